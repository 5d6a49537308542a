"""Association measures: published values, and the implementations of nltk and scipy."""

from __future__ import annotations

import math

import numpy as np
import pytest

from analysis.words.association import expected, log_likelihood, log_ratio, mutual_information

# (o11, o12, o21, o22); no cell is empty where nltk divides by it.
CELLS = [(110, 2442, 111, 29114), (29, 13, 123, 31612), (1, 1, 1, 1), (7, 3, 5000, 9000), (3, 40, 20, 15)]


@pytest.mark.parametrize(
    ("cells", "published"),
    [
        # Dunning (1993), Accurate methods for the statistics of surprise and coincidence, bigrams of the UBS
        # corpus.
        ((110, 2442, 111, 29114), 270.72),
        ((29, 13, 123, 31612), 263.90),
        # The calculator of Rayson for 52 in 50,000 against 57 in 75,000; its two cells are nearly these four.
        ((52, 57, 50_000 - 52, 75_000 - 57), 2.65),
    ],
)
def test_log_likelihood_is_what_was_published(cells: tuple[int, ...], published: float) -> None:
    assert log_likelihood(*cells) == pytest.approx(published, abs=0.005)


@pytest.mark.parametrize("cells", [*CELLS, (0, 12, 400, 300)])
def test_log_likelihood_is_scipy_s(cells: tuple[int, ...]) -> None:
    from scipy.stats import chi2_contingency  # takes long to import

    table = np.reshape(cells, (2, 2))
    theirs = chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
    assert log_likelihood(*cells) == pytest.approx(theirs)


@pytest.mark.parametrize("cells", CELLS)
def test_log_likelihood_and_mutual_information_are_nltk_s(cells: tuple[int, ...]) -> None:
    from nltk.metrics import BigramAssocMeasures  # takes long to import

    a, b, c, d = cells
    marginals = (a, (a + b, a + c), a + b + c + d)
    assert log_likelihood(*cells) == pytest.approx(BigramAssocMeasures.likelihood_ratio(*marginals))
    assert mutual_information(*cells) == pytest.approx(BigramAssocMeasures.pmi(*marginals))


def test_log_likelihood_of_equal_rates_is_zero_and_never_below() -> None:
    assert log_likelihood([3, 7], [30, 21], [97, 93], [970, 279]) == pytest.approx([0, 0], abs=1e-9)
    assert (log_likelihood([3, 7], [30, 21], [97, 93], [970, 279]) >= 0).all()


@pytest.mark.parametrize(
    ("a", "b", "inside", "outside", "points"),
    [
        (6, 2, 10_000, 10_000, math.log2(3)),  # Hardie (2014): 0.0006 against 0.0002
        (8, 4, 2_000, 1_000, 0),
        (2, 16, 1_000, 1_000, -3),
        (4, 0, 1_000, 1_000, 3),  # 0 counts as 0.5
        (0, 4, 1_000, 1_000, -3),
    ],
)
def test_log_ratio_counts_doublings(a: int, b: int, inside: int, outside: int, points: float) -> None:
    assert log_ratio(a, b, inside, outside) == pytest.approx(points)


def test_expected_is_row_times_column_by_total() -> None:
    assert expected(10, 20, 30, 40) == pytest.approx(30 * 40 / 100)


def test_measures_take_whole_columns() -> None:
    columns = np.transpose(CELLS)
    each = [float(log_likelihood(*cells)) for cells in CELLS]
    assert log_likelihood(*columns) == pytest.approx(each)
