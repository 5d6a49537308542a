"""Names, places and levels of inspected organisations, over sectors, levels and ways of naming."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from analysis.bodies.body_names import expand, is_fuller, strip_party
from analysis.bodies.level import find_level
from analysis.bodies.organisation import find_organisation
from analysis.bodies.team import find_kind, find_team
from tests.factories.invented_notices import notice

CASES = yaml.safe_load(
    (Path(__file__).parent.parent / "cases" / "organisations.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(("printed", "organisation"), CASES["stripped"].items())
def test_the_party_body_is_taken_off_and_the_state_bodys_own_committee_stays(
    printed: str, organisation: str
) -> None:
    assert strip_party(printed) == organisation


@pytest.mark.parametrize("case", CASES["bodies"], ids=lambda case: case["is"][0])
def test_an_organisation_is_found_with_its_place_and_level(case: dict[str, Any]) -> None:
    document = notice(**case["printed"])
    name, place = find_organisation(document)
    assert [name, *place, find_level(name, place, find_team(document))] == case["is"]


@pytest.mark.parametrize("team", CASES["teams"])
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
