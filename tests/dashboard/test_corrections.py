"""Corrections on the pages: applied, counted, switched off, undone."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from analysis import paths
from analysis.library.corrections import Correction, read_corrections
from analysis.library.corrections.file import add_corrections
from dashboard.i18n.translator import Translator
from locales import languages
from tests.factories.opened import OpenPage, checked, parameter, texts, view_of

TYPE = Correction(
    "alpha" * 8, "", "issues", "change", "100", "190", "", "issue_type", "safety_risk", "theory_study", "甲"
)
LOST = Correction("beta" * 8, "", "issues", "change", "7", "9", "", "title", "无", "某")


def _types(app: AppTest) -> list[str]:
    found = view_of(app).tables.query("SELECT issue_type FROM issues WHERE notice_id = 'alpha' ORDER BY seq")
    return list(found["issue_type"])


@pytest.mark.parametrize("language", languages())
def test_every_page_counts_them_and_the_switch_shows_what_was_read(
    language: str, open_page: OpenPage
) -> None:
    add_corrections(paths.CORRECTIONS, [TYPE, LOST])
    tr = Translator(language)
    app = open_page("issues", language)
    note = tr("corrections.note", issues=1, of_issues=6, notices=1, of_notices=3)
    assert _types(app)[0] == "theory_study" and note in texts(app) and note in view_of(app).caveats
    app.toggle(key="as_read").set_value(True).run()
    assert _types(checked(app))[0] == "safety_risk" and note not in texts(app)
    assert parameter(app, "as_read") == "1"


def test_all_are_listed_with_what_became_of_them_and_undone_one_by_one(open_page: OpenPage) -> None:
    add_corrections(paths.CORRECTIONS, [TYPE, LOST])
    tr = Translator("en")
    app = open_page("method", section="corrections")
    assert tr("corrections.list.state.orphaned") in texts(app)
    assert tr.label("issue_type", "theory_study") in texts(app)
    app.button(key="undo-0").click().run()
    assert read_corrections(paths.CORRECTIONS) == [LOST] and _types(checked(app))[0] == "safety_risk"
