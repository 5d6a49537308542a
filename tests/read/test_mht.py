from pathlib import Path

import pytest

from analysis.read import ReadError, read_file
from analysis.read.mht import decode
from tests.factories.saved_pages import saved_page

LONG = "局党组召开专题会议研究整改，逐条明确责任人和完成时限，已经完成整改。"


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gbk"])
@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_the_page_is_read_in_its_encoding(charset: str, encoding: str) -> None:
    page = saved_page(
        (charset, f"<ul><li><a href=/>首页</a></li></ul><p>{LONG}</p>"), charset=charset, encoding=encoding
    )
    assert decode(page).text == LONG


def test_the_frame_that_contains_the_notice_is_read() -> None:
    assert decode(saved_page(("utf-8", "<p>一个页框</p>"), ("utf-8", f"<p>{LONG}</p>"))).text == LONG


@pytest.mark.parametrize("name", ["a.mht", "a.mhtml", "a.html", "a.txt"])
def test_a_saved_page_is_known_by_its_head(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(saved_page(("utf-8", f"<p>{LONG}</p>")))
    source = read_file(tmp_path / name)
    assert (source.text, source.format) == (LONG, "mht")


def test_a_saved_page_without_a_page_is_refused() -> None:
    with pytest.raises(ReadError, match="contains no page"):
        decode(b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\nnothing\r\n")
