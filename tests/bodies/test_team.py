"""The team is looked for clause by clause, which must find what the rules find in the whole text."""

from __future__ import annotations

from analysis.bodies.team import find_clauses
from analysis.codebook import rules


def test_clause_by_clause_the_rules_find_what_they_find_in_the_text() -> None:
    found = [rule for name, rule in rules("team").items() if name != "committee_alone"]
    examples = [example for rule in found for example in rule.examples]
    text = "。".join(f"根据统一部署,由{example}进驻,成立领导小组;" for example in examples)
    whole = {rule.name: [match.span() for match in rule.pattern.finditer(text)] for rule in found}
    clauses = find_clauses(text)
    by_clause = {r.name: [m.span() for c in clauses for m in r.pattern.finditer(text, *c)] for r in found}
    assert all(whole.values())
    assert by_clause == whole
