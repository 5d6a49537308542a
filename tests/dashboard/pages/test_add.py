"""The page that adds notices: what is recognised, kept, refused and removed, and what is written when."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis import paths
from analysis.read import ReadError, read_bytes
from dashboard.components.evidence import plain
from dashboard.i18n.translator import Translator
from dashboard.pages.add import drafts as adding
from dashboard.pages.add.draft import Draft, make_draft
from dashboard.pages.add.drafts import keep
from locales import languages
from tests.factories.invented_notices import notice
from tests.factories.opened import OpenPage, checked, texts, view_of

Upload = tuple[str, bytes, str]


@pytest.fixture
def tables_folder() -> None:
    """The shipped tables, which the reader's own join."""


def _put_in(app: AppTest, *files: Upload) -> AppTest:
    return checked(app.file_uploader[0].set_value(list(files)).run())


def _written() -> list[str]:
    return sorted(path.name for path in paths.NOTICES.glob("*")) if paths.NOTICES.is_dir() else []


@pytest.fixture
def uploads(sample_notices: list[Path]) -> list[Upload]:
    return [(path.name, path.read_bytes(), "text/plain") for path in sample_notices]


@pytest.mark.parametrize("language", languages())
def test_an_empty_selection_is_explained_and_can_be_undone(language: str, open_page: OpenPage) -> None:
    app = open_page("add", language, level="county", kind="巡视")
    assert Translator(language)("selection.empty") in app.warning[0].value
    assert app.file_uploader  # a text can be added whatever is selected
    checked(app.button(key="reset_page").click().run())
    assert app.file_uploader


@pytest.mark.parametrize("language", languages())
def test_what_was_recognised_is_shown_before_anything_is_written(
    language: str, uploads: list[Upload], open_page: OpenPage
) -> None:
    app = _put_in(
        open_page("add", language), uploads[0], ("notes.txt", "今天天气很好。".encode() * 50, "text/plain")
    )
    table = app.dataframe[0].value
    assert list(table["file"]) == [uploads[0][0], "notes.txt"]
    assert Translator(language).label("reason", "not_a_notice") in list(table["reason"])
    assert _written() == []


def test_kept_notices_join_every_page_and_leave_when_removed(
    uploads: list[Upload], open_page: OpenPage
) -> None:
    app = _put_in(open_page("add"), *uploads)
    checked(app.button(key="keep-all").click().run())
    assert Translator("en")("selection.all", n=5 + len(uploads)) in texts(app)
    assert Translator("en")("add.kept", n=len(uploads)) in texts(app)
    assert _written() == sorted(name for name, _, _ in uploads)

    checked(app.selectbox(key="yours-one").set_value(uploads[0][0]).run())
    checked(app.button(key="remove-sure").click().run())
    assert Translator("en")("selection.all", n=4 + len(uploads)) in texts(app)
    assert uploads[0][0] not in _written()


def test_what_was_corrected_before_keeping_is_corrected_once_kept(
    uploads: list[Upload], open_page: OpenPage
) -> None:
    app = _put_in(open_page("add"), uploads[0])
    field = next(text for text in app.text_input if "-organisation-" in (text.key or ""))
    field.set_value("某县某局")
    checked(next(b for b in app.button if (b.key or "").endswith("-notices-None-0-save")).click().run())
    checked(app.run())
    assert "某县某局" in "".join(html.value for html in app.get("html"))
    checked(app.button(key="keep-all").click().run())
    found = view_of(app).tables.query("SELECT source FROM notices WHERE organisation = '某县某局'")
    assert list(found["source"]) == [uploads[0][0]]


def test_a_second_click_finds_nothing_to_keep_and_leaves_the_news_of_the_first(
    uploads: list[Upload], open_page: OpenPage
) -> None:
    app = _put_in(open_page("add"), *uploads)
    state = app.session_state["_adding"]
    keys = list(state.pending)
    checked(app.button(key="keep-all").click().run())
    keep(state, keys)
    keep(state, keys[:1])
    assert Translator("en")("add.kept", n=len(uploads)) in texts(checked(app.run()))
    assert len(_written()) == len(uploads)


def test_one_can_be_kept_and_another_discarded(uploads: list[Upload], open_page: OpenPage) -> None:
    app = _put_in(open_page("add"), *uploads[:2])
    checked(app.selectbox(key="pending-one").select_index(1).run())
    checked(app.button(key="keep-one").click().run())
    assert _written() == [uploads[1][0]]
    checked(app.button(key="discard-one").click().run())
    assert not app.selectbox(key="yours-one").value and len(app.dataframe) == 1
    assert _written() == [uploads[1][0]]


def test_the_same_text_again_is_reported_and_not_written_twice(
    uploads: list[Upload], open_page: OpenPage
) -> None:
    app = _put_in(open_page("add"), uploads[0])
    checked(app.button(key="keep-all").click().run())
    name, data, kind = uploads[0]
    _put_in(app, (f"copy of {name}", data, kind))
    assert Translator("en")("codes.text_standing.there") in list(app.dataframe[0].value["text_standing"])
    checked(app.button(key="keep-all").click().run())
    assert _written() == [name]
    assert "not saved again" in texts(app)


def test_the_same_text_twice_in_one_batch_is_one_notice(uploads: list[Upload], open_page: OpenPage) -> None:
    name, data, kind = uploads[0]
    app = _put_in(open_page("add"), (name, data, kind), ("again.txt", data, kind))
    assert list(app.dataframe[0].value["reason"]) == ["", Translator("en").label("reason", "duplicate")]


