"""Everything side by side for the eye: one row per measure or attribute, one column per side."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.findings.side_facts import name_fact, say_facts
from dashboard.view import View
from dashboard.words import Words

SECTION = "section"
SECTIONS = (
    "head", "dates", "durations", "stated", "size", "statuses", "rates", "issue_types", "actions", "concreteness", "outcomes", "words",
)  # fmt: skip
_COUNTED = ("issue_type", "action", "status")  # a side with any of these has 0 of those it lacks


def side_table(view: View, facts: pd.DataFrame, sides: Sequence[str]) -> pd.DataFrame:
    """One row per measure: section, measure, and a column of texts per side. Rows that no side knows are left out."""
    words = view.words
    rows = [
        {SECTION: words(f"compare.sections.{section}"), "measure": name} | cells
        for section in SECTIONS
        for name, cells in _section_rows(facts[facts["section"] == section], section, sides, words)
    ]
    table = pd.DataFrame(rows, columns=[SECTION, "measure", *sides])
    known = (table[list(sides)] != words("absent")).any(axis=1)
    return table[known].reset_index(drop=True)


def _section_rows(
    facts: pd.DataFrame, section: str, sides: Sequence[str], words: Words
) -> list[tuple[str, dict[str, str]]]:
    if section == "words":
        return _word_rows(facts, sides, words)
    told = facts if section == "durations" else facts[facts["basis"] != "none"]
    if section == "rates" and told.empty and len(facts):
        return [(words("compare.rate_of_none"), {side: _rate_of_none(facts, side, words) for side in sides})]
    named = told.assign(name=[name_fact(fact, words) for _, fact in told.iterrows()])
    if section in ("issue_types", "actions"):
        named = named.sort_values("share", ascending=False, kind="stable")
    return [
        (str(name), {side: _cell(rows, facts, side, words) for side in sides})
        for name, rows in named.groupby("name", sort=False)
    ]


def _cell(rows: pd.DataFrame, facts: pd.DataFrame, side: str, words: Words) -> str:
    own = rows[rows["side"] == side]
    if len(own):
        return words("absent") if (own["basis"] == "none").all() else say_facts(own, words)
    attribute, of_side = rows["attribute"].iloc[0], facts[facts["side"] == side]
    if attribute == "completion_rate":
        return _rate_of_none(facts, side, words)
    if attribute not in _COUNTED or of_side.empty:
        return words("absent")
    if attribute == "status" and set(of_side["item"]) == {"not_stated"}:
        return words("absent")  # it states no status at all: unknown, not 0
    return words.number(0)


def _rate_of_none(facts: pd.DataFrame, side: str, words: Words) -> str:
    """A side that was asked and gives no such rate; a dash for issues of one type, whose rates no notice states."""
    return words("compare.not_stated" if side in set(facts["side"]) else "absent")


def _word_rows(facts: pd.DataFrame, sides: Sequence[str], words: Words) -> list[tuple[str, dict[str, str]]]:
    said = {
        side: [
            words("compare.word", term=r["item"], rate=f"{r['value']:.0f}")
            for _, r in facts[facts["side"] == side].iterrows()
        ]
        for side in sides
    }
    ranks = range(max((len(terms) for terms in said.values()), default=0))
    return [
        (
            words("compare.top_word", rank=k + 1),
            {s: said[s][k] if k < len(said[s]) else words("absent") for s in sides},
        )
        for k in ranks
    ]
