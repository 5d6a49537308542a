"""Headings without a mark, found by their position: a short line that names a problem, right above an
enumeration, or above a paragraph where several such headings are worded alike.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis import codebook
from analysis.outline.headings import names_plans
from analysis.outline.lines import SEVERAL, Lines, is_short
from analysis.outline.marks import Numbered, names_problem
from analysis.outline.paragraphs import begun_by_problems, bulleted
from analysis.outline.tree import ENUMERATORS
from analysis.text.folded import Span, Text

_LONGEST = 80
_RANK = 3
_SECTION_RANK = 1


def with_unmarked(text: Text, marks: Sequence[Numbered], body: Span) -> list[Numbered]:
    """The marks with one of no length before each heading that has none; as they are where there are few."""
    page = Lines.of(text, marks, body)
    if begun := begun_by_problems(page):
        return sorted([*marks, *_numbered(page, "unmarked", _RANK, begun)], key=lambda mark: mark.start)
    headings = _headings(page)
    above_lists = {*(line.start for line in headings if _begins_list(page, line)), *_above_labels(page)}
    if len(above_lists) >= SEVERAL:  # then short lines above a paragraph are such headings, too
        above_lists |= {li.start for li in headings if is_short(page.words(li)) and _begins_body(page, li)}
        above_lists |= _above_acts(page, above_lists)
    framed = {line.start for line in headings if _is_framed(page, line) and _begins_body(page, line)}
    places = sorted(above_lists | framed if len(framed) >= SEVERAL else above_lists)
    if len(places) < SEVERAL:
        bullets = _numbered(page, "unmarked", _RANK, bulleted(page))
        return sorted([*marks, *bullets], key=lambda mark: mark.start)
    sections = _sections(page, places)
    unmarked = [
        *_numbered(page, "unmarked_section", _SECTION_RANK, [Span(start, start) for start in sections]),
        *_numbered(page, "unmarked", _RANK, [Span(start, start) for start in places]),
    ]
    return sorted([*marks, *unmarked], key=lambda mark: mark.start)


def _numbered(page: Lines, family: str, rank: int, places: Sequence[Span]) -> list[Numbered]:
    """Marks for these places, counted in the order of the text; a place is what is printed for a mark."""
    return [
        Numbered(
            family,
            rank,
            number,
            *place,
            line=page.text.line_start(place.start),
            opens_line=True,
            names_problem=rank == _RANK,
        )
        for number, place in enumerate(places, 1)
    ]


def _headings(page: Lines) -> list[Span]:
    """Unmarked lines that name a problem, but for those below a mark that does."""
    pairs = zip([None, *page.all], page.all, strict=False)
    return [line for above, line in pairs if _heads(page, line) and not (above and _is_problem(page, above))]


def _begins_list(page: Lines, line: Span) -> bool:
    """Whether the line below opens a list of acts."""
    mark = page.mark(page.below.get(line.start))
    if mark is None or mark.number != 1:
        return False
    first = page.text.folded[mark.end : page.text.line_end(mark.start)].split(";")[0]
    acts = mark.rank == _RANK and not names_problem(first[:_LONGEST])
    return mark.family in ENUMERATORS or mark.rank > _RANK or acts


def _begins_body(page: Lines, line: Span) -> bool:
    """Whether an enumeration or a paragraph is below."""
    below = page.below.get(line.start)
    return _begins_list(page, line) or (
        below is not None and page.mark(below) is None and "。" in page.words(below)
    )


def _is_framed(page: Lines, line: Span) -> bool:
    """关于…问题 or 针对…问题 and no more."""
    return bool(codebook.rules("headings")["framed"].pattern.search(page.words(line)))


def _above_labels(page: Lines) -> list[int]:
    """Starts of short lines above a bullet or a label (整改措施：), where there are several."""
    rules = codebook.rules("headings")
    opens = [rules[name].pattern for name in ("bullet", "opening_label")]
    found = [
        line.start
        for line in page.unmarked
        if is_short(page.words(line))
        and not opens[0].match(page.words(line))
        and (below := page.below.get(line.start))
        and any(pattern.match(page.words(below)) for pattern in opens)
    ]
    return found if len(found) >= SEVERAL else []


def _above_acts(page: Lines, places: set[int]) -> set[int]:
    """Starts of short lines above an enumeration, whatever their words, but for labels and plans."""
    label = codebook.rules("headings")["opening_label"].pattern
    found = set()
    for above, line in zip([None, *page.all], page.all, strict=False):
        words = page.words(line)
        if (above and above.start in places) or label.match(words) or names_plans(words):
            continue
        if page.mark(line) is None and is_short(words) and page.begins_acts(line):
            found.add(line.start)
    return found


def _sections(page: Lines, places: list[int]) -> list[int]:
    """Starts of unmarked lines right above the first of a group of headings: themes of the findings."""
    theme = codebook.rules("headings")["names_theme"].pattern
    return [
        line.start
        for line in page.all
        if line.start in page.below
        and page.below[line.start].start in places
        and line.start not in places
        and page.mark(line) is None
        and theme.search(page.words(line))
    ]


def _heads(page: Lines, line: Span) -> bool:
    """Whether an unmarked line is one short sentence that names a problem; 存在的问题： is a label."""
    words = page.words(line)
    if page.mark(line) or len(words) > _LONGEST or words[-1:] in ";,":
        return False
    if words[-1:] == ":" and "问题" in words:
        return False
    return "。" not in words[:-1] and names_problem(words[:_LONGEST])


def _is_problem(page: Lines, line: Span) -> bool:
    mark = page.mark(line)
    if mark is None or not mark.names_problem or mark.rank == 0 or mark.family in ENUMERATORS:
        return False
    return not any(stop in page.words(line)[:-1] for stop in "。;")
