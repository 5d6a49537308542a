"""What `make audit` makes of licences and of pip-audit's report."""

import json
from email.message import Message

import pytest

from tests.requirements.audit import is_allowed, read_report, stated_licences


@pytest.mark.parametrize(
    ("fields", "allowed"),
    [
        ([("License-Expression", "MIT")], True),
        ([("License-Expression", "MIT OR GPL-3.0-only")], True),
        ([("License-Expression", "MIT AND GPL-3.0-only")], False),
        ([("License-Expression", "BSD-3-Clause AND (MIT AND Zlib)")], True),
        ([("Classifier", "License :: OSI Approved :: MIT License")], True),
        ([("Classifier", "License :: OSI Approved :: GNU Affero General Public License v3")], False),
        ([("License", "MIT License\n\nCopyright somebody")], True),
        ([("License", "as you like")], False),
        ([], False),
    ],
)
def test_a_licence_is_read_from_where_a_package_states_it(
    fields: list[tuple[str, str]], allowed: bool
) -> None:
    metadata = Message()
    for name, value in fields:
        metadata[name] = value
    assert is_allowed(stated_licences(metadata)) is allowed  # type: ignore[arg-type]


def package(name: str, **values: object) -> dict[str, object]:
    return {"name": name, "version": "1.0"} | values


@pytest.mark.parametrize(
    ("packages", "sentence", "vulnerable"),
    [
        ([package("a", skip_reason="not found")], "not run", False),
        ([package("a", vulns=[]), package("b", skip_reason="not found")], "1 packages (1 not in", False),
        ([package("a", vulns=[{"id": "PYSEC-1"}])], "known: a 1.0: PYSEC-1", True),
    ],
)
def test_the_report_states_what_was_looked_up(
    packages: list[dict[str, object]], sentence: str, vulnerable: bool
) -> None:
    report = read_report(json.dumps({"dependencies": packages}))
    assert sentence in report[0] and report[1] is vulnerable


def test_no_report_is_not_run_and_not_clean() -> None:
    assert read_report("") == ("vulnerabilities: not run: pip-audit or its database cannot be reached", False)
