import pytest
from fpdf import FPDF
from PIL import Image

from analysis.read.file_format import IsScan, ReadError
from analysis.read.pdf import decode
from tests.factories.files import printed_pdf

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


def test_a_locked_file_says_that_it_is_locked() -> None:
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
