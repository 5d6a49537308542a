"""Tests over many cases: all that is wrong is reported at once."""

from __future__ import annotations

import pytest

from tests.factories.cases import assert_each, assert_no_offenders


def test_every_offender_is_in_the_message() -> None:
    words = [f"word {n}" for n in range(500)]
    with pytest.raises(pytest.fail.Exception) as caught:
        assert_no_offenders(words)
    assert [line for line in str(caught.value).splitlines() if line in words] == words


def test_every_case_with_another_result_is_in_the_message() -> None:
    with pytest.raises(pytest.fail.Exception) as caught:
        assert_each(str.upper, [("a", "A"), ("b", "b"), ("c", "c")])
    assert str(caught.value).splitlines()[1:] == ["'b': 'B', not 'b'", "'c': 'C', not 'c'"]


def test_a_case_that_fails_does_not_hide_the_others() -> None:
    with pytest.raises(pytest.fail.Exception) as caught:
        assert_each(int, [("a", 1), ("2", 2), ("3", 4)])
    assert ["ValueError" in line for line in str(caught.value).splitlines()[1:]] == [True, False]


def test_cases_without_an_offender_pass() -> None:
    assert_no_offenders([])
    assert_each(str.upper, [("a", "A")])
