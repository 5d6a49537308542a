"""What a random selection of notices and issues is drawn from."""

from __future__ import annotations

import pandas as pd

from analysis.codebook import domain


def choices(notices: pd.DataFrame) -> dict[str, list[str]]:
    """Field of a Selection -> its values among these rows of `notices`."""
    return {
        "provinces": sorted(notices["province"].unique()),
        "levels": sorted(notices["level"].unique()),
        "notices": sorted(notices["notice_id"]),
        "issue_types": list(domain("issue_type").codes),
        "statuses": ["completed", "not_stated"],
    }
