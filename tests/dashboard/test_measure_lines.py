"""Measures are shown by what they name, without any text: acts, documents, figures, dates and terms."""

from __future__ import annotations

import pytest

from analysis.compare.measure_contents import list_contents
from analysis.compare.tables import Tables
from analysis.paths import SHIPPED
from dashboard.components.measure_lines import describe_measures
from dashboard.i18n.translator import Translator
from tests.factories.acted_tables import acted_tables, acts_table


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["1）: meeting, issuing rules (9", "Documents: 《甲办法》 (issued)"]),
        ("zh", ["1）：会议研究、建章立制（9", "文件：《甲办法》（"]),
    ],
)
def test_a_measure_names_its_acts_once_and_its_documents(language: str, lines: list[str]) -> None:
    named = [("alpha#1.1", "meeting"), ("alpha#1.1", "rule"), ("alpha#1.1", "meeting")]
    tables = Tables.from_frames(acted_tables() | {"actions": acts_table(named)})
    shown = describe_measures(list_contents(tables, "alpha#1"), Translator(language))
    assert [line for line in lines if line not in shown] == [], shown


def test_every_shipped_measure_with_acts_shows_what_it_is_about() -> None:
    tables = Tables.from_folder(SHIPPED)
    issues = tables.query("SELECT DISTINCT issue_id FROM measures")["issue_id"]
    contents = [measure for issue in issues for measure in list_contents(tables, issue)]
    assert len(contents) == len(tables.query("SELECT 1 FROM measures"))
    silent = [c.measure["measure_id"] for c in contents if not (c.terms or any(map(len, c.rows.values())))]
    assert len(silent) <= 2, silent
