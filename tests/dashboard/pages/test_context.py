"""A term in context: what is found, in which texts, what is shown where there is none; numbers against the
keywords table."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from analysis import paths
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.vocabulary import frequencies_of_terms, notices_with_term
from analysis.read import read_file
from dashboard.charts.block import Block
from dashboard.i18n.translator import Translator
from locales import languages
from tests.factories.opened import OpenPage, blocks_of, checked, findings, selected, view_of

TERM = "问题"  # in every sample, on more than one page of lines
PHRASE = "集团党委"
EVERYTHING = Selection()


@pytest.fixture
def tables_folder(sample_folder: Path) -> Path:
    return sample_folder


def _charts(app: AppTest) -> dict[str, Block]:
    return {name.removeprefix("context."): block for name, block in blocks_of(app).items()}


def _click(app: AppTest, **bars: str) -> AppTest:
    for chart, code in bars.items():
        app.session_state[f"context-{chart}-chart"] = selected(code)
    return checked(app.run())


@pytest.fixture
def no_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "SAMPLE", tmp_path / "nothing")


@pytest.fixture
def some_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The notice of the one text that is missing."""
    *some, left_out = sorted(paths.SAMPLE.glob("*.txt"))
    folder = tmp_path / "some"
    folder.mkdir()
    for path in some:
        (folder / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(paths, "SAMPLE", folder)
    return left_out.stem


def _lines(app: AppTest) -> str:
    return next((e.value for e in app.get("html") if 'class="kwic"' in e.value), "")


def _info(app: AppTest) -> str:
    return "\n".join(element.value for element in app.info)


def _counted(folder: Path, term: str, selection: Selection = EVERYTHING, part: str | None = None) -> int:
    return int(notices_with_term(Tables.from_folder(folder), selection, term, part=part)["count"].sum())


@pytest.mark.parametrize("language", languages())
def test_the_lines_are_as_many_as_the_table_counts(
    language: str, sample_folder: Path, open_page: OpenPage
) -> None:
    app = open_page("context", language, term=TERM)
    assert len(_charts(app)["concordance"].frame) == _counted(sample_folder, TERM) > 50
    assert str(_counted(sample_folder, TERM)) in findings(app)[0]


def test_every_line_prints_its_place_in_the_text(sample_folder: Path, open_page: OpenPage) -> None:
    lines = _charts(open_page("context", term=TERM))["concordance"].frame
    texts = {path.stem: read_file(path).text for path in paths.SAMPLE.glob("*.txt")}
    assert {texts[row.notice_id][row.start : row.end] for row in lines.itertuples()} == {TERM}


def test_a_page_contains_fifty_lines_and_reports_of_how_many(
    sample_folder: Path, open_page: OpenPage
) -> None:
    app = open_page("context", term=TERM)
    n = _counted(sample_folder, TERM)
    assert _lines(app).count("<summary>") == 50
    assert f"Lines 1–50 of {n}" in [caption.value for caption in app.caption]
    app.number_input(key="kwic-page").set_value(2).run()
    assert _lines(checked(app)).count("<summary>") == min(50, n - 50)


def test_a_new_term_begins_on_the_first_page(open_page: OpenPage) -> None:
    app = open_page("context", term=TERM)
    app.number_input(key="kwic-page").set_value(2).run()
    app.text_input(key="context-term").set_value("的").run()
    assert any(c.value.startswith("Lines 1–50 of") for c in checked(app).caption)


def test_the_selection_and_the_part_leave_their_lines_only(sample_folder: Path, open_page: OpenPage) -> None:
    chosen = Selection(notices=("qingshi_zhen",))
    app = open_page("context", term=TERM, notice="qingshi_zhen", part="rectification")
    lines = _charts(app)["concordance"].frame
    assert set(lines["notice_id"]) == {"qingshi_zhen"} and set(lines["part"]) == {"rectification"}
    assert len(lines) == _counted(sample_folder, TERM, chosen, "rectification")


@pytest.mark.parametrize("part", [None, "rectification"])
def test_dispersion_is_that_of_the_part_chosen(
    part: str | None, sample_folder: Path, open_page: OpenPage
) -> None:
    counted = frequencies_of_terms(Tables.from_folder(sample_folder), EVERYTHING, [TERM], part=part)
    shown = _charts(open_page("context", term=TERM, **({"part": part} if part else {})))["dispersion"].finding
    assert f"dispersion {counted['dp'].iloc[0]:.2f}" in shown
    assert shown.startswith("All ") is (part is not None)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("term", ["集团 党委", "集团党委。", "2024年", "3名党员"])
def test_a_term_that_words_cannot_be_is_not_called_absent(
    term: str, language: str, open_page: OpenPage
) -> None:
    info = [element.value for element in open_page("context", language, term=term).info]
    assert Translator(language)("context.none_unfit", term=term) in info
    assert Translator(language)("context.none_phrase", term=term) not in info


def test_a_limit_on_issue_types_leaves_their_issues_only(sample_folder: Path, open_page: OpenPage) -> None:
    chosen = Selection(issue_types=("finance_procurement",))
    lines = _charts(open_page("context", term=TERM, type="finance_procurement"))["concordance"].frame
    assert len(lines) == _counted(sample_folder, TERM, chosen) > 0


@pytest.mark.parametrize("side", ["left", "right"])
def test_lines_are_sorted_by_a_side_and_nothing_is_lost(side: str, open_page: OpenPage) -> None:
    places = [["notice_id", "start"]]
    text, sorted_ = (
        _charts(open_page("context", term=TERM, order=o))["concordance"].frame for o in ("text", side)
    )
    assert not text[places[0]].equals(sorted_[places[0]])
    assert set(map(tuple, text[places[0]].values)) == set(map(tuple, sorted_[places[0]].values))


def test_a_line_leads_to_its_passage_on_the_notice_page(open_page: OpenPage) -> None:
    app = open_page("context", term=TERM)
    first = _charts(app)["concordance"].frame.iloc[0]
    link = urlsplit(html.unescape(re.search(r'href="([^"]+)"', _lines(app))[1]))  # type: ignore[index]
    query = parse_qs(link.query)
    assert link.path == "notice"
    assert (query["id"], query["at"]) == ([first["notice_id"]], [f"{first['start']}-{first['end']}"])


def test_where_a_term_is_used_comes_before_the_lines(open_page: OpenPage) -> None:
    assert list(_charts(open_page("context", term=TERM)))[:2] == ["dispersion", "concordance"]


def test_characters_are_a_search_of_their_own(open_page: OpenPage) -> None:
    tr, characters = (
        len(_charts(open_page("context", term="监督", find=f))["concordance"].frame)
        for f in ("words", "characters")
    )
    assert characters > tr > 0
    assert any(
        "inside longer words too" in said
        for said in findings(open_page("context", term="监督", find="characters"))
    )


def test_a_phrase_is_found_and_the_words_beside_it_are_not_counted(open_page: OpenPage) -> None:
    app = open_page("context", term=PHRASE)
    assert any("phrase" in said for said in findings(app))
    assert "collocates" not in _charts(app)


@pytest.mark.parametrize("language", languages())
def test_without_texts_the_table_counts_and_the_page_names_what_is_missing(
    language: str, no_texts: None, sample_folder: Path, open_page: OpenPage
) -> None:
    app = open_page("context", language, term=TERM)
    blocks = _charts(app)
    assert "concordance" not in blocks
    assert blocks["counts"].frame["count"].sum() == _counted(sample_folder, TERM)
    assert set(blocks["counts"].frame["has_text"]) == {"no"}
    assert str(_counted(sample_folder, TERM)) in _info(app) and "notices" in _info(app)
    assert "network" in blocks


def test_without_texts_characters_are_unknown_and_not_zero(no_texts: None, open_page: OpenPage) -> None:
    app = open_page("context", term=TERM, find="characters")
    assert "unknown" in _info(app)
    assert "concordance" not in _charts(app)


def test_a_text_that_is_missing_is_named_beside_the_lines_of_the_others(
    some_texts: str, sample_folder: Path, open_page: OpenPage
) -> None:
    app, left_out = open_page("context", term=TERM), some_texts
    lines, counts = _charts(app)["concordance"].frame, _charts(app)["counts"].frame.set_index("notice_id")
    assert left_out not in set(lines["notice_id"])
    assert len(lines) + counts.loc[left_out, "count"] == _counted(sample_folder, TERM)
    assert view_of(app).names[left_out] in _info(app)


def test_behind_every_bar_are_as_many_lines_as_it_counts(some_texts: str, open_page: OpenPage) -> None:
    app = open_page("context", term=TERM, stop="none")
    blocks = _charts(app)
    here = blocks["counts"].frame.query("has_text == 'yes'").iloc[-1]
    near, phrase = (blocks[name].frame.iloc[3] for name in ("collocates", "phrases"))
    _click(app, counts=here["notice_id"], collocates=near["term"], phrases=phrase["words"])
    for key, row in (("notice", here), ("near", near), ("phrase", phrase)):
        assert len(app.dataframe(key=f"{key}-lines-list").value) == row["count"], key
    for name, column in (("counts", "notice_id"), ("collocates", "term"), ("phrases", "words")):
        bars = json.loads(blocks[name].draw().to_json())["data"][0]
        assert [code for [code] in bars["customdata"]] == list(blocks[name].frame[column])[: len(bars["y"])]


def test_behind_the_bar_of_a_notice_without_text_is_what_the_tables_say(
    some_texts: str, open_page: OpenPage
) -> None:
    app = open_page("context", term=TERM)
    count = _charts(app)["counts"].frame.set_index("notice_id").loc[some_texts, "count"]
    places = _click(app, counts=some_texts).dataframe(key="notice-places").value
    assert places["count"].sum() == count


def test_the_first_term_is_a_frequent_one_of_the_genre(sample_folder: Path, open_page: OpenPage) -> None:
    term = open_page("context").text_input(key="context-term").value
    assert _counted(sample_folder, term) > 5


@pytest.mark.parametrize("find", ["words", "characters"])
@pytest.mark.parametrize(
    "term",
    [
        "",
        "   ",
        "整改 落实",
        ".*",
        "(",
        "<script>alert(1)</script>",
        "$x$ **b** [a](b)",
        "{term}",
        "\x00\n",
        "\ud800",
        "'; DROP",
        "长" * 5000,
        "😀",
    ],
)
def test_no_term_breaks_the_page(term: str, find: str, open_page: OpenPage) -> None:
    app = open_page("context", find=find)
    app.text_input(key="context-term").set_value(term.replace("\ud800", "")[:60]).run()
    checked(app)
    shown = "\n".join(e.value for e in (*app.header, *app.subheader, *app.info, *app.get("html")))
    assert "<script>alert" not in shown


def test_a_long_or_odd_term_in_the_address_is_cut_and_cleaned(open_page: OpenPage) -> None:
    assert len(open_page("context", term="长" * 5000).text_input(key="context-term").value) == 60
    assert open_page("context", term="党\n支部\x07").text_input(key="context-term").value == "党 支部"


def test_an_address_with_another_term_shows_that_term(open_page: OpenPage) -> None:
    app = open_page("context", term=TERM)
    app.query_params["term"] = "的"
    app.run()
    assert checked(app).text_input(key="context-term").value == "的"


def test_a_typed_term_is_in_the_address(open_page: OpenPage) -> None:
    app = open_page("context", term=TERM)
    app.text_input(key="context-term").set_value("的").run()
    assert app.query_params["term"] in ("的", ["的"])


def test_no_term_shows_the_ties_of_the_most_common_words(open_page: OpenPage) -> None:
    blocks = _charts(open_page("context", term=" "))
    assert set(blocks) <= {"network"}


@pytest.mark.parametrize("language", languages())
def test_an_empty_selection_is_explained(language: str, open_page: OpenPage) -> None:
    assert (
        Translator(language)("selection.empty")
        in open_page("context", language, level="county", kind="巡视").warning[0].value
    )
