"""Every example of the codebook matches its pattern, every counter-example does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis import codebook, schema
from analysis.codebook import Domain, Rule

FILES = list(codebook.files())
CODE = Path(codebook.__file__).parent.parent


def _coded(counter: bool) -> Iterator[object]:
    for name, form in FILES:
        if form == "domain":
            domain = codebook.domain(name)
            for code in domain.codes.values():
                for text in code.counter_examples if counter else code.examples:
                    if code.patterns:
                        yield pytest.param(domain, code.name, text, id=f"{name}-{code.name}-{text}")


def _ruled(counter: bool) -> Iterator[object]:
    for name, form in FILES:
        if form == "rules":
            for rule in codebook.rules(name).values():
                for text in rule.counter_examples if counter else rule.examples:
                    yield pytest.param(rule, text, id=f"{name}-{rule.name}-{text}")


@pytest.mark.parametrize(("domain", "code", "text"), list(_coded(counter=False)))
def test_an_example_is_coded_as_its_code(domain: Domain, code: str, text: str) -> None:
    assert domain.best(text) == code


@pytest.mark.parametrize(("domain", "code", "text"), list(_coded(counter=True)))
def test_a_counter_example_is_not_coded_as_its_code(domain: Domain, code: str, text: str) -> None:
    assert domain.best(text) != code


@pytest.mark.parametrize(("rule", "text"), list(_ruled(counter=False)))
def test_a_rule_matches_its_example(rule: Rule, text: str) -> None:
    assert rule.pattern.search(text)


@pytest.mark.parametrize(("rule", "text"), list(_ruled(counter=True)))
def test_a_rule_passes_over_its_counter_example(rule: Rule, text: str) -> None:
    assert not rule.pattern.search(text)


def _loaded_names() -> set[str]:
    """Names of codebook files that the code or the schema asks for."""
    asked = {c.domain for t in schema.TABLES.values() for c in t.columns if c.domain}
    for path in CODE.rglob("*.py"):
        asked |= set(re.findall(r"\b(?:rules|domain|words)\(\s*\"(\w+)\"", path.read_text(encoding="utf-8")))
    return asked


@pytest.mark.parametrize("name", [name for name, _ in FILES])
def test_a_codebook_file_is_loaded_by_some_module(name: str) -> None:
    assert name in _loaded_names()


@pytest.mark.parametrize("name", sorted({c.domain for t in schema.TABLES.values() for c in t.columns} - {""}))
def test_a_domain_of_the_schema_has_its_codebook_file(name: str) -> None:
    assert codebook.domain(name).codes
