"""Where title, opening, signature and page are, over the forms in which notices are published."""

from __future__ import annotations

from itertools import product

import pytest

from analysis.outline.document import Layout
from analysis.outline.layout import find_layout
from analysis.text.folded import Text
from tests.factories.cases import assert_each, load_cases
from tests.factories.invented_notices import BODY, CLOSING, opening

TITLE = "中共石桥市水务局党组关于巡察整改进展情况的通报"
OPENING = opening("市水务局党组")
SIGNATURE = "中共石桥市水务局党组"
DATE = "2023年12月1日"


def framed(raw: str) -> tuple[Text, Layout]:
    text = Text(raw)
    return text, find_layout(text)


def printed(text: Text, span: tuple[int, int] | None) -> str | None:
    return None if span is None else "".join(text.slice(span).split())


HEADS = load_cases("heads")


def head_of(case: dict[str, str]) -> str:
    return case["head"].format(title=TITLE, opening=OPENING)


def test_titles_are_found() -> None:
    def title_of(name: str) -> str | None:
        text, layout = framed(head_of(HEADS[name]) + OPENING + BODY)
        return printed(text, layout.title)

    expected = {name: case["title"] and case["title"].format(title=TITLE) for name, case in HEADS.items()}
    assert_each(title_of, expected.items())


def test_the_opening_runs_from_the_first_sentence_to_the_first_heading() -> None:
    def opening_of(name: str) -> str:
        text, layout = framed(head_of(HEADS[name]) + OPENING + BODY)
        return text.slice(layout.opening)

    assert_each(opening_of, [(name, OPENING.strip()) for name in HEADS])


@pytest.mark.parametrize("mark", ["一、", "1.", "1、", "（一）", "（1）", "问题一："])
def test_any_numbered_heading_ends_the_opening(mark: str) -> None:
    text, layout = framed(f"{TITLE}\n{OPENING}{mark}关于学习不深的问题\n已改。\n")
    assert text.slice(layout.opening) == OPENING.strip()


def test_an_enumeration_in_the_opening_does_not_end_it() -> None:
    long = OPENING.strip() + "\n一是提高认识，二是压实责任。"
    text, layout = framed(f"{TITLE}\n{long}\n{BODY}")
    assert text.slice(layout.opening) == long


def test_a_greeting_before_the_first_sentence_belongs_to_the_opening() -> None:
    text, layout = framed(f"{TITLE}\n各位党员、干部、群众：\n{OPENING}{BODY}")
    assert text.slice(layout.opening).startswith("各位党员")


TAILS = {
    "name and date": (f"{SIGNATURE}\n{DATE}\n", SIGNATURE, DATE),
    "name and date far to the right": (f"{'　' * 20}{SIGNATURE}\n\n{'　' * 30}{DATE}", SIGNATURE, DATE),
    "Chinese numerals": (f"{SIGNATURE}\n二〇二四年四月十七日\n", SIGNATURE, "二〇二四年四月十七日"),
    "circles as zero": (f"{SIGNATURE}\n二○二四年四月\n", SIGNATURE, "二○二四年四月"),
    "points": (f"{SIGNATURE}\n2024.4.17\n", SIGNATURE, "2024.4.17"),
    "on one line": (f"{SIGNATURE}  {DATE}\n", SIGNATURE, DATE),
    "on one line with one gap": (f"{SIGNATURE} {DATE}\n", SIGNATURE, DATE),
    "date alone": (f"{DATE}\n", None, DATE),
    "name alone": (f"{SIGNATURE}\n", SIGNATURE, None),
    "nothing": ("", None, None),
    "of a hospital": (f"石桥市人民医院\n{DATE}", "石桥市人民医院", DATE),
    "date before name": (f"{DATE}\n{SIGNATURE}\n", SIGNATURE, DATE),
    "with spaces in the date": (f"{SIGNATURE}\n2023 年 12 月 1 日\n", SIGNATURE, "2023年12月1日"),
    "of two bodies": (f"{SIGNATURE}\n石桥市水务局\n{DATE}\n", f"{SIGNATURE}石桥市水务局", DATE),
}
FOOTERS = {
    "no footer": "",
    "editors": "编辑：张某\n审核：李某\n2024-01-05\n",
    "owner": "主办单位：石桥市人民政府\n版权所有 石桥市人民政府 2016-2020\n某ICP备05000000号\n",
    "links": "上一篇：关于招标的公告\n下一篇：石桥市2023年工作要点\n2024年1月5日\n",
    "reposted": "来源：石桥日报\n发布时间：2024年1月5日\n",
    "site words": "关于我们 | 网站声明 | 返回首页\n",
}


