"""Cities and levels on the pages, in both languages: the shipped five, and bodies without a city or of an unknown one."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis.compare.selection import NO_CITY, UNKNOWN
from analysis.paths import SHIPPED
from analysis.store import write_tables
from dashboard.charts.block import Block
from dashboard.i18n.translator import Translator
from locales import languages
from tests.dashboard.test_pages import PROJECT
from tests.factories.invented_tables import invented_tables

CITIES = {"东营市", "重庆市", "南京市", "天津市", "淮安市"}
LEVELS = {"provincial", "prefecture", "county", "unit"}
PAGES = ("overview", "issues", "completion", "timeline", "measures", "keywords")
# Block -> whether its groups stand in a column of the frame.
GROUPED = {
    "overview.status",
    "overview.stated",
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


def _open(page: str, language: str, **query: str) -> AppTest:
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60)
    app.query_params["lang"] = language
    for key, value in query.items():
        app.query_params[key] = value
    app.switch_page(f"dashboard/pages/{page}/{page}.py")
    app.run()
    assert not app.exception
    return app


def _blocks(app: AppTest) -> dict[str, Block]:
    return {block.name: block for block in app.session_state["_run"].blocks}


@pytest.fixture
def five(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTICE_TABLES", str(SHIPPED))


@pytest.fixture
def placeless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The invented notices, of which beta is a provincial body and gamma a unit whose city nothing tells."""
    tables = invented_tables()
    notices = tables["notices"].copy()
    notices.loc[notices["notice_id"] == "beta", ["city", "level"]] = [None, "provincial"]
    monkeypatch.setenv("NOTICE_TABLES", str(write_tables(tables | {"notices": notices}, tmp_path / "tables")))


@pytest.mark.usefixtures("five")
@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("by", "groups"), [("city", CITIES), ("level", LEVELS)])
def test_every_page_of_comparisons_can_be_grouped(
    page: str, language: str, by: str, groups: set[str]
) -> None:
    app = _open(page, language, by=by, acts_by=by, concrete_by=by)
    tr = Translator(language)
    blocks = {name: block for name, block in _blocks(app).items() if name in GROUPED}
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


@pytest.mark.usefixtures("five")
@pytest.mark.parametrize("language", languages())
def test_what_is_said_of_cities_is_what_the_tables_hold(language: str) -> None:
    tr = Translator(language)
    finding = _blocks(_open("issues", language, by="city"))["issues.heat"].finding
    types = ISSUES[ISSUES["notice_id"] == "xuanwu"]["issue_type"].value_counts()
    named = [tr.label("issue_type", code) for code in types.index[types == types.max()]][:3]
    assert "南京市" in finding and all(name in finding for name in named)
    assert (
        f"{types.sum()} 中 {types.max()}" if language == "zh" else f"{types.max()} of {types.sum()}"
    ) in finding
    rates = _blocks(_open("completion", language, by="city"))["completion.groups"]
    assert "66.7%" in rates.finding and "南京市" in rates.finding
    text = json.dumps(json.loads(rates.draw().to_json()), ensure_ascii=False)
    assert text.count(f'"{tr("completion.groups.none")}"') == 4 and "16/24" in text


@pytest.mark.usefixtures("placeless")
@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("page", ["overview", "issues", "completion", "timeline"])
def test_no_city_and_unknown_are_two_groups_and_never_dropped(page: str, language: str) -> None:
    tr = Translator(language)
    app = _open(page, language, by="city")
    assert tr("no_city") != tr("unknown")
    found = [block for name, block in _blocks(app).items() if name in GROUPED]
    for block in found:
        assert list(dict.fromkeys(block.frame["city"])) == ["乙市", NO_CITY, UNKNOWN] or page in (
            "issues",
            "timeline",
        )
        assert set(block.frame["city"]) == {"乙市", NO_CITY, UNKNOWN}
        drawn = json.dumps(json.loads(block.draw().to_json()), ensure_ascii=False)
        assert tr("no_city").replace("、", "") in drawn.replace("<br>", "").replace("、", "")
    city = app.multiselect(key="city")
    assert list(city.proto.options) == ["乙市", tr("no_city"), tr("unknown")]
    city.set_value([NO_CITY]).run()
    assert tr("selection.count", n=1, of=3) in " ".join(
        element.value for element in (*app.caption, *app.markdown)
    )


@pytest.mark.usefixtures("placeless")
@pytest.mark.parametrize("language", languages())
def test_cities_can_be_laid_side_by_side(language: str) -> None:
    tr = Translator(language)
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60)
    app.query_params["lang"] = language
    app.query_params["a"] = ["city:乙市", f"city:{NO_CITY}", f"city:{UNKNOWN}"]
    app.switch_page("dashboard/pages/compare/compare.py")
    app.run()
    assert not app.exception
    options = list(app.multiselect(key="a").proto.options)
    for name in ("乙市", tr("no_city"), tr("unknown")):
        assert (
            tr(
                "compare.option",
                name=name,
                notices="1",
                issues="3" if name == "乙市" else "2" if name == tr("no_city") else "1",
            )
            in options
        )


@pytest.mark.usefixtures("placeless")
@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    ("by", "order"),
    [
        ("city", ["alpha", "beta", "gamma"]),
        ("level", ["beta", "alpha", "gamma"]),
        ("feedback_date", ["alpha", "beta", "gamma"]),
    ],
)
def test_the_glance_is_read_in_the_order_chosen(language: str, by: str, order: list[str]) -> None:
    app = _open("overview", language, glance="table", sorted=by)
    table = app.dataframe[0].value
    names = app.session_state["_run"].view.names
    assert list(table["notice_id"]) == [names[code] for code in order]
    assert list(table.columns)[1:3] == ["city", "level"]
    assert set(table["city"]) == {"乙市", Translator(language)("no_city"), Translator(language)("unknown")}


@pytest.mark.usefixtures("placeless")
def test_a_click_on_a_group_lists_the_issues_it_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    from dashboard.components import chart_card as chart_block

    draw = chart_block._show_chart
    monkeypatch.setattr(
        chart_block,
        "_show_chart",
        lambda block: (NO_CITY, "not_stated") if block.name == "completion.status" else draw(block),
    )
    app = _open("completion", "en", by="city")
    assert any(
        Translator("en")("no_city") in heading.value and "(2)" in heading.value for heading in app.subheader
    )
