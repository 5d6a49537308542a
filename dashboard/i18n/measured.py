"""What was measured against hand codings, in words."""

from __future__ import annotations

from analysis.schema import TABLES
from dashboard.i18n.translator import Translator
from locales import texts

_TABLES = {"dates": "events"}  # a coded file -> the table that it codes


def label_set(name: str, tr: Translator) -> str:
    """A set of codings in words; its name where it has none."""
    return str(texts(tr.language).get(f"method.accuracy.set.{name}", name))


def label_measure(measure: str, tr: Translator) -> str:
    """A table, or a table and its columns, in words."""
    coded, _, columns = measure.partition(".")
    name = _TABLES.get(coded, coded)
    table = tr(f"tables.{name}.label") if name in TABLES else coded
    named = [tr.column(column) for column in columns.split("+") if column]
    return tr("method.accuracy.measure", table=table, columns=tr.listing(named)) if named else table