ENDS = list(product(TAILS, FOOTERS))


def test_the_signature_is_found_and_the_page_after_it_is_not() -> None:
    def signature(end: tuple[str, str]) -> tuple[str | None, str | None]:
        tail, footer = TAILS[end[0]][0], FOOTERS[end[1]]
        text, layout = framed(f"{TITLE}\n{OPENING}{BODY}{CLOSING}{tail}\n{footer}")
        return printed(text, layout.signature), printed(text, layout.signed_on)

    assert_each(signature, [(end, TAILS[end[0]][1:]) for end in ENDS])


def test_the_body_ends_with_the_notices_own_text() -> None:
    def own(tail: str) -> str:
        return f"{TITLE}\n{OPENING}{BODY}{CLOSING}{TAILS[tail][0]}"

    assert_each(
        lambda end: framed(f"{own(end[0])}\n{FOOTERS[end[1]]}")[1].body.end,
        [(end, len(own(end[0]).rstrip())) for end in ENDS],
    )


def test_a_signature_before_the_contact_lines_is_found_and_the_contact_is_body() -> None:
    own = f"{TITLE}\n{OPENING}{BODY}{SIGNATURE}\n{DATE}\n{CLOSING}"
    _, layout = framed(own)
    assert layout.body.end == len(own.rstrip())


def test_a_signature_above_the_contact_lines_is_found() -> None:
    text, layout = framed(
        f"{TITLE}\n{OPENING}{BODY}{SIGNATURE}\n{DATE}\n（联系人：张某，联系电话：0000-1）\n附件：清单\n"
    )
    assert (printed(text, layout.signature), printed(text, layout.signed_on)) == (SIGNATURE, DATE)


def test_a_signature_at_the_end_of_one_paragraph_is_found() -> None:
    text, layout = framed(f"{TITLE} {OPENING}{BODY}{CLOSING}".replace("\n", " ") + f"{SIGNATURE} {DATE}")
    assert (printed(text, layout.signature), printed(text, layout.signed_on)) == (SIGNATURE, DATE)


@pytest.mark.parametrize("line", ["（2023年12月1日）", "2023年12月1日", "（2023.12.1）"])
def test_a_date_under_the_title_is_the_notices_own(line: str) -> None:
    text, layout = framed(f"{TITLE}\n{line}\n{OPENING}{BODY}{CLOSING}")
    assert text.slice(layout.signed_on or (0, 0)) == line.strip("（）")


@pytest.mark.parametrize(
    "line", ["（中共石桥市水务局党组　2023年12月1日）", "（石桥市水务局党组2023年12月1日）"]
)
def test_a_body_and_date_in_brackets_under_the_title_give_the_date(line: str) -> None:
    text, layout = framed(f"{TITLE}\n{line}\n{OPENING}{BODY}")
    assert (printed(text, layout.title), printed(text, layout.signed_on)) == (TITLE, DATE)


@pytest.mark.parametrize(("bracket", "date"), [("（2023年12月1日）", DATE), ("（公开稿）", None)])
def test_a_date_that_ends_the_title_is_the_notices_own(bracket: str, date: str | None) -> None:
    text, layout = framed(f"{TITLE}{bracket}\n{OPENING}{BODY}")
    assert printed(text, layout.signed_on) == date


@pytest.mark.parametrize(
    "line", ["发布时间：2023年12月1日", "2023-12-01 10:20", "来源：水务局 日期：2023-12-01"]
)
def test_a_pages_date_under_the_title_is_metadata(line: str) -> None:
    text, layout = framed(f"{TITLE}\n{line}\n{OPENING}{BODY}{CLOSING}")
    assert layout.signed_on is None
    assert layout.chrome.end > text.raw.index(line)


def test_page_metadata_before_the_title_is_chrome() -> None:
    text, layout = framed(f"发布日期：2023-12-05\n{TITLE}\n{OPENING}{BODY}")
    assert text.slice(layout.chrome).strip() == "发布日期：2023-12-05"


@pytest.mark.parametrize("raw", ["", " ", "\n", "一", "一、", "整改情况的通报", "。" * 50, "2024年1月1日"])
def test_any_text_gets_a_frame_inside_it(raw: str) -> None:
    layout = find_layout(Text(raw))
    spans = [
        s
        for s in (
            layout.chrome,
            layout.title,
            layout.opening,
            layout.body,
            layout.signature,
            layout.signed_on,
        )
        if s
    ]
    assert all(0 <= s.start <= s.end <= len(raw) for s in spans)
