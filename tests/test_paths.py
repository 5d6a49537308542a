"""Where the user's notices and tables are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import paths


def test_a_checkout_keeps_them_in_its_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    assert paths.choose_home() == paths.DATA


def test_an_installed_program_keeps_them_in_the_users_data_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    monkeypatch.setattr(paths, "IS_CHECKOUT", False)
    monkeypatch.setattr(paths.sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert paths.choose_home() == tmp_path / "rectification-notices"
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.choose_home() == tmp_path / ".local/share/rectification-notices"


@pytest.mark.parametrize("is_checkout", [True, False])
def test_a_variable_names_another_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, is_checkout: bool
) -> None:
    monkeypatch.setattr(paths, "IS_CHECKOUT", is_checkout)
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "mine"))
    assert paths.choose_home() == tmp_path / "mine"
    monkeypatch.setenv(paths.HOME_VARIABLE, "~/mine")
    assert paths.choose_home() == Path.home() / "mine"
