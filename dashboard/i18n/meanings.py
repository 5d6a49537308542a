"""Title and meaning of a column of a frame: from the locale where the dashboard makes it, else from the
tables' dictionary."""

from __future__ import annotations

from dashboard.i18n.code_labels import LABEL
from dashboard.i18n.translator import Translator, find_table
from locales import texts


def title_of(column: str, tr: Translator) -> str:
    """The column's heading; of a column of labels that of its codes."""
    coded = column.removesuffix(LABEL)
    return tr.column(column) if coded == column else tr("readme.in_words", column=tr.column(coded))


def meaning_of(column: str, tr: Translator, *, chart: str = "") -> str:
    """One or two sentences; empty if no locale has any. `chart`: the key of its block, where a column may
    mean something of its own."""
    coded = column.removesuffix(LABEL)
    if coded != column:
        return tr("readme.in_words_meaning", column=f"`{coded}`")
    known = texts(tr.language)
    if made := known.get(f"meanings_in.{chart}.{column}") or known.get(f"meanings.{column}"):
        return str(made)
    table = find_table(column)
    return tr(f"tables.{table.name}.columns.{column}.meaning") if table else ""
