"""Whole documents from a written text, with the layout and outline the program finds."""

from __future__ import annotations

from analysis.outline import build_outline
from analysis.outline.document import Document
from analysis.outline.layout import find_layout
from analysis.read.source import Source
from analysis.text.folded import Text

OPENING = (
    "中共某某市水务局党组关于巡察整改进展情况的通报\n"
    "根据统一部署,2023年6月6日至9月8日,市委第一巡察组对市水务局党组开展了巡察,并于11月8日反馈了巡察意见。"
    "现将整改进展情况予以公布。\n"
)


def whole(body: str, *, opening: str = OPENING) -> Document:
    """A document read from opening and body, as the pipeline makes it before the facts."""
    raw = opening + body
    text = Text(raw)
    layout = find_layout(text)
    source = Source("written.txt", raw, "", "txt", "utf-8")
    return Document("written", source, text, layout, build_outline(text, layout))


def rectified(issues: str, *, before: str = "成立领导小组。", after: str = "") -> Document:
    """A notice of three parts whose second part contains `issues`."""
    body = f"一、整改组织情况\n{before}\n二、整改落实情况\n{issues}\n三、下一步打算\n继续抓好整改。\n{after}"
    return whole(body)
