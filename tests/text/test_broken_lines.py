"""A notice broken at any width, on pages or without line breaks, has the facts of the whole one."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from analysis import paths
from analysis.ingest.extract import Extracted, extract
from analysis.read import read_file
from analysis.read.source import Source

COLUMNS = (
    "organisation",
    "inspecting_team",
    "inspection_start",
    "inspection_end",
    "feedback_date",
    "report_date",
)
SAMPLES = {
    path.stem: [line.strip() for line in read_file(path).text.splitlines() if line.strip()]
    for path in sorted(paths.SAMPLE.glob("*.txt"))
}


def cells(line: str, width: int) -> Iterator[str]:
    """As a terminal breaks lines: a Chinese character takes two cells."""
    kept, used = "", 0
    for character in line:
        size = 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if used + size > width:
            yield kept
            kept, used = "", 0
        kept, used = kept + character, used + size
    yield kept


def printed(line: str, width: int) -> Iterator[str]:
    """As a printer breaks lines: a sign that may not begin a line is printed behind the one before."""
    kept = ""
    for character in line:
        if len(kept) >= width and character not in "，。；：、）》”":
            yield kept
            kept = ""
        kept += character
    yield kept


BREAKS: dict[str, Callable[[str, int], Any]] = {"cells": cells, "printed": printed, "mail": textwrap.wrap}


def facts(lines: list[str], between: str = "\n") -> dict[str, Any]:
    found = extract(Source("a.txt", between.join(lines), "", "txt", "utf-8"), "a")
    assert isinstance(found, Extracted), found
    rows = found.rows
    return {
        "issues": [(row["number"], row["title"], row["status"], row["n_measures"]) for row in rows["issues"]],
        "totals": [(row["counted"], row["state"], row["value"], row["scope"]) for row in rows["totals"]],
        "notice": {name: rows["notices"][0][name] for name in COLUMNS},
    }


def paged(lines: list[str], number: str, head: str) -> list[str]:
    """Pages of 20 lines with a number below and, from the second on, a head above."""
    pages = [lines[i : i + 20] for i in range(0, len(lines), 20)]
    return [
        line
        for at, page in enumerate(pages, 1)
        for line in [*([head] if head and at > 1 else []), *page, number.format(at)]
    ]


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("broken", BREAKS)
def test_lines_of_one_width_are_paragraphs_again(name: str, broken: str) -> None:
    whole = facts(SAMPLES[name])
    wrong = [
        (width, indent)
        for width in (24, 31, 36, 40, 72)
        for indent in ("", "　　")
        if facts([part for line in SAMPLES[name] for part in BREAKS[broken](indent + line, width)]) != whole
    ]
    assert wrong == []


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("head", ["", "巡察整改通报"])
@pytest.mark.parametrize("number", ["- {} -", "—{}—", "第{}页", "{}", "\f"])
def test_pages_leave_no_trace(name: str, number: str, head: str) -> None:
    lines = [part for line in SAMPLES[name] for part in printed("　　" + line, 34)]
    assert facts(paged(lines, number, head)) == facts(SAMPLES[name])


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n\n", "\x85", "\u2028", "\\n", "<br>"])
def test_every_kind_of_line_break_is_one(name: str, ending: str) -> None:
    assert facts(SAMPLES[name], ending) == facts(SAMPLES[name])


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("sign", ["\u200b", "\u00ad", "\u2060", "\ufeff", "\ufe0f", "\u202a", "\0"])
def test_invisible_characters_change_nothing(name: str, sign: str) -> None:
    assert facts([sign.join(line) + sign for line in SAMPLES[name]]) == facts(SAMPLES[name])
