"""Licences of the installed packages, and known vulnerabilities of the locked ones.

    python -m tests.requirements.audit

Ends with 1 where a licence is not in `licences.yaml` or a vulnerability is known. Where the database of
vulnerabilities cannot be reached it says so, and only licences count.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import Distribution, PackageMetadata, distributions
from pathlib import Path
from typing import Any

import yaml

PROJECT = Path(__file__).parents[2]
LICENCES = yaml.safe_load((Path(__file__).parent / "licences.yaml").read_text(encoding="utf-8"))
_ALLOWED = {name for spdx, others in LICENCES["allowed"].items() for name in (spdx, *others)}
_PIP_AUDIT = "pip-audit==2.10.1"
_NOT_RUN = "vulnerabilities: not run: pip-audit or its database cannot be reached"


def main() -> int:
    """Print what was found; 1 where something is not allowed or vulnerable."""
    packages = list(distributions())
    odd = odd_licences(packages)
    print(f"licences: {len(packages)} packages, not allowed: {', '.join(odd) or 'none'}")
    report = run_pip_audit(PROJECT / "requirements-dev.lock")
    sentence, vulnerable = read_report(report)
    print(sentence)
    return 1 if odd or vulnerable else 0


def odd_licences(packages: Iterable[Distribution]) -> list[str]:
    """Packages whose licence is not allowed, each with what it states."""
    stated = {package.name: stated_licences(package.metadata) for package in packages}
    return sorted(
        f"{name} ({', '.join(licences) or 'none stated'})"
        for name, licences in stated.items()
        if name not in LICENCES["read_by_hand"] and not is_allowed(licences)
    )


def stated_licences(metadata: PackageMetadata) -> list[str]:
    """The package's licences: its SPDX expression, else its classifiers, else the first line it states."""
    if expression := metadata.get("License-Expression"):
        return [expression]
    classifiers = [c.split(" :: ")[-1] for c in metadata.get_all("Classifier") or [] if "License ::" in c]
    if named := [name for name in classifiers if name != "OSI Approved"]:
        return named
    return [line.strip() for line in str(metadata.get("License") or "").splitlines()[:1]]


def is_allowed(licences: list[str]) -> bool:
    """Whether all of the licences are allowed; of `A OR B` one is enough."""
    return bool(licences) and all(
        any(_is_allowed(alternative) for alternative in re.split(r" OR ", licence)) for licence in licences
    )


def _is_allowed(expression: str) -> bool:
    return expression in _ALLOWED or all(part.strip(" ()") in _ALLOWED for part in expression.split(" AND "))


def run_pip_audit(lock: Path) -> str:
    """What pip-audit reports on the locked packages, as JSON; "" where it cannot run."""
    uv = Path(sys.executable).with_name("uv")
    command = [str(uv), "tool", "run", "-q", "--from", _PIP_AUDIT, "pip-audit", "--format", "json"]
    options = ["--progress-spinner", "off", "--disable-pip", "--require-hashes", "-r", str(lock)]
    try:
        done = subprocess.run([*command, *options], capture_output=True, text=True, timeout=600, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout


def read_report(report: str) -> tuple[str, bool]:
    """A sentence on pip-audit's report, and whether a package is vulnerable."""
    try:
        packages: list[dict[str, Any]] = json.loads(report)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return _NOT_RUN, False
    looked_up = [package for package in packages if "skip_reason" not in package]
    if not looked_up:
        return _NOT_RUN, False
    known = [f"{p['name']} {p['version']}: {v['id']}" for p in looked_up for v in p["vulns"]]
    missing = len(packages) - len(looked_up)
    return (
        f"vulnerabilities: {len(looked_up)} packages ({missing} not in the database), "
        f"known: {', '.join(known) or 'none'}",
        bool(known),
    )


if __name__ == "__main__":
    sys.exit(main())
