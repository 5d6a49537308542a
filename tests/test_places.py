"""Places: names that stand in several provinces, old names, bare levels, zones, municipalities."""

from __future__ import annotations

import pytest

from analysis.gazetteer import gazetteer
from analysis.places import find_places, locate

CASES = [
    ("南京市玄武区卫生健康委员会", [], "江苏省", "南京市", "玄武区"),
    ("玄武区卫健委", [], "江苏省", "南京市", "玄武区"),
    ("重庆市卫生健康委员会", ["重庆市渝北区旗龙路"], "重庆市", "重庆市", None),
    ("浦东新区教育局", [], "上海市", "上海市", "浦东新区"),
    ("天津市滨海新区大港医院", [], "天津市", "天津市", "滨海新区"),
    ("昆山市水务局", [], "江苏省", "苏州市", "昆山市"),
    ("凉山彝族自治州教育局", [], "四川省", "凉山彝族自治州", None),
    ("恩施市教育局", [], "湖北省", "恩施土家族苗族自治州", "恩施市"),
    ("锡林郭勒盟水利局", [], "内蒙古自治区", "锡林郭勒盟", None),
    ("准格尔旗教育局", [], "内蒙古自治区", "鄂尔多斯市", "准格尔旗"),
    ("白云鄂博矿区水务局", [], "内蒙古自治区", "包头市", "白云鄂博矿区"),
    ("内蒙古自治区水利厅", [], "内蒙古自治区", None, None),
    ("新疆生产建设兵团水利局", [], "新疆维吾尔自治区", None, None),
    ("仙桃市教育局", [], "湖北省", None, "仙桃市"),
    ("石河子市教育局", [], "新疆维吾尔自治区", None, "石河子市"),
    ("东莞市长安镇", [], "广东省", "东莞市", None),
    ("两江新区社会发展局", [], "重庆市", "重庆市", "两江新区"),
    ("章丘市教育局", [], "山东省", "济南市", "章丘市"),
    ("江都市水利局", [], "江苏省", "扬州市", "江都市"),
    ("阳泉市城区教育局", [], "山西省", "阳泉市", "城区"),
    ("鼓楼区教育局", [], None, None, "鼓楼区"),
    ("鼓楼区教育局", ["徐州市淮海东路1号"], "江苏省", "徐州市", "鼓楼区"),
    ("鼓楼区教育局", ["", "福州市台江区五一路"], "福建省", "福州市", "鼓楼区"),
    ("南京鼓楼区教育局", [], "江苏省", "南京市", "鼓楼区"),
    ("西湖区教育局", ["杭州市和南昌市的经验"], None, None, "西湖区"),
    ("朝阳区民政局", ["吉林省长春市前进大街"], "吉林省", "长春市", "朝阳区"),
    ("通州区水利局", ["北京市通州区新华大街"], "北京市", "北京市", "通州区"),
    ("市教育局", ["淮安市翔宇大道"], "江苏省", "淮安市", None),
    ("市教育局", ["江苏省昆山市前进路"], "江苏省", "苏州市", "昆山市"),
    ("区医院", ["天津市滨海新区大港南环路"], "天津市", "天津市", "滨海新区"),
    ("省交通运输厅", ["山东省济南市历下区"], "山东省", None, None),
    ("市教育局", ["东营市河口区", "淮安市"], "山东省", "东营市", None),
    ("沅溪县教育局", ["湖南省怀化市沅溪县文昌路"], "湖南省", "怀化市", "沅溪县"),
    ("沅溪县教育局", [], None, None, None),
    ("市场监督管理局", [], None, None, None),
    ("教育部", [], None, None, None),
    ("南京大学", [], "江苏省", "南京市", None),
    ("江西理工大学", [], "江西省", None, None),
    ("县水利局", ["学习长兴县、德清县、安吉县的做法"], None, None, None),
]


@pytest.mark.parametrize(("name", "context", "province", "city", "district"), CASES)
def test_a_place_is_located_or_left_empty_where_the_text_does_not_decide(
    name: str, context: list[str], province: str | None, city: str | None, district: str | None
) -> None:
    assert locate(name, context) == (province, city, district)


def test_other_places_named_in_the_text_decide_between_namesakes() -> None:
    text = "与云龙区、泉山区共建，参观云龙区档案馆"
    assert locate("鼓楼区教育局", [text]) == ("江苏省", "徐州市", "鼓楼区")


def test_generic_words_are_places_only_after_their_city() -> None:
    assert [m.name for m in find_places("全市城区道路与阳泉市城区街道")] == ["阳泉市", "城区"]


def test_mentions_point_at_the_name() -> None:
    text = "地址：江苏省南京市玄武区珠江路"
    assert [text[m.start : m.end] for m in find_places(text)] == ["江苏省", "南京市", "玄武区"]


def test_the_gazetteer_holds_every_province_and_three_thousand_counties() -> None:
    places = [place for found in gazetteer().full.values() for place in found]
    assert len({p.province for p in places}) == 34
    assert sum(p.district is not None for p in places) > 2800
