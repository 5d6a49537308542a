import pytest
from fpdf import FPDF

from analysis.read.decoded import ReadError
from analysis.read.pdf import decode
from tests.read.files import printed_pdf


def test_a_scan_is_refused_as_a_scan() -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.rect(20, 20, 100, 100, style="F")
    with pytest.raises(ReadError, match="no text on its 1 pages: a scan") as caught:
        decode(bytes(pdf.output()))
    assert caught.value.reason == "unreadable"


def test_a_locked_file_says_that_it_is_locked() -> None:
    pdf = FPDF()
    pdf.set_encryption(owner_password="a", user_password="b")
    pdf.add_page()
    with pytest.raises(ReadError, match="locked with a password"):
        decode(bytes(pdf.output()))


def test_paragraphs_over_lines_and_pages_are_whole_and_page_numbers_gone() -> None:
    lines = [f"{n}.关于制度执行不严的问题。" + "完善制度并抓好落实，" * 20 + "已完成。" for n in range(1, 13)]
    assert decode(printed_pdf("整改通报", lines)).text.splitlines() == ["整改通报", *lines]
