"""What must be so on every page, in every language, at every width. A check yields a line per offender.

To add a check: a function of the page, and its name in CHECKS. `test_every_page` runs all at each visit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

# Rules of axe that an element of Streamlit breaks, whatever a page does -> that element.
EXCEPTIONS = {
    "list": "[data-testid=stSidebarNavItems]",  # each section of the navigation is a <div> in the <ul>
    "listitem": "[data-testid=stSidebarNavItems] li",  # and its pages are <li> in that <div>
    # White on the primary colour, which is also that of words on the dark page: no colour does for both.
    "color-contrast": "[data-tag] span",
    # The place to drop files is a <section> that Streamlit marks as one of presentation, and labels.
    "presentation-role-conflict": "[data-testid=stFileUploaderDropzone]",
}
_MATCHES = "(node, selector) => node.matches(selector)"
# Elements whose text does not fit and is cut, and what is shown of each.
# Streamlit writes the largest size beside the button that takes files, and cuts it on a phone.
_CUT = """(main) => [...main.querySelectorAll("*")].filter((node) => {
  const style = getComputedStyle(node);
  const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
  return own && node.offsetWidth && style.textOverflow === "ellipsis" && style.overflowX !== "visible"
    && node.scrollWidth > node.clientWidth + 1 && !node.closest("[data-testid=stFileUploader]");
}).map((node) => node.innerText.slice(0, 80))"""
# Parts of the page that lie over each other: of the same parent, by more than a rounding.
_OVER = """(main) => [...main.querySelectorAll("[data-testid=stVerticalBlock]")].flatMap((block) => {
  const parts = [...block.children].map((node) => ({node, box: node.getBoundingClientRect()}))
    .filter(({box}) => box.width > 1 && box.height > 1);
  const above = (a, b) => b.top < a.bottom - 2 && b.left < a.right - 2 && a.left < b.right - 2;
  return parts.slice(1).filter(({box}, n) => above(parts[n].box, box))
    .map(({node}) => node.innerText.slice(0, 80));
})"""
_EMPTY = """(main) => [...main.querySelectorAll("h1, h2, h3, button, summary, [data-testid=stPlotlyChart]")]
  .filter((node) => node.offsetWidth
    && node.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true})
    && !node.innerText.trim() && !node.getAttribute("aria-label")
    && !node.querySelector("svg, img"))
  .map((node) => node.outerHTML.slice(0, 120))"""
# Texts of charts that are too faint on the page; those on marks have the colour of the page's words.
_FAINT = """(main) => {
  const parts = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map((v) => v / 255)
    .map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  const light = (colour) => parts(colour).reduce((sum, v, n) => sum + v * [0.2126, 0.7152, 0.0722][n], 0.05);
  const page = light(getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor);
  const contrast = (colour) => Math.max(page, light(colour)) / Math.min(page, light(colour));
  return [...main.querySelectorAll("[data-testid=stPlotlyChart] text")]
    .filter((text) => text.textContent.trim() && !text.matches(".bartext-inside")
      && contrast(getComputedStyle(text).fill) < 4.5)
    .map((text) => text.textContent.slice(0, 60) + " " + getComputedStyle(text).fill);
}"""
_LEVELS = "(main) => [...main.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((node) => Number(node.tagName[1]))"
_WIDER = "(main) => main.scrollWidth - main.clientWidth"


def complaints(page: Any) -> Iterator[str]:
    """What the browser reports as an error."""
    yield from page.complaints


def overflow(page: Any) -> Iterator[str]:
    """The page is no wider than its window."""
    if (more := _main(page, _WIDER)) > 1:
        yield f"{more} pixels wider than the window"


def cut(page: Any) -> Iterator[str]:
    """No text ends in three dots because its place is too narrow."""
    yield from _main(page, _CUT)


def overlap(page: Any) -> Iterator[str]:
    """Nothing lies over what is above it."""
    yield from _main(page, _OVER)


def empty(page: Any) -> Iterator[str]:
    """No heading, button or chart without anything in it."""
    yield from _main(page, _EMPTY)


def faint(page: Any) -> Iterator[str]:
    """Texts of charts have a contrast of 4.5."""
    yield from _main(page, _FAINT)


def headings(page: Any) -> Iterator[str]:
    """One heading of the first level, at the top; below it no level is left out on the way down."""
    levels = _main(page, _LEVELS)
    skipped = any(level > above + 1 for above, level in zip(levels, levels[1:], strict=False))
    if levels[:1] != [1] or levels.count(1) != 1 or skipped:
        yield f"levels {levels}"


def accessibility(page: Any, options: dict[str, Any] | None = None) -> Iterator[str]:
    """Nothing that axe finds."""
    for violation in _axe().run(page, options=options).response["violations"]:
        known = EXCEPTIONS.get(violation["id"])
        for node in violation["nodes"]:
            if not (known and page.locator(node["target"][0]).first.evaluate(_MATCHES, known)):
                yield f"{violation['id']} {node['html'][:160]}"


CHECKS: tuple[Callable[[Any], Iterator[str]], ...] = (
    complaints,
    overflow,
    cut,
    overlap,
    empty,
    faint,
    headings,
    accessibility,
)


def offenders(page: Any) -> Iterator[str]:
    """A line for everything that any check finds on the page as it is shown."""
    for check in CHECKS:
        yield from (f"{check.__name__}: {line}" for line in check(page))


def colours(page: Any) -> Iterator[str]:
    """The same for what another theme can change."""
    yield from (f"faint: {line}" for line in faint(page))
    options = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
    yield from (f"accessibility: {line}" for line in accessibility(page, options))


def _main(page: Any, script: str) -> Any:
    return page.locator('[data-testid="stMain"]').evaluate(script)


@cache
def _axe() -> Any:
    """Imported when it is needed: collecting the tests does not wait for it."""
    from axe_playwright_python.sync_playwright import Axe

    return Axe()
