"""Short names of bodies, in invented places and of all kinds."""

from __future__ import annotations

from analysis.bodies.short_name import shorten_body, shorten_place
from analysis.codebook import rules
from tests.factories.cases import assert_no_offenders

# Name, places, whether a unit -> the short name.
BODIES = [
    ("石桥市卫生健康委员会", ["甲省", "石桥市"], False, "石桥卫健委"),
    ("石桥市清水区卫生健康委员会", ["甲省", "石桥市", "清水区"], False, "清水卫健委"),
    ("沛县教育体育局", ["甲省", "石桥市", "沛县"], False, "沛县教体局"),
    ("甲省住房和城乡建设厅", ["甲省"], False, "甲省住建厅"),
    ("云岭土家族苗族自治州林业和草原局", ["甲省", "云岭土家族苗族自治州"], False, "云岭林草局"),
    ("石桥市清水区", ["甲省", "石桥市", "清水区"], False, "清水区委"),
    ("青石县委宣传部", ["甲省", "石桥市", "青石县"], False, "青石县委宣传部"),
    ("国家税务总局石桥市税务局", ["甲省", "石桥市"], False, "石桥税务局"),
    ("石桥市人民政府国有资产监督管理委员会", ["甲省", "石桥市"], False, "石桥国资委"),
    ("石桥市清水新区枫林医院", ["甲省", "石桥市", "清水新区"], True, "枫林医院"),
    ("石桥市清水区第三人民医院", ["甲省", "石桥市", "清水区"], True, "清水第三人民医院"),
    ("青石县清源供水集团有限公司", ["甲省", "石桥市", "青石县"], True, "清源供水集团"),
    ("青石县柳坡镇", ["甲省", "石桥市", "青石县"], True, "柳坡镇"),
    ("国家沙丘保护局", [], False, "国家沙丘保护局"),
    ("第九师石桥市无名机构", ["甲省", "石桥市"], False, "第九师石桥市无名机构"),
]


def test_a_body_has_the_short_name_it_is_known_by() -> None:
    assert_no_offenders(
        f"{name}: {found}, not {short}"
        for name, places, is_unit, short in BODIES
        if (found := shorten_body(name, places, is_unit=is_unit)) != short
    )


def test_a_place_loses_its_suffix_and_never_all_but_one_character() -> None:
    places = {"石桥市": "石桥", "沛县": "沛县", "清水新区": "清水", "北原自治区": "北原", "石桥": "石桥"}
    assert {name: shorten_place(name) for name in places} == places


def test_no_short_form_is_longer_than_what_it_replaces() -> None:
    kinds = rules("short_names")["kinds"].sets
    assert_no_offenders(f"{kind}: {short}" for kind, short in kinds.items() if len(short) >= len(kind))
