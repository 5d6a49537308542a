"""The shipped tables, the reader's own and the reader's corrections as one, by queries over each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from analysis.compare import rollups
from analysis.compare.layers import Layer
from analysis.compare.tables import Tables
from analysis.library.corrections import CorrectedRows, correct_rows
from analysis.library.joining import Reproduction, compare_rows, join_rejected, plan_join
from analysis.schema import TABLES
from analysis.store import Store, read_tables
from analysis.store.read import read_table

Source = Store | Mapping[str, pd.DataFrame]

# Notices up to which the joined rows are copied in the order of the notices.
_FEW = 2_000


@dataclass(frozen=True)
class Joined:
    """Tables as read.

    reproduced: shipped notices that a later store has, too. own: keys of the notices that are not shipped.
    """

    tables: Tables
    layers: tuple[Layer, ...]
    rejected: pd.DataFrame | None
    order: tuple[str, ...]
    reproduced: tuple[Reproduction, ...] = ()
    own: frozenset[str] = frozenset()

    def without(self, notices: Collection[str]) -> Joined:
        """The same without these notices."""
        layers = tuple(layer.without(notices) for layer in self.layers)
        order = tuple(key for key in self.order if key not in notices)
        return replace(
            self,
            tables=_open(layers, self.rejected, order),
            layers=layers,
            order=order,
            own=self.own - {*notices},
        )

    def corrected(self) -> tuple[Tables, CorrectedRows | None]:
        """The tables with the reader's corrections, which cover all rows of the notices corrected.

        Raises:
            CannotCorrect: the file of corrections cannot be read.
        """
        notices = self.tables.query("SELECT notice_id, sha256 FROM notices")
        done = correct_rows(notices, self.tables.rows_of)
        if done is None or not done.notices:
            return self.tables, done
        below = [layer.without(done.notices) for layer in self.layers]
        return _open([*below, Layer(done.tables)], self.rejected, self.order), done


def join(stores: Sequence[Store], *, samples: Path | None = None) -> Joined:
    """The tables of the stores, the first of which are the shipped ones.

    `samples`: a folder of tables that are read now, because it is temporary; they are not the reader's own.
    """
    if len(stores) == 1 and not samples and stores[0].counts.get("notices", 0) > _FEW:
        layers = [Layer(stores[0])]  # nothing to compare, and too many to be put in order
        return Joined(Tables.from_layers(layers, keep=rollups.place()), tuple(layers), None, ())
    sources: list[Source] = [*stores, *([read_tables(samples)] if samples else [])]
    notices = [_table(source, "notices") for source in sources]
    plan = plan_join(notices)
    layers = [Layer(*of) for of in zip(sources, plan.renamed, plan.left_out, strict=True)]
    rejected = join_rejected([_table(source, "rejected") for source in sources], notices, plan)
    tables = _open(layers, rejected, plan.order)
    shipped = frozenset(notices[0]["notice_id"])
    added = frozenset(plan_join(notices[: len(stores)]).order if samples else plan.order) - shipped
    reproduced = {
        key: compare_rows(tables.rows_of([key], layer=0), tables.rows_of([own], layer=number), own, key)
        for number, matched in enumerate(plan.matched[: len(stores)])
        for own, key in matched.items()
        if key in shipped
    }
    return Joined(tables, tuple(layers), rejected, plan.order, tuple(reproduced.values()), added)


def _table(source: Source, name: str) -> pd.DataFrame:
    return read_table(source, TABLES[name]) if isinstance(source, Store) else source[name]


def _open(layers: Sequence[Layer], rejected: pd.DataFrame | None, order: Sequence[str]) -> Tables:
    ordered = order if len(order) <= _FEW else ()
    return Tables.from_layers(layers, rejected=rejected, order=ordered, keep=rollups.place())
