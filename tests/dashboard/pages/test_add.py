"""The page that adds notices: what is recognised, kept, refused and removed, and what is written when."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis import paths
from analysis.store import write_tables
from dashboard.components.evidence import plain
from dashboard.i18n.translator import Translator
from dashboard.pages.add import drafts as adding
from dashboard.pages.add.drafts import keep
from locales import languages
from tests.factories.invented_tables import invented_tables
from tests.factories.own_folders import use_own_folders

PROJECT = Path(__file__).resolve().parent.parent.parent.parent
Upload = tuple[str, bytes, str]


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_own_folders(tmp_path, monkeypatch)


def _open(language: str = "en", **query: str) -> AppTest:
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=120)
    for key, value in ({"lang": language} | query).items():
        app.query_params[key] = value
    app.switch_page("dashboard/pages/add/add.py")
    return _checked(app.run())


def _checked(app: AppTest) -> AppTest:
    assert not app.exception
    assert app.title[0].value in [Translator(language)("pages.add") for language in languages()]
    return app


def _put_in(app: AppTest, *files: Upload) -> AppTest:
    return _checked(app.file_uploader[0].set_value(list(files)).run())


def _said(app: AppTest) -> str:
    return "\n".join(e.value for e in (*app.markdown, *app.success, *app.info, *app.error, *app.caption))


def _written() -> list[str]:
    return sorted(path.name for path in paths.NOTICES.glob("*")) if paths.NOTICES.is_dir() else []


@pytest.fixture
def uploads(sample_notices: list[Path]) -> list[Upload]:
    return [(path.name, path.read_bytes(), "text/plain") for path in sample_notices]


@pytest.mark.parametrize("language", languages())
def test_an_empty_selection_says_so_and_can_be_undone(language: str) -> None:
    app = _open(language, level="county", kind="巡视")
    assert Translator(language)("selection.empty") in app.warning[0].value
    assert app.file_uploader  # a text can be added whatever is selected
    _checked(app.button(key="reset_page").click().run())
    assert app.file_uploader


@pytest.mark.parametrize("language", languages())
def test_what_was_recognised_is_shown_before_anything_is_written(
    language: str, uploads: list[Upload]
) -> None:
    app = _put_in(_open(language), uploads[0], ("notes.txt", "今天天气很好。".encode() * 50, "text/plain"))
    table = app.dataframe[0].value
    assert list(table["file"]) == [uploads[0][0], "notes.txt"]
    assert Translator(language).label("reason", "not_a_notice") in list(table["reason"])
    assert _written() == []


def test_kept_notices_join_every_page_and_leave_when_removed(uploads: list[Upload]) -> None:
    app = _put_in(_open(), *uploads)
    _checked(app.button(key="keep-all").click().run())
    assert Translator("en")("selection.all", n=5 + len(uploads)) in _said(app)
    assert Translator("en")("add.kept", n=len(uploads)) in _said(app)
    assert _written() == sorted(name for name, _, _ in uploads)

    _checked(app.selectbox(key="yours-one").set_value(uploads[0][0]).run())
    _checked(app.button(key="remove-sure").click().run())
    assert Translator("en")("selection.all", n=4 + len(uploads)) in _said(app)
    assert uploads[0][0] not in _written()


def test_a_second_click_finds_nothing_to_keep_and_leaves_the_news_of_the_first(uploads: list[Upload]) -> None:
    app = _put_in(_open(), *uploads)
    state = app.session_state["_adding"]
    keys = list(state.pending)
    _checked(app.button(key="keep-all").click().run())
    keep(state, keys)
    keep(state, keys[:1])
    assert Translator("en")("add.kept", n=len(uploads)) in _said(_checked(app.run()))
    assert len(_written()) == len(uploads)


def test_one_can_be_kept_and_another_discarded(uploads: list[Upload]) -> None:
    app = _put_in(_open(), *uploads[:2])
    _checked(app.selectbox(key="pending-one").select_index(1).run())
    _checked(app.button(key="keep-one").click().run())
    assert _written() == [uploads[1][0]]
    _checked(app.button(key="discard-one").click().run())
    assert not app.selectbox(key="yours-one").value and len(app.dataframe) == 1
    assert _written() == [uploads[1][0]]


def test_the_same_text_again_is_said_to_be_there_and_not_written_twice(uploads: list[Upload]) -> None:
    app = _put_in(_open(), uploads[0])
    _checked(app.button(key="keep-all").click().run())
    name, data, kind = uploads[0]
    _put_in(app, (f"copy of {name}", data, kind))
    assert Translator("en")("codes.text_standing.there") in list(app.dataframe[0].value["text_standing"])
    _checked(app.button(key="keep-all").click().run())
    assert _written() == [name]
    assert "not written again" in _said(app)


def test_the_same_text_twice_in_one_batch_is_one_notice(uploads: list[Upload]) -> None:
    name, data, kind = uploads[0]
    app = _put_in(_open(), (name, data, kind), ("again.txt", data, kind))
    assert list(app.dataframe[0].value["reason"]) == ["", Translator("en").label("reason", "duplicate")]


def test_an_archive_gives_each_of_its_files(uploads: list[Upload]) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data, _ in uploads[:2]:
            archive.writestr(f"../../{name}", data)
        archive.writestr("picture.png", b"\x89PNG\r\n\x1a\n")
    app = _put_in(_open(), ("all.zip", packed.getvalue(), "application/zip"))
    assert len(app.dataframe[0].value) == 3
    _checked(app.button(key="keep-all").click().run())
    assert _written() == sorted(name for name, _, _ in uploads[:2])


def test_a_hostile_name_ends_as_a_harmless_file_in_the_folder(uploads: list[Upload]) -> None:
    app = _put_in(_open(), ("../../<img src=x>:red[x]\n.txt", uploads[0][1], "text/plain"))
    _checked(app.button(key="keep-all").click().run())
    assert len(_written()) == 1 and not set(_written()[0]) & set("<>/:[]\n")


@pytest.mark.parametrize("data", [b"", b"\x00\xff" * 5000, b"%PDF-1.7 broken", b"PK\x03\x04broken"])
def test_what_cannot_be_read_says_why(data: bytes) -> None:
    app = _put_in(_open(), ("a.txt", data, "text/plain"))
    assert app.error[0].value.startswith("Not taken: ")
    assert app.button(key="keep-all").disabled


def test_a_pasted_text_is_read_like_a_file(uploads: list[Upload]) -> None:
    app = _open(how="paste")
    app.text_input[0].set_value("my notice")
    app.text_area[0].set_value(uploads[0][1].decode())
    read = next(b for b in app.button if b.label == Translator("en")("add.read"))
    _checked(read.click().run())
    _checked(app.button(key="keep-all").click().run())
    assert _written() == ["my_notice.txt"]


def test_a_batch_too_large_says_that_the_rest_was_left(
    monkeypatch: pytest.MonkeyPatch, uploads: list[Upload]
) -> None:
    monkeypatch.setattr(adding, "MOST_AT_ONCE", 2)
    app = _put_in(_open(), *uploads[:3])
    assert len(app.dataframe[0].value) == 2
    assert "left unread" in app.warning[0].value


def test_what_cannot_be_written_says_so_and_stays(uploads: list[Upload]) -> None:
    app = _put_in(_open(), uploads[0])
    paths.NOTICES.write_text("a file where the folder should be")
    _checked(app.button(key="keep-all").click().run())
    assert "could not be written" in app.error[0].value
    assert app.button(key="keep-all")
    paths.NOTICES.unlink()


def test_two_sessions_that_add_at_once_see_both_texts(uploads: list[Upload]) -> None:
    one, other = _put_in(_open(), uploads[0]), _put_in(_open(), uploads[1])
    for app in (one, other):
        _checked(app.button(key="keep-all").click().run())
    assert Translator("en")("selection.all", n=7) in _said(_checked(one.run()))
    assert Translator("en")("selection.all", n=7) in _said(other)


@pytest.mark.parametrize("language", languages())
def test_with_named_tables_nothing_can_be_added(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tables(invented_tables(), tmp_path / "tables")
    monkeypatch.setenv("NOTICE_TABLES", str(tmp_path / "tables"))
    app = _open(language)
    assert "NOTICE_TABLES" in app.warning[0].value
    assert not app.file_uploader


@pytest.mark.parametrize("language", languages())
def test_the_page_says_that_nothing_leaves_the_machine(language: str) -> None:
    app = _open(language)
    assert Translator(language)("add.private", folder=plain(str(paths.NOTICES))) in [
        m.value for m in app.markdown
    ]
