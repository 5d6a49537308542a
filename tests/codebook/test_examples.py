"""Every example of the codebook matches its pattern, every counter-example does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from analysis import codebook, schema
from analysis.codebook import Code, Rule
from tests.factories.cases import assert_no_offenders

FILES = list(codebook.files())
CODE = Path(codebook.__file__).parent.parent


def _coded(counter: bool) -> Iterator[tuple[str, Code, str]]:
    """Domain, code and text of every example (or counter-example) of a code that has patterns."""
    for name, form in FILES:
        if form == "domain":
            for code in codebook.domain(name).codes.values():
                if code.patterns:
                    texts = code.counter_examples if counter else code.examples
                    yield from ((name, code, text) for text in texts)


def _ruled(counter: bool) -> Iterator[tuple[str, Rule, str]]:
    """File, rule and text of every example (or counter-example) of a rule."""
    for name, form in FILES:
        if form == "rules":
            for rule in codebook.rules(name).values():
                yield from (
                    (name, rule, text) for text in (rule.counter_examples if counter else rule.examples)
                )


def test_the_codebook_has_many_examples() -> None:
    for examples in (_coded(False), _coded(True), _ruled(False), _ruled(True)):
        assert len(list(examples)) > 50


def test_examples_have_their_code() -> None:
    assert_no_offenders(
        f"{name}, {code.name}: {text} is coded {codebook.domain(name).best(text)}"
        for name, code, text in _coded(counter=False)
        if codebook.domain(name).best(text) != code.name
    )


def test_counter_examples_do_not_have_their_code() -> None:
    assert_no_offenders(
        f"{name}, {code.name}: {text}"
        for name, code, text in _coded(counter=True)
        if codebook.domain(name).best(text) == code.name
    )


def test_rules_match_their_examples() -> None:
    assert_no_offenders(
        f"{name}, {rule.name}: {text}"
        for name, rule, text in _ruled(counter=False)
        if not rule.pattern.search(text)
    )


def test_rules_do_not_match_their_counter_examples() -> None:
    assert_no_offenders(
        f"{name}, {rule.name}: {text}"
        for name, rule, text in _ruled(counter=True)
        if rule.pattern.search(text)
    )


def _loaded_names() -> set[str]:
    """Names of codebook files that the code or the schema asks for."""
    asked = {c.domain for t in schema.TABLES.values() for c in t.columns if c.domain}
    for path in CODE.rglob("*.py"):
        asked |= set(re.findall(r"\b(?:rules|domain|words)\(\s*\"(\w+)\"", path.read_text(encoding="utf-8")))
    return asked


def test_every_codebook_file_is_loaded_by_some_module() -> None:
    loaded = _loaded_names()
    assert_no_offenders(name for name, _ in FILES if name not in loaded)


def test_every_domain_of_the_schema_has_its_codebook_file() -> None:
    domains = {column.domain for table in schema.TABLES.values() for column in table.columns} - {""}
    assert_no_offenders(name for name in domains if not codebook.domain(name).codes)
