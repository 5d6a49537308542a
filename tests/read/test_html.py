import subprocess
import sys

import pytest

from analysis.read.html import decode

LONG = "局党组召开专题会议研究整改，逐条明确责任人和完成时限，已经完成整改。"


def lines_of(body: str, *, head: str = "") -> list[str]:
    return decode(f"<html><head>{head}</head><body>{body}</body></html>".encode()).text.splitlines()


def test_a_page_declared_as_gb2312_may_print_more() -> None:
    page = (
        f"<html><head><meta charset=gb2312></head><body><div><p>{LONG}</p><p>镕堃𠮷</p></div></body></html>"
    )
    decoded = decode(page.encode("gb18030"))
    assert (decoded.text.splitlines(), decoded.encoding) == (
        ["镕堃𠮷", LONG],
        "gb18030",
    ) or LONG in decoded.text
    assert decoded.encoding == "gb18030"


def test_a_page_declared_as_gb2312_that_is_utf_8_is_read_as_utf_8() -> None:
    page = f"<html><head><meta charset=gb2312></head><body><p>{LONG}</p></body></html>"
    assert decode(page.encode()).text == LONG


def test_one_broken_byte_costs_no_page() -> None:
    page = f"<html><head><meta charset='utf-8'></head><body><p>{LONG}</p><p>{LONG * 9}</p>".encode()
    assert LONG * 9 in decode(page.replace("局".encode(), b"\xe5\xb1", 1)).text


def test_a_page_declared_as_utf_8_that_is_gb18030_is_read_as_gb18030() -> None:
    page = f"<html><head><meta charset='utf-8'></head><body><p>{LONG}</p></body></html>"
    assert decode(page.encode("gb18030")).text == LONG


def test_the_declared_date_is_used_where_the_page_prints_none() -> None:
    head = '<meta name="PubDate" content="2024-03-05 10:12">'
    assert lines_of(f"<p>{LONG}</p>", head=head) == ["发布时间：2024-03-05 10:12", LONG]


def test_a_printed_date_is_preferred_to_the_declared_one() -> None:
    head = '<meta name="PubDate" content="2024-03-05">'
    page = f"<div>发布时间：2023-01-02</div><div><p>{LONG}</p></div>"
    assert lines_of(page, head=head) == ["发布时间：2023-01-02", LONG]


def test_a_short_row_of_a_table_is_one_line() -> None:
    table = "<table><tr><td>序号</td><td><p>问题</p></td></tr></table>"
    assert lines_of(f"<div><p>{LONG}</p>{table}<p>{LONG}</p></div>") == [LONG, "序号\t问题", LONG]


def test_numbers_that_the_browser_prints_are_printed() -> None:
    items = f"<ol start=3><li>{LONG}</li><li>（二）{LONG}</li><li>{LONG}</li></ol>"
    assert lines_of(items) == [f"3.{LONG}", f"（二）{LONG}", f"5.{LONG}"]


def test_chinese_numbers_that_the_browser_prints_are_printed() -> None:
    lines = f"<li>{LONG}</li><li value=4>{LONG}</li><li>{LONG}</li>"
    items = f"<ol style='list-style-type: cjk-ideographic'>{lines}</ol>"
    assert lines_of(items) == [f"一、{LONG}", f"四、{LONG}", f"五、{LONG}"]


@pytest.mark.parametrize("style", ["display:none", "color:red; display : none", "visibility: hidden"])
def test_what_the_page_hides_is_not_read(style: str) -> None:
    assert lines_of(f"<div style='{style}'><p>{LONG}一</p></div><div><p>{LONG}</p></div>") == [LONG]


def test_a_text_that_a_script_would_show_is_read() -> None:
    assert lines_of(f"<div><p>稍候</p></div><div style='display:none'><p>{LONG}</p></div>") == [LONG]


@pytest.mark.parametrize("name", ["ArticleTitle", "og:title"])
def test_a_declared_title_is_used_where_the_page_prints_none(name: str) -> None:
    title = "中共某局党组关于巡察整改进展情况的通报"
    assert lines_of(f"<p>{LONG}</p>", head=f"<meta name='{name}' content='{title}'>") == [title, LONG]


@pytest.mark.parametrize(
    ("under", "kept"),
    [
        ("2024-03-05 10:12 某站", "2024-03-05 10:12 某站"),
        ("发布于 2024-03-05", "发布时间：2024-03-05"),
        ("原创 某站 2024年3月5日 10:12 某省", "发布时间：2024年3月5日"),
        ("（2024年3月5日）", "（2024年3月5日）"),
        ("来源：某局 【字体：大 中 小】 浏览次数：88", "来源：某局"),
        ("某站记者报道", None),
    ],
)
def test_what_is_under_the_title_is_kept_where_it_is_a_fact(under: str, kept: str | None) -> None:
    page = f"<h1>某局整改通报</h1><div>{under}</div><div><p>{LONG}</p></div>"
    assert [line for line in lines_of(page) if line not in (LONG, "某局整改通报")] == ([kept] if kept else [])


def test_a_remark_of_the_site_is_no_part_of_the_notice() -> None:
    remark = "<div><p>声明：转载内容的目的在于传递更多信息，不代表本站的观点和立场。</p></div>"
    assert lines_of(f"{remark}<div><p>{LONG}</p></div>{remark}") == [LONG]


def test_a_sentence_wrapped_in_the_source_is_one_line_without_gaps() -> None:
    assert lines_of(f"<p>局党组\n   召开会议，\n{LONG}</p>") == [f"局党组召开会议，{LONG}"]


def test_a_signature_after_the_last_sentence_is_kept() -> None:
    page = f"<div><p>{LONG}</p><p>{LONG}</p><p>中共某局党组</p><p>2024年3月5日</p></div>"
    assert lines_of(page)[-2:] == ["中共某局党组", "2024年3月5日"]


def test_a_page_nested_deeply_is_read() -> None:
    assert decode((f"<html>{'<div>' * 900}{LONG}").encode()).text == LONG


def test_reading_text_loads_no_parser() -> None:
    code = (
        "import sys, analysis.read as r; "
        "r.read_file(__import__('analysis.paths').paths.SAMPLE / 'qingshi_zhen.txt'); "
        "sys.exit(any(m in sys.modules for m in ('lxml', 'docx', 'pypdfium2')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
