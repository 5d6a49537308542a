"""What a column of a frame means: from the locale where the dashboard makes it, else from the tables'
dictionary."""

from __future__ import annotations

from dashboard.i18n.translator import Translator, find_table
from locales import texts


def meaning_of(column: str, tr: Translator) -> str:
    """One or two sentences; empty if the column's label is enough."""
    if made := texts(tr.language).get(f"meanings.{column}"):
        return str(made)
    table = find_table(column)
    return tr(f"tables.{table.name}.columns.{column}.meaning") if table else ""
