"""Which stated figures count no findings or measures of the organisation: advice, leads, other plans."""

from __future__ import annotations

import re

from analysis import codebook
from analysis.facts.stated_figures import CONTEXT, StatedFigure

_CLAUSE = re.compile(r"[,;:。!?、()\n]")


def is_of_another_matter(sentence: str, figure: StatedFigure) -> bool:
    """Whether it is a rate of leads or letters, or a measure of a plan that is none of rectification."""
    before = sentence[max(0, figure.start - CONTEXT) : figure.start]
    rule = "rate_of_others" if figure.percent else "other_plan"
    return figure.counted != "rule" and bool(codebook.rules("totals_context")[rule].pattern.search(before))


def is_skipped(words: str, figure: StatedFigure) -> bool:
    """Whether the figure is ignored: 一个 as an article, planned rules, suggestions, other aspects,
    classes.
    """
    wished = codebook.rules("totals")["wish"].pattern.search(clause_before(words, figure.start))
    if figure.printed == "一" or (figure.counted == "rule" and wished):
        return True
    if figure.counted == "aspect" and _no_aspect_of_findings(words, figure):
        return True
    context = codebook.rules("totals_context")
    if "大类" in words[figure.start : figure.end] and context["class_of_aspects"].pattern.search(
        words[max(0, figure.start - CONTEXT) : figure.start]
    ):
        return True
    clause = clause_before(words, figure.start) + words[figure.start : figure.end + 2]
    return bool(context["no_finding"].pattern.search(clause[-24:]))


def _no_aspect_of_findings(words: str, figure: StatedFigure) -> bool:
    """四个方面中 repeats the number before counts per aspect; other aspects are of advice or of no
    findings.
    """
    after = words[figure.end : figure.end + CONTEXT]
    if after.startswith("中") or codebook.rules("totals_context")["advice"].pattern.search(after):
        return True
    return not codebook.rules("totals")["findings"].pattern.search(_around(words, figure))


def _around(words: str, figure: StatedFigure) -> str:
    """The sentence around a figure, limited because a text without full stops is one long sentence."""
    return words[max(0, figure.start - CONTEXT) : figure.end + CONTEXT]


def clause_before(words: str, start: int) -> str:
    """Words of the clause before a figure; 视同完成、持续整改 is one state."""
    return _CLAUSE.split(words[max(0, start - 40) : start].replace("视同完成、", "视同完成"))[-1]
