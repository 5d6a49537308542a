"""Cities and levels on the pages, in both languages: the shipped five, and bodies without or of an unknown
city."""

from __future__ import annotations

import json
import re

import pandas as pd
import pytest

from analysis.bodies.gazetteer import gazetteer
from analysis.compare.place_counts import tile_places
from analysis.compare.selection import NO_CITY, UNKNOWN, Selection
from analysis.compare.tables import Tables
from analysis.paths import SHIPPED
from dashboard.components.filter_click import filter_on_click
from dashboard.i18n.translator import Translator
from dashboard.pages.cities.blocks import note_cut
from dashboard.pages.cities.findings import describe_phases
from dashboard.shell.view import View
from locales import languages
from tests.factories.invented_tables import invented_tables
from tests.factories.opened import OpenPage, blocks_of, selected

CITIES = {"东营市", "重庆市", "南京市", "天津市", "淮安市"}
LEVELS = {"provincial", "prefecture", "county", "unit"}
PAGES = ("cities", "issues", "completion", "timeline", "measures", "keywords")
# Block -> whether its groups are in a column of the frame.
GROUPED = {
    "cities.glance",
    "cities.types",
    "cities.phases",
    "cities.words",
    "issues.heat",
    "completion.groups",
    "completion.status",
    "timeline.durations",
    "measures.actions",
    "measures.per_issue",
    "measures.documents",
    "measures.concreteness",
    "measures.outcomes",
    "keywords.own",
}
ISSUES = pd.read_csv(SHIPPED / "issues.csv")


def _placeless() -> dict[str, pd.DataFrame]:
    """The invented notices; beta is a provincial body, gamma a unit of unknown city."""
    tables = invented_tables()
    notices = tables["notices"].copy()
    notices.loc[notices["notice_id"] == "beta", ["city", "level"]] = [None, "provincial"]
    return tables | {"notices": notices}


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("by", "groups"), [("city", CITIES), ("level", LEVELS)])
def test_every_page_of_comparisons_can_be_grouped(
    page: str, language: str, by: str, groups: set[str], seen_page: OpenPage
) -> None:
    app = seen_page(page, language, tables=SHIPPED, by=by)
    tr = Translator(language)
    blocks = {name: block for name, block in blocks_of(app).items() if name in GROUPED}
    assert blocks
    for name, block in blocks.items():
        held = set(block.frame[by])
        assert held == groups or (name in ("measures.outcomes", "measures.documents") and held <= groups), (
            name
        )
        drawn = json.dumps(json.loads(block.draw().to_json()), ensure_ascii=False).replace("<br>", "")
        for code in held:
            label = tr.label(by, code)
            assert label.replace(" ", "") in drawn.replace(" ", ""), (name, label)
    if page != "keywords":
        assert any(tr(f"groups.by.{by}") in block.finding for block in blocks.values())


@pytest.mark.parametrize("language", languages())
def test_what_is_reported_of_cities_is_what_the_tables_contain(language: str, seen_page: OpenPage) -> None:
    tr = Translator(language)
    finding = blocks_of(seen_page("issues", language, tables=SHIPPED, by="city"))["issues.heat"].finding
    types = ISSUES[ISSUES["notice_id"] == "xuanwu"]["issue_type"].value_counts()
    named = [tr.label("issue_type", code) for code in types.index[types == types.max()]][:3]
    assert "南京市" in finding and all(name in finding for name in named)
    assert (
        f"{types.sum()} 个中各有 {types.max()} 个" if language == "zh" else f"{types.max()} of {types.sum()}"
    ) in finding
    rates = blocks_of(seen_page("completion", language, tables=SHIPPED, by="city"))["completion.groups"]
    assert "66.7%" in rates.finding and "南京市" in rates.finding
    text = json.dumps(json.loads(rates.draw().to_json()), ensure_ascii=False)
    assert text.count(f'"{tr("completion.groups.none")}"') == 4 and "16/24" in text


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("page", ["cities", "issues", "completion", "timeline"])
def test_no_city_and_unknown_are_two_groups_and_never_dropped(
    page: str, language: str, open_page: OpenPage
) -> None:
    tr = Translator(language)
    app = open_page(page, language, tables=_placeless(), by="city")
    assert tr("no_city") != tr("unknown")
    found = [block for name, block in blocks_of(app).items() if name in GROUPED]
    for block in found:
        assert list(dict.fromkeys(block.frame["city"])) == ["乙市", NO_CITY, UNKNOWN] or page in (
            "cities",
            "issues",
            "timeline",
        )
        assert set(block.frame["city"]) == {"乙市", NO_CITY, UNKNOWN}
        drawn = json.dumps(json.loads(block.draw().to_json()), ensure_ascii=False)
        name, drawn = (re.sub("<br>|[、 ]", "", text) for text in (tr("no_city"), drawn))
        assert name in drawn  # in lines, on an axis
    city = app.multiselect(key="city")
    assert list(city.proto.options) == [tr.label("city", "乙市"), tr("no_city"), tr("unknown")]
    city.set_value([NO_CITY]).run()
    assert tr("selection.count", n=1, of=3) in " ".join(
        element.value for element in (*app.caption, *app.markdown)
    )


