"""Sentences against numbers and names that were worked out a second time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from tests.factories.recount import Cut, numbers_in

# A sentence, the numbers that it must have and no others, and words that it must have.
Claim = tuple[str, Counter[str], list[str]]
Question = Callable[[Cut], Iterable[Claim]]


def find_errors(questions: dict[str, Question], cuts: list[Cut]) -> Iterator[str]:
    """A line for every sentence with a number too many, too few, or without a word."""
    for cut in cuts:
        for name, ask in questions.items():
            for said, expected, words in ask(cut):
                found = numbers_in(said)
                if found != expected:
                    more, less = dict(found - expected), dict(expected - found)
                    yield f"{name} {cut.selection}: {said!r} has {more} and lacks {less}"
                yield from (f"{name}: {word!r} is not in {said!r}" for word in words if word not in said)
