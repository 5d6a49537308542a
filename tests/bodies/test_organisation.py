"""Names, places and levels of inspected organisations, over sectors, levels and ways of naming."""

from __future__ import annotations

from typing import Any

import pytest

from analysis.bodies.body_names import expand_abbreviation, is_fuller, strip_party_body
from analysis.bodies.level import find_level
from analysis.bodies.organisation import find_organisation
from analysis.bodies.team import find_kind, find_team
from tests.factories.cases import assert_each, load_cases
from tests.factories.invented_notices import notice

CASES = load_cases("organisations")


def test_the_party_body_is_dropped_and_the_state_bodys_own_committee_is_kept() -> None:
    assert_each(strip_party_body, CASES["stripped"].items())


def _found(printed: tuple[tuple[str, Any], ...]) -> list[object]:
    document = notice(**dict(printed))
    name, place = find_organisation(document)
    return [name, *place, find_level(name, place, find_team(document))]


def test_organisations_are_found_with_their_place_and_level() -> None:
    assert_each(_found, [(tuple(case["printed"].items()), case["is"]) for case in CASES["bodies"]])


def test_teams_are_found_as_printed() -> None:
    assert_each(lambda team: find_team(notice("市水务局党组", team=team)), [(t, t) for t in CASES["teams"]])


def test_several_teams_are_joined() -> None:
    document = notice("市水务局党组", team="市委第一巡察组、县委第二巡察组")
    assert find_team(document) == "市委第一巡察组、县委第二巡察组"


@pytest.mark.parametrize(("team", "kind"), [("市委第一巡视组", "巡视"), ("市委第一巡察组", "巡察")])
def test_the_team_decides_the_kind(team: str, kind: str) -> None:
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
    assert expand_abbreviation(name, text) == full


@pytest.mark.parametrize(
    ("short", "long", "same"),
    [
        ("市卫生健康委", "东营市卫生健康委员会", True),
        ("大港医院", "天津市滨海新区大港医院", True),
        ("市水务局", "东营市审计局", False),
        ("市水务局", "东营市水务局机关", False),
    ],
)
def test_a_fuller_name_contains_the_shorter_ones_characters_in_order(
    short: str, long: str, same: bool
) -> None:
    assert is_fuller(short, long) is same
