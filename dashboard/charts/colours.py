"""One colour per code, everywhere; distinguishable with all common forms of colour blindness (Okabe and Ito
2008)."""

from __future__ import annotations

STATUS = {
    "completed": "#009e73",
    "mostly_completed": "#6fcfb3",
    "ongoing": "#e69f00",
    "long_term": "#0072b2",
    "deferred": "#cc79a7",
    "not_completed": "#d55e00",
    "not_stated": "#a8adb5",
}
PHASE = {"inspection": "#56b4e9", "wait": "#a8adb5", "rectification": "#1a80bf"}  # seen on white and on black
STATED = {"problems_stated": "#d55e00", "tasks_stated": "#9467bd"}
LISTED = "#56b4e9"
COUNT = "#0072b2"
# Kinds of facts marked in a text.
FACT = {
    "issue": "#d55e00",
    "measure": "#0072b2",
    "total": "#cc79a7",
    "outcome": "#9467bd",
    "event": "#e69f00",
    "document": "#009e73",
    "figure": "#56b4e9",
}
UNIT = {
    "issue": LISTED,
    "problem": "#d55e00",
    "task": "#9467bd",
    "measure": "#8c6d31",
}  # of a rate or a count
PART = {
    "organisation": "#e69f00",
    "rectification": "#56b4e9",
    "plans": "#009e73",
    "other": "#a8adb5",
}
GRID_FAINT = "rgba(128,128,128,0.10)"  # a cell or square with nothing in it
LIMIT = "#7a828e"  # lines to compare values with
COMPONENT = {"dates": "#0072b2", "figures": "#e69f00", "documents": "#009e73"}
SIDES = ("#0072b2", "#e69f00", "#009e73", "#cc79a7")  # of a comparison, first to fourth
TERM = "#d55e00"  # the term that a page is about, among other words and parts
# In how many notices a word occurs; dark enough on white, light enough on black to be read as letters.
SPREAD = {"all": "#0072b2", "most": "#009e73", "some": "#d55e00", "one": "#7a828e"}

# Few to many, one hue over the page: on white more is darker, on a dark page more is brighter.
_CELL = "31,119,184"
_DENSITIES = (0.12, 0.27, 0.42, 0.56, 0.70, 0.85)
# The text of a cell; shell/charts.css shows it in the text colour of the theme, which can be read on all.
CELL_INK = "#05070c"
ALIKE = 0.4  # the shade of cells that are all the same: neither few nor many


def shade(share: float) -> str:
    """The colour of a value between 0 (faintest) and 1 (strongest)."""
    density = _DENSITIES[min(int(share * len(_DENSITIES)), len(_DENSITIES) - 1)]
    return f"rgba({_CELL},{density})"


def hatch(status: str) -> dict[str, str | float]:
    """What is not stated is hatched, so that colour is not the only sign."""
    shape = "/" if status == "not_stated" else ""
    return {
        "fillmode": "overlay",
        "shape": shape,
        "size": 6,
        "solidity": 0.1,
        "fgcolor": "rgba(27,31,36,0.45)",
    }
