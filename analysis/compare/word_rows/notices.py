"""What the notices that rows of words belong to are called, and their order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.compare.tables import Tables
from analysis.compare.word_rows.columns import Numbers

_NAMED = "SELECT nr, notice_id, sha256 FROM notice_keys JOIN notices USING (notice_id) ORDER BY notice_id"


@dataclass(frozen=True)
class Notices:
    """named: nr, notice_id, sha256, in the order of notice_id. order: their places in the order of nr."""

    named_rows: pa.Table
    numbers: Numbers
    order: Numbers

    @classmethod
    def of(cls, tables: Tables) -> Notices:
        """Those of the tables, read once."""
        return tables.hold("notice names", lambda: cls.read(tables))

    @classmethod
    def read(cls, tables: Tables) -> Notices:
        rows = tables.arrow(_NAMED)
        numbers = rows.column("nr").to_numpy().astype(np.int64)
        order = np.argsort(numbers)
        return cls(rows.select(["notice_id", "sha256"]), numbers[order], order)

    def places(self, numbers: Numbers) -> Numbers:
        """The place of each of these notices in the order of notice_id."""
        return self.order[np.searchsorted(self.numbers, numbers)]

    def named(self, numbers: Numbers) -> pd.DataFrame:
        """notice_id and sha256 of each of these notices."""
        return self.named_rows.take(self.places(numbers)).to_pandas()
