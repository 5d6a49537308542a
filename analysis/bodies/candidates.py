"""Every place of a notice that may name the inspected organisation: title, signature, opening, page and
text.
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.bodies.body_names import strip_party_body
from analysis.bodies.full_name import is_registered
from analysis.bodies.level import own_word
from analysis.bodies.place_names import find_place_names
from analysis.codebook import rules
from analysis.outline.document import Document


def find_names(document: Document) -> Iterator[str]:
    """Names of the organisation from title, signature, opening and page, the best first."""
    in_opening = list(_in_opening(document))
    titled = (_without_brand(raw, in_opening) for raw in _in_title(document))
    for raw in (*titled, *_in_signature(document), *in_opening, *_in_page(document), *_in_text(document)):
        name = _cleaned(raw)
        if name:
            yield name


def _cleaned(raw: str) -> str | None:
    found = rules("organisations")
    raw = "".join(raw.split()).replace("“", "").replace("”", "")
    joined = found["with_government"].pattern.search(raw) or found["joined"].pattern.search(raw)
    name = strip_party_body(raw[: joined.end()] if joined else raw)
    if (len(name) < 3 and not find_place_names(name)) or found["self"].pattern.search(name):
        return None
    return name


def _in_title(document: Document) -> Iterator[str]:
    if document.layout.title is None:
        return
    title = "".join(document.text.folded[slice(*document.layout.title)].split())
    for rule in ("title_body", "title_object"):
        if match := rules("organisations")[rule].pattern.search(title):
            yield (
                "中共" if title.startswith(("中共", "中国共产党")) and rule == "title_body" else ""
            ) + match["body"]


def _in_signature(document: Document) -> Iterator[str]:
    """The signing bodies, at the end or between title and opening."""
    layout, text = document.layout, document.text.folded
    if layout.signature:
        yield from text[slice(*layout.signature)].split("\n")
    for line in text[layout.title.end : layout.opening.start].split("\n") if layout.title else ():
        if rules("layout")["signs"].pattern.fullmatch("".join(line.split())):
            yield line
        elif bracketed := rules("layout")["body_under_title"].pattern.search(line.strip()):
            yield bracketed["body"]


def _in_opening(document: Document) -> Iterator[str]:
    opening = document.text.folded[slice(*document.layout.opening)].replace("\n", "")
    for rule in ("inspected_body", "fed_back_body"):
        for match in rules("organisations")[rule].pattern.finditer(opening):
            if not rules("organisations")["several"].pattern.search(match["body"]):
                yield (
                    "中共" if opening[match.start("body") - 2 : match.start("body")] == "中共" else ""
                ) + match["body"]


def _in_page(document: Document) -> Iterator[str]:
    head = document.text.folded[: document.layout.opening.start]
    for match in rules("organisations")["publisher"].pattern.finditer(head):
        yield match["body"]
    for match in rules("organisations")["dated_by_party"].pattern.finditer(document.text.folded):
        yield "中共" + match["body"]


def _in_text(document: Document) -> Iterator[str]:
    """Names that groups and plans of the rectification bear, where the opening is only 我局."""
    own = own_word(document)
    rule = rules("organisations")["named_later"]
    endings = (own, *rule.sets.get(own, ()))
    later = rule.pattern.finditer(document.text.folded, document.layout.opening.end)
    yield from (match["body"] for match in later if own and match["body"].endswith(endings))


def _without_brand(title: str, in_opening: list[str]) -> str:
    """The title's name without a site's brand: what is before the place, if the opening prints the rest."""
    places = find_place_names(title)
    brand = title[: places[0].start] if places else ""
    rest = title[len(brand) :]
    named = any(
        strip_party_body(rest).endswith(strip_party_body(body)) for body in in_opening if len(body) > 3
    )
    glued = named and not is_registered(rest) and rules("organisations")["glued"].pattern.search(brand)
    return rest if glued else title