@pytest.mark.parametrize("language", languages())
def test_cities_can_be_laid_side_by_side(language: str, open_page: OpenPage) -> None:
    tr = Translator(language)
    sides = ["city:乙市", f"city:{NO_CITY}", f"city:{UNKNOWN}"]
    app = open_page("compare", language, tables=_placeless(), a=sides)
    options = list(app.multiselect(key="a").proto.options)
    issues = {tr.label("city", "乙市"): "3", tr("no_city"): "2", tr("unknown"): "1"}
    for name, n in issues.items():
        assert any(o.endswith(tr("compare.option", name=name, notices="1", issues=n)) for o in options)


@pytest.mark.parametrize(
    ("open_from", "open_to", "words"),
    [
        (234.5, None, "It may be longer in B (≥ 234.5)."),
        (20, 300, "It may be longer in B (20–300). It may be shorter in B (20–300)."),
        (40, 200, ""),
    ],
)
def test_the_longest_median_is_one_of_those_known_where_another_may_be_longer(
    open_from: float, open_to: float | None, words: str
) -> None:
    medians = {"a": (236, 236), "b": (open_from, open_to), "c": (30, 30)}
    ranges = pd.DataFrame(
        [
            {"city": c, "phase": "rectification", "median_low": x, "median_high": y}
            for c, (x, y) in medians.items()
        ]
    )
    said = describe_phases(ranges, Translator("en"), names={"a": "A", "b": "B", "c": "C"}, by="city")
    assert said.endswith(words)
    assert said.startswith("Where the median is known exactly (2 of 3 cities)" if words else "By median")


def test_rows_that_are_no_city_come_last_and_are_named(open_page: OpenPage) -> None:
    app = open_page("cities", tables=_placeless(), by="city")
    block = blocks_of(app)["cities.tiles"]
    assert list(block.frame["city"]) == ["乙市", NO_CITY, UNKNOWN]
    drawn = json.dumps(json.loads(block.draw().to_json())).lower()
    assert "no_city<" not in drawn and "provincial<br>or<br>central<" in drawn
    view = View(
        Tables.from_frames(_placeless()), Selection(), Translator("en"), {}, n_notices=3, of_notices=3
    )
    said = "2 of 3 (1 city; at the end “provincial or central”, “unknown”) – show more below."
    assert note_cut(view, 2, list(block.frame["city"]), by="city") == said
    assert note_cut(view, 3, list(block.frame["city"]), by="city") == ""


def test_a_click_on_a_group_lists_the_issues_it_counts(open_page: OpenPage) -> None:
    clicked = {"completion.status": (NO_CITY, "not_stated")}
    app = open_page("completion", tables=_placeless(), clicked=clicked, by="city")
    assert any(
        Translator("en")("no_city") in heading.value and "(2)" in heading.value for heading in app.header
    )


def test_a_click_on_a_square_sets_the_filter_and_a_second_one_clears_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    state: dict[str, object] = {"cities-map-chart": selected("甲省")}
    monkeypatch.setattr("streamlit.session_state", state)
    click = filter_on_click("cities.map", "province")
    click()
    assert state["province"] == ["甲省"]
    click()
    assert state["province"] == []
    state |= {"province": ["甲省"], "cities-map-chart": {"selection": {"points": []}}}
    click()
    assert state["province"] == []


def test_the_map_shows_every_province_whatever_is_chosen_and_the_tiles_its_cities(
    open_page: OpenPage,
) -> None:
    blocks = blocks_of(open_page("cities", province="甲省", city="乙市"))
    assert set(blocks["cities.map"].frame["province"]) == {"甲省", "庚省"}
    assert set(blocks["cities.tiles"].frame["city"]) == {"乙市", "戊市"}
    assert set(blocks["cities.glance"].frame["city"]) == {"乙市"}


def test_every_province_has_a_square_of_its_own() -> None:
    places = tile_places()
    provinces = {place.province for found in gazetteer().full.values() for place in found}
    assert provinces - {None} <= set(places)
    assert len(set(places.values())) == len(places) == 34


@pytest.mark.parametrize(
    ("page", "chart"), [("cities", "cities.glance"), ("completion", "completion.groups")]
)
def test_groups_are_compared_by_one_kind_of_rate(page: str, chart: str, open_page: OpenPage) -> None:
    names = ("done_basis", "done_unit") if page == "cities" else ("rate_basis", "rate_unit")
    kinds = {"": ("乙市", "problem"), "listed-issue": ("乙市", "issue"), "stated-task": (NO_CITY, "task")}
    for chosen, (city, unit) in kinds.items():
        query = {"rates-of": chosen} if chosen else {}
        frame = blocks_of(open_page(page, tables=_placeless(), by="city", **query))[chart].frame
        rated = frame[frame[names[0]] != "none"]
        assert dict(zip(rated["city"], rated[names[1]], strict=True)) == {city: unit}
        assert set(frame["city"]) == {"乙市", NO_CITY, UNKNOWN}


def test_a_click_on_a_group_lists_the_rates_of_its_notices(open_page: OpenPage) -> None:
    clicked = {"completion.groups": ("mean", "stated", "task", NO_CITY)}
    app = open_page(
        "completion", tables=_placeless(), clicked=clicked, by="city", **{"rates-of": "stated-task"}
    )
    assert [len(f.value) for f in app.dataframe if f.proto.id.endswith("summarised-list")] == [1]
