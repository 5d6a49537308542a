"""A notice as the usual publishing systems print it: their build is real, every word around it invented."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from tests.factories.templates import fill

_MENU = "".join(
    f"<li><a href='/{i}'>{name}</a></li>"
    for i, name in enumerate(
        ["首页", "走进我县", "要闻动态", "政务公开", "政务服务", "政民互动", "数据开放", "专题"]
    )
)
_CRUMB = "<a href='/'>首页</a> &gt; <a href='/zwgk'>政务公开</a> &gt; <a href='/xc'>巡察整改</a>"
# Titles of other pages, some worded like notices, and a digest in whole sentences.
_OTHERS = [
    "某镇党委关于县委巡察整改进展情况的通报",
    "县教育局召开巡察整改专题民主生活会",
    "关于2023年度部门决算公开的说明",
]
_LIST = "".join(
    f"<li><a href='/n{i}.html'>{title}</a><span>2023-11-0{i}</span></li>"
    for i, title in enumerate(_OTHERS, 1)
)
_DIGEST = (
    "<div class='side-box'><h3>热点推荐</h3>"
    "<p>近日，县水利部门组织志愿者走进社区开展节水宣传活动，现场发放资料三百余份。"
    "<a href='/more'>[详细]</a></p></div>"
)
_FOOT = (
    "<div class='footer'><p>主办：某县人民政府办公室 承办：某县大数据中心 联系电话：0000-0000000</p>"
    "<p>某ICP备10000000号-1 某公网安备 00000000000000号 网站标识码：0000000000</p>"
    "<p>本网站所载信息仅供参考，未经书面授权不得转载，如有异议请与本站管理员联系。</p></div>"
)


_COMMON = {
    "menu": _MENU,
    "crumb": _CRUMB,
    "list": _LIST,
    "digest": _DIGEST,
    "foot": _FOOT,
    **{f"other{i}": title for i, title in enumerate(_OTHERS)},
}


def _fill(name: str, **parts: str) -> str:
    return fill(name, _COMMON | parts)


def _paragraphs(lines: list[str], tag: str = "p", pad: str = "", style: str = "") -> str:
    return "\n".join(f"<{tag}{style}>{pad}{escape(line, quote=False)}</{tag}>" for line in lines)


def trs_page(title: str, lines: list[str]) -> bytes:
    """TRS: declared metadata, index terms, the text in an editor's division that carries its own styles."""
    text = _paragraphs(lines, pad="\u3000\u3000", style=' style="text-align: justify;"')
    return _fill("trs", title=title, text=text).encode()


def portal_content_page(title: str, lines: list[str]) -> bytes:
    """Elements of an own name around title and text, the date without a label."""
    text = _paragraphs(lines, style=' style="text-indent: 2em; font-family: 宋体;"')
    return _fill("portal_content", title=title, text=text).encode()


def hanweb_page(title: str, lines: list[str]) -> bytes:
    """大汉: comments mark every field, metadata in a table of two pairs a row, GBK declared as gb2312."""
    text = "\r\n".join(f'<p style="text-indent:32px">{escape(line, quote=False)}</p>' for line in lines)
    menu = _MENU.replace("<li>", "").replace("</li>", "&nbsp;|&nbsp;")
    return _fill("hanweb", title=title, menu_line=menu, text=text).encode("gb18030")


def boda_page(title: str, lines: list[str]) -> bytes:
    """博达: a form around the article, the text in two nested divisions, a list of neighbours."""
    text = _paragraphs(
        lines, pad='<span style="font-family: 仿宋;font-size: 21px">', style=' class="vsbcontent_start"'
    )
    return _fill("boda", title=title, text=text).encode()


def broken_lines_page(title: str, lines: list[str]) -> bytes:
    """The whole notice in one paragraph with breaks, indented by spaces of every width."""
    pads = ["&nbsp;&nbsp;&nbsp;&nbsp;", "&ensp;&ensp;", "&emsp;&emsp;", "\u3000\u3000", ""]
    text = "<br/>\n".join(pads[i % 5] + escape(line, quote=False) for i, line in enumerate(lines))
    return _fill("broken_lines", title=title, text=text).encode()


def word_page(title: str, lines: list[str]) -> bytes:
    """Saved or pasted from a word processor: its own namespaces, conditional comments, smart tags, gb2312."""
    text = "".join(
        "<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'>"
        "<span lang=EN-US style='mso-bidi-font-size:16.0pt'><![if !supportEmptyParas]>&nbsp;<![endif]></span>"
        "<span style='font-family:仿宋_GB2312;\nmso-hansi-font-family:宋体'>"
        f"{_dated(line)}<o:p></o:p></span></p>\n"
        for line in lines
    )
    return _fill("word", title=title, text=text).encode("gb18030")


def _dated(line: str) -> str:
    """Dates inside smart tags, as the word processor marks them."""
    return re.sub(
        r"(\d{4}年\d{1,2}月\d{1,2}日)",
        r'<st1:chsdate w:st="on" IsROCDate="False">\1</st1:chsdate>',
        escape(line),
    )


def rows_page(title: str, lines: list[str]) -> bytes:
    """A paragraph a row of a layout table, in XHTML."""
    text = "".join(f"<tr><td>{escape(line)}</td></tr>" for line in lines)
    return _fill("rows", title=title, text=text).encode()


def numbered_list_page(title: str, lines: list[str]) -> bytes:
    """Numbers 1. 2. 3. printed by the browser from numbered lists."""
    text = ""
    for line in lines:
        number = re.match(r"(\d+)[.．]\s?(?!\d)", line)
        text += (
            f"<ol start='{number[1]}'><li><p>{escape(line[number.end() :])}</p></li></ol>"
            if number
            else f"<p>{escape(line)}</p>"
        )
    return _fill("numbered_list", title=title, text=text).encode()


def account_page(title: str, lines: list[str]) -> bytes:
    """An article of a public account: sections in sections, a date in words, prompts of the application."""
    text = "".join(
        f"<section><section><span leaf=''>{escape(line)}</span></section></section>" for line in lines
    )
    return _fill("account", title=title, text=text).encode()


def hidden_copy_page(title: str, lines: list[str]) -> bytes:
    """The text again in a hidden box for small screens and to be read aloud, a digest and comments."""
    text = _paragraphs(lines, tag="div")
    return _fill("hidden_copy", title=title, text=text, read_aloud=escape("".join(lines))).encode()


def disclaimer_page(title: str, lines: list[str]) -> bytes:
    """Prose of the site around the text: copyright, how to send an opinion, a list in plain words."""
    text = _paragraphs(lines)
    others = "".join(f"<p>{i}. {title}（2023-11-0{i}）</p>" for i, title in enumerate(_OTHERS, 1))
    return _fill("disclaimer", title=title, text=text, others=others).encode()


def print_page(title: str, lines: list[str]) -> bytes:
    """Preformatted text, as mirrors and printing views show it."""
    text = "\n".join("    " + escape(line) for line in lines)
    return _fill("print", title=title, text=text).encode("gbk", "xmlcharrefreplace")


SITES: dict[str, Callable[[str, list[str]], bytes]] = {
    "trs": trs_page,
    "portal_content": portal_content_page,
    "hanweb": hanweb_page,
    "boda": boda_page,
    "broken_lines": broken_lines_page,
    "word_export": word_page,
    "rows": rows_page,
    "numbered_list": numbered_list_page,
    "account": account_page,
    "hidden_copy": hidden_copy_page,
    "disclaimer": disclaimer_page,
    "print": print_page,
}
