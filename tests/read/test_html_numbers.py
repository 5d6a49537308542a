"""Numbers that a browser prints, and texts that a page does not show by itself."""

from __future__ import annotations

import json
from html import escape

import pytest

from analysis.read.file_format import ReadError
from analysis.read.html import decode

LONG = "局党组召开专题会议研究整改，逐条明确责任人和完成时限，已经完成整改。"
TABLE = (
    "<table><tr><th>序号</th><th>方面</th><th>反馈问题</th><th>整改措施</th><th>完成情况</th></tr>"
    "<tr><td>1</td><td rowspan=2>学习方面</td><td>学习不深</td>"
    f"<td><p>一是研讨。</p><p>二是补学。{LONG}</p></td><td>已完成</td></tr>"
    f"<tr><td>2</td><td>记录不全</td><td>{LONG}</td><td>正在整改</td></tr></table>"
)


def lines_of(body: str, *, style: str = "") -> list[str]:
    page = (
        f"<html><head><meta charset=utf-8><style>{style}</style></head><body><div>{body}</div></body></html>"
    )
    return decode(page.encode()).text.splitlines()


@pytest.mark.parametrize(
    ("list_", "printed"),
    [
        ("<ol style='list-style-type:none'>{}</ol>", ["", ""]),
        ("<ol style='list-style:none inside'>{}</ol>", ["", ""]),
        ("<ol style='list-style:inside simp-chinese-informal'>{}</ol>", ["一、", "二、"]),
        ("<ol style='list-style-type:trad-chinese-formal'>{}</ol>", ["壹、", "貳、"]),
        ("<ol style='list-style-type:upper-roman'>{}</ol>", ["I.", "II."]),
        ("<ol type=I start=4>{}</ol>", ["IV.", "V."]),
        ("<ol type=a>{}</ol>", ["a.", "b."]),
        ("<ol reversed>{}</ol>", ["2.", "1."]),
        ("<ol style='list-style-type:\"- \"'>{}</ol>", ["", ""]),
        ("<ul>{}</ul>", ["", ""]),
        ("<ul style='list-style-type:decimal'>{}</ul>", ["1.", "2."]),
        ("<ul class=han>{}</ul>", ["一、", "二、"]),
        ("<div class=box><ul>{}</ul></div>", ["1.", "2."]),
        ("<ol class=ring>{}</ol>", ["①", "②"]),
    ],
)
def test_lists_are_numbered_in_their_style(list_: str, printed: list[str]) -> None:
    style = (
        "@counter-style ring{system:fixed;symbols:'①' '②' '③';suffix:' '} ol.ring{list-style:ring}"
        "ul.han{list-style-type:cjk-ideographic} .box > ul{list-style-type:decimal} "
        ".other ul{list-style:none}"
    )
    items = f"<li>甲{LONG}</li><li>乙{LONG}</li>"
    first, second = printed
    assert lines_of(list_.format(items), style=style) == [f"{first}甲{LONG}", f"{second}乙{LONG}"]


def test_nested_lists_that_print_alike_get_numbers_that_show_their_depth() -> None:
    inner = f"<ol><li>丙{LONG}</li><li>丁{LONG}</li></ol>"
    outer = f"<ol><li>甲<ol><li>乙{inner}</li></ol></li><li>戊{LONG}</li></ol>"
    assert lines_of(outer) == ["一、甲", "（一）乙", f"1.丙{LONG}", f"2.丁{LONG}", f"二、戊{LONG}"]


def test_counters_of_the_page_are_counted() -> None:
    style = (
        "body{counter-reset:a} h2{counter-increment:a;counter-reset:b} h3{counter-increment:b}"
        "h2::before{content:counter(a,cjk-ideographic) '、'} "
        "h3:before{content:'（' counter(b, simp-chinese-informal) '）'}"
        ".note::before{content:'▪'}"
    )
    body = f"<h2>甲</h2><h3>乙</h3><p>{LONG}</p><h3>丙</h3><h2>丁</h2><h3>戊</h3><p class=note>{LONG}</p>"
    assert lines_of(body, style=style) == ["一、甲", "（一）乙", LONG, "（二）丙", "二、丁", "（一）戊", LONG]


