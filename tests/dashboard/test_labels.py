"""Short names of notices: of the body, never only of its place, and never two alike."""

from __future__ import annotations

import pandas as pd

from analysis.compare.options import notice_options
from analysis.compare.selection import NO_CITY, UNKNOWN
from analysis.compare.tables import Tables
from dashboard.charts.body_rows import BodyRow, draw_body_rows
from dashboard.i18n.labels import format_frame, label_codes, short_names
from dashboard.i18n.translator import Translator
from tests.factories.invented_tables import invented_tables


def test_a_notice_is_named_by_its_body_in_short() -> None:
    names = short_names(notice_options(Tables.from_frames(invented_tables())))
    assert names == {"alpha": "丙县丁局", "beta": "戊市己局", "gamma": "辛医院"}


def test_two_bodies_of_one_short_name_get_their_full_ones() -> None:
    rows = [("a", "丙县水务局"), ("b", "乙市丙县水务局"), ("c", "丙县科学技术局"), ("d", "丙县科技局")]
    frame = pd.DataFrame(rows, columns=["notice_id", "organisation"]).assign(
        province="甲省", city="乙市", district="丙县", level="county"
    )
    names = {"a": "丙县水务局", "b": "乙市丙县水务局", "c": "丙县科学技术局", "d": "丙县科技局"}
    assert short_names(frame) == names


def test_the_displayed_copy_leaves_the_frame_as_it_is() -> None:
    frame = pd.DataFrame({"notice_id": ["alpha"], "level": ["county"]})
    shown = format_frame(frame, Translator("en"), {"alpha": "丙县"})
    assert (shown.loc[0, "notice_id"], shown.loc[0, "level"], frame.loc[0, "level"]) == (
        "丙县",
        "county",
        "county",
    )
    assert format_frame(frame, Translator("zh"), {}).loc[0, "level"] == "县级"


def test_what_is_absent_is_shown_as_a_dash() -> None:
    frame = pd.DataFrame(
        {"province": pd.Series(["甲省", None], dtype="str"), "n": pd.Series([1, None], dtype="Int64")}
    )
    tr = Translator("en")
    assert format_frame(frame, tr, {}).iloc[1].tolist() == [tr("absent"), tr("absent")]


def test_a_package_spells_out_what_is_no_city_and_no_other_name() -> None:
    cities = pd.Series(["乙市", NO_CITY, UNKNOWN], name="city")
    tr = Translator("zh")
    assert label_codes(cities, tr, {}) == {NO_CITY: tr("no_city"), UNKNOWN: tr("unknown")}


def test_counts_in_texts_have_their_thousands_marked() -> None:
    many = 100_000
    assert "100,000" in Translator("en")("selection.all", n=many)
    assert "100,000" in Translator("zh")("selection.count", n=1, of=many)


def test_rows_have_room_for_the_longest_label() -> None:
    def heights(label: str) -> float:
        row = BodyRow(code="a", label=label, hover="", listed=3, done="", days_text="")
        return float(draw_body_rows([row] * 10, headings=["a", "b", "c"]).layout.height)

    assert heights("one<br>two<br>three<br>four<br>five") - heights("one") > 10 * 20
