"""Which kind of body an organisation is: a hospital, a school, a court; by the end of its name."""

from __future__ import annotations

from analysis.codebook import rules

OTHER = "other"
UNNAMED = "unknown"
_LONGEST_END = 14  # characters; the rules look at no more


def kind_of_body(name: str | None) -> str:
    """The rule of rules/body_kinds.yaml that fits the name; `other` where none does, `unknown` of no name."""
    if not isinstance(name, str) or not name:
        return UNNAMED
    end = name[-_LONGEST_END:]
    return next((kind for kind, rule in rules("body_kinds").items() if rule.pattern.search(end)), OTHER)


def kinds_of_bodies() -> list[str]:
    """All that there are, in the order of the rules."""
    return [*rules("body_kinds"), OTHER, UNNAMED]
