"""Every code, table and column is explained in Chinese too."""

from __future__ import annotations

import pytest

from analysis import codebook
from analysis.codebook.chinese import _meanings, in_chinese
from analysis.schema import TABLES

DOMAINS = [name for name, kind in codebook.files() if kind == "domain"]
KEYS = (
    [f"codes.{name}" for name in DOMAINS]
    + [f"codes.{name}.{code}" for name in DOMAINS for code in codebook.domain(name).codes]
    + [f"tables.{name}" for name in TABLES]
    + [f"columns.{table.name}.{column}" for table in TABLES.values() for column in table.names]
)


@pytest.mark.parametrize("key", KEYS)
def test_every_code_and_column_has_a_meaning_in_chinese(key: str) -> None:
    assert any("\u4e00" <= c <= "\u9fff" for c in in_chinese(key))


def test_no_meaning_is_left_of_a_code_or_column_that_is_gone() -> None:
    assert {key.removesuffix("._") for key in _meanings()} == set(KEYS)
