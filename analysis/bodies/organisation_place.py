"""The place of an organisation: the place in its name, confirmed by other places in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from analysis.bodies.gazetteer import MUNICIPALITIES, Place, gazetteer
from analysis.bodies.place_names import UNLISTED, Mention, find_place_names, leading_places, place_chains
from analysis.codebook import rules

# A place named often in the text is the organisation's own only where no other comes near.
_CLEAR_LEAD = 3
_BRANCH = re.compile(r"(?:分公司|分行|支行|供电公司|分院|分局)$")
_LEVELS = {
    "省": "province",
    "自治区": "province",
    "州": "city",
    "盟": "city",
    "地区": "city",
    "区": "district",
    "县": "district",
    "旗": "district",
}


def find_place(name: str, context: Sequence[str]) -> Place:
    """The place of the organisation `name`.

    `context`: passages that may name the place, the most reliable first. A part that neither the name nor the
    context determines is None. A name without a place, or with only a level (市, 区, 县, 省), takes the place
    of the context.
    """
    named = leading_places(name)
    if not named:
        return _unlisted(name, context) or _zone_of_county(name, context) or _from_context(name, context)
    candidates = gazetteer().full[named[-1]]
    if len(named) == 1 and named[0] not in name:
        short = _of_short_name(candidates, context)
        return short if short.city else _branch_of_company(name, short)
    if len(named) > 1 and not any(_lies_in(c, named[:-1]) for c in candidates):
        return _zone(name, named, context)
    place = _shared(_narrowed(_agreeing(candidates, named[:-1]), context))
    if place.city is None and place.district is None:
        return _branch_of_company(name, place)
    return place if place.district else _zone_of_county(name, ()) or _branch(name, place)


def _of_short_name(candidates: list[Place], context: Sequence[str]) -> Place:
    """朝阳 is the city, unless the context points to a district or county of that name elsewhere."""
    city = candidates[0]
    stem = next((s for s, full in gazetteer().short.items() if full == (city.city or city.province)), "")
    namesakes = [p for suffix in "区县市" for p in gazetteer().full.get(stem + suffix, ()) if p.district]
    if city.city is None or not namesakes:
        return city
    left = _narrowed([*candidates, *(p for p in namesakes if p.province != city.province)], context)
    return left[0] if len(left) == 1 else city


def _zone(name: str, named: list[str], context: Sequence[str]) -> Place:
    """A zone named like a district elsewhere, printed right after its own city."""
    above = _shared(_narrowed(_agreeing(gazetteer().full[named[-2]], named[:-2]), context))
    return above._replace(district=named[-1]) if named[-2] + named[-1] in name else above


def _zone_of_county(name: str, context: Sequence[str]) -> Place | None:
    """某阳 of 某阳经济开发区 is the county of that name where a passage names it, or its city."""
    if not rules("organisations")["zone"].pattern.search(name):
        return None
    named = {mention.name for text in (name, *context) for mention in find_place_names(text)}
    own = re.split("^[省市区县州]|(?<=[市州])", name)[-1]  # behind the name or level of its city
    counties = (f"{own[:n]}{suffix}" for n in (3, 2) for suffix in "市县区")
    found = [p for c in counties for p in gazetteer().full.get(c, ()) if p.district]
    near = [p for p in found if {p.district, p.city} & named]
    return near[0] if len(near) == 1 else None


def _branch(name: str, city: Place) -> Place:
    """The district a city's branch office serves: 某市公安局 + 包河 + 分局."""
    stem = name.removesuffix("分局")
    own = (f"{stem[-n:]}{suffix}" for n in (2, 3) for suffix in "区县市") if stem != name else ()
    return next(
        (p for n in own for p in gazetteer().full.get(n, ()) if p[:2] == city[:2] and p.district), city
    )


def _branch_of_company(name: str, province: Place) -> Place:
    """The city a province's company has a branch in: 某省公司 + 兰州 + 分公司."""
    stem = _BRANCH.sub("", name)
    cities = (gazetteer().short.get(stem[-n:], "") for n in (4, 3, 2)) if stem != name else ()
    places = (p for c in cities for p in gazetteer().full.get(c, ()) if p.city and not p.district)
    return next((p for p in places if p.province == province.province), province)


