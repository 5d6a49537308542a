"""A defect costs the chart, the list or the page that it is in, with one sentence; all else is shown."""

from __future__ import annotations

import pytest

import locales
from dashboard.i18n.translator import Translator
from tests.factories.opened import checked, start


def fail(*_: object, **__: object) -> None:
    raise ZeroDivisionError("odd <b>\nline")


@pytest.mark.parametrize("language", locales.languages())
def test_a_chart_that_cannot_be_made_costs_itself(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setattr("dashboard.pages.issues.blocks.cells_block", fail)
    app = start()
    app.query_params.update({"lang": language})
    app.switch_page("dashboard/pages/issues/issues.py").run()
    [error] = app.error
    assert error.value.startswith(Translator(language)("block.part"))
    assert "ZeroDivisionError in test_failures.py" in error.value and "\n" not in error.value
    assert len(app.subheader) > 0 and not app.exception


def test_a_page_that_fails_leaves_its_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.compare.issue_counts.count_types", fail)
    app = start()
    app.query_params["lang"] = "en"
    app.switch_page("dashboard/pages/issues/issues.py").run()
    assert [error.value[:6] for error in app.error] == ["Issues"]
    assert app.title[0].value == Translator("en")("pages.issues") and not app.exception
    with pytest.raises(AssertionError):
        checked(app)
