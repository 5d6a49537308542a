import pytest

from analysis.evaluate.kappa import cohens_kappa


def coded(*counts: tuple[str, str, int]) -> tuple[list[str], list[str]]:
    pairs = [(one, other) for one, other, n in counts for _ in range(n)]
    return [one for one, _ in pairs], [other for _, other in pairs]


@pytest.mark.parametrize(
    ("counts", "kappa"),
    [
        # 35 of 50 equal; expected by chance (25 * 30 + 25 * 20) / 50² = 0.5.
        ([("yes", "yes", 20), ("yes", "no", 5), ("no", "yes", 10), ("no", "no", 15)], 0.4),
        ([("a", "a", 2), ("b", "b", 3), ("c", "c", 1)], 1.0),
        ([("a", "b", 1), ("b", "a", 1)], -1.0),
        ([("a", "a", 1), ("a", "b", 1), ("b", "a", 1), ("b", "b", 1)], 0.0),
    ],
)
def test_kappa_is_agreement_beyond_chance(counts: list[tuple[str, str, int]], kappa: float) -> None:
    assert cohens_kappa(*coded(*counts)) == pytest.approx(kappa)


@pytest.mark.parametrize("codes", [[], ["a", "a"]])
def test_without_units_or_with_one_code_alone_there_is_no_kappa(codes: list[str]) -> None:
    assert cohens_kappa(codes, codes) is None
