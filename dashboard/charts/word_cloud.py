"""The word cloud: the same words every time in the same places, with a font that has them all."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from fontTools.ttLib import TTFont

from dashboard.charts.colours import SPREAD
from dashboard.charts.layout import HOVER, compose
from dashboard.charts.word_bars import spread_of

SIDE = 560  # pixels of the square that words are placed in
_HEIGHT = 470  # pixels of the figure: a square of this height fits half a page and, shrunk, a phone
_SHARPNESS = 2  # pixels of the picture for each of them
_MARGIN = 5  # pixels between words: closer, two could be read as one
_LARGEST, _SMALLEST = 84, 7  # pixels of a letter
_SHRINK = 0.85
_COLOURS = 64  # of the picture; more make a file larger, not better to read


class FontMissing(RuntimeError):
    """There is no font to draw with."""


class CharactersMissing(ValueError):
    """The font lacks characters of the words; `characters` names them."""

    def __init__(self, characters: Sequence[str]) -> None:
        super().__init__(f"the font lacks {' '.join(characters)}")
        self.characters = tuple(characters)


@dataclass(frozen=True)
class Placed:
    """A word in the cloud: left and top edge and the size of its letters, in pixels of the square."""

    term: str
    left: int
    top: int
    size: int


@dataclass(frozen=True)
class Cloud:
    """png: the picture, transparent. words: the place of each word in it."""

    png: bytes
    words: tuple[Placed, ...]


@lru_cache(maxsize=64)
def place_words(counts: tuple[tuple[str, int, str], ...], font: Path | None) -> Cloud:
    """The cloud of (term, count, colour); the same words make the same cloud. At least one word.

    Raises FontMissing, and CharactersMissing if letters would be drawn as boxes.
    """
    if font is None:
        raise FontMissing
    if missing := sorted({c for term, _, _ in counts for c in term if ord(c) not in _code_points(font)}):
        raise CharactersMissing(missing)
    ordered = sorted(counts, key=lambda entry: (-entry[1], entry[0]))
    largest = min(_LARGEST, round(460 / len(ordered) ** 0.5))
    while True:
        made = _place(ordered, font, largest)
        if len(made.layout_) == len(ordered) or largest <= _SMALLEST:
            return Cloud(_picture(made), tuple(_placed(entry) for entry in made.layout_))
        largest = max(_SMALLEST, int(largest * _SHRINK))


def draw_word_cloud(
    terms: pd.DataFrame, *, font: Path | None, hover: Callable[[Any], str], label: Callable[[str], str]
) -> go.Figure:
    """`terms`: rows of term_frequencies, at least one.

    A word can be pointed at and carries its term. Raises as `place_words`.
    """
    cloud = place_words(cloud_words(terms), font)
    rows: dict[str, Any] = {str(row.term): row for row in terms.itertuples()}
    letters = [(word, place) for word in cloud.words for place in range(len(word.term))]
    values = {term: hover(row) for term, row in rows.items()}
    points = {
        "type": "scatter",
        "mode": "markers",
        "x": [w.left + w.size * (n + 0.5) for w, n in letters],
        "y": [w.top + w.size * 0.47 for w, _ in letters],
        "marker": {"opacity": 0, "size": 12, "color": "rgba(0,0,0,0)"},
        "customdata": [[w.term] for w, _ in letters],
        "hovertext": [values[w.term] for w, _ in letters],
        "hovertemplate": HOVER,
        "showlegend": False,
        "selected": {"marker": {"opacity": 0}},
        "unselected": {"marker": {"opacity": 0}},
    }
    present = {spread_of(row.notices, row.of_notices) for row in rows.values()}
    keys = [_legend_key(code, label(code)) for code in SPREAD if code in present]
    source = f"data:image/png;base64,{base64.b64encode(cloud.png).decode('ascii')}"
    picture = {
        "source": source,
        "xref": "x",
        "yref": "y",
        "x": 0,
        "y": 0,
        "sizex": SIDE,
        "sizey": SIDE,
        "sizing": "stretch",
        "layer": "below",
    }
    hidden = {"visible": False, "constrain": "domain"}
    return compose(
        [points, *keys],
        rows=0,
        legend=True,
        x=hidden | {"range": [0, SIDE]},
        clickmode="event+select",
        hoverdistance=30,
        y=hidden | {"range": [SIDE, 0], "scaleanchor": "x", "constraintoward": "top"},
        images=[picture],
        height=_HEIGHT,
        margin={"l": 0, "r": 0, "t": 36, "b": 4, "pad": 0},
    )


def cloud_words(terms: pd.DataFrame) -> tuple[tuple[str, int, str], ...]:
    """Term, count and colour of each row of term_frequencies."""
    rows: list[Any] = list(terms.itertuples())
    return tuple((str(r.term), int(r.count), SPREAD[spread_of(r.notices, r.of_notices)]) for r in rows)


def _place(ordered: Sequence[tuple[str, int, str]], font: Path, largest: int) -> Any:
    from wordcloud import WordCloud  # slow to import, seldom needed

    colours = {term: colour for term, _, colour in ordered}
    cloud = WordCloud(
        font_path=str(font),
        width=SIDE,
        height=SIDE,
        mode="RGBA",
        background_color=None,
        prefer_horizontal=1,
        random_state=0,
        margin=_MARGIN,
        max_words=len(ordered),
        min_font_size=_SMALLEST,
        max_font_size=largest,
        color_func=lambda word, **_: colours[word],
    )
    return cloud.generate_from_frequencies({term: count for term, count, _ in ordered})


def _picture(cloud: Any) -> bytes:
    from PIL import Image

    cloud.scale = _SHARPNESS
    made = io.BytesIO()
    reduced = cloud.to_image().quantize(_COLOURS, method=Image.Quantize.FASTOCTREE)
    reduced.save(made, "PNG", optimize=True)
    return made.getvalue()


def _placed(entry: Any) -> Placed:
    (term, _), size, (top, left), _, _ = entry
    return Placed(str(term), int(left), int(top), int(size))


def _legend_key(code: str, name: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [None],
        "y": [None],
        "name": name,
        "hoverinfo": "skip",
        "marker": {"color": SPREAD[code], "symbol": "square", "size": 12},
    }


@lru_cache(maxsize=2)
def _code_points(font: Path) -> frozenset[int]:
    with TTFont(font, lazy=True) as opened:
        return frozenset(opened.getBestCmap())
