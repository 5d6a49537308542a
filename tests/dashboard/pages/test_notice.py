"""The notice page: which notice and passage it opens, what it reports, and how a text comes to it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis import paths
from analysis.ingest.build import build
from dashboard.i18n.translator import Translator
from locales import languages
from tests.factories.invented_tables import invented_tables
from tests.factories.opened import OpenPage, checked, parameter, texts


def _reader(app: AppTest) -> dict[str, Any]:
    return json.loads(next(e.proto.json for e in app.get("bidi_component")))


@pytest.mark.parametrize("language", languages())
def test_every_fact_of_the_notice_is_listed_with_its_place(language: str, open_page: OpenPage) -> None:
    shown = _reader(open_page("notice", language, id="alpha"))
    listed = {line["id"]: (line["start"], line["end"]) for line in shown["lines"] if line["id"]}
    assert {kind["code"]: kind["n"] for kind in shown["kinds"]}["issue"] == 3
    assert listed["issue-2"] == (200, 290) and listed["measure-1"] == (110, 119)


def test_totals_and_rates_are_reported_with_their_basis(open_page: OpenPage) -> None:
    words = open_page("notice", id="alpha").get("html")[0].value
    assert "problems: 10 total" in words
    assert "The notice reports 80.0% of problems as completed (8 of 10)." in words
    assert "Of the issues listed, 66.7% are reported as completed (2 of 3); between " in words


def test_a_notice_that_states_no_rate_shows_none_and_no_zero(open_page: OpenPage) -> None:
    words = open_page("notice", id="gamma").get("html")[0].value
    assert Translator("en")("notice.head.rates_none") in words
    assert "0.0%" not in words and "nan" not in words.lower() and "NA" not in words


@pytest.mark.parametrize("language", languages())
def test_a_count_of_completed_measures_without_a_total_is_reported_and_is_no_rate(
    language: str, open_page: OpenPage
) -> None:
    tables = invented_tables()
    count = (
        tables["totals"]
        .iloc[[0]]
        .assign(
            notice_id="gamma", counted="measure", state="completed", statistic="count", scope="own", value=41
        )
    )
    tables["totals"] = pd.concat([tables["totals"], count], ignore_index=True)
    words = open_page("notice", language, tables=tables, id="gamma").get("html")[0].value
    tr = Translator(language)
    reported = tr("notice.head.count.measure", n="41", what=tr.label("counted", "measure"))
    assert tr("notice.head.count_only", counts=reported) in words


@pytest.mark.parametrize("language", languages())
def test_an_empty_selection_is_explained_and_can_be_undone(language: str, open_page: OpenPage) -> None:
    app = open_page("notice", language, level="county", kind="巡视")
    assert Translator(language)("selection.empty") in app.warning[0].value
    checked(app.button(key="reset_page").click().run())
    assert _reader(app)["lines"]


def test_what_a_notice_lists_is_reported_with_its_states(open_page: OpenPage) -> None:
    assert (
        "3 issues with 6 measures: 2 completed, 1 not stated"
        in open_page("notice", id="alpha").get("html")[0].value
    )


def test_doubts_are_described_in_sentences(open_page: OpenPage) -> None:
    words = open_page("notice", id="alpha").warning[0].value
    assert "10, 25" in words and "1 of 3 issues has no status given" in words


def test_grave_doubts_are_apart_and_marked_in_the_list_of_notices(open_page: OpenPage) -> None:
    app = open_page("notice", id="gamma")
    assert "1 grave doubt" in app.error[0].value and "single issue" in app.error[0].value
    assert [name.count("⚠ 1") for name in app.selectbox(key="notice-choice").options].count(1) == 1
    assert not open_page("notice", id="alpha").error


def test_without_a_link_the_first_notice_of_the_selection_is_shown(open_page: OpenPage) -> None:
    app = open_page("notice", level="unit")
    assert app.selectbox(key="notice-choice").value == "gamma"
    assert parameter(app, "id") == "gamma"


def test_a_link_opens_its_notice_whatever_is_selected(open_page: OpenPage) -> None:
    assert open_page("notice", id="alpha", level="unit").selectbox(key="notice-choice").value == "alpha"


def test_a_link_to_a_notice_that_is_not_there_is_explained(open_page: OpenPage) -> None:
    app = open_page("notice", id="<b>nobody")
    assert Translator("en")("notice.no_such") in [w.value for w in app.warning]


@pytest.mark.parametrize(
    ("query", "target", "place"),
    [
        ({"issue": "2"}, "issue-2", [200, 290]),
        ({"issue": "alpha#2"}, "issue-2", [200, 290]),
        ({"at": "110-119"}, "measure-1", [110, 119]),
        ({"at": "112-300"}, "passage", [112, 300]),
    ],
)
def test_a_link_opens_its_passage(
    query: dict[str, str], target: str, place: list[int], open_page: OpenPage
) -> None:
    shown = _reader(open_page("notice", id="alpha", **query))
    assert (shown["target"], shown["place"]) == (target, place)


@pytest.mark.parametrize("query", [{"issue": "99"}, {"at": "9-3"}, {"at": "x"}, {"at": "-1-3"}])
def test_a_link_to_no_passage_is_explained(query: dict[str, str], open_page: OpenPage) -> None:
    app = open_page("notice", id="alpha", **query)
    assert Translator("en")("notice.no_passage") in [w.value for w in app.warning]
    assert _reader(app)["target"] == ""


def test_another_choice_leaves_the_passage_of_the_first_behind(open_page: OpenPage) -> None:
    app = open_page("notice", id="alpha", issue="2")
    checked(app.selectbox(key="notice-choice").set_value("beta").run())
    assert (parameter(app, "id"), parameter(app, "issue"), parameter(app, "at")) == ("beta", None, None)
    assert _reader(app)["target"] == ""


def test_a_language_switch_keeps_notice_and_passage(open_page: OpenPage) -> None:
    app = open_page("notice", id="beta", issue="2")
    checked(app.segmented_control(key="lang").set_value("zh").run())
    assert app.selectbox(key="notice-choice").value == "beta"
    assert _reader(app)["target"] == "issue-2"


@pytest.fixture
def sample(tmp_path: Path, sample_notices: list[Path]) -> Path:
    """A copy of a sample notice, changed so that its text is nowhere on this machine; its tables are beside
    it."""
    text = sample_notices[0].read_text(encoding="utf-8") + "\n"
    path = tmp_path / "mine.txt"
    path.write_text(text, encoding="utf-8", newline="")
    build([path], tmp_path / "own", quiet=True)
    return path


def test_without_the_text_the_page_asks_for_it_and_shows_the_facts(sample: Path, open_page: OpenPage) -> None:
    app = open_page("notice", tables=sample.parent / "own")
    shown = _reader(app)
    assert shown["pieces"] is None and len(shown["lines"]) > 20
    assert shown["text_id"] in texts(app)


@pytest.mark.parametrize(("past", "is_passage"), [(0, True), (1, False), (10**6, False)])
def test_a_passage_past_the_end_of_the_text_is_none(
    sample: Path, past: int, is_passage: bool, open_page: OpenPage
) -> None:
    paths.NOTICES.mkdir(parents=True, exist_ok=True)
    (paths.NOTICES / sample.name).write_bytes(sample.read_bytes())
    end = len(sample.read_text(encoding="utf-8")) + past
    app = open_page("notice", tables=sample.parent / "own", id="mine", at=f"{end - 40}-{end}")
    assert (Translator("en")("notice.no_passage") not in [w.value for w in app.warning]) is is_passage


def test_another_text_is_not_taken_for_it(sample: Path, open_page: OpenPage) -> None:
    app = open_page("notice", tables=sample.parent / "own")
    checked(app.file_uploader[0].set_value(("a.txt", "另一份文本".encode(), "text/plain")).run())
    assert "another text" in app.error[0].value
    assert not paths.NOTICES.exists()


def test_the_very_text_is_taken_in_any_encoding_and_shown_with_every_fact(
    sample: Path, open_page: OpenPage
) -> None:
    app = open_page("notice", tables=sample.parent / "own")
    text = sample.read_text(encoding="utf-8")
    checked(app.file_uploader[0].set_value(("名字.txt", text.encode("gb18030"), "text/plain")).run())
    shown = _reader(app)
    assert "".join(piece for piece, _ in shown["pieces"]) == text
    marked = {id_ for _, ids in shown["pieces"] for id_ in ids}
    assert marked == {line["id"] for line in shown["lines"] if line["id"]}
    assert not app.file_uploader


def test_a_passage_without_its_text_leads_to_where_exactly_that_text_is_added(
    sample: Path, open_page: OpenPage
) -> None:
    tables = sample.parent / "own"
    listed = open_page("issues", tables=tables, **{"issues-all": "1"})
    listed.session_state["issue-list"] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    links = [element.proto for element in listed.run().get("page_link")]
    (link,) = [link for link in links if "text=mine" in link.query_string]
    assert link.page == "add"
    app = open_page("add", tables=tables, text="mine")
    checked(app.file_uploader[0].set_value(("a.txt", "另一份文本".encode(), "text/plain")).run())
    assert "another text" in app.error[0].value and not paths.NOTICES.exists()
    checked(app.file_uploader[0].set_value(("b.txt", sample.read_bytes(), "text/plain")).run())
    kept = [path.read_text(encoding="utf-8-sig") for path in paths.NOTICES.iterdir()]
    assert kept == [sample.read_text(encoding="utf-8")]


def test_every_passage_listed_elsewhere_leads_to_its_notice(open_page: OpenPage) -> None:
    app = open_page("issues", **{"issues-all": "1"})
    app.session_state["issue-list"] = {"selection": {"rows": [1], "columns": [], "cells": []}}
    app.run()
    links = [e.proto for e in app.get("page_link")]
    assert any("issue=2" in link.query_string and "id=alpha" in link.query_string for link in links)


def test_the_address_names_the_kinds_of_facts_that_are_hidden(open_page: OpenPage) -> None:
    app = open_page("notice", id="alpha", hide="measure")
    assert _reader(app)["off"] == ["measure"]
    assert parameter(app, "hide") == "measure"
