import pytest
from fpdf import FPDF
from PIL import Image

from analysis.read.file_format import IsScan, ReadError
from analysis.read.pdf import decode
from tests.factories.files import pdf_of_columns, pdf_of_table, printed_pdf

LONG = "完善制度并抓好落实，" * 12


def test_a_scan_is_refused_as_a_scan() -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.rect(20, 20, 100, 100, style="F")
    with pytest.raises(IsScan, match="scan of 1 pages") as caught:
        decode(bytes(pdf.output()))
    assert caught.value.reason == "unreadable"


def test_a_picture_of_a_page_is_refused_as_a_scan() -> None:
    pdf = FPDF()
    for _ in range(2):
        pdf.add_page()
        pdf.image(Image.new("L", (60, 80), 200), w=180)
    pdf.set_font("helvetica")
    pdf.cell(text="2")
    with pytest.raises(IsScan, match="scan of 2 pages"):
        decode(bytes(pdf.output()))


def test_a_file_locked_against_changes_alone_is_read() -> None:
    pdf = FPDF()
    pdf.set_encryption(owner_password="a", permissions=0)
    pdf.add_page()
    pdf.set_font("helvetica")
    pdf.cell(text="words that anybody may read")
    assert decode(bytes(pdf.output())).text == "words that anybody may read"


def test_a_scan_under_a_printed_header_is_refused_as_a_scan() -> None:
    with pytest.raises(IsScan, match="scan of 5 pages"):
        decode(printed_pdf("", [], header="某局文件（某某发〔2024〕5号）某局办公室", blank=4))


def test_a_locked_file_is_refused_as_locked() -> None:
    pdf = FPDF()
    pdf.set_encryption(owner_password="a", user_password="b")
    pdf.add_page()
    with pytest.raises(ReadError, match="locked with a password"):
        decode(bytes(pdf.output()))


def test_paragraphs_over_lines_and_pages_are_whole_and_page_numbers_gone() -> None:
    lines = [f"{n}.关于制度执行不严的问题。" + "完善制度并抓好落实，" * 20 + "已完成。" for n in range(1, 13)]
    assert decode(printed_pdf("整改通报", lines)).text.splitlines() == ["整改通报", *lines]


@pytest.mark.parametrize(
    "number", ["— {} —", "- {} -", "－{}－", "{}", "第 {} 页", "第{}页 共9页", "{} / 9", "· {} ·"]
)
def test_page_numbers_are_dropped_and_figures_in_the_text_are_not(number: str) -> None:
    lines = [f"{n}.关于制度的问题。{LONG}共3项" for n in range(1, 13)]
    read = decode(printed_pdf("整改通报", [*lines, "3"], number=number)).text
    assert read.splitlines() == ["整改通报", *lines, "3"]


def test_a_line_that_heads_every_page_is_dropped() -> None:
    lines = [f"{n}.关于制度的问题。{LONG}" for n in range(1, 25)]
    assert decode(printed_pdf("整改通报", lines, header="某局文件")).text.splitlines() == ["整改通报", *lines]


def test_a_heading_over_two_lines_is_one_line() -> None:
    lines = [f"（一）关于{'落实上级决策部署还有差距' * 4}的问题", "1.制定《办法》。", LONG]
    assert decode(printed_pdf("整改通报", lines)).text.splitlines() == ["整改通报", *lines]


def test_a_paragraph_that_fills_its_last_line_ends_there() -> None:
    # Two characters of indent and some thirty more fill the first line; the next paragraph is indented again.
    lines = [LONG, *("关" * length for length in range(28, 40)), "已完成。"]
    assert decode(printed_pdf("整改通报", lines)).text.splitlines() == ["整改通报", *lines]


def test_words_broken_at_a_line_end_get_no_hyphen_and_no_gap() -> None:
    line = "推广" * 20 + "OA系统与ERP平台" * 6
    assert decode(printed_pdf("整改通报", [line])).text.splitlines() == ["整改通报", line]


def test_blank_pages_are_no_scan() -> None:
    pdf = FPDF()
    pdf.add_page()
    with pytest.raises(ReadError, match="nothing on its 1 pages") as caught:
        decode(bytes(pdf.output()))
    assert not isinstance(caught.value, IsScan)


@pytest.mark.parametrize("in_turns", [True, False])
def test_the_left_column_is_read_before_the_right_one(in_turns: bool) -> None:
    paragraph = "二是完善制度并抓好落实" * 9 + "完善制度并抓好落"
    assert len(paragraph) == 107
    lines = [
        "　　一、整改落实情况",
        "　　" + paragraph[:18],
        *(paragraph[i : i + 20] for i in range(18, 107, 20)),
    ] * 3
    left, right = lines[:10], lines[10:]
    read = decode(pdf_of_columns("整改情况的通报", left, right, in_turns=in_turns)).text.splitlines()
    assert [line.strip() for line in read] == ["整改情况的通报", *(["一、整改落实情况", paragraph] * 3)]


@pytest.mark.parametrize("borders", ["ALL", "NONE", "HORIZONTAL_LINES", "INTERNAL"])
@pytest.mark.parametrize("align", ["MIDDLE", "TOP"])
def test_a_table_of_problems_is_read_as_the_text_it_is(borders: str, align: str) -> None:
    rows = [
        ["序号", "反馈问题", "整改措施", "完成情况"],
        [
            "1",
            "理论学习不够深入，研讨不多，记录不全",
            "一是组织研讨4次，补学专题12个。二是修订学习考勤办法并印发。",
            "已完成",
        ],
        ["2", "管理松散", "一是约谈。", "正在整改"],
    ]
    assert decode(pdf_of_table(rows, borders=borders, align=align)).text.splitlines() == [
        "二、整改落实情况",
        "问题1：理论学习不够深入，研讨不多，记录不全",
        "整改措施：一是组织研讨4次，补学专题12个。二是修订学习考勤办法并印发。",
        "完成情况：已完成",
        "问题2：管理松散",
        "整改措施：一是约谈。",
        "完成情况：正在整改",
        "三、下一步工作打算",
        "局党组将继续努力。",
    ]


def test_a_heading_with_room_for_the_next_word_ends_there() -> None:
    heading = f"二、{'落实上级部署还有差距' * 3}方面"
    lines = [LONG[:36] + "。", heading, "1.聚焦基层党组织建设", LONG[:37]]
    pdf = pdf_of_columns("整改情况的通报", lines, [], in_turns=False)
    assert heading in decode(pdf).text.splitlines()
