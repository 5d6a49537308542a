"""Printed quantities and what they are worth."""

from __future__ import annotations

import pytest

from analysis.text.quantities import read_quantity


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("12", 12),
        ("1.45万", 14500),
        ("1.49亿", 149000000),
        ("300余", 300),
        ("1万余", 10000),
        ("220余万", 2200000),
        ("1,200.5", 1200.5),
        ("54.9", 54.9),
        ("三", 3),
        ("两", 2),
        ("十二", 12),
        ("二十余", 20),
        ("0", 0),
        ("三万", 30000),
        ("十二点五万", 125000),
        ("一万一千七百", 11700),
        ("三百余万", 3000000),
        ("一亿二千万", 120000000),
    ],
)
def test_a_printed_quantity_is_worked_out(printed: str, value: float) -> None:
    assert read_quantity(printed) == value


def test_what_contains_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="no number"):
        read_quantity("若干")