def test_an_archive_adds_each_of_its_files(uploads: list[Upload], open_page: OpenPage) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data, _ in uploads[:2]:
            archive.writestr(f"../../{name}", data)
        archive.writestr("picture.png", b"\x89PNG\r\n\x1a\n")
    app = _put_in(open_page("add"), ("all.zip", packed.getvalue(), "application/zip"))
    assert len(app.dataframe[0].value) == 3
    checked(app.button(key="keep-all").click().run())
    assert _written() == sorted(name for name, _, _ in uploads[:2])


def test_a_hostile_name_ends_as_a_harmless_file_in_the_folder(
    uploads: list[Upload], open_page: OpenPage
) -> None:
    app = _put_in(open_page("add"), ("../../<img src=x>:red[x]\n.txt", uploads[0][1], "text/plain"))
    checked(app.button(key="keep-all").click().run())
    assert len(_written()) == 1 and not set(_written()[0]) & set("<>/:[]\n")


@pytest.mark.parametrize("data", [b"", b"\x00\xff" * 5000, b"%PDF-1.7 broken", b"PK\x03\x04broken"])
def test_what_cannot_be_read_is_refused_with_a_reason(data: bytes, open_page: OpenPage) -> None:
    app = _put_in(open_page("add"), ("a.txt", data, "text/plain"))
    assert app.error[0].value.startswith("Not accepted: ")
    assert app.button(key="keep-all").disabled


def test_a_pasted_text_is_read_like_a_file(uploads: list[Upload], open_page: OpenPage) -> None:
    app = open_page("add", how="paste")
    app.text_input[0].set_value("my notice")
    app.text_area[0].set_value(uploads[0][1].decode())
    read = next(b for b in app.button if b.label == Translator("en")("add.read"))
    checked(read.click().run())
    checked(app.button(key="keep-all").click().run())
    assert _written() == ["my_notice.txt"]


def test_of_a_batch_too_large_the_rest_is_reported_as_unread(
    monkeypatch: pytest.MonkeyPatch, uploads: list[Upload], open_page: OpenPage
) -> None:
    monkeypatch.setattr(adding, "MAX_TEXTS_AT_ONCE", 2)
    app = _put_in(open_page("add"), *uploads[:3])
    assert len(app.dataframe[0].value) == 2
    assert "was not read" in app.warning[0].value


def test_what_cannot_be_written_is_reported_and_stays(uploads: list[Upload], open_page: OpenPage) -> None:
    app = _put_in(open_page("add"), uploads[0])
    paths.NOTICES.write_text("a file where the folder should be")
    checked(app.button(key="keep-all").click().run())
    assert "could not be written" in app.error[0].value
    assert app.button(key="keep-all")
    paths.NOTICES.unlink()


def test_twelve_kept_are_all_listed_linked_and_marked_as_the_reader_s_own(
    open_page: OpenPage,
) -> None:
    bodies = [f"{district}区水务局" for district in "甲乙丙丁戊己庚辛壬癸子丑"]
    notices = [notice(f"{body}党组", title=f"中共{body}党组关于巡察整改进展情况的通报") for body in bodies]
    files = [(f"{n}.txt", made.source.text.encode(), "text/plain") for n, made in enumerate(notices)]
    app = _put_in(open_page("add"), *files)
    checked(app.button(key="keep-all").click().run())
    names, shown = view_of(app).names, app.dataframe[-1].value
    own = [name for name in names.values() if name.startswith("(yours) ")]
    assert len(own) == 12 and list(names.values())[:12] == own
    assert set(own) == set(shown["notice_id"])
    tr = Translator("en")
    links = [link.proto.label for link in app.get("page_link")]
    assert {tr("add.open", name=plain(name)) for name in own} <= set(links)


def test_two_sessions_that_add_at_once_see_both_texts(uploads: list[Upload], open_page: OpenPage) -> None:
    one, other = _put_in(open_page("add"), uploads[0]), _put_in(open_page("add"), uploads[1])
    for app in (one, other):
        checked(app.button(key="keep-all").click().run())
    assert Translator("en")("selection.all", n=7) in texts(checked(one.run()))
    assert Translator("en")("selection.all", n=7) in texts(other)


@pytest.mark.parametrize("language", languages())
def test_with_named_tables_nothing_can_be_added(
    language: str, invented_folder: Path, open_page: OpenPage
) -> None:
    app = open_page("add", language, tables=invented_folder)
    assert Translator(language)("add.named.text") == app.info[0].value
    assert any("NOTICE_TABLES" in element.value for element in app.expander[0].markdown)
    assert not app.file_uploader


@pytest.mark.parametrize("language", languages())
def test_the_page_states_that_nothing_leaves_the_machine(language: str, open_page: OpenPage) -> None:
    app = open_page("add", language)
    assert Translator(language)("add.private", folder=plain(str(paths.NOTICES))) in [
        m.value for m in app.markdown
    ]


def test_a_refused_text_is_not_kept_in_memory() -> None:
    read = read_bytes("不是通报。".encode(), name="a.txt")
    assert make_draft("a.txt", read, notice_id="text-1").source is None
    assert make_draft("a.txt", ReadError("empty", "It is empty."), notice_id="text-1").source is None


def test_a_session_has_a_bound_of_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "MAX_CHARACTERS_AT_ONCE", 10)
    kept = Draft("a.txt", read_bytes("一二三四五六七八九十".encode(), name="a.txt"))
    assert adding._is_full({1: kept}) and not adding._is_full({1: Draft("b.txt")})
