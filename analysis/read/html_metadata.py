"""What a page prints around its text: the title, and labelled facts such as date, source and number."""

from __future__ import annotations

import re

from lxml import html

from analysis.codebook import rules
from analysis.read.html_lines import LINKED, Line
from analysis.text.folded import fold

_MAX_LABELS = 150
_DATE = re.compile(r"(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}")
# Pages print several labels side by side; each gets its own line.
_NEXT_LABEL = re.compile(
    r"(?<=[^\s\[【])[\s|]{0,20}(?=(?:发布(?:时间|日期|机构|单位|者)|生成日期|来源|信息来源|作者|浏览次数|浏览量|阅读|点击(?:次数)?|[\[【]?字[体号])\s?[:：])"
)
# Counters and buttons between the labels are not about the notice.
_TOOL = re.compile(r"[\s|\[【]{0,4}(?:字[体号]|打印|分享|浏览|阅读|点击|关闭)")
_BRACKETED = re.compile(rf"[(（]\s?{_DATE.pattern}\s?日?\s?[)）]")
# A time of day or the word itself shows that a date is the page's.
_PUBLISHED_ON = re.compile(
    rf"({_DATE.pattern}日?)(?=\s{{0,3}}\d{{1,2}}:\d{{2}})|(?:发布|发表|更新)于\s?({_DATE.pattern}日?)"
)
_DATED_LABEL = re.compile(r"(?:时间|日期)\s?[:：]\s?(?:19|20)\d{2}")
_PUBLISHED = (
    "pubdate",
    "publishdate",
    "publish_date",
    "article:published_time",
    "publish_time",
    "dc.date",
    "createdate",
)
_TITLED = ("articletitle", "og:title", "title")


def find_title(root: html.HtmlElement, before: list[Line]) -> Line | None:
    """The headline before the text: worded like a title of the genre, else the nearest heading."""
    title = rules("layout")["title"].pattern
    free = [line for line in before if line.linked == 0 and not _is_label(line)]
    named = [line for line in free if title.search(fold(line.text))]
    heads = [line for line in free if line.heading]
    return next(iter(named[-1:] or heads[-1:]), None) or _document_title(root)


def _document_title(root: html.HtmlElement) -> Line | None:
    """The declared title, else that of the window up to the site's name; used where the page prints none."""
    declared = [m.get("content", "").strip() for m in root.iter("meta") if _name(m) in _TITLED]
    window = "".join(root.xpath("//head/title//text()")).strip()
    title = rules("layout")["title"].pattern
    for words in (*declared, re.split(r"[_|]|\s[-–—]\s", window)[0].strip()):
        if title.search(fold(words)):
            return Line(words, 0.0, root)
    return None


def _is_label(line: Line) -> bool:
    if re.search("[>»›]", line.text):
        return False
    found = rules("layout")["label"].pattern.search(fold(line.text))
    return bool(found or (len(line.text) < _MAX_LABELS and _DATED_LABEL.search(line.text)))


def find_metadata(
    root: html.HtmlElement, before: list[Line], after: list[Line], title: Line | None, kept: list[Line]
) -> list[str]:
    """Labelled lines and a bare date under the title; the first source that names a date is enough."""
    below_title = before.index(title) if title in before else len(before)
    free = [(i, line) for i, line in enumerate(before) if line.linked < LINKED]
    found = [text for i, line in free for text in _labels(line, under=i > below_title)]
    if any(_DATE.search(text) for text in found) or any(_is_label(x) and _DATE.search(x.text) for x in kept):
        return found
    below = [x.text for x in after if _is_label(x) and _DATE.search(x.text)]
    declared = [m.get("content", "").strip() for m in root.iter("meta") if _name(m) in _PUBLISHED]
    return [*found, *(below[:1] or [f"发布时间：{date}" for date in declared if _DATE.match(date)][:1])]


def _labels(line: Line, *, under: bool) -> list[str]:
    """The labelled pairs of one line, without the page's tools; under the title a date needs no label."""
    if _is_label(line) or (under and _DATE.match(line.text)):
        return [text for text in _NEXT_LABEL.sub("\n", line.text).split("\n") if not _TOOL.match(text)]
    if under and _BRACKETED.fullmatch(line.text):
        return [line.text]
    published = _PUBLISHED_ON.search(line.text) if under and len(line.text) < _MAX_LABELS else None
    return [f"发布时间：{published[1] or published[2]}"] if published else []


def _name(meta: html.HtmlElement) -> str:
    return str(meta.get("name") or meta.get("property") or "").lower()
