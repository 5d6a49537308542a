"""What a page shows: tables, selection, language and names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.library.corrections import State
from dashboard.charts.block import Block
from dashboard.i18n.translator import Translator
from dashboard.shell import sidebar

if TYPE_CHECKING:
    from dashboard.shell.data import Data


@dataclass(frozen=True)
class View:
    """`names`: notice_id -> short name; `n_notices` of `of_notices` are chosen; `invented`: the notice_ids of
    samples among all; `corrections`: what became of each in these tables."""

    tables: Tables
    selection: Selection
    tr: Translator
    names: dict[str, str]
    n_notices: int
    of_notices: int
    invented: frozenset[str] = frozenset()
    corrections: tuple[State, ...] = ()

    def without_statuses(self) -> View:
        """The same view without the filter on status, for pages where it would decide the answer."""
        selection = replace(self.selection, statuses=())
        return replace(self, selection=selection, n_notices=count_chosen(self.tables, selection))

    @cached_property
    def chosen_invented(self) -> list[str]:
        """notice_ids of the invented notices in the selection, in order."""
        return sorted(self.invented & _chosen(self.tables, self.selection)) if self.invented else []

    @cached_property
    def chosen_names(self) -> list[str]:
        """Short names of the chosen notices, in the order of every page."""
        chosen = _chosen(self.tables, self.selection)
        return [name for notice_id, name in self.names.items() if notice_id in chosen]

    @property
    def sentence(self) -> str:
        text = sidebar.sentence(self.selection, self.tr, self.names, n=self.n_notices, of=self.of_notices)
        return " · ".join([text, *self._including()])

    @property
    def filters(self) -> str:
        """What is chosen, and that invented notices are among it; empty where it is all that is real."""
        chosen = sidebar.format_filters(self.selection, self.tr, self.names)
        return " · ".join([*filter(None, [chosen]), *self._including()])

    @property
    def caveats(self) -> str:
        """What to know about every exported number."""
        notes = filter(None, [self.invented_note, self.corrected_note])
        return " ".join([self.tr("readme.caveats_text"), *notes])

    @cached_property
    def corrected_note(self) -> str:
        """How many of the chosen issues and notices are corrected; empty where none is."""
        notices = self._corrected("notice_id")
        notices = notices and notices & _chosen(self.tables, self.selection)
        if not notices:
            return ""
        issues = self._chosen_issues
        return self.tr(
            "corrections.note",
            issues=len(self._corrected("issue_id") & issues),
            of_issues=self.tr.number(len(issues)),
            notices=len(notices),
            of_notices=self.tr.number(self.n_notices),
        )

    def corrected_part(self, block: Block) -> str:
        """How many of the issues or notices behind the block's rows are corrected; empty where none is."""
        if not any(state.counts for state in self.corrections):
            return ""
        frame = block.frame
        by = next((key for key in ("issue_id", "notice_id") if key in frame), None)
        behind = set(frame[by].dropna()) if by else self._chosen_issues
        corrected = self._corrected(by or "issue_id") & behind
        if not corrected:
            return ""
        kind = "notices" if by == "notice_id" else "issues"
        return self.tr(f"corrections.part.{kind}", n=len(corrected), of=self.tr.number(len(behind)))

    def _corrected(self, key: str) -> set[str]:
        return {getattr(state, key) for state in self.corrections if state.counts}

    @cached_property
    def _chosen_issues(self) -> set[str]:
        with_, parameters = self.selection.with_clause()
        return set(self.tables.query(f"{with_} SELECT issue_id FROM chosen_issues", parameters)["issue_id"])

    @property
    def invented_note(self) -> str:
        """Which of the chosen notices are invented; empty where none is."""
        names = self.tr.listing([f"{self.names[id_]} [{id_}]" for id_ in self.chosen_invented])
        return self.tr("readme.invented", n=len(self.chosen_invented), names=names) if names else ""

    def marked(self, frame: pd.DataFrame) -> pd.DataFrame:
        """A frame to export: with a column that marks the rows of invented notices, if there are any."""
        if not self.chosen_invented or "notice_id" not in frame:
            return frame
        columns = list(frame.columns)
        after = columns.index("notice_id") + 1
        marked = frame.assign(invented=frame["notice_id"].isin(self.invented))
        return marked[[*columns[:after], "invented", *columns[after:]]]

    @property
    def slug(self) -> str:
        return sidebar.slug(
            self.selection, n=self.n_notices, of=self.of_notices, with_samples=bool(self.chosen_invented)
        )

    def _including(self) -> list[str]:
        n = len(self.chosen_invented)
        return [self.tr("data.including", n=n)] if n else []


def view_selected(data: Data, tr: Translator) -> View:
    """The view of these tables, as the sidebar is set now."""
    selection = sidebar.selected()
    return View(
        data.tables,
        selection,
        tr,
        data.names_in(tr),
        n_notices=count_chosen(data.tables, selection),
        of_notices=data.options.notices,
        invented=data.invented,
        corrections=data.corrections,
    )


def count_chosen(tables: Tables, selection: Selection) -> int:
    """Notices in the selection."""
    with_, parameters = selection.with_clause()
    return int(tables.query(f"{with_} SELECT count(*) AS n FROM chosen_notices", parameters)["n"].iloc[0])


def _chosen(tables: Tables, selection: Selection) -> frozenset[str]:
    with_, parameters = selection.with_clause()
    return frozenset(tables.query(f"{with_} SELECT notice_id FROM chosen_notices", parameters)["notice_id"])
