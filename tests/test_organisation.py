"""Names, places and levels of inspected organisations, over sectors, levels and ways of naming."""

from __future__ import annotations

import pytest

from analysis.body_names import expand, is_fuller, strip_party
from analysis.inspection import find_kind, find_team
from analysis.organisation import find_level, find_organisation
from tests.invented_notices import notice

STRIPPED = [
    ("中共石桥市卫生健康委员会党组", "石桥市卫生健康委员会"),
    ("中共石桥市卫生健康委员会委员会", "石桥市卫生健康委员会"),
    ("中共南河市玄湖区卫生健康委员会", "南河市玄湖区卫生健康委员会"),
    ("中共石桥市教育局委员会", "石桥市教育局"),
    ("中共石桥市教育局党委", "石桥市教育局"),
    ("中共石桥县委员会", "石桥县"),
    ("中共石桥市委员会", "石桥市"),
    ("中共清水镇委员会", "清水镇"),
    ("中共清水乡党委", "清水乡"),
    ("中共石桥区和平街道工作委员会", "石桥区和平街道"),
    ("和平街道党工委", "和平街道"),
    ("中共石桥市委组织部", "石桥市委组织部"),
    ("中共石桥市委党校委员会", "石桥市委党校"),
    ("中共石桥市委政法委员会", "石桥市委政法委员会"),
    ("中共石桥县纪律检查委员会", "石桥县纪律检查委员会"),
    ("中共石桥市委直属机关工作委员会", "石桥市委直属机关工作委员会"),
    ("中共石桥市人民政府办公室党组", "石桥市人民政府办公室"),
    ("石桥市人大常委会党组", "石桥市人大常委会"),
    ("政协石桥市委员会党组", "政协石桥市委员会"),
    ("中共石桥大学委员会", "石桥大学"),
    ("中共石桥市城建集团有限公司委员会", "石桥市城建集团有限公司"),
    ("石桥市人民医院党总支", "石桥市人民医院"),
    ("中共石桥市第一中学总支部委员会", "石桥市第一中学"),
    ("中共清水镇柳湾村支部委员会", "清水镇柳湾村"),
    ("清水镇柳湾村党支部", "清水镇柳湾村"),
    ("石桥市水务局机关党委", "石桥市水务局"),
    ("石桥市水务局党委（党组）".replace("（", "(").replace("）", ")"), "石桥市水务局"),
    ("中共石桥经济技术开发区工作委员会", "石桥经济技术开发区"),
    ("石桥经济技术开发区管理委员会党工委", "石桥经济技术开发区管理委员会"),
    ("中国共产党石桥市总工会党组", "石桥市总工会"),
    ("石桥市发展和改革委员会党组", "石桥市发展和改革委员会"),
    ("石桥市国有资产监督管理委员会党委", "石桥市国有资产监督管理委员会"),
    ("石桥区卫健委党委", "石桥区卫健委"),
    ("石桥市工商业联合会党组", "石桥市工商业联合会"),
    ("中共石桥市供销合作社联合社党委", "石桥市供销合作社联合社"),
]

