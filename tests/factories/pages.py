"""A notice as four makes of site publish it: the pages around it are invented, their build is usual."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from tests.factories.templates import fill

_NAV = "".join(
    f'<li><a href="/{i}/">{name}</a></li>'
    for i, name in enumerate(
        [
            "网站首页",
            "机构概况",
            "新闻中心",
            "信息公开",
            "政策文件",
            "办事服务",
            "互动交流",
            "专题专栏",
            "党建工作",
        ]
    )
)
_RELATED = "".join(
    f'<li><a href="/n/{i}.html">{title}</a><span>2023-0{i}-11</span></li>'
    for i, title in enumerate(
        [
            "我局召开2023年全面从严治党工作会议暨党风廉政建设推进会",
            "关于开展2023年度先进集体和先进个人评选工作的通知",
            "局党组理论学习中心组召开专题学习会",
            "某单位党委关于巡察整改进展情况的通报",
            "关于公布2022年度部门决算的公告",
        ],
        start=1,
    )
)


def _fill(name: str, **parts: str) -> str:
    return fill(name, {"nav": _NAV, "related": _RELATED} | parts)


def disclosure_page(title: str, lines: list[str]) -> bytes:
    """Open-government site: a table of metadata, one paragraph a line, UTF-8."""
    text = "".join(
        f"<p style='text-indent:2em'>&nbsp;&nbsp;<span>{escape(line)}</span></p>\n" for line in lines
    )
    return _fill("disclosure", title=title, text=text).encode()


def table_page(title: str, lines: list[str]) -> bytes:
    """Old site of nested tables: the text in one cell with line breaks, declared gb2312, really GBK."""
    text = "<br>\r\n<BR/>".join("　　" + escape(line, quote=False) for line in lines)
    cells = _NAV.replace("li>", "td>")
    rows = _RELATED.replace("li>", "tr>").replace("<a", "<td><a").replace("</span>", "</span></td>")
    return _fill("table", title=title, cells=cells, rows=rows, text=text).encode("gb18030")


def campus_page(title: str, lines: list[str]) -> bytes:
    """University site: paragraphs pasted from a word processor, figures in own spans, source wrapped."""
    text = "".join(
        f'<p class="MsoNormal">\n  <span style="font-size:21px;">{_spans(line)}</span>'
        "<span><o:p></o:p></span>\n</p>"
        for line in lines
    )
    return _fill("campus", title=title, text=text).encode()


def portal_page(title: str, lines: list[str]) -> bytes:
    """Portal of divisions: one a line, metadata as a list, the text in two halves, UTF-8 with a mark."""
    half = len(lines) // 2
    first, second = (
        "".join(f"<div><span>{escape(line)}</span></div>" for line in part)
        for part in (lines[:half], lines[half:])
    )
    divisions = _NAV.replace("li>", "div>")
    page = _fill("portal", title=title, divisions=divisions, first=first, second=second)
    return page.encode("utf-8-sig")


def _spans(line: str) -> str:
    wrapped = [f'<span lang="EN-US">{char}</span>' if char.isdigit() else escape(char) for char in line]
    # Sources are wrapped in the middle of a sentence where no space is meant.
    return "".join(wrapped).replace("，", "，\n    ", 1)


MAKES: dict[str, Callable[[str, list[str]], bytes]] = {
    "disclosure": disclosure_page,
    "tables": table_page,
    "campus": campus_page,
    "portal": portal_page,
}
