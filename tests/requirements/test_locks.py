"""Pins and locks: every package that the commands install is pinned, hashed, and the same in each lock."""

from __future__ import annotations

import re

import pytest

from tests.requirements.audit import PROJECT

NAMES = ["requirements", "requirements-ocr", "requirements-dev"]


def pins(file: str) -> dict[str, str]:
    """Version by package, of a list of pins and of the lists it includes."""
    found = {}
    for line in (PROJECT / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("-r "):
            found |= pins(line.removeprefix("-r "))
        elif pinned := re.match(r"([\w.-]+)==([\w.]+)", line):
            found[pinned[1].lower().replace("_", "-")] = pinned[2]
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_direct_pin_is_in_the_lock_at_that_version(name: str) -> None:
    direct, locked = pins(f"{name}.txt"), pins(f"{name}.lock")
    assert direct and {p: v for p, v in direct.items() if locked.get(p) != v} == {}, "run: make lock"


def test_locks_agree_on_the_version_of_every_package() -> None:
    dev = pins("requirements-dev.lock")
    others = pins("requirements.lock") | pins("requirements-ocr.lock")
    assert {package: version for package, version in others.items() if dev.get(package) != version} == {}


@pytest.mark.parametrize("name", NAMES)
def test_every_package_of_a_lock_has_hashes_and_no_lock_names_a_host_or_a_path(name: str) -> None:
    text = (PROJECT / f"{name}.lock").read_text(encoding="utf-8")
    entries = re.findall(r"^[\w.-]+==.*(?:\n    --hash=.*)*", text, re.MULTILINE)
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.findall(r"://|^--|@ |/\w+/", text, re.MULTILINE) == []


def test_the_two_commands_install_from_the_locks_with_hashes() -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    assert "--require-hashes" in makefile
    assert re.findall(r"requirements(?!-soak)[\w-]*\.txt(?=.*\| )", makefile) == []