# inspected in the opening, other arguments of the notice, organisation, province, city, district, level
BODIES = [
    ("市水务局党组", {"title": "中共东营市水务局党组关于巡察整改进展情况的通报"}, "东营市水务局", "山东省", "东营市", None, "prefecture"),
    ("县教育局党组", {"signature": "中共怀宁县教育局党组\n2023年12月1日"}, "怀宁县教育局", "安徽省", "安庆市", "怀宁县", "county"),
    ("市教育局党组", {"signature": "中共昆山市教育局党组"}, "昆山市教育局", "江苏省", "苏州市", "昆山市", "county"),
    ("省水利厅党组", {"title": "中共江西省水利厅党组关于巡视整改情况的通报", "team": "省委第四巡视组"}, "江西省水利厅", "江西省", None, None, "provincial"),
    ("自治区水利厅党组", {"signature": "中共内蒙古自治区水利厅党组", "team": "自治区党委第二巡视组"}, "内蒙古自治区水利厅", "内蒙古自治区", None, None, "provincial"),
    ("市司法局党委", {"signature": "中共上海市司法局委员会", "team": "市委第二巡视组"}, "上海市司法局", "上海市", "上海市", None, "provincial"),
    ("区住建委党组", {"title": "浦东新区住建委党组关于巡察整改情况的通报", "team": "区委第二巡察组"}, "浦东新区住房和城乡建设委员会", "上海市", "上海市", "浦东新区", "county"),
    ("区卫健委党委", {"title": "区卫健委党委关于巡察整改情况的通报", "address": "南京市玄武区珠江路1号", "team": "区委第三巡察组"}, "南京市玄武区卫生健康委员会", "江苏省", "南京市", "玄武区", "county"),
    ("州林业局党组", {"signature": "中共凉山彝族自治州林业局党组", "team": "州委第一巡察组"}, "凉山彝族自治州林业局", "四川省", "凉山彝族自治州", None, "prefecture"),
    ("旗民政局党组", {"signature": "中共准格尔旗民政局党组", "team": "旗委第一巡察组"}, "准格尔旗民政局", "内蒙古自治区", "鄂尔多斯市", "准格尔旗", "county"),
    ("盟水利局党组", {"signature": "中共锡林郭勒盟水利局党组", "team": "盟委第一巡察组"}, "锡林郭勒盟水利局", "内蒙古自治区", "锡林郭勒盟", None, "prefecture"),
    ("青石镇党委", {"title": "中共蒙阴县青石镇委员会关于巡察整改情况的通报", "team": "县委第一巡察组"}, "蒙阴县青石镇", "山东省", "临沂市", "蒙阴县", "unit"),
    ("县委", {"title": "中共怀宁县委员会关于省委巡视反馈意见整改情况的通报", "team": "省委第三巡视组"}, "怀宁县", "安徽省", "安庆市", "怀宁县", "county"),
    ("淮安市委", {"title": "中共淮安市委关于省委巡视整改进展情况的通报", "team": "省委第三巡视组"}, "淮安市", "江苏省", "淮安市", None, "prefecture"),
    ("校党委", {"title": "中共淮安市第一中学委员会关于巡察整改情况的通报"}, "淮安市第一中学", "江苏省", "淮安市", None, "unit"),
    ("南京大学党委", {"title": "中共南京大学委员会关于巡视整改情况的通报", "team": "中央第四巡视组"}, "南京大学", "江苏省", "南京市", None, "unit"),
    ("集团党委", {"title": "徐州市新盛集团有限公司党委关于巡察整改情况的公示"}, "徐州市新盛集团有限公司", "江苏省", "徐州市", None, "unit"),
    ("我局党组", {"signature": "中共徐州市审计局党组\n二〇二三年十二月一日"}, "徐州市审计局", "江苏省", "徐州市", None, "prefecture"),
    ("市公安局党委", {"title": "关于巡察整改情况的通报", "signature": "中共阳江市公安局委员会"}, "阳江市公安局", "广东省", "阳江市", None, "prefecture"),
    ("市中级人民法院党组", {"signature": "中共阳江市中级人民法院党组"}, "阳江市中级人民法院", "广东省", "阳江市", None, "prefecture"),
    ("县人民检察院党组", {"signature": "中共怀宁县人民检察院党组", "team": "县委第一巡察组"}, "怀宁县人民检察院", "安徽省", "安庆市", "怀宁县", "county"),
    ("县人民医院党委", {"signature": "中共怀宁县人民医院委员会", "team": "县委第一巡察组"}, "怀宁县人民医院", "安徽省", "安庆市", "怀宁县", "unit"),
    ("市疾控中心党委", {"signature": "中共阳江市疾病预防控制中心委员会"}, "阳江市疾病预防控制中心", "广东省", "阳江市", None, "unit"),
    ("市委党校", {"signature": "中共阳江市委党校委员会"}, "阳江市委党校", "广东省", "阳江市", None, "unit"),
    ("市总工会党组", {"signature": "阳江市总工会党组"}, "阳江市总工会", "广东省", "阳江市", None, "prefecture"),
    ("市档案馆", {"signature": "阳江市档案馆"}, "阳江市档案馆", "广东省", "阳江市", None, "prefecture"),
    ("市人社局党组", {"title": "阳江市人社局党组关于巡察整改情况的通报", "signature": "中共阳江市人力资源和社会保障局党组"}, "阳江市人力资源和社会保障局", "广东省", "阳江市", None, "prefecture"),
    ("市文旅局党组", {"title": "阳江市文旅局党组关于巡察整改情况的通报", "page": "发布机构：阳江市文化广电旅游体育局\n"}, "阳江市文化广电旅游体育局", "广东省", "阳江市", None, "prefecture"),
    ("教育部党组", {"title": "中共教育部党组关于巡视整改进展情况的通报", "team": "中央第一巡视组"}, "教育部", None, None, None, "central"),
    ("国家统计局党组", {"title": "中共国家统计局党组关于巡视整改进展情况的通报", "team": "中央第七巡视组"}, "国家统计局", None, None, None, "central"),
    ("仙桃市水利局党组", {"title": "中共仙桃市水利局党组关于巡察整改情况的通报"}, "仙桃市水利局", "湖北省", None, "仙桃市", "county"),
    ("鼓楼区民政局党组", {"title": "鼓楼区民政局党组关于巡察整改情况的通报", "team": "区委第一巡察组"}, "鼓楼区民政局", None, None, "鼓楼区", "county"),
    ("鼓楼区民政局党组", {"title": "鼓楼区民政局党组关于巡察整改情况的通报", "team": "区委第一巡察组", "address": "福州市鼓楼区津泰路1号"}, "鼓楼区民政局", "福建省", "福州市", "鼓楼区", "county"),
    ("区大港医院党委", {"title": "天津市滨海新区大港医院党委关于巡察整改情况的通报", "team": "区委巡察五组"}, "天津市滨海新区大港医院", "天津市", "天津市", "滨海新区", "unit"),
    ("阳江高新区党工委", {"title": "中共阳江高新技术产业开发区工作委员会关于巡察整改情况的通报"}, "阳江高新技术产业开发区", "广东省", "阳江市", None, "county"),
    ("市卫生健康委党组（原市卫生监督所党支部）", {"signature": "中共阳江市卫生健康委员会党组"}, "阳江市卫生健康委员会", "广东省", "阳江市", None, "prefecture"),
    ("市水务局党组及所属单位党组织", {"signature": "中共阳江市水务局党组"}, "阳江市水务局", "广东省", "阳江市", None, "prefecture"),
    ("区发展和改革局党组", {"signature": "中共广州市番禺区发展和改革局党组", "team": "区委第六巡察组"}, "广州市番禺区发展和改革局", "广东省", "广州市", "番禺区", "county"),
    ("市农业农村委党组", {"signature": "中共重庆市农业农村委员会委员会", "team": "市委第五巡视组"}, "重庆市农业农村委员会", "重庆市", "重庆市", None, "provincial"),
    ("柳湾村党支部", {"title": "怀宁县清水镇柳湾村党支部关于巡察整改情况的通报", "team": "县委第一巡察组"}, "怀宁县清水镇柳湾村", "安徽省", "安庆市", "怀宁县", "unit"),
]  # fmt: skip

