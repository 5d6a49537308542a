"""Contact data and names of private persons, which never enter a table of words."""

from __future__ import annotations

from functools import cache, lru_cache

from analysis.bodies.gazetteer import gazetteer
from analysis.codebook import Rule, rules
from analysis.codebook.screen import Screen
from analysis.words.segment import engine
from analysis.words.terms import domain_terms

_COMPOUND_SURNAMES = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "司徒",
    "夏侯",
    "东方",
)
# Longer words tagged as names are set phrases, unless they begin with a compound surname.
_LONGEST_NAME = 3


def blank_personal_data(folded: str) -> str:
    """The folded text, as long as before, with line breaks in place of contact data and persons' names."""
    found, screen = _rules("text"), _screen()
    for place in screen.possible(folded):  # the line breaks put in make no other pattern possible
        folded = found[place].pattern.sub(lambda found: "\n" * len(found[0]), folded)
    return folded


@lru_cache(maxsize=1 << 16)
def is_personal_name(term: str, pos: str) -> bool:
    """Whether the token counts as a person's name.

    The domain dictionary decides first: it lists leaders' names in official set phrases, and words that the
    engine's dictionary tags as names although they are none. A word in no dictionary counts as a name if it
    looks like one: losing a word is better than naming a person.
    """
    if term in domain_terms() or _names_place(term):
        return False
    if not engine().has_word(term):
        return pos.startswith("nr") or _looks_like_a_name(term, pos)
    if not pos.startswith("nr"):
        return False
    return len(term) <= _LONGEST_NAME or term.startswith(_COMPOUND_SURNAMES)


def _names_place(term: str) -> bool:
    """Whether it is a county or city without its suffix (玄武), or ends like a place (兰园)."""
    return term in gazetteer().stems or any(rule.pattern.search(term) for rule in _rules("place"))


def _looks_like_a_name(term: str, pos: str) -> bool:
    return any(pos in rule.sets.get("tags", (pos,)) and rule.pattern.search(term) for rule in _rules("word"))


@cache
def _screen() -> Screen:
    return Screen([rule.source.text for rule in _rules("text")])


@cache
def _rules(scope: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules("personal_data").values() if rule.sets["of"] == scope)
