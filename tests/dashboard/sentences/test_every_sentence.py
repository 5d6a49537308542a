"""Every finding of a page is counted a second time somewhere."""

from __future__ import annotations

import re
from pathlib import Path

from analysis.paths import PROJECT

# Sentences whose numbers are of passages: counted in tests/words and tests/dashboard/pages/test_context.py.
OF_TEXTS = {"describe_hits", "describe_unread", "describe_spread", "describe_collocates", "describe_phrases"}
# What a search found: counted in tests/dashboard/pages/test_search.py.
OF_SEARCH = {"describe_hits_found", "describe_searched", "describe_translated"}
# Parts of the sentences above, notes on a cut or on the choice, and sentences of these alone.
OF_PARTS = {
    "describe_groups",
    "describe_cut",
    "describe_ties",
    "describe_ties_at_end",
    "describe_ties_of_groups",
    "describe_ignored_rates",
    "describe_rule",
    "describe_controls",
    "describe_doubts",
    "describe_network",
    "describe_values",
    "describe_differences",
    "describe_completion",
    "describe_gap",
    "describe_bodies",
}


def test_no_finding_is_left_out() -> None:
    sources = [
        path
        for folder in ("pages", "components")
        for path in (PROJECT / "dashboard" / folder).rglob("*findings.py")
    ]
    found = {name for path in sources for name in re.findall(r"def (describe_\w+)", path.read_text("utf-8"))}
    here = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("*_sentences.py"))
    assert len(found) > 30
    assert {name for name in found if f"{name}(" not in here} - OF_TEXTS - OF_SEARCH - OF_PARTS == set()
