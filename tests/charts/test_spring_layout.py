"""Words of a network: apart on the narrowest screen, near their neighbours, always in the same place."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.charts.spring_layout import NARROWEST, label_width, place_words

STAR = [(0, other, 1.0) for other in range(1, 24)]
RING = [(a, (a + 1) % 24, 1.0) for a in range(24)]
ALL = [(a, b, 1.0) for a in range(24) for b in range(a)]


@pytest.mark.parametrize("word", ["党", "党支部书记", "社区卫生服务中心体系", "procurement"])
@pytest.mark.parametrize("pairs", [STAR, RING, ALL, []], ids=["star", "ring", "all", "none"])
def test_no_label_covers_another_or_leaves_the_plot(word: str, pairs: list[tuple[int, int, float]]) -> None:
    words = [word] * 24
    points, height = place_words(words, pairs)
    across, down = np.abs(points[:, None] - points[None, :]).transpose(2, 0, 1)
    apart = (across >= label_width(word)) | (down >= 40)
    assert apart[~np.eye(24, dtype=bool)].all()
    half = label_width(word) / 2
    assert points[:, 0].min() >= half - 1e-6 and points[:, 0].max() <= NARROWEST - half + 1e-6
    assert points[:, 1].min() >= 0 and points[:, 1].max() <= height


def test_the_same_network_is_in_the_same_place() -> None:
    assert np.array_equal(place_words(["党建"] * 24, RING)[0], place_words(["党建"] * 24, RING)[0])


def test_tied_words_are_nearer_than_others() -> None:
    points, _ = place_words(["党建"] * 12, [(a, b, 1.0) for a in range(6) for b in range(a)])
    far = np.hypot(*(points[:, None] - points[None, :]).transpose(2, 0, 1))
    assert far[:6, :6].mean() < far[:6, 6:].mean()


@pytest.mark.parametrize("n", [0, 1, 2])
def test_few_words_have_a_place_too(n: int) -> None:
    assert place_words(["党建"] * n, [(0, 1, 1.0)] if n == 2 else [])[0].shape == (n, 2)
