"""Place names printed in a text, and those an organisation's name begins with."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.bodies.gazetteer import Place, gazetteer
from analysis.codebook import rules

_SUFFIX = re.compile(r"[省市区县旗盟州团]")
_LOWER = tuple("区市县")
# A county that the gazetteer does not list; the excluded words are no places (社区, 园区, 城市).
UNLISTED = re.compile(
    r"[\u4e00-\u9fff]{1,6}?(?<![社园校矿小城地辖库灌院景林牧山港新])[县区旗市](?=[\u4e00-\u9fff])"
)
# The same below a listed place. 市容 and 军区 are none: of two, one must be a county or lie in a city.
_UNLISTED_BELOW = re.compile(r"[\u4e00-\u9fff]{2,6}?[县旗](?=[\u4e00-\u9fff])|" + UNLISTED.pattern)
_NOT_BELOW = ("市市", "省区", "区区", "县区", "县县")
_OWNER = re.compile(
    r"公司|集团|银行|总局|电网|国网|烟草|石化|石油|移动|联通|电信|铁塔|邮政|人寿|人保"
)  # a branch's place follows its owner's name
_DEPTH = 3  # province, city, county


class Mention(NamedTuple):
    """A place name printed in a text."""

    start: int
    end: int
    name: str


def find_place_names(text: str) -> list[Mention]:
    """Every full place name in the order of the text, the longest at each suffix. Takes linear time."""
    names, longest, prefectures = gazetteer().full, gazetteer().longest, gazetteer().prefectures
    tails = gazetteer().tails
    needs_parent = rules("places")["needs_parent"].pattern
    found: list[Mention] = []
    for suffix in _SUFFIX.finditer(text):
        end = suffix.end()
        if text[max(0, end - 2) : end] not in tails:
            continue
        floor = max(found[-1].end if found else 0, end - longest)
        called = {} if text[end : end + 1] in _LOWER else prefectures  # 巴州, not the 巴州 of 巴州区
        printed = (i for i in range(floor, end - 1) if text[i:end] in names or text[i:end] in called)
        start = next(printed, None)
        if start is None:
            continue
        name = prefectures.get(text[start:end], text[start:end])
        adjoins = bool(found) and found[-1].end == start
        if adjoins or not needs_parent.search(name):
            found.append(Mention(start, end, name))
    return found


def place_chains(mentions: list[Mention]) -> list[list[str]]:
    """One list per mention: its name after those printed right before it (湖南省 | 湖南省长沙市 | ...)."""
    chains: list[list[str]] = []
    end = -1
    for mention in mentions:
        above = chains[-1][1 - _DEPTH :] if mention.start == end else []
        chains.append([*above, mention.name])
        end = mention.end
    return chains


def names_place(name: str) -> bool:
    """True where the organisation's name begins with a place, listed or not."""
    return bool(leading_places(name) or UNLISTED.match(name))


def unlisted_level(name: str) -> str:
    """The suffix of the last unlisted place behind listed ones (县 of 某省某县), empty where none is."""
    listed = find_place_names(name)[:3]
    if not listed or listed[0].start:
        return ""
    above, rest, last = listed[-1].name[-1], name[listed[-1].end :], ""
    while (match := _UNLISTED_BELOW.match(rest)) and above + match[0][-1] not in _NOT_BELOW:
        above = last = match[0][-1]
        rest = rest[match.end() :]
    return last


def leading_places(name: str) -> list[str]:
    """Names of the places the organisation's name begins with, highest first."""
    mentions = [m.name for m in find_place_names(name)[:3]]
    if len(mentions) == 1:
        mentions += _short_city(name, mentions[0])
    if mentions:
        return _with_short_parent(name, mentions)
    if common := _common_noun(name):
        return [common]
    if rules("places")["other_name"].pattern.search(name):
        return []
    short = gazetteer().short
    for start in (0, *(m.end() for m in _OWNER.finditer(name))):
        head = next(
            (name[start : start + n] for n in range(4, 1, -1) if name[start : start + n] in short), None
        )
        if head:
            return [short[head]]
    return []


def _common_noun(name: str) -> str:
    """市中区, 城区: at the start of a body's name it is the district."""
    heads = (name[:n] for n in (3, 2) if len(name) > n)
    needs_parent = rules("places")["needs_parent"].pattern
    return next((h for h in heads if h in gazetteer().full and needs_parent.search(h)), "")


def _short_city(name: str, province: str) -> list[str]:
    """某省 + 某城 + 监狱 names its city without the suffix."""
    head, _, rest = name.partition(province)
    if head or gazetteer().full[province] != [Place(province)]:
        return []
    cities = (gazetteer().short.get(rest[:n], "") for n in (4, 3, 2))
    return [c for c in cities if any(p.province == province for p in gazetteer().full.get(c, ()))][:1]


def _with_short_parent(name: str, mentions: list[str]) -> list[str]:
    """长沙岳麓区 names its city without the suffix."""
    before = name[: name.find(mentions[0])]
    short = gazetteer().short
    return [short[before], *mentions] if before in short else mentions