TEAMS = [
    "市委第一巡察组", "市委巡察一组", "区委巡察五组", "第二专项巡察组", "市委提级巡察第四组", "十二届区委第三轮第四巡察组",
    "市委第八巡视组", "中央第四巡视组", "自治区党委第三巡视组", "省委第十二巡视组", "县委第1巡察组", "市委第一、第二巡察组",
    "区委第三联动巡察组", "旗委第二巡察组", "市委机动巡察组", "学校党委第一巡察组", "集团党委第二巡察组", "县委巡察组",
    "市委第三提级巡察组", "八届市委第九轮巡察第七组", "省委巡视三组", "4个巡察组",
]  # fmt: skip


@pytest.mark.parametrize(("printed", "organisation"), STRIPPED)
def test_the_party_body_is_taken_off_and_the_state_bodys_own_committee_stays(
    printed: str, organisation: str
) -> None:
    assert strip_party(printed) == organisation


@pytest.mark.parametrize(
    ("inspected", "given", "organisation", "province", "city", "district", "level"), BODIES
)
def test_an_organisation_is_found_with_its_place_and_level(
    inspected: str,
    given: dict[str, str],
    organisation: str,
    province: str,
    city: str,
    district: str,
    level: str,
) -> None:
    document = notice(inspected, **given)
    name, place = find_organisation(document)
    found = (name, *place, find_level(name, place, find_team(document)))
    assert found == (organisation, province, city, district, level)


@pytest.mark.parametrize("team", TEAMS)
def test_a_team_is_given_as_printed(team: str) -> None:
    assert find_team(notice("市水务局党组", team=team)) == team


def test_several_teams_are_joined() -> None:
    document = notice("市水务局党组", team="市委第一巡察组、县委第二巡察组")
    assert find_team(document) == "市委第一巡察组、县委第二巡察组"


@pytest.mark.parametrize(("team", "kind"), [("市委第一巡视组", "巡视"), ("市委第一巡察组", "巡察")])
def test_the_team_tells_the_kind(team: str, kind: str) -> None:
    assert find_kind(notice("市水务局党组", team=team)) == kind


@pytest.mark.parametrize(
    ("name", "text", "full"),
    [
        ("石桥市卫健委", "", "石桥市卫生健康委员会"),
        ("石桥市市监局", "", "石桥市市场监督管理局"),
        ("石桥县文旅局", "石桥县文化和旅游局", "石桥县文化和旅游局"),
        ("石桥县文旅局", "", "石桥县文旅局"),
        ("石桥市人民法院", "", "石桥市人民法院"),
        ("石桥市发展和改革委员会", "", "石桥市发展和改革委员会"),
    ],
)
def test_an_abbreviation_is_written_out_only_where_its_meaning_is_certain(
    name: str, text: str, full: str
) -> None:
    assert expand(name, text) == full


@pytest.mark.parametrize(
    ("short", "long", "same"),
    [
        ("市卫生健康委", "东营市卫生健康委员会", True),
        ("大港医院", "天津市滨海新区大港医院", True),
        ("市水务局", "东营市审计局", False),
        ("市水务局", "东营市水务局机关", False),
    ],
)
def test_a_fuller_name_holds_the_shorter_ones_characters_in_order(short: str, long: str, same: bool) -> None:
    assert is_fuller(short, long) is same
