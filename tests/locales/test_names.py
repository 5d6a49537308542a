"""Chinese names for readers of another script: places by their sounds, bodies with their kind translated."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.bodies.gazetteer import gazetteer
from dashboard.i18n import names
from dashboard.i18n.names import SOUNDS, place_in_lines, translate_bodies, translate_body, translate_place
from dashboard.i18n.translator import Translator
from tests.factories.place_sounds import lines

PLACES = {
    "石桥市": "Shiqiao",
    "淮安市": "Huai'an",
    "重庆市": "Chongqing",
    "陕西省": "Shaanxi",
    "山西省": "Shanxi",
    "内蒙古自治区": "Inner Mongolia",
    "朝阳区": "Chaoyang",
    "沛县": "Pei County",
}
# Short name, its places, whether a unit -> name; what is not known is written by its sounds.
BODIES = {
    ("石桥卫健委", ("石桥市",), False): "Shiqiao Health Commission",
    ("石桥市委宣传部", ("石桥市",), False): "Shiqiao Publicity Department",
    ("枫林医院", ("石桥市",), True): "Fenglin Hospital",
    ("枫林水文局", ("石桥市",), False): "Fenglin Hydrology Bureau",
    ("清源供水服务集团", ("石桥市",), True): "Qingyuan Water Supply Service Group",
    ("石桥第十二人民医院", ("石桥市",), True): "Shiqiao No. 12 People's Hospital",
    ("远山能源集团石桥风电公司", ("石桥市",), True): "Yuanshan Energy Group Shiqiao Wind Power Company",
    ("双溪镇柳树村", ("石桥市",), True): "Shuangxi Town Liushu Village",
    ("共青团石桥市委员会", ("石桥市",), False): "Shiqiao Communist Youth League Committee",
    ("贵州科协", ("贵州省",), False): "Guizhou Association for Science and Technology",
    ("沛县教育局", ("沛县",), False): "Pei County Education Bureau",
    ("某某学会", (), True): "Moumou Society",
    ("云麓书画雅集", (), True): "Yunlu Shuhua Yaji",
}


def test_places_and_bodies_are_written_as_readers_of_the_language_know_them() -> None:
    wrong = [p for p, name in PLACES.items() if translate_place(p, "en") != name]
    wrong += [
        b
        for (b, places, unit), name in BODIES.items()
        if translate_body(b, places, "en", is_unit=unit) != name
    ]
    assert wrong == []
    assert translate_place("石桥市", "zh") == "石桥市"


def test_the_sounds_of_all_places_are_those_of_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    assert SOUNDS.read_text(encoding="utf-8").splitlines() == lines()
    monkeypatch.setattr(names, "_sounds_of", pytest.fail)  # which loads the package
    assert all(translate_place(place, "en") for place in gazetteer().full)


def test_the_chinese_name_is_beside_a_place() -> None:
    assert Translator("en").label("city", "石桥市") == "Shiqiao 石桥市"
    assert Translator("zh").label("city", "石桥市") == "石桥市"


def test_bodies_that_would_be_alike_keep_their_chinese_names() -> None:
    notices = pd.DataFrame(
        {
            "notice_id": ["a", "b", "c"],
            "province": None,
            "city": ["石桥市", "时桥市", "青石市"],
            "district": None,
            "level": "prefecture",
        }
    )
    names = {"c": "青石卫健委", "b": "时桥卫健委", "a": "石桥卫健委"}
    assert list(translate_bodies(names, notices, "en")) == list(names)
    assert translate_bodies(names, notices, "en") == {
        "a": "Shiqiao Health Commission 石桥卫健委",
        "b": "Shiqiao Health Commission 时桥卫健委",
        "c": "Qingshi Health Commission",
    }
    assert translate_bodies(names, notices, "zh") == names


def test_the_key_of_a_notice_is_no_part_of_the_name() -> None:
    notices = pd.DataFrame(
        {
            "notice_id": ["a-7", "b-8"],
            "province": None,
            "city": "石桥市",
            "district": None,
            "level": "prefecture",
        }
    )
    names = {"a-7": "石桥市卫健委 (a-7)", "b-8": "石桥市卫健委 (b-8)"}
    assert translate_bodies(names, notices, "en") == {
        "a-7": "Shiqiao Health Commission (a-7)",
        "b-8": "Shiqiao Health Commission (b-8)",
    }


def test_long_names_are_divided_between_syllables() -> None:
    assert place_in_lines("重庆市", "en") == ["Chong-", "qing"]
    assert place_in_lines("江苏省", "en") == ["Jiangsu"]
    assert place_in_lines("内蒙古自治区", "en") == ["Inner", "Mongolia"]
    assert place_in_lines("重庆市", "zh") == ["重庆"]
