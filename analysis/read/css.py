"""As much of CSS as prints words: list styles, counters and generated content, for selectors of tags,
classes and ids.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml import html

from analysis.limits import MAX_CSS, MAX_CSS_RULES, MAX_CSS_VALUE

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_DECLARATION = re.compile(r"([\w-]+)\s*:\s*((?:\"[^\"]*\"|'[^']*'|[^;\"'])*)")
# Other pseudo-classes and attributes depend on what is not known here: such rules are ignored.
_SELECTOR = re.compile(r"[\w\s.#>*-]+(?:::?before)?")
_COMPOUND = re.compile(r"([.#]?)([\w-]+|\*)")
_PRINTING = {"list-style", "list-style-type", "counter-reset", "counter-increment", "counter-set", "content"}

_REACH = 200  # elements above one; pages nest some thirty
_LONGEST_CLASS = 2000

Declarations = dict[str, str]


@dataclass(frozen=True)
class _Compound:
    """What one element has to be, and whether it is the parent of the next or any element above."""

    tag: str = ""
    classes: tuple[str, ...] = ()
    id: str = ""
    parent: bool = False

    def fits(self, element: html.HtmlElement) -> bool:
        if self.tag and element.tag != self.tag or self.id and element.get("id") != self.id:
            return False
        return not self.classes or set(self.classes) <= set(_classes(element))


@dataclass(frozen=True)
class _Rule:
    above: tuple[_Compound, ...]  # outermost first
    own: _Compound
    declared: Declarations
    order: tuple[int, int, int, int]

    def applies(self, element: html.HtmlElement) -> bool:
        return self.own.fits(element) and _under(element, self.above, self.own.parent)


def _under(element: html.HtmlElement, above: tuple[_Compound, ...], parent: bool) -> bool:
    """Whether the elements above fit; the nearest that fits is taken, as is enough without sibling
    selectors.
    """
    for compound in reversed(above):
        reach = 1 if parent else _REACH
        holder = next((e for e in islice(element.iterancestors(), reach) if compound.fits(e)), None)
        if holder is None:
            return False
        element, parent = holder, compound.parent
    return True


def _classes(element: html.HtmlElement) -> list[str]:
    return (element.get("class") or "")[:_LONGEST_CLASS].split()


@dataclass
class Styles:
    """The style blocks of a page."""

    rules: dict[str, list[_Rule]] = field(default_factory=lambda: defaultdict(list))  # by tag, .class or #id
    before: dict[str, list[_Rule]] = field(default_factory=lambda: defaultdict(list))
    counter_styles: dict[str, Declarations] = field(default_factory=dict)

    def of(self, element: html.HtmlElement) -> Declarations:
        """What is declared for the element, its own style last."""
        return _declared(self.rules, element) | declarations(element.get("style") or "")

    def before_it(self, element: html.HtmlElement) -> Declarations:
        """What is declared for the words generated before the element's own."""
        return _declared(self.before, element)

    def __bool__(self) -> bool:
        return bool(self.rules or self.before)


def _declared(rules: dict[str, list[_Rule]], element: html.HtmlElement) -> Declarations:
    keys = [element.tag, "*", *(f".{name}" for name in _classes(element))]
    if element.get("id"):
        keys.append(f"#{element.get('id')}")
    found = [rule for key in dict.fromkeys(keys) for rule in rules.get(key, ()) if rule.applies(element)]
    declared: Declarations = {}
    for rule in sorted(found, key=lambda rule: rule.order):
        declared |= rule.declared
    return declared


def read_styles(root: html.HtmlElement) -> Styles:
    """The rules of a page's style blocks that may print words, up to a bound."""
    source = "\n".join(element.text or "" for element in root.iter("style"))[:MAX_CSS]
    styles = Styles()
    count = 0
    for prelude, body in _RULE.findall(_COMMENT.sub("", source)):
        prelude = prelude.strip()
        if prelude.startswith("@counter-style"):
            styles.counter_styles[prelude.split()[-1]] = declarations(body, every=True)
            continue
        declared = declarations(body)
        if not declared or prelude.startswith("@"):
            continue
        for selector in prelude.split(",", MAX_CSS_RULES)[:MAX_CSS_RULES]:
            count += 1
            if count <= MAX_CSS_RULES and len(selector) <= MAX_CSS_VALUE:
                _add(styles, selector.strip(), declared, count)
    return styles


def _add(styles: Styles, selector: str, declared: Declarations, count: int) -> None:
    if not _SELECTOR.fullmatch(selector):
        return
    bare, pseudo, _ = selector.partition(":")
    compounds = list(_compounds(bare))
    if not compounds:
        return
    own = compounds[-1]
    ids, classes = sum(bool(c.id) for c in compounds), sum(len(c.classes) for c in compounds)
    order = (ids, classes, sum(bool(c.tag) for c in compounds), count)
    key = f"#{own.id}" if own.id else f".{own.classes[0]}" if own.classes else own.tag or "*"
    rules = styles.before if pseudo else styles.rules
    rules[key].append(_Rule(tuple(compounds[:-1]), own, declared, order))


def _compounds(selector: str) -> Iterator[_Compound]:
    parent = False
    for word in selector.replace(">", " > ").split():
        if word == ">":
            parent = True
            continue
        parts = _COMPOUND.findall(word)
        classes = tuple(name for sign, name in parts if sign == ".")
        ids = [name for sign, name in parts if sign == "#"]
        tags = [name.lower() for sign, name in parts if not sign and name != "*"]
        yield _Compound("".join(tags[:1]), classes, "".join(ids[:1]), parent)
        parent = False


def declarations(body: str, *, every: bool = False) -> Declarations:
    """The declarations that may print words, or every one; later ones replace earlier ones."""
    written = _DECLARATION.findall(body)
    found = ((name.lower(), value.strip()) for name, value in written if len(value) <= MAX_CSS_VALUE)
    return {name: re.sub(r"\s*!important$", "", v) for name, v in found if every or name in _PRINTING}
