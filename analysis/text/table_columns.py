"""What the columns of a table contain, by their headings (codebook/tables.yaml)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.codebook import rules
from analysis.text.folded import fold

_LONGEST_LABEL = 14


def column_roles(labels: Sequence[str]) -> list[str] | None:
    """The role of each column, empty where no rule names one; None where the labels head no table of
    problems.
    """
    if sum(bool(label) for label in labels) < 2 or any(len(label) > _LONGEST_LABEL for label in labels):
        return None
    roles = [column_role(label) for label in labels]
    return roles if roles.count("problem") and {"measure", "status"} & set(roles) else None


def heads_section(roles: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a row is the heading of those below it: 二 | 作风方面 | | — counted in characters, or not at
    all, and nothing is reported of it.
    """
    if "number" not in roles or not words[roles.index("problem")]:
        return False
    described = any(w for role, w in zip(roles, words, strict=False) if role not in ("number", "problem"))
    number = fold(words[roles.index("number")]).strip(" ()、.")
    return not described and not number.isdecimal() and all(c in "一二三四五六七八九十" for c in number)


def column_role(label: str) -> str:
    """What a column or row of this heading contains; empty where no rule names it."""
    words = re.sub(r"\s|[(（*].*", "", fold(label).strip("* "))
    return next((name for name, rule in rules("tables").items() if rule.pattern.search(words)), "")
