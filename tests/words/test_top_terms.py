"""What a reader sees first: no function word, number, unit or single character leads a view."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.codebook import domain
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.vocabulary import term_frequencies
from analysis.ingest.build import build
from analysis.paths import SAMPLE, SHIPPED
from tests.factories.cases import assert_no_offenders

TESTS = Path(__file__).parent.parent
# Prepositions, conjunctions, pronouns, particles, numerals, measure words, and so on (ICTCLAS set).
FUNCTION_TAGS = {
    "p",
    "c",
    "cc",
    "r",
    "rr",
    "rz",
    "u",
    "uj",
    "ul",
    "uv",
    "ud",
    "uz",
    "m",
    "mq",
    "q",
    "y",
    "e",
    "o",
}
UNITS = {
    "万元",
    "亿元",
    "人次",
    "场次",
    "户次",
    "平方米",
    "公里",
    "百分点",
    "个百分点",
    "万人",
    "工作日",
    "小时",
    "项次",
}


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """All invented notices; the shipped tables are looked at beside them."""
    out = tmp_path_factory.mktemp("invented") / "tables"
    build([str(SAMPLE), *map(str, sorted(TESTS.glob("corpus*")))], out)
    return Tables.from_folder(out)


def _views() -> list[tuple[Selection, str | None]]:
    everything = Selection()
    types = [everything.narrowed(issue_types=code) for code in domain("issue_type").codes]
    levels = [everything.narrowed(levels=code) for code in domain("level").codes]
    statuses = [everything.narrowed(statuses=code) for code in domain("status").codes]
    return [
        *((s, None) for s in (everything, *types, *levels, *statuses)),
        *((everything, p) for p in domain("part").codes),
    ]


def _misplaced(tables: Tables, selection: Selection, part: str | None) -> list[str]:
    top = term_frequencies(tables, selection, part=part, limit=30)
    return [
        row.term
        for row in top.itertuples()
        if row.pos in FUNCTION_TAGS
        or row.term in UNITS
        or len(row.term) < 2
        or any(c.isdigit() for c in row.term)
    ]


@pytest.fixture(scope="module")
def shipped() -> Tables:
    return Tables.from_folder(SHIPPED)


def test_words_without_a_subject_lead_no_view(tables: Tables, shipped: Tables) -> None:
    assert_no_offenders(
        f"{selection} {part or ''}: {misplaced}"
        for selection, part in _views()
        for of in (tables, shipped)
        if (misplaced := _misplaced(of, selection, part))
    )


def test_words_without_a_subject_lead_no_notice(tables: Tables, shipped: Tables) -> None:
    assert_no_offenders(
        f"{notice_id}: {misplaced}"
        for of in (tables, shipped)
        for notice_id in of.query("SELECT notice_id FROM notices")["notice_id"]
        if (misplaced := _misplaced(of, Selection(notices=(notice_id,)), None))
    )
