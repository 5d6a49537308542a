"""The city in which the opening says that a body of a province has its seat: 总部设在…市."""

from __future__ import annotations

from analysis.bodies.gazetteer import Place, gazetteer
from analysis.bodies.place_names import find_place_names
from analysis.codebook import rules
from analysis.outline.document import Document


def with_seat(document: Document, place: Place) -> Place:
    """The place with the city of the seat, where it has none and the seat is in its province."""
    if place.city or not place.province:
        return place
    text, opening = document.text.folded, document.layout.opening
    for seat in rules("places")["seat"].pattern.finditer(text, *opening):
        for mention in find_place_names(seat["where"]):
            found = [p for p in gazetteer().full[mention.name] if p.city and p.province == place.province]
            if len(found) == 1:
                return place._replace(city=found[0].city)
    return place
