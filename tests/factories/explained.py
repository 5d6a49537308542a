"""What a download leaves unexplained: columns without title or meaning, codes without words, nothing at
all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dashboard.charts.block import Block
from dashboard.downloads.menu import download_of
from dashboard.i18n.code_labels import BODY, LABEL, explain_codes
from dashboard.i18n.glosses import GLOSS
from dashboard.i18n.meanings import meaning_of, title_of
from dashboard.shell.page_run import PageRun

DAY = date(2024, 5, 6)
# Words and keys as they are in the notices and their tables.
_TEXTS = ("term", "organisation", "title", "issue_id", "measure_id")
_CODE = re.compile(r"[a-z][a-z_]*|[a-z_]+:.+")


def unexplained(run: PageRun, block: Block) -> Iterator[str]:
    """A line for every column and code that the notes of the block's download do not put into words."""
    tr, download = run.view.tr, download_of(run, block, on=DAY)
    for column in download.frame.columns:
        values = download.frame[column]
        where = f"{block.name}: {column}"
        if not meaning_of(column, tr, chart=block.key):
            yield f"{where} has no meaning"
        if title_of(column, tr) == column and "_" in column:
            yield f"{where} has no title"
        if len(download.frame) and (values.isna() | (values.astype("str") == "")).all():
            yield f"{where} is empty"
        if column in (BODY, *_TEXTS) or column.endswith((LABEL, GLOSS)):
            continue
        known = explain_codes(download.frame, column, tr, download.names)
        codes = {str(v) for v in values.dropna().unique() if isinstance(v, str) and _CODE.fullmatch(v)}
        yield from (f"{where}: {code} is not put into words" for code in sorted(codes - set(known)))
