"""On paper, charts are as wide as the page."""

from __future__ import annotations

from typing import Any

from tests.factories.cases import assert_no_offenders
from tests.factories.serving import settle

# Width of every chart's layers, of the place it has, and whether the layers are pictures that scale.
_CHARTS = """() => [...document.querySelectorAll("[data-testid=stPlotlyChart]")].map((chart) => {
  const widths = [...chart.querySelectorAll(".main-svg")].map((layer) => layer.getBoundingClientRect().width);
  const place = chart.closest("[data-testid=stVerticalBlock]").getBoundingClientRect().width;
  const scaled = [...chart.querySelectorAll(".main-svg")].every((layer) => layer.hasAttribute("viewBox"));
  return {least: Math.min(...widths), place, scaled};
})"""


def test_charts_take_the_width_of_the_paper_and_are_as_before_afterwards(page: Any, shipped: str) -> None:
    page.set_viewport_size({"width": 1032, "height": 700})
    page.goto(f"{shipped}/issues?lang=en")
    page.wait_for_selector("h1")
    settle(page)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    printed = page.evaluate(_CHARTS)
    assert printed and all(chart["scaled"] for chart in printed)
    assert_no_offenders(chart for chart in printed if chart["least"] < 0.98 * chart["place"])
    assert min(chart["place"] for chart in printed) > 900
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not any(chart["scaled"] for chart in page.evaluate(_CHARTS))
