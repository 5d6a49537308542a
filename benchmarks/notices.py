"""Invented notices like real ones in length, form and level (shares: `notices.yaml`), as many as one likes.

    python -m benchmarks.notices 2000 DIR [--seed 1]

The same number of the same seed is always the same text. Places are real, bodies and all else are invented,
and each title says so.
"""

from __future__ import annotations

import argparse
import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from analysis.bodies.gazetteer import MUNICIPALITIES, Place, gazetteer

WORDING: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
_BLANK = re.compile(r"\{(?:(\d+)\.\.(\d+)|(\w+))\}")
_NUMERALS = "一二三四五六七八九十"
_IN_A_FOLDER = 1000


@dataclass(frozen=True)
class Notice:
    """One text, and what was written into it."""

    name: str
    text: str
    level: str
    form: str
    issues: int


def make_notice(number: int, *, seed: int = 1) -> Notice:
    """The notice of this number; its text depends on number and seed only."""
    chance = random.Random(f"{seed}/{number}")
    level = _pick_share(chance, "levels")
    form = _pick_share(chance, "forms")
    writer = _Writer(chance, year=chance.randint(2019, 2025))
    issues = chance.randint(*WORDING["levels"][level]["issues"])
    text = _write(writer, level, form, issues)
    return Notice(f"invented_{number:06d}.txt", text, level, form, issues)


def write_notices(folder: Path, n: int, *, seed: int = 1, first: int = 0) -> int:
    """Write `n` notices as UTF-8, a thousand to a folder; the number of issues in all of them."""
    issues = 0
    for number in range(first, first + n):
        notice = make_notice(number, seed=seed)
        path = folder / f"{number // _IN_A_FOLDER:04d}" / notice.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(notice.text, encoding="utf-8")
        issues += notice.issues
    return issues


@dataclass
class _Writer:
    """Fills in wording by chance; the year is the one in which most of the notice happens."""

    chance: random.Random
    year: int

    def fill(self, name: str) -> str:
        """One text of a list, its blanks filled."""
        return _BLANK.sub(self._filled, str(self.chance.choice(WORDING[name])))

    def fill_some(self, name: str, least: int, most: int) -> list[str]:
        return [self.fill(name) for _ in range(self.chance.randint(least, most))]

    def day(self, months: int) -> str:
        """A day so many months after the January of the year."""
        year, month = self.year + months // 12, months % 12 + 1
        return f"{year}年{month}月{self.chance.randint(1, 28)}日"

    def _filled(self, blank: re.Match[str]) -> str:
        if blank[3] == "year":
            return str(self.year)
        return self.fill(blank[3]) if blank[3] else str(self.chance.randint(int(blank[1]), int(blank[2])))


def _pick_share(chance: random.Random, table: str) -> str:
    rows = WORDING[table]
    [name] = chance.choices(list(rows), weights=[row["share"] for row in rows.values()])
    return str(name)


@cache
def _places() -> dict[bool, list[tuple[str, Place]]]:
    """Cities (False) and counties (True) whose name no other place has."""
    named = [(name, found[0]) for name, found in gazetteer().full.items() if len(found) == 1]
    counties = [(n, p) for n, p in named if p.district == n and p.city and p.city not in MUNICIPALITIES]
    cities = [(n, p) for n, p in named if p.city == n and not p.district and n.endswith("市")]
    return {
        False: sorted(item for item in cities if item[0] not in MUNICIPALITIES),
        True: sorted(item for item in counties if item[0][-1] in "县区市"),
    }


def _body(writer: _Writer, level: str) -> tuple[str, str]:
    """The organisation inspected, and who inspects it."""
    name, place = writer.chance.choice(_places()[level in ("county", "unit")])
    kind = writer.chance.choice(WORDING["levels"][level]["bodies"])
    if level == "provincial":
        return f"{place.province}{kind}", "省委"
    inspects = "市委" if name.endswith("市") else f"{name[-1]}委"
    return name + kind, inspects


def _write(writer: _Writer, level: str, form: str, issues: int) -> str:
    body, inspects = _body(writer, level)
    kind = "巡视" if inspects == "省委" else "巡察"
    title = f"中共{body}委员会关于{inspects}{kind}{writer.fill('kinds_of_report')}的通报（虚构示例）"
    opening = _opening(writer, body, inspects, kind, issues)
    listed = _list_issues(writer, form, issues)
    if form == "flat":
        parts = ["".join(writer.fill_some("work", 2, 4)), *listed, "".join(writer.fill_some("plans", 2, 4))]
    else:
        parts = ["一、整改工作组织情况", "".join(writer.fill_some("work", 3, 6)), "二、反馈问题整改落实情况"]
        parts += [*listed, "三、下一步打算", "".join(writer.fill_some("plans", 2, 5))]
    end = [f"中共{body}委员会", writer.day(writer.chance.randint(12, 20))]
    return "\n".join([title, *opening, *parts, *end]) + "\n"


def _opening(writer: _Writer, body: str, inspects: str, kind: str, issues: int) -> list[str]:
    team = f"{inspects}{writer.fill('teams')}{kind}组"
    start, end, feedback = (writer.day(writer.chance.randint(*span)) for span in ((1, 2), (3, 4), (6, 8)))
    return [
        f"根据统一部署，{start}至{end}，{team}对{body}党委开展了常规{kind}。{feedback}，{team}反馈了{kind}意见，"
        f"共指出4个方面{issues}个问题。按照有关规定，现将整改情况予以公布。"
    ]


def _list_issues(writer: _Writer, form: str, issues: int) -> list[str]:
    lines, groups = [], _sizes(writer.chance, issues, len(WORDING["groups"]))
    number = 0
    for place, size in enumerate(groups):
        if form == "groups":
            lines.append(f"（{_NUMERALS[place]}）{WORDING['groups'][place]}")
        for _ in range(size):
            number += 1
            lines += _issue(writer, form, number)
    return lines


def _sizes(chance: random.Random, total: int, groups: int) -> list[int]:
    cuts = sorted(chance.sample(range(1, total), groups - 1))
    return [end - start for start, end in zip([0, *cuts], [*cuts, total], strict=True)]


def _issue(writer: _Writer, form: str, number: int) -> list[str]:
    heading = writer.fill("headings")
    measures = writer.fill_some("measure", 2, 4)
    if form == "numbered":
        return [f"（{_numeral(number)}）{heading}", *(f"{n}.{m}" for n, m in enumerate(measures, 1))]
    if form == "bracketed":
        return [f"{number}.{heading}", *(f"（{n}）{m}" for n, m in enumerate(measures, 1))]
    said = "".join(f"{_NUMERALS[n]}是{measure}" for n, measure in enumerate(measures))
    return [f"{number}.{heading}", said]


def _numeral(number: int) -> str:
    """1 to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    return (
        ("" if tens == 1 else _NUMERALS[tens - 1] if tens else "")
        + ("十" if tens else "")
        + (_NUMERALS[ones - 1] if ones else "")
    )


def main() -> None:
    """Write notices and print how many issues they list."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("n", type=int, help="number of notices")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    issues = write_notices(options.folder, options.n, seed=options.seed)
    print(f"{options.n} notices with {issues} issues in {options.folder}")


if __name__ == "__main__":
    main()
