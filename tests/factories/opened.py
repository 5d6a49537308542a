"""A page of the dashboard as a reader opens it, and what is on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Protocol

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

import locales
from analysis.paths import PROJECT
from dashboard.charts.block import Block
from dashboard.i18n.translator import Translator
from dashboard.shell.navigation import list_scripts, script
from dashboard.shell.page_run import PageRun
from dashboard.shell.view import View

# Every start of the dashboard looks for components in the installed packages: once is enough.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)

# Seconds a page may take on a busy machine; none takes more than a few on an idle one.
PATIENCE = 300
PAGES = tuple(list_scripts())

# Every chart has a method in the locale files: `<page>.<chart>.method`.
CHARTS = tuple(
    key.removesuffix(".method")
    for key in sorted(locales.texts(locales.DOCUMENTATION))
    if key.endswith(".method") and key.count(".") == 2 and key.partition(".")[0] in PAGES
)
CHART_PAGES = tuple(page for page in PAGES if any(chart.startswith(f"{page}.") for chart in CHARTS))

Codes = Sequence[str | int]


class OpenPage(Protocol):
    """Opens a page in a language, on tables, with marks of charts clicked and parameters in its address."""

    def __call__(self, page: str, language: str = "en", **options: Any) -> AppTest: ...


def open_page(
    page: str,
    language: str = "en",
    *,
    clicked: Mapping[str, Codes] | None = None,
    runs: int = 1,
    **query: str | list[str],
) -> AppTest:
    """The page after so many runs. `clicked`: block (`issues.heat`) -> codes of the mark that is clicked in
    it."""
    app = start()
    app.query_params.update({"lang": language} | query)
    for block, codes in (clicked or {}).items():
        app.session_state[f"{block.replace('.', '-')}-chart"] = selected(*codes)
    app.switch_page(script(page))
    for _ in range(runs):
        app.run()
    return checked(app, page)


def start(script: str = "app.py") -> AppTest:
    """The dashboard, or another script of the project, before its first run."""
    return AppTest.from_file(str(PROJECT / script), default_timeout=PATIENCE)


def selected(*codes: str | int) -> dict[str, Any]:
    """What the browser reports when the mark with these codes is clicked."""
    points = [{"customdata": list(codes)}]
    return {"selection": {"points": points, "point_indices": [], "box": [], "lasso": []}}


def choose(app: AppTest, filter_: str, *codes: str) -> AppTest:
    """The page with these codes of a filter chosen, and all around it: of what ran alone, nothing else would
    be there to look at."""
    return app.multiselect(key=filter_).set_value(list(codes)).run().run()


def checked(app: AppTest, page: str | None = None) -> AppTest:
    """The page, which has run without an error and has the title of this (or of any) page."""
    assert not app.exception, app.exception[0].stack_trace
    failed = Translator(language_of(app))("block.failed", part="", detail="|").partition("|")[0].strip(" ：")
    assert not [error.value for error in app.error if failed in error.value]
    titles = {Translator(language)(f"pages.{name}") for language in locales.languages() for name in PAGES}
    if page is not None:
        titles = {Translator(language_of(app))(f"pages.{page}")}
    assert app.title[0].value in titles
    return app


def language_of(app: AppTest) -> str:
    return str(app.segmented_control(key="lang").value)


def run_of(app: AppTest) -> PageRun:
    """The run of the page that was shown last."""
    run: PageRun = app.session_state["_run"]
    return run


def view_of(app: AppTest) -> View:
    return run_of(app).view


def blocks_of(app: AppTest) -> dict[str, Block]:
    """The charts of the page by name."""
    return {block.name: block for block in run_of(app).blocks}


def headings(app: AppTest) -> list[str]:
    return [element.value for kind in (app.header, app.subheader) for element in kind]


def findings(app: AppTest) -> list[str]:
    """The sentence of every chart; a long one is shown as a heading and a line below it."""
    return [block.finding for block in run_of(app).blocks]


def texts(app: AppTest) -> str:
    """Every sentence on the page."""
    kinds = (
        app.header,
        app.subheader,
        app.markdown,
        app.caption,
        app.success,
        app.info,
        app.warning,
        app.error,
    )
    return "\n".join(element.value for kind in kinds for element in kind)


def parameter(app: AppTest, key: str) -> str | None:
    """The value of the parameter in the page's address."""
    value = app.query_params.get(key)
    return value[0] if isinstance(value, list) else value
