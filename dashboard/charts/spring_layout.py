"""The places of a network's words: neighbours are near, no label covers another; always the same result."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]

# Labels that are apart on the narrowest screen are apart on every wider one: only the distances across grow.
NARROWEST = 330.0
_LETTER, _HAN, _BETWEEN = 7.0, 12.5, 8.0  # pixels across
_TALL = 42.0  # of a mark with its label over it
_PULLS, _PUSHES, _TRIES = 120, 300, 3
_GOLDEN = np.pi * (3 - np.sqrt(5))


def label_width(text: str) -> float:
    """Pixels that a label takes across."""
    return sum(_HAN if ord(c) > 0x2E7F else _LETTER for c in text) + _BETWEEN


def place_words(tr: Sequence[str], pairs: Sequence[tuple[int, int, float]]) -> tuple[Points, float]:
    """A row x, y in pixels per word, in a plot NARROWEST wide, and the height that it needs.

    `pairs`: two places in `words` and their weight. Forces as Fruchterman & Reingold (1991) from a fixed
    start, then labels that touch are moved apart; where there is no room, the plot grows in height.
    """
    n = len(tr)
    sizes = np.array([[min(label_width(word), NARROWEST), _TALL] for word in tr]).reshape(n, 2)
    height = max(260.0, 1.9 * float((sizes[:, 0] * sizes[:, 1]).sum()) / NARROWEST)
    drawn = _pull_together(n, pairs)
    for _ in range(_TRIES):
        points = _move_apart(drawn * (NARROWEST, height), sizes, height)
        if not _overlaps(points, sizes).any():
            return points, height
        height *= 1.25
    return _in_rows(drawn, sizes)


def _in_rows(drawn: Points, sizes: Points) -> tuple[Points, float]:
    """Where pushing finds no room: rows from top to bottom, in each the words from left to right."""
    points, row, taken, y = np.zeros_like(drawn), list[int](), 0.0, _TALL / 2
    for place in [*np.argsort(drawn[:, 1], kind="stable"), -1]:
        if place < 0 or taken + sizes[place, 0] > NARROWEST:
            left = (NARROWEST - taken) / 2
            for placed in sorted(row, key=lambda word: float(drawn[word, 0])):
                points[placed] = left + sizes[placed, 0] / 2, y
                left += sizes[placed, 0]
            row, taken, y = [], 0.0, y + _TALL
        if place >= 0:
            row.append(int(place))
            taken += float(sizes[place, 0])
    return points, y - _TALL / 2


def _pull_together(n: int, pairs: Sequence[tuple[int, int, float]]) -> Points:
    """Points in the unit square; tied ones near one another."""
    turn = np.arange(n) * _GOLDEN
    points = 0.5 + 0.45 * np.sqrt(np.arange(n) / max(1, n))[:, None] * np.c_[np.cos(turn), np.sin(turn)]
    ties = np.zeros((n, n))
    for a, b, weight in pairs:
        ties[a, b] = ties[b, a] = weight
    ties /= ties.max(initial=0.0) or 1.0
    ideal = 0.9 / np.sqrt(max(1, n))
    for step in range(_PULLS):
        apart = points[:, None] - points[None, :]
        far = np.maximum(np.hypot(apart[..., 0], apart[..., 1]), 1e-6)
        force = (apart * ((ideal / far) ** 2 - ties * far / ideal)[..., None]).sum(axis=1)
        length = np.maximum(np.hypot(force[:, 0], force[:, 1]), 1e-9)[:, None]
        points = points + force / length * np.minimum(length, 0.1 * (1 - step / _PULLS))
        points = np.clip(points, 0, 1)
    return points


def _move_apart(points: Points, sizes: Points, height: float) -> Points:
    """Overlapping labels move apart by half each, along the shorter way; all stay inside the plot."""
    low, high = sizes / 2, np.array([NARROWEST, height]) - sizes / 2
    points = np.clip(points, low, high)
    for _ in range(_PUSHES):
        overlap = _overlaps(points, sizes)
        if not overlap.any():
            break
        apart = points[:, None] - points[None, :]
        need = (sizes[:, None] + sizes[None, :]) / 2 - np.abs(apart) + 0.5
        order = np.sign(np.arange(len(points))[:, None] - np.arange(len(points))[None, :])
        sign = np.where(apart == 0, order[..., None], np.sign(apart))
        across = (need[..., 0] < need[..., 1])[..., None]
        push = np.where(across, sign * need * (1, 0), sign * need * (0, 1)) * overlap[..., None]
        points = np.clip(points + push.sum(axis=1) / 2, low, high)
    return points


def _overlaps(points: Points, sizes: Points) -> npt.NDArray[np.bool_]:
    apart = np.abs(points[:, None] - points[None, :])
    touching = apart < (sizes[:, None] + sizes[None, :]) / 2
    return touching[..., 0] & touching[..., 1] & ~np.eye(len(points), dtype=bool)
