"""What decides that a pattern is not tried never hides a match: all is compared with plain searches."""

import re
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import codebook
from analysis.codebook.beginnings import beginnings
from analysis.codebook.needs import alternatives, literals
from analysis.codebook.quick import quick
from analysis.codebook.scan import Scanner
from analysis.codebook.screen import Screen
from analysis.text.folded import fold

TEXTS = [fold(p.read_text(encoding="utf-8")) for p in sorted(Path("tests/corpus_b").glob("*.txt"))]
LINES = sorted({line for text in TEXTS for line in text.split("\n") if line.strip()})[::6]
PIECES = st.text(alphabet="ab(一。\n 1", max_size=8)


def _patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern of the codebook by where it is, and its examples' texts among the lines to search."""
    found = {}
    for name, kind in codebook.files():
        if kind == "rules":
            found |= {f"{name}: {rule.name}": rule.pattern for rule in codebook.rules(name).values()}
        else:
            codes = codebook.domain(name).codes.values()
            found |= {f"{name}: {c.name} {i}": w.pattern for c in codes for i, w in enumerate(c.patterns)}
    return found


def _examples() -> list[str]:
    rules = (
        rule for name, kind in codebook.files() if kind == "rules" for rule in codebook.rules(name).values()
    )
    return list(chain.from_iterable(rule.examples for rule in rules))


def test_every_match_has_a_needed_string_and_beginning() -> None:
    searched = [*LINES, *_examples()]
    wrong = []
    for name, pattern in _patterns().items():
        needed, begins = literals(pattern.pattern), beginnings(pattern.pattern)
        for line in searched:
            for match in pattern.finditer(line):
                lost = needed is not None and not any(string in line for string in needed)
                if lost or (begins is not None and not _begins(begins, line[match.start() :])):
                    wrong.append((name, line))
    assert not wrong


def test_a_quick_pattern_is_found_where_the_other_is() -> None:
    searched = [*LINES[::4], *_examples()[::2]]
    quicker = {name: (pattern, quick(pattern.pattern)) for name, pattern in _patterns().items()}
    wrong = [
        (name, line)
        for name, (pattern, found_sooner) in quicker.items()
        for line in searched
        if _start(pattern.search(line)) != _start(found_sooner.search(line))
    ]
    assert not wrong


def test_a_rule_finds_first_what_its_pattern_finds() -> None:
    searched = [*LINES[::8], *_examples()[::4]]
    files = (name for name, kind in codebook.files() if kind == "rules")
    wrong = [
        (rule.name, line)
        for rule in chain.from_iterable(codebook.rules(name).values() for name in files)
        for line in searched
        if _span(rule.search(line, 1)) != _span(rule.pattern.search(line, 1))
    ]
    assert not wrong


def _span(match: re.Match[str] | None) -> tuple[int, int] | None:
    return match.span() if match else None


def _start(match: re.Match[str] | None) -> int | None:
    return match.start() if match else None


def _begins(classes: Iterable[tuple[str, str]], rest: str) -> bool:
    """Whether one of the pairs of classes fits the rest of a text; an empty one fits anything."""
    return any(re.match(f"[{first}]" + (f"[{second}]" if second else ""), rest) for first, second in classes)


def test_a_screen_finds_what_plain_searches_find() -> None:
    patterns = list(_patterns().values())
    screen = Screen([pattern.pattern for pattern in patterns])
    wrong = [
        line
        for line in [*LINES[::4], *_examples()[::2]]
        if list(screen.found(line)) != [i for i, pattern in enumerate(patterns) if pattern.search(line)]
    ]
    assert not wrong


@pytest.mark.parametrize("name", ["marks", "one_line", "titles"])
def test_a_scanner_finds_what_the_joined_pattern_finds(name: str) -> None:
    sources = [rule.pattern.pattern for rule in codebook.rules(name).values()]
    sources = [re.sub(r"\(\?P<\w+>", "(?:", s) for s in sources if not re.compile(s).match("")]
    scanner, joined = Scanner(sources), re.compile("|".join(sources))
    for text in TEXTS:
        found = [match.span() for match in scanner.finditer(text, 5, len(text) - 5)]
        assert found == [match.span() for match in joined.finditer(text, 5, len(text) - 5)]


SMALL = (
    "a",
    "a+b",
    "[ab]?1",
    "(?:一|1a)b",
    "(?<=b)a",
    "a(?!1)",
    "a(?=b|$)",
    "(?=a)[ab]",
    "(a|b)\\n",
    "^a",
    "^[b1]a|b$",
)
QUICK = {source: quick(source) for source in SMALL}


@given(st.lists(st.sampled_from(SMALL), min_size=1), PIECES)
def test_small_patterns(sources: list[str], text: str) -> None:
    plain = [i for i, source in enumerate(sources) if re.search(source, text)]
    assert list(Screen(sources).found(text)) == plain
    assert Screen(sources).first(text) == next(iter(plain), None)
    assert [i for i, source in enumerate(sources) if QUICK[source].search(text)] == plain
    joined = re.compile("|".join(sources))
    assert [m.span() for m in Scanner(sources).finditer(text, 0, len(text))] == [
        m.span() for m in joined.finditer(text)
    ]


def test_alternatives_are_cut_outside_brackets_only() -> None:
    assert alternatives(r"a|(?:b|c)d|[|)]e\||\(f") == ["a", "(?:b|c)d", r"[|)]e\|", r"\(f"]
    assert alternatives("(?m)^a|b") == ["(?m)^a|b"]