def _unlisted(name: str, context: Sequence[str]) -> Place | None:
    """A county the gazetteer does not list, where the context prints it right after its city."""
    unlisted = UNLISTED.match(name)
    if unlisted is None:
        return None
    for text in context:
        for chain, end in zip(
            place_chains(mentions := find_place_names(text)), [m.end for m in mentions], strict=True
        ):
            above = _shared(_agreeing(gazetteer().full[chain[-1]], chain[:-1]))
            if text.startswith(unlisted[0], end) and above.city and not above.district:
                return above._replace(district=unlisted[0])
    return None


def _agreeing(candidates: list[Place], parents: Sequence[str]) -> list[Place]:
    return [c for c in candidates if _lies_in(c, parents)] or candidates


def _lies_in(place: Place, parents: Sequence[str]) -> bool:
    return all(p in place or Place(place.province) in gazetteer().full[p] for p in parents)


def _narrowed(candidates: list[Place], context: Sequence[str]) -> list[Place]:
    """The candidates that fit the context, passage by passage; then those whose city is named most often."""
    for text in context:
        if len(candidates) == 1:
            return candidates
        named = {m.name for m in find_place_names(text)}
        by_city = [c for c in candidates if c.city and c.city in named]
        candidates = by_city or [c for c in candidates if c.province in named] or candidates
    return candidates if len(candidates) == 1 else _by_votes(candidates, context)


def _by_votes(candidates: list[Place], context: Sequence[str]) -> list[Place]:
    votes = _votes(context)
    ranked = sorted(candidates, key=lambda c: -votes[c.province, c.city])
    first, second = (votes[c.province, c.city] for c in ranked[:2])
    return ranked[:1] if first >= max(1, _CLEAR_LEAD * second) and first > second else candidates


def _votes(context: Sequence[str]) -> Counter[tuple[str | None, str | None]]:
    """How often the context names places that lie in one city only, by (province, city)."""
    votes: Counter[tuple[str | None, str | None]] = Counter()
    for text in context:
        for mention in find_place_names(text):
            cities = {(p.province, p.city) for p in gazetteer().full[mention.name]}
            if len(cities) == 1:
                votes.update(cities)
    return votes


def _shared(candidates: list[Place]) -> Place:
    """What all candidates have in common."""
    return Place(*(parts[0] if len(set(parts)) == 1 else None for parts in zip(*candidates, strict=True)))


def _from_context(name: str, context: Sequence[str]) -> Place:
    """Place of an organisation whose own name prints none: the first text that names one of its level."""
    bare = rules("places")["bare_level"].pattern.search(name)
    level = bare["level"] if bare else ""
    for text in context:
        chosen = _own_place(find_place_names(text), level)
        if chosen:
            found = _narrowed(_agreeing(gazetteer().full[chosen[-1]], chosen[:-1]), context)
            return _cut(_shared(found), level, name)
    return Place()


def _own_place(mentions: list[Mention], level: str) -> list[str]:
    """The chain of names ending in the most frequent place of `level`, if no other is nearly as frequent."""
    chains = place_chains(mentions)
    if not level:  # 某省某市某县 names one place, not three
        chains = [c for c, after in zip(chains, [*chains[1:], []], strict=False) if c != after[:-1]]
    chains = [c for c in chains if _fits(c[-1], level)]
    counts = Counter(c[-1] for c in chains).most_common(2)
    if not counts or (len(counts) == 2 and counts[0][1] < _CLEAR_LEAD * counts[1][1]):
        return []
    return max((c for c in chains if c[-1] == counts[0][0]), key=len)


def _fits(name: str, level: str) -> bool:
    if not level:
        return True
    if level in ("省", "自治区"):
        return any(p.city is None and p.district is None for p in gazetteer().full[name])
    return name.endswith(level) and not name.endswith("自治区")


def _cut(place: Place, level: str, name: str) -> Place:
    """The place down to the body's own level: the district of an address may not be the body's."""
    if _LEVELS.get(level) == "province":
        return Place(place.province, place.province if place.province in MUNICIPALITIES else None)
    names_district = place.district is not None and place.district[:-1] in name
    return place if level or names_district else place._replace(district=None)
