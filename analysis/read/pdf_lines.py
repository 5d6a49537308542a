"""The printed lines of a PDF page: pieces of text on one height, with their places in points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as raw

from analysis.limits import MAX_PDF_PATHS
from analysis.read.printed_lines import PrintedLine

_NO_CHARACTER = (0, 0xFFFE)
_BREAKS = (10, 13)
_RISE = 0.6  # of the largest character: farther up or down begins another line
_APART = 0.35  # of a character's width: a gap that the printer left, not the writer, divides pieces


@dataclass(frozen=True)
class Piece:
    """Characters side by side, and the edges around them; y grows upwards."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


@dataclass(frozen=True)
class Line(PrintedLine):
    """One printed line; `column` 0 is the page's width, 1 and 2 are columns; `whole` is a paragraph of
    its own.
    """

    pieces: tuple[Piece, ...] = ()
    column: int = 0
    whole: bool = False


@dataclass(frozen=True)
class Box:
    """What a path of the page encloses: a rule where it is thin, else a frame."""

    left: float
    bottom: float
    right: float
    top: float


def lines_of(page: pypdfium2.PdfPage) -> list[Line]:
    """The page's lines in the order of the file."""
    text = page.get_textpage()
    try:
        return [line for places in _runs(text) if (line := _line(text, places))]
    finally:
        text.close()


def boxes_of(page: pypdfium2.PdfPage) -> list[Box]:
    """The rules and frames drawn on the page, up to a bound."""
    boxes = []
    for number, drawn in enumerate(page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=2)):
        if number >= MAX_PDF_PATHS:
            break
        boxes.append(Box(*drawn.get_bounds()))
    return boxes


def _runs(text: pypdfium2.PdfTextPage) -> Iterator[list[tuple[int, int]]]:
    """Places and units of the characters of each line; pdfium's own breaks and jumps up or down end one."""
    run: list[tuple[int, int]] = []
    middle, size = None, 1.0
    for place in range(text.count_chars()):
        unit = raw.FPDFText_GetUnicode(text, place)
        if unit in _BREAKS:
            yield run
            run, middle, size = [], None, 1.0
        elif unit not in _NO_CHARACTER:
            if not chr(unit).isspace():
                left, bottom, right, top = text.get_charbox(place, loose=True)
                # Some fonts have boxes as high as the ink alone: 一 is flat, but as wide as others.
                size = max(size, top - bottom, right - left)
                here = (bottom + top) / 2
                if middle is not None and abs(here - middle) > _RISE * size:
                    yield run
                    run, size = [], max(1.0, top - bottom, right - left)
                middle = here
            run.append((place, unit))
    yield run


def _line(text: pypdfium2.PdfTextPage, run: list[tuple[int, int]]) -> Line | None:
    boxes = {place: text.get_charbox(place, loose=True) for place, unit in run if not chr(unit).isspace()}
    if not boxes:
        return None
    # Han fill the square that a font's size means; lines of Latin letters alone are rare.
    size = max(1.0, *(right - left for left, _, right, _ in boxes.values()))
    pieces: list[Piece] = []
    units = dict(run)
    places: list[int] = []
    last = None
    generated = False
    for place in units:
        if place not in boxes:
            generated |= bool(raw.FPDFText_IsGenerated(text, place))
        else:
            if last is not None and generated and boxes[place][0] - boxes[last][2] > _APART * size:
                pieces.append(_piece(places, units, boxes))
                places = []
            last, generated = place, False
        places.append(place)
    pieces.append(_piece(places, units, boxes))
    words = _string([unit for _, unit in run])
    return Line(words, pieces[0].left, pieces[-1].right, size, tuple(pieces))


def _piece(
    places: list[int], units: dict[int, int], boxes: dict[int, tuple[float, float, float, float]]
) -> Piece:
    found = [boxes[place] for place in places if place in boxes]
    lefts, bottoms, rights, tops = zip(*found, strict=True)
    words = _string([units[place] for place in places])
    return Piece(words, min(lefts), max(rights), min(bottoms), max(tops))


def _string(units: list[int]) -> str:
    """Characters beyond the basic plane are two units."""
    words = "".join(map(chr, units)).strip()
    return words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
