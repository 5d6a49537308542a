"""The order of notices: the user's own, then the newest feedback, then what has no date."""

from __future__ import annotations

from analysis.compare.notice_order import order_notices
from analysis.compare.tables import Tables
from tests.factories.invented_tables import invented_tables


def test_own_notices_come_first_then_the_newest_and_the_undated_last() -> None:
    frames = invented_tables()
    notices = frames["notices"].set_index("notice_id").reindex(["alpha", "beta", "gamma"])
    dated = notices.assign(feedback_date=["2023-05-06", None, "2024-02"]).reset_index()
    tables = Tables.from_frames(frames | {"notices": dated})
    assert order_notices(tables) == ["gamma", "alpha", "beta"]
    tables = Tables.from_frames(frames | {"notices": dated})
    tables.note_own(["alpha", "beta"])
    assert order_notices(tables) == ["alpha", "beta", "gamma"]
