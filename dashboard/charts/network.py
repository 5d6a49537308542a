"""Words that occur in the same issues, as a network: marks for words, lines for pairs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.colours import COUNT, LIMIT, TERM
from dashboard.charts.layout import HOVER, compose
from dashboard.charts.spring_layout import NARROWEST, label_width, place_words

_WIDTHS = (1, 2.5, 4.5)  # of the lines, from the weakest third of the ties to the strongest
_SMALLEST, _LARGEST = 9, 22


def words_of_pairs(pairs: pd.DataFrame) -> dict[str, int]:
    """Each word of the pairs with the number of its issues, most first."""
    counted = dict(zip(pairs["source"], pairs["source_issues"], strict=True))
    counted |= dict(zip(pairs["target"], pairs["target_issues"], strict=True))
    return {word: int(n) for word, n in sorted(counted.items(), key=lambda entry: (-int(entry[1]), entry[0]))}


def draw_network(pairs: pd.DataFrame, *, centre: str = "", hover: Callable[[str, int], str]) -> go.Figure:
    """`pairs`: rows of cooccurrence_network. A mark carries its word; `centre` is marked among them."""
    counted = words_of_pairs(pairs)
    names = list(counted)
    at = {word: place for place, word in enumerate(names)}
    ties = [
        (at[source], at[target], float(weight))
        for source, target, weight in zip(pairs["source"], pairs["target"], pairs["jaccard"], strict=True)
    ]
    points, height = place_words(names, ties)
    x, y = points[:, 0], height - points[:, 1]
    most = max(counted.values(), default=1)
    sizes = [_SMALLEST + (_LARGEST - _SMALLEST) * (n / most) ** 0.5 for n in counted.values()]
    marks = {
        "type": "scatter",
        "mode": "markers+text",
        "x": list(x),
        "y": list(y),
        "text": names,
        "textposition": "top center",
        "textfont": {"size": 12},
        "cliponaxis": False,
        "customdata": [[word] for word in names],
        "marker": {"size": sizes, "color": [TERM if w == centre else COUNT for w in names], "opacity": 1},
        "hovertext": [hover(word, n) for word, n in counted.items()],
        "hovertemplate": HOVER,
    }
    hidden = {"visible": False, "automargin": False}
    return compose(
        [*_lines(ties, x, y), marks],
        rows=0,
        height=height + 24,
        margin={"l": 0, "r": 0, "t": 12, "b": 12},
        x=hidden | {"range": _across(names)},
        y=hidden | {"range": [-16, height]},
        clickmode="event+select",
    )


def _across(names: list[str]) -> list[float]:
    room = max((label_width(name) for name in names), default=0) / 2
    return [-max(0.0, room - NARROWEST / 2), NARROWEST + max(0.0, room - NARROWEST / 2)]


def _lines(ties: list[tuple[int, int, float]], x: Any, y: Any) -> list[dict[str, Any]]:
    ranked = sorted(ties, key=lambda tie: tie[2])
    third = -(-len(ranked) // len(_WIDTHS)) or 1
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [v for a, b, _ in group for v in (x[a], x[b], None)],
            "y": [v for a, b, _ in group for v in (y[a], y[b], None)],
            "line": {"width": width, "color": LIMIT},
            "opacity": 0.35,
            "hoverinfo": "skip",
        }
        for place, width in enumerate(_WIDTHS)
        if (group := ranked[place * third : (place + 1) * third])
    ]
