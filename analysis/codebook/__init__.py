"""The rules as data: every YAML file here, loaded and validated in one place.

A *domain* file lists codes and, where a text decides, their patterns; labels and meanings of codes are in
`locales/<language>/codes.yaml`. A *rules* file lists named patterns that extract something. Both may
name fragments under `parts:` and use them as `{{name}}`. Every pattern carries examples it must match
and counter-examples it must not; the tests run them all.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml

from analysis.codebook.needs import literals
from analysis.codebook.quick import quick
from analysis.codebook.scan import Scanner
from analysis.codebook.screen import Screen

FOLDER = Path(__file__).parent
TERMS = FOLDER / "terms"
KINDS = ("codes", "rules")
# The same safe loader in C, some eight times as fast, where libyaml is there.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PART = re.compile(r"\{\{(\w+)\}\}")


class CodebookError(ValueError):
    """A codebook file breaks the form described above; the message names file and entry."""


@dataclass(frozen=True)
class Source:
    """A pattern as text, compiled when it is first used: one notice needs few, all take half a second."""

    text: str
    where: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        try:
            return re.compile(self.text)
        except re.error as error:
            raise CodebookError(f"{self.where}: {self.text!r}: {error}") from error


@dataclass(frozen=True)
class Weighted:
    """One pattern and how much its match counts."""

    source: Source
    weight: int

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return self.source.pattern


@dataclass(frozen=True)
class Code:
    """One value of a coded column."""

    name: str
    patterns: tuple[Weighted, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    sets: dict[str, Any]

    def score(self, text: str) -> int:
        """Sum of the weights of the patterns found in `text`; each pattern counts once."""
        return sum(w.weight for w in self.patterns if w.pattern.search(text))


@dataclass(frozen=True, eq=False)  # every domain is loaded once, so identity is equality
class Domain:
    """The codes allowed in one column, in the order in which they are shown and tried."""

    name: str
    codes: dict[str, Code]

    def scores(self, text: str) -> dict[str, int]:
        """The score of every code of which a pattern matches, in the order of the codes."""
        scores: dict[str, int] = {}
        for place in self._screen.found(text):
            name, weight = self._weights[place]
            scores[name] = scores.get(name, 0) + weight
        return scores

    def best(self, text: str) -> str | None:
        """Code with the highest score; of equals the one listed first; None where nothing matches."""
        return self.best_scored(text)[0]

    def best_scored(self, text: str) -> tuple[str | None, int]:
        """The best code and its score; None and 0 where nothing matches."""
        return _known_best(self, text) if len(text) <= _RECURRING else _best(self, text)

    @cached_property
    def _weights(self) -> list[tuple[str, int]]:
        return [(name, w.weight) for name, code in self.codes.items() for w in code.patterns]

    @cached_property
    def _screen(self) -> Screen:
        return Screen([w.source.text for code in self.codes.values() for w in code.patterns])


def _best(domain: Domain, text: str) -> tuple[str | None, int]:
    scores = domain.scores(text)
    name = max(scores, key=scores.__getitem__, default="")
    return (name, scores[name]) if name and scores[name] > 0 else (None, 0)


# Titles of sections and clauses around figures recur; longer texts seldom do.
_RECURRING = 120
_known_best = lru_cache(maxsize=4096)(_best)


@dataclass(frozen=True)
class Rule:
    """One named pattern that extracts something; `sets` are the values that a match sets."""

    name: str
    source: Source
    sets: dict[str, Any]
    why: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return self.source.pattern

    def occurs(self, text: str, start: int = 0, end: int = sys.maxsize) -> bool:
        """Whether the pattern matches anywhere in the text; sooner than by a search."""
        return self._quick.search(text, start, end) is not None

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match; sooner than by the pattern's search where many characters cannot begin one."""
        begins = self._quick.search(text, start, end)
        return begins and self.pattern.match(text, begins.start(), end)

    def matches(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Every match in order, as of the pattern's `finditer`; sooner where there are few."""
        return self._scanner.finditer(text, start, len(text) if end is None else min(end, len(text)))

    def may_occur(self, text: str) -> bool:
        """False only where the text has none of the strings that a match needs; a quick first look."""
        return self._needed is None or any(string in text for string in self._needed)

    @cached_property
    def _quick(self) -> re.Pattern[str]:
        return quick(self.source.text)

    @cached_property
    def _scanner(self) -> Scanner:
        return Scanner([self.source.text])

    @cached_property
    def _needed(self) -> frozenset[str] | None:
        return literals(self.source.text)


def load_yaml(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)


def _read(name: str) -> dict[str, Any]:
    path = next((p for p in (FOLDER / kind / f"{name}.yaml" for kind in KINDS) if p.exists()), None)
    if path is None:
        raise CodebookError(f"{name}.yaml: there is no such file")
    loaded = load_yaml(path)
    if not isinstance(loaded, dict):
        raise CodebookError(f"{path.name}: not a mapping")
    return loaded


def _fragments(loaded: dict[str, Any]) -> dict[str, str]:
    fragments: dict[str, str] = {}
    for name, body in loaded.get("parts", {}).items():
        fragments[name] = _expand(str(body), fragments)
    return fragments


def _expand(pattern: str, fragments: dict[str, str]) -> str:
    return _PART.sub(lambda m: f"(?:{fragments[m[1]]})", pattern)


def _source(pattern: str, fragments: dict[str, str], where: str) -> Source:
    try:
        return Source(_expand(pattern, fragments), where)
    except KeyError as error:
        raise CodebookError(f"{where}: {pattern!r}: there is no part {error}") from error


def _weighted(entry: str | dict[str, Any], fragments: dict[str, str], where: str) -> Weighted:
    if isinstance(entry, str):
        entry = {"pattern": entry}
    return Weighted(_source(entry["pattern"], fragments, where), int(entry.get("weight", 1)))


def _code(name: str, entry: dict[str, Any], fragments: dict[str, str], file: str) -> Code:
    where = f"{file}.yaml: {name}"
    patterns = tuple(_weighted(p, fragments, where) for p in entry.get("patterns", ()))
    if patterns and not entry.get("examples"):
        raise CodebookError(f"{where}: patterns without examples")
    return Code(
        name,
        patterns,
        tuple(entry.get("examples", ())),
        tuple(entry.get("counter_examples", ())),
        entry.get("sets", {}),
    )


@cache
def domain(name: str) -> Domain:
    """The domain in `codes/<name>.yaml`.

    Raises:
        CodebookError: there is no such file, or it is malformed.
    """
    loaded = _read(name)
    fragments = _fragments(loaded)
    entries = loaded["codes"]
    if isinstance(entries, list):  # codes without patterns
        entries = {code: {} for code in entries}
    return Domain(name, {c: _code(c, entry, fragments, name) for c, entry in entries.items()})


@cache
def rules(name: str) -> dict[str, Rule]:
    """The named patterns in `rules/<name>.yaml`, in file order.

    Raises:
        CodebookError: there is no such file, or it is malformed.
    """
    loaded = _read(name)
    fragments = _fragments(loaded)
    found = {}
    for rule, entry in loaded["rules"].items():
        where = f"{name}.yaml: {rule}"
        if not entry.get("examples") or not entry.get("why"):
            raise CodebookError(f"{where}: a rule needs `why` and `examples`")
        found[rule] = Rule(
            rule,
            _source(entry["pattern"], fragments, where),
            entry.get("sets", {}),
            entry["why"],
            tuple(entry["examples"]),
            tuple(entry.get("counter_examples", ())),
        )
    return found


def files() -> Iterator[tuple[str, str]]:
    """(name, "domain" or "rules") of every file, sorted by name."""
    found = (path for kind in KINDS for path in (FOLDER / kind).glob("*.yaml"))
    for path in sorted(found, key=lambda path: path.stem):
        yield path.stem, "domain" if path.parent.name == "codes" else "rules"
