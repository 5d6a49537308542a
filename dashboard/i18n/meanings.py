"""What a column of a frame means: from the locale where the dashboard makes it, else from the tables' dictionary."""

from __future__ import annotations

from analysis.codebook.chinese import in_chinese
from analysis.schema import TABLES
from dashboard.i18n.translator import Translator, read_locale


def meaning_of(column: str, tr: Translator) -> str:
    """One or two sentences; empty where the column's label says it all."""
    if made := read_locale(tr.language).get(f"meanings.{column}"):
        return str(made)
    for table in TABLES.values():
        for known in table.columns:
            if known.name == column:
                return tr.pick(zh=in_chinese(f"columns.{table.name}.{column}"), en=known.meaning)
    return ""
