"""Scores and misses as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.evaluate.score import Miss, Score, sum_scores
from analysis.text import terminal

_HEAD = ("measure", "precision", "recall", "F1", "right", "ours", "gold")
_NUMERIC = (1, 2, 3, 4, 5, 6)


def report(scores: Sequence[Score], misses: Sequence[Miss]) -> Iterator[str]:
    """Lines: all measures over all notices, the scores of every table per notice, and every difference."""
    yield from terminal.columns([_HEAD, *(_row(s) for s in sum_scores(scores))], right=_NUMERIC)
    yield ""
    yield from terminal.columns([("notice", "table", *_HEAD[1:]), *_per_notice(scores)], right=range(2, 8))
    yield from format_misses(misses, "gold", "ours")


def format_misses(misses: Sequence[Miss], first: str, second: str) -> Iterator[str]:
    """Lines: how many differences there are, then one each; `first` and `second` name the two sides."""
    yield ""
    yield f"{len(misses)} differences"
    for miss in misses:
        place = f"@{miss.start}" if miss.start >= 0 else ""
        one, other = miss.gold or "(none)", miss.ours or "(none)"
        yield f"  {miss.notice_id}{place} {miss.measure}: {first} {one} | {second} {other}"


def _row(score: Score) -> tuple[str, ...]:
    return (
        score.measure,
        f"{score.precision:.3f}",
        f"{score.recall:.3f}",
        f"{score.f1:.3f}",
        str(score.right),
        str(score.ours),
        str(score.gold),
    )


def _per_notice(scores: Sequence[Score]) -> Iterator[tuple[str, ...]]:
    for notice_id in dict.fromkeys(score.notice_id for score in scores):
        own = [score for score in scores if score.notice_id == notice_id]
        fields = [score for score in own if score.measure.startswith("notices.")]
        if fields:
            yield (notice_id, *_row(Score("notices", notice_id, *_sum(fields))))
        for score in own:
            if "." not in score.measure:
                yield (notice_id, *_row(score))


def _sum(scores: Sequence[Score]) -> tuple[int, int, int]:
    return sum(s.right for s in scores), sum(s.ours for s in scores), sum(s.gold for s in scores)
