"""The problem named in a heading, without the words around it (codebook/rules/titles.yaml)."""

from __future__ import annotations

from analysis import codebook
from analysis.text.folded import fold

_QUOTES = {"“": "”", '"': '"', "‘": "’", "「": "」"}


def clean_title(heading: str) -> str:
    """The title in a heading as printed without its number; line breaks and padding are removed."""
    rules = codebook.rules("titles")
    words = "".join(heading.split("\n")).strip()
    while label := rules["label"].search(fold(words)):
        if label.end() == label.start():
            break
        words = (words[: label.start()] + words[label.end() :]).strip()
    lead = rules["lead"].pattern.match(fold(words))
    framed = words[lead.end() :].lstrip() if lead else words
    quoted = _inside_quotes(framed)
    if quoted is not None:
        return _close(quoted)
    if not lead:
        whole = rules["solves"].pattern.match(fold(words))
        return _close(fold(words) if whole else rules["bare_end"].pattern.sub("", fold(words)), words)
    end = rules["framed_end"].search(fold(framed))
    stop = min((i for i in (fold(framed).find("。"), fold(framed).find(":")) if i > 0), default=len(framed))
    return _close(framed[: min(end.start(), stop) if end and end.start() > 1 else stop])


def _inside_quotes(words: str) -> str | None:
    """The text in quotes at the start, where it is the whole problem, else None; quotes may be nested."""
    closer = _QUOTES.get(words[:1])
    if closer is None:
        return None
    depth = 0
    for i, char in enumerate(words):
        if char == words[0] and (closer != words[0] or i == 0):
            depth += 1
        elif char == closer:
            depth -= 1
            if depth == 0:
                tail = codebook.rules("titles")["quoted_tail"].pattern
                return words[1:i] if tail.match(fold(words[i:])) else None
    return None


def _close(title: str, printed: str | None = None) -> str:
    """The title as printed, without punctuation and padding at its end."""
    title = printed[: len(title)] if printed is not None else title
    return title.strip().rstrip("。.;；:：,，、!！ \u3000").strip()
