"""Grave doubts as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis.text.printable import MAX_DETAIL, printable_line
from locales import DOCUMENTATION, texts


def doubtful_lines(doubts: pd.DataFrame) -> Iterator[str]:
    """One line per grave doubt: `doubtful <source>: <code>: <meaning> (<codes and numbers>)`.

    `doubts`: rows of the table with the column `source` of `notices`.
    """
    for row in doubts[doubts["grade"] == "grave"].to_dict("records"):
        meaning = str(texts(DOCUMENTATION)[f"domains.doubt.codes.{row['doubt']}.meaning"]).rstrip(".")
        place = [] if pd.isna(row["start"]) else [f"@{row['start']}"]
        values = " ".join(place if pd.isna(row["detail"]) else [*place, row["detail"]])
        line = f"{meaning} ({values})" if values else meaning
        yield f"doubtful {row['source']}: {row['doubt']}: {printable_line(line, MAX_DETAIL)}"
