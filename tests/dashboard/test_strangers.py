"""Files of strangers beside the reader's notices: every page opens, and each can be removed again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from analysis import paths
from dashboard.i18n.translator import Translator
from tests.factories.opened import PAGES, OpenPage
from tests.factories.own_folders import use_own_folders
from tests.factories.strangers import archive_with_a_nameless_file, message_of_messages, pdf_of_forms

GBK_NAME = os.fsdecode("巡察整改通报.txt".encode("gbk"))
HOSTILE = {
    "forms.pdf": pdf_of_forms(),
    "nested.mht": message_of_messages(3000),
    "nameless.zip": archive_with_a_nameless_file({"a.txt": b"x"}),
}


@pytest.fixture
def tables_folder() -> None:
    """The shipped tables and the reader's own."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, sample_notices: list[Path]) -> Path:
    """One folder for all pages: it is built once."""
    made = tmp_path_factory.mktemp("reader")
    (made / "notices").mkdir()
    for name, data in HOSTILE.items():
        (made / "notices" / name).write_bytes(data)
    try:
        (made / "notices" / GBK_NAME).write_bytes(sample_notices[0].read_bytes())
    except OSError:
        pytest.skip("the file system takes no such name")
    return made


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_beside_strangers_files(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch, open_page: OpenPage
) -> None:
    use_own_folders(folder, monkeypatch)
    app = open_page(name)
    assert any(Translator("en")("selection.all", n=6) in element.value for element in app.markdown)


def test_a_file_whose_name_is_no_utf_8_can_be_removed(
    sample_notices: list[Path], folder: Path, open_page: OpenPage
) -> None:
    paths.NOTICES.mkdir()
    (paths.NOTICES / GBK_NAME).write_bytes(sample_notices[0].read_bytes())
    app = open_page("add")
    app.selectbox(key="yours-one").select_index(0).run()
    app.button(key="remove-sure").click().run()
    assert not app.exception and not list(paths.NOTICES.iterdir())


def test_uploads_of_strangers_are_refused_one_by_one(open_page: OpenPage) -> None:
    app = open_page("add")
    files = [(name, data, "application/octet-stream") for name, data in HOSTILE.items()]
    app.file_uploader[0].set_value(files).run()
    assert not app.exception
    assert list(app.dataframe[0].value["file"]) == [
        "forms.pdf",
        "nested.mht",
        "nameless.zip/a.txt",
        "nameless.zip/file",
    ]
    assert all(app.dataframe[0].value["reason"])
