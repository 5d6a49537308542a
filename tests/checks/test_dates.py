import pytest

from analysis.checks.dates import is_before, is_real


@pytest.mark.parametrize("value", ["2024", "2024-03", "2024-02-29", "1978-12"])
def test_reduced_and_whole_dates_that_exist_are_real(value: str) -> None:
    assert is_real(value)


@pytest.mark.parametrize(
    "value", ["2023-02-29", "2024-13", "2024-00", "2024-3-5", "24-03", "1024", "2024-06-31", "2024年", ""]
)
def test_dates_that_do_not_exist_are_not(value: str) -> None:
    assert not is_real(value)


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2023-12-31", "2024-01-01", True),
        ("2024-03", "2024-03-05", False),
        ("2024-03-05", "2024-03", False),
        ("2024-02", "2024-03-05", True),
        ("2024", "2023-12", False),
    ],
)
def test_a_reduced_date_is_before_another_only_when_that_is_certain(
    one: str, other: str, before: bool
) -> None:
    assert is_before(one, other) is before
