"""Which names are lengthened by their place and which stay as they are printed."""

from __future__ import annotations

import pytest

from analysis.bodies.full_name import complete_name
from analysis.bodies.gazetteer import Place

DISTRICT = Place("江苏省", "南京市", "玄武区")
COUNTY = Place("安徽省", "安庆市", "怀宁县")
CITY = Place("广东省", "阳江市", None)
MUNICIPAL = Place("北京市", "北京市", "延庆区")


@pytest.mark.parametrize(
    ("name", "place", "level", "full"),
    [
        ("区教育局", DISTRICT, "区", "南京市玄武区教育局"),
        ("玄武区教育局", DISTRICT, "区", "南京市玄武区教育局"),
        ("南京玄武区教育局", DISTRICT, "区", "南京市玄武区教育局"),
        ("南京市玄武区教育局", DISTRICT, "区", "南京市玄武区教育局"),
        ("延庆区档案馆", MUNICIPAL, "区", "北京市延庆区档案馆"),
        ("怀宁县教育局", COUNTY, "县", "怀宁县教育局"),
        ("安庆市怀宁县教育局", COUNTY, "县", "安庆市怀宁县教育局"),
        ("清水镇", COUNTY, "县", "怀宁县清水镇"),
        ("清水镇", DISTRICT, "区", "南京市玄武区清水镇"),
        ("第二人民医院", CITY, "市", "阳江市第二人民医院"),
        ("市场监督管理局", COUNTY, "县", "怀宁县市场监督管理局"),
        ("县政协机关", COUNTY, "县", "怀宁县政协机关"),
    ],
)
def test_a_district_carries_its_city_and_a_county_does_not(
    name: str, place: Place, level: str, full: str
) -> None:
    assert complete_name(name, place, level) == full


@pytest.mark.parametrize(
    ("name", "place", "level"),
    [
        ("大地农村商业银行股份有限公司", COUNTY, "县"),
        ("大地理工大学", CITY, "市"),
        ("国家统计局", Place(), "中央"),
        ("清水镇", Place("江西省"), "县"),
        ("清水镇", COUNTY, ""),
        ("清水镇", CITY, "区"),
        ("雄安新区教育局", Place("河北省", None, "雄安新区"), "区"),
    ],
)
def test_a_registered_name_and_an_uncertain_place_add_nothing(name: str, place: Place, level: str) -> None:
    assert complete_name(name, place, level) == name