def test_counters_of_nested_elements_are_counted_apart() -> None:
    style = "ol{counter-reset:n;list-style:none} li::before{counter-increment:n;content:counters(n,'.') ' '}"
    body = f"<ol><li>甲{LONG}<ol><li>乙{LONG}</li><li>丙{LONG}</li></ol></li><li>丁{LONG}</li></ol>"
    style = style.replace("li::before{counter-increment:n;", "li{counter-increment:n} li::before{")
    assert [line.split("局")[0] for line in lines_of(body, style=style)] == ["1甲", "1.1乙", "1.2丙", "2丁"]


def test_headings_without_numbers_get_those_of_their_level() -> None:
    body = f"<h2>甲</h2><p>{LONG}</p><h3>乙</h3><p>{LONG}</p><h3>丙</h3><h2>丁</h2><p>{LONG}</p>"
    assert lines_of(body) == ["一、甲", LONG, "（一）乙", LONG, "（二）丙", "二、丁", LONG]


def test_headings_of_a_numbered_text_stay_as_they_are() -> None:
    assert lines_of(f"<h2>情况</h2><p>一、{LONG}</p><h2>其他</h2><p>{LONG}</p>")[0] == "情况"


def test_a_table_of_problems_is_read_as_the_text_it_is() -> None:
    assert lines_of(f"<p>{LONG}</p>{TABLE}<p>{LONG}</p>") == [
        LONG,
        "（一）学习方面",
        "问题1：学习不深",
        "整改措施：一是研讨。",
        f"二是补学。{LONG}",
        "完成情况：已完成",
        "问题2：记录不全",
        f"整改措施：{LONG}",
        "完成情况：正在整改",
        LONG,
    ]


def test_markup_that_was_escaped_once_is_markup() -> None:
    body = escape(f"<p>一、甲</p><p>{LONG}</p><p>{LONG}&nbsp;</p>")
    assert lines_of(f"<div>{body}</div>") == ["一、甲", LONG, LONG]


@pytest.mark.parametrize("quoted", [json.dumps, lambda text: json.dumps(text, ensure_ascii=False)])
def test_a_text_inside_a_script_is_read(quoted) -> None:
    content = f'<p>{LONG}</p><p class="a">一、{LONG}</p>' * 2
    script = "window.state={title: 'x', content: " + quoted(content) + "}"
    assert lines_of(f"<div id=app></div><script>{script}</script>")[:2] == [LONG, f"一、{LONG}"]


def test_a_text_shown_without_scripts_is_read() -> None:
    assert lines_of(f"<div id=app></div><noscript><p>{LONG}</p></noscript><script>1</script>") == [LONG]


@pytest.mark.parametrize("frame", ["", "<p>首页</p><p>政务公开</p>"])
def test_a_page_whose_text_a_script_loads_is_refused(frame: str) -> None:
    with pytest.raises(ReadError, match="loads its text by a script") as caught:
        lines_of(f"{frame}<div id=content></div><script src='a.js'></script>")
    assert caught.value.reason == "unreadable"


def test_a_page_in_two_encodings_is_read_in_both() -> None:
    frame = "<div>首页 新闻 主办单位某市水务局承办</div>" * 20
    page = f"<html><head><meta charset=utf-8></head><body>{frame}".encode("gb18030")
    assert decode(page + f"<div><p>{LONG}</p><p>{LONG}</p></div>".encode()).text.splitlines()[-2:] == [
        LONG,
        LONG,
    ]


def test_lists_in_lists_are_numbered_in_time_that_grows_with_their_number() -> None:
    many = "<ol><li>甲</li></ol>" * 3000
    nested = "<ol><li>" * 200 + LONG + "</li></ol>" * 200
    assert LONG in lines_of(f"{many}<p>{LONG}</p>{nested}")[-1]
