"""Timeline: the choice of a deadline and the chart of it, folded where it applies to few of the notices."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from analysis.compare.deadlines import Deadline, count_standings, read_deadlines
from dashboard.pages.timeline.deadline_blocks import deadline_block, label_rule
from dashboard.pages.timeline.lists import show_dated
from dashboard.shell import url
from dashboard.shell.view import View

_OWN = 180  # days at first


def show_deadline(view: View) -> None:
    """The chart where the rule fits most notices of the selection; else a fold that opens it."""
    tr, rules = view.tr, read_deadlines()
    chosen = rules[url.current("rule", list(rules))]
    counts = count_standings(view.tables, view.selection, chosen)
    of = sum(counts.values())
    fitting = of - counts.get("not_covered", 0)
    if 2 * fitting > of:
        _show(view, rules)
        return
    title = tr("timeline.deadline.folded", n=tr.number(fitting), of=tr.number(of))
    place = url.fold("deadline", title)
    if place is not None:
        with place:
            _show(view, rules)


def _show(view: View, rules: dict[str, Deadline]) -> None:
    rule = _choose(view, rules)
    counts = count_standings(view.tables, view.selection, rule)
    if counts:
        show_dated(view, lambda: deadline_block(view, counts, rule))


def _choose(view: View, rules: dict[str, Deadline]) -> Deadline:
    tr = view.tr
    with st.container(horizontal=True, vertical_alignment="bottom"):
        code = url.choose(
            "rule",
            tr("timeline.deadline.rule"),
            list(rules),
            format_func=lambda c: label_rule(view, rules[c]),
        )
        rule = rules[code]
        if rule.months or rule.days:
            return rule
        return replace(rule, days=url.number("days", tr("timeline.deadline.days"), default=_OWN, most=2000))
