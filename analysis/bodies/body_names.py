"""Names of bodies: the Party body removed, abbreviations written out."""

from __future__ import annotations

import re

from analysis.codebook import rules

_PARTY_HEAD = re.compile(r"^(?:中国共产党|中共)")
_TAIL_BRACKETS = re.compile(r"\((?:[^()]{0,40})\)$")
# A place's Party committee is the place; other bodies' committees (共青团某市委) are the bodies themselves.
_COMMITTEE = re.compile(r"(?<=[省市县区旗盟州])委$")
# A street's committee may be named as an organ of its district's: 某区委和平街道工作委员会.
_COMMITTEE_ABOVE = re.compile(r"(?<=[市县区旗])委(?=[\u4e00-\u9fff]{2,8}街道$)")
_OTHER_COMMITTEE = re.compile(r"^(?:共青团|团|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)")


def strip_party_body(name: str) -> str:
    """The organisation whose Party body is named: 中共某局党组 → 某局; a state body keeps its own 委员会."""
    found = rules("organisations")
    name = "".join(name.split())
    name = name.replace("(党组)", "").replace("(党委)", "")
    is_party = bool(_PARTY_HEAD.search(name))
    name = _PARTY_HEAD.sub("", name)
    shorter = found["party_body"].pattern.sub("", _TAIL_BRACKETS.sub("", name))
    if shorter == name and (is_party or name.endswith("委员会委员会")):
        shorter = _without_committee(name)
    name = _COMMITTEE_ABOVE.sub("", shorter if len(shorter) > 1 else name)
    return name if _OTHER_COMMITTEE.search(name) else _COMMITTEE.sub("", name)


def _without_committee(name: str) -> str:
    found = rules("organisations")
    if found["party_organ"].pattern.search(name):
        return name
    return found["own_committee"].pattern.sub("", name)


def expand_abbreviation(name: str, text: str) -> str:
    """`name` with its abbreviation written out: its only meaning, else the one that occurs in `text`."""
    table = rules("organisations")["abbreviations"].sets
    for short in sorted(table, key=len, reverse=True):
        if not name.endswith(short) or _is_longer_word(name, short):
            continue
        forms = [f for f in table[short] if not name.endswith(f)]
        stem = name[: -len(short)]
        present = [f for f in table[short] if stem[-3:] + f in text] or [f for f in forms if f in text]
        if len(table[short]) == 1 and forms:
            return stem + forms[0]
        return stem + present[0] if present else name
    return name


def _is_longer_word(name: str, short: str) -> bool:
    """人民法院 ends in 法院 and is written out already."""
    return any(name.endswith(form) for form in rules("organisations")["abbreviations"].sets[short])


def is_fuller(short: str, long: str) -> bool:
    """True where `long` has the characters of `short` in order and ends alike: the same body in full."""
    if len(long) <= len(short) or _ending(short) != _ending(long):
        return False
    rest = iter(long)
    return all(char in rest for char in _stem(short))


def _stem(name: str) -> str:
    return name.removesuffix("员会") if name.endswith("委员会") else name


def _ending(name: str) -> str:
    return "委" if name.endswith("委员会") else name[-1]
