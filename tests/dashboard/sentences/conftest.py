"""Selections whose sentences are counted a second time."""

from __future__ import annotations

import pytest

from tests.factories.recount import DRAWS, Cut, Drawn, build_recounted
from tests.factories.shared import build_once


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    return Drawn(build_once(tmp_path_factory, "recounted", build_recounted))


@pytest.fixture(scope="session")
def cuts(drawn: Drawn) -> list[Cut]:
    return [drawn.cut(number) for number in range(DRAWS)]
