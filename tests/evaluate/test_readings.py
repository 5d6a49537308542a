"""Figures of a first reading stay as they were measured and can be compared with those of now."""

from __future__ import annotations

import csv
import subprocess

import pandas as pd
import pytest

from analysis.evaluate.readings import FIRST, measures_in_order, read_readings
from analysis.paths import PROJECT
from dashboard.i18n.measured import label_set
from dashboard.i18n.translator import Translator
from dashboard.pages.method.accuracy import lay_out
from locales import languages

READINGS = read_readings()


def test_a_set_has_one_figure_per_measure_and_reading_between_0_and_1() -> None:
    assert not READINGS.duplicated(["coding_set", "measure", "reading"]).any()
    assert READINGS["value"].between(0, 1).all() and READINGS["n"].gt(0).all()


def test_what_was_measured_first_is_measured_now_too() -> None:
    first, now = (set(READINGS.loc[READINGS["reading"] == r, "measure"]) for r in ("first", "now"))
    assert first <= now
    assert {"issues", "dates", "documents.name+role", "totals", "outcomes"} <= first


def test_no_figure_of_a_first_reading_has_changed() -> None:
    def rows(text: str) -> set[tuple[str, ...]]:
        return {tuple(row) for row in csv.reader(text.splitlines())}

    path = FIRST.relative_to(PROJECT).as_posix()
    log = subprocess.run(
        ["git", "log", "--format=%H", "--", path], cwd=PROJECT, capture_output=True, text=True
    )
    if log.returncode:
        pytest.skip("no history of this folder")
    for commit in log.stdout.split():
        then = subprocess.run(
            ["git", "show", f"{commit}:{path}"], cwd=PROJECT, capture_output=True, text=True, check=True
        )
        assert rows(then.stdout) - rows(FIRST.read_text(encoding="utf-8")) == set(), commit


@pytest.mark.parametrize("language", languages())
def test_every_set_is_named_and_the_page_marks_which_figures_are_floors(language: str) -> None:
    tr = Translator(language)
    assert [name for name in set(READINGS["coding_set"]) if label_set(name, tr) == name] == []
    table = lay_out(READINGS, tr)
    assert len(table) == len(measures_in_order(READINGS))
    floors = [c for c in table if c == tr("method.accuracy.reading.now", set=label_set("five", tr))]
    assert len(floors) == 1 and table[floors[0]].str.contains("100").any()


def test_a_new_set_needs_one_row() -> None:
    row = {"coding_set": "corpus_z", "measure": "actions", "reading": "first", "n": 200, "value": 0.812}
    table = lay_out(pd.concat([READINGS, pd.DataFrame([row])], ignore_index=True), Translator("en"))
    assert "81.2% (200)" in set(table["corpus_z, when first read"])
