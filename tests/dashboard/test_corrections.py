"""Corrections on the pages: applied, counted, switched off, undone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analysis import paths
from analysis.library.corrections import Correction, read_corrections
from analysis.library.corrections.file import add_corrections
from analysis.store import read_tables
from dashboard.i18n.translator import Translator
from dashboard.shell.texts import text_with
from locales import languages
from tests.factories.opened import OpenPage, checked, parameter, texts, view_of

TYPE = Correction(
    "alpha" * 8, "", "issues", "change", "100", "190", "", "issue_type", "safety_risk", "theory_study", "甲"
)
LOST = Correction("beta" * 8, "", "issues", "change", "7", "9", "", "title", "无", "某")


def _types(app: AppTest) -> list[str]:
    found = view_of(app).tables.query("SELECT issue_type FROM issues WHERE notice_id = 'alpha' ORDER BY seq")
    return list(found["issue_type"])


@pytest.mark.parametrize("language", languages())
def test_every_page_counts_them_and_the_switch_shows_what_was_read(
    language: str, open_page: OpenPage
) -> None:
    add_corrections(paths.CORRECTIONS, [TYPE, LOST])
    tr = Translator(language)
    app = open_page("issues", language)
    note = tr("corrections.note", issues=1, of_issues=6, notices=1, of_notices=3)
    assert _types(app)[0] == "theory_study" and note in texts(app) and note in view_of(app).caveats
    beside_charts = [c.value for c in app.markdown if tr("corrections.part.issues", n=1, of=6) in c.value]
    assert beside_charts and all("**" in caption for caption in beside_charts)
    app.toggle(key="as_read").set_value(True).run()
    assert _types(checked(app))[0] == "safety_risk" and note not in texts(app)
    assert parameter(app, "as_read") == "1"


def test_all_are_listed_with_what_became_of_them_and_undone_one_by_one(open_page: OpenPage) -> None:
    add_corrections(paths.CORRECTIONS, [TYPE, LOST])
    tr = Translator("en")
    app = open_page("method", section="corrections")
    assert tr("corrections.list.state.orphaned") in texts(app)
    assert tr.label("issue_type", "theory_study") in texts(app)
    app.button(key="undo-0").click().run()
    assert read_corrections(paths.CORRECTIONS) == [LOST] and _types(checked(app))[0] == "safety_risk"


def _pills(app: AppTest, column: str) -> Any:
    return next(
        e for e in app.get("button_group") if e.key and e.key.startswith("fix-") and f"-{column}-" in e.key
    )


def _button(app: AppTest, name: str) -> Any:
    return next(b for b in app.button if b.key and b.key.startswith("fix-") and b.key.endswith(name))


def test_a_fact_is_corrected_in_two_clicks_after_it_is_opened(open_page: OpenPage) -> None:
    app = open_page("notice", id="alpha", at="100-190")
    _pills(app, "issue_type").set_value("theory_study")
    _button(app, "issues-(100, 190)-0-save").click().run()
    app.run()
    assert _types(checked(app))[0] == "theory_study"
    first = read_corrections(paths.CORRECTIONS)
    assert [(c.table, c.column, c.value_read, c.value_given) for c in first] == [
        ("issues", "issue_type", "safety_risk", "theory_study")
    ]
    _button(app, "issues-(100, 190)-0-strike").click().run()
    app.run()
    assert len(_types(checked(app))) == 2 and len(read_corrections(paths.CORRECTIONS)) == 2
    app.button(key="undo-1").click().run()
    app.button(key="undo-0").click().run()
    assert _types(checked(app)) == ["safety_risk", "safety_risk", "finance_procurement"]


def test_a_date_that_is_none_is_refused_and_one_that_is_changes_the_duration(open_page: OpenPage) -> None:
    app = open_page("notice", id="alpha")
    field = next(t for t in app.text_input if t.key and "-feedback_date-" in t.key)
    field.set_value("2023-02-30")
    _button(app, "notices-None-0-save").click().run()
    assert not paths.CORRECTIONS.exists() and app.error
    next(t for t in app.text_input if t.key and "-feedback_date-" in t.key).set_value("2023-03-11")
    _button(app, "notices-None-0-save").click().run()
    app.run()
    found = view_of(checked(app)).tables.query("SELECT feedback_date FROM notices WHERE notice_id = 'alpha'")
    assert list(found["feedback_date"]) == ["2023-03-11"]


def test_where_nothing_can_be_written_one_sentence_reports_it(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_corrections(paths.CORRECTIONS, [TYPE])
    for module in ("components.correcting", "components.corrections", "pages.method.corrections"):
        monkeypatch.setattr(f"dashboard.{module}.can_write", lambda _: False)
    app = open_page("notice", "zh", id="alpha", at="100-190")
    assert Translator("zh")("corrections.read_only", folder="|").partition("|")[0] in texts(app)
    assert not [b for b in app.button if b.key and b.key.startswith(("fix-", "undo-"))]
    assert _types(app)[0] == "theory_study"


def test_a_missed_issue_is_added_by_its_first_words(open_page: OpenPage, sample_folder: Path) -> None:
    notice = read_tables(sample_folder)["notices"].iloc[0]
    text = text_with(notice["sha256"])
    assert text is not None
    before = read_tables(sample_folder)["measures"].iloc[0]
    words = text[before["start"] : before["start"] + 40]
    app = open_page("notice", tables=sample_folder, id=str(notice["notice_id"]))
    key = next(t.key for t in app.text_input if t.key and t.key.endswith("-words"))
    for given in ("没有的字句", words):
        app.text_input(key=key).set_value(given)
        app.button(key=key.replace("-words", "-add")).click().run()
        assert paths.CORRECTIONS.exists() == (given == words)
    app.run()
    found = view_of(checked(app)).tables.query(
        "SELECT title, n_measures FROM issues WHERE notice_id = $id ORDER BY seq", {"id": notice["notice_id"]}
    )
    assert found["title"].iloc[-1] == words and found["n_measures"].iloc[-1] >= 1
