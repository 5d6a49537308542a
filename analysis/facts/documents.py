"""Table `documents`: names in 《》, and whether the organisation issued the document or only cites it."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Any, NamedTuple

from analysis.codebook import Rule, rules
from analysis.outline.document import Document
from analysis.text.folded import Span

_REACH = 160  # characters of the sentence looked at on either side of a name
# A line break after no punctuation may be where a converter wrapped the line: the sentence goes on.
_SENTENCE_END = re.compile(r"[。!?;]|\n[ \n]*\n|(?<=[:,、”》)])\n(?=[ ]*[一二三四五六七八九十\d(])")
_AFTER = ("made_after", "used_after")
_CLAUSE_END = re.compile(r"[,:]")


class _Beside(NamedTuple):
    """The text before and after a name in its sentence, other names blanked."""

    left: str
    right: str


def extract_documents(document: Document) -> list[dict[str, Any]]:
    """One row per name in 《》 in the notice's own body; the span includes the brackets."""
    roles = _roles(document)
    return [
        {
            "notice_id": document.notice_id,
            "issue_id": document.issue_id(span.start),
            "name": _printed_name(document.text.slice(span)),
            "role": role,
            "start": span.start,
            "end": span.end,
        }
        for span, role in zip(document.names, roles, strict=True)
    ]


def _printed_name(passage: str) -> str:
    """The name without its brackets and without line breaks and the indentation after them."""
    return re.sub(r"\s*[\r\n]+\s*", "", passage[1:-1]).strip()


def _roles(document: Document) -> list[str]:
    """Role of every name; names joined in one list share the verb before or after the list."""
    starts, shown = _sentence_starts(document), document.nameless
    roles: list[str] = []
    for group in _lists(shown, document.names):
        listed = Span(group[0].start, group[-1].end)
        started = starts[bisect_right(starts, listed.start) - 1]
        left = Span(max(listed.start - _REACH, started), listed.start)
        roles += [_role(_beside(shown, left, listed.end), document)] * len(group)
    return roles


def _sentence_starts(document: Document) -> list[int]:
    """Offsets where the outline begins something new: a verb before them has no object after them."""
    layout, outline = document.layout, document.outline
    starts = {0, layout.body.start, layout.title.end if layout.title else 0}
    starts |= {part.start for part in outline.parts}
    for item in outline.items:
        starts |= {item.start, item.heading.end} | {mark.start for mark in item.measures}
    return sorted(starts)


def _lists(blanked: str, spans: list[Span]) -> list[list[Span]]:
    joined = rules("documents")["joined"].pattern
    groups: list[list[Span]] = []
    for span in spans:
        if groups and joined.search("".join(blanked[groups[-1][-1].end : span.start][:_REACH].split())):
            groups[-1].append(span)
        else:
            groups.append([span])
    return groups


def _beside(shown: str, left: Span, after: int) -> _Beside:
    before = _SENTENCE_END.split(shown[left.start : left.end])[-1]
    right = _SENTENCE_END.split(shown[after : after + _REACH])[0]
    return _Beside("".join(before.split()), "".join(right.split()))


def _role(beside: _Beside, document: Document) -> str:
    ruled = rules("documents")
    left = _governing_clause(beside.left)
    if ruled["followed_by_plan"].pattern.search(beside.right):
        return "cited"
    if ruled["object"].pattern.search(left) and (after := _role_after(beside.right)):
        return after
    made_after = ruled["made_after"].pattern.search(beside.right)
    return _role_before(left, document) or ("issued" if made_after else "cited")


def _governing_clause(left: str) -> str:
    """The clause right before the name, with the clause before that where it is only a fragment."""
    continued = rules("documents")["continued"].pattern
    starts = [0, *(mark.end() for mark in _CLAUSE_END.finditer(left))]
    for start in reversed(starts):
        if not continued.search(left[start:]):
            return left[start:]
    return left


def _role_before(clause: str, document: Document) -> str | None:
    """Role by the last verb in the clause before the name; None where there is none."""
    shown, others, made, followed = _verbs(clause)
    if others or _other_issues(shown, document):
        return "unclear"
    if made == followed == -1:
        return None
    return "issued" if made >= followed else "cited"


# One clause may come before a list of names.
@lru_cache(maxsize=512)
def _verbs(clause: str) -> tuple[str, bool, int, int]:
    """The clause with participles blanked, whether its subject is another body, and the ends of the last verb
    of issuing and the last verb of following (-1: none)."""
    ruled = rules("documents")
    shown = ruled["participle"].pattern.sub(lambda m: "□" * len(m[0]), clause)
    others = bool(ruled["other_maker"].pattern.search(shown))
    return shown, others, _last_end(ruled["made"], shown), _last_end(ruled["followed"], shown)


def _last_end(rule: Rule, text: str) -> int:
    return max((match.end() for match in rule.pattern.finditer(text)), default=-1)


def _role_after(right: str) -> str | None:
    """Role by the verb after the name (对《A》进行修订, 以《A》为指导); None where there is none."""
    ruled = rules("documents")
    return next((ruled[r].sets["role"] for r in _AFTER if ruled[r].pattern.search(right)), None)


def _other_issues(clause: str, document: Document) -> bool:
    """Whether the subject is another body, acting without the inspected one."""
    ruled = rules("documents")
    issuer = ruled["other_issuer"].pattern.search(clause)
    if issuer is None or ruled["together"].pattern.search(clause[: issuer.start("who")]):
        return False
    return not _is_own(issuer["who"], document)


def _is_own(body: str, document: Document) -> bool:
    """Whether the body is the inspected organisation: it reports in the title or is named as inspected."""
    layout, folded = document.layout, document.text.folded
    title = folded[layout.title.start : layout.title.end] if layout.title else ""
    opening = folded[layout.opening.start : layout.opening.end]
    reporter = title.split("关于")[0].replace("人民政府", "政府")
    if body in reporter or f"对{body}" in opening.replace("人民政府", "政府"):
        return True
    return _abbreviates(body, reporter)


def _abbreviates(body: str, reporter: str) -> bool:
    """Whether the body's characters occur in order in the reporter's name (市卫健委: 市卫生健康委员会)."""
    characters = iter(reporter)
    return all(character in characters for character in body)
