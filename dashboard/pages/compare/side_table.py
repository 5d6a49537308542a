"""Everything side by side for the eye: one row per measure or attribute, one column per side."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.i18n.translator import Translator
from dashboard.pages.compare.side_facts import format_facts, label_fact
from dashboard.shell.view import View

SECTION = "section"
SECTIONS = (
    "head",
    "dates",
    "durations",
    "stated",
    "size",
    "statuses",
    "rates",
    "issue_types",
    "actions",
    "concreteness",
    "outcomes",
    "words",
)
_COUNTED = ("issue_type", "action", "status")  # a side with any of these has 0 of those it lacks


def side_table(view: View, facts: pd.DataFrame, sides: Sequence[str]) -> pd.DataFrame:
    """One row per measure: section, measure, and a column of texts per side.

    Rows without a known value are dropped.
    """
    tr = view.tr
    rows = [
        {SECTION: tr(f"compare.sections.{section}"), "measure": name} | cells
        for section in SECTIONS
        for name, cells in _section_rows(facts[facts["section"] == section], section, sides, tr)
    ]
    table = pd.DataFrame(rows, columns=[SECTION, "measure", *sides])
    known = (table[list(sides)] != tr("absent")).any(axis=1)
    return table[known].reset_index(drop=True)


def _section_rows(
    facts: pd.DataFrame, section: str, sides: Sequence[str], tr: Translator
) -> list[tuple[str, dict[str, str]]]:
    if section == "words":
        return _word_rows(facts, sides, tr)
    listed = facts if section == "durations" else facts[facts["basis"] != "none"]
    named = listed.assign(name=[label_fact(fact, tr) for _, fact in listed.iterrows()])
    if section in ("issue_types", "actions"):
        named = named.sort_values("share", ascending=False, kind="stable")
    return [
        (str(name), {side: _cell(rows, facts, side, tr) for side in sides})
        for name, rows in named.groupby("name", sort=False)
    ]


def _cell(rows: pd.DataFrame, facts: pd.DataFrame, side: str, tr: Translator) -> str:
    own = rows[rows["side"] == side]
    if len(own):
        return tr("absent") if (own["basis"] == "none").all() else format_facts(own, tr)
    attribute, of_side = rows["attribute"].iloc[0], facts[facts["side"] == side]
    if attribute not in _COUNTED or of_side.empty:
        return tr("absent")
    if attribute == "status" and set(of_side["item"]) == {"not_stated"}:
        return tr("absent")  # it states no status at all: unknown, not 0
    return tr.number(0)


def _word_rows(facts: pd.DataFrame, sides: Sequence[str], tr: Translator) -> list[tuple[str, dict[str, str]]]:
    values = {
        side: [
            tr("compare.word", term=r["item"], rate=f"{r['value']:.0f}")
            for _, r in facts[facts["side"] == side].iterrows()
        ]
        for side in sides
    }
    ranks = range(max((len(terms) for terms in values.values()), default=0))
    return [
        (
            tr("compare.top_word", rank=k + 1),
            {s: values[s][k] if k < len(values[s]) else tr("absent") for s in sides},
        )
        for k in ranks
    ]
