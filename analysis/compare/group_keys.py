"""Keys to group and choose notices and issues by, as SQL: the same for filters, options and groups."""

from __future__ import annotations

from analysis.bodies.gazetteer import MUNICIPALITIES

UNKNOWN = "unknown"  # replaces an absent value, so that it can be chosen like any other
NO_CITY = "no_city"  # the city of a body above all cities

_MUNICIPALITIES = ", ".join(f"'{name}'" for name in sorted(MUNICIPALITIES))

# A municipality is its own city, and so is a county that its province governs itself. A district (区) always
# belongs to a city, which may be unknown, and so does every body of a city, a county or a unit.
_CITY = f"""CASE WHEN city IS NOT NULL THEN city WHEN province IN ({_MUNICIPALITIES}) THEN province
    WHEN level IN ('provincial', 'central') THEN '{NO_CITY}'
    WHEN district LIKE '%林区' OR district NOT LIKE '%区' THEN district ELSE '{UNKNOWN}' END"""


def _known(column: str) -> str:
    return f"coalesce({column}, '{UNKNOWN}')"


# Of a notice, and of an issue; never NULL.
NOTICE_KEYS = {
    "notice_id": "notice_id",
    "province": _known("province"),
    "city": _CITY,
    "level": _known("level"),
    "kind": _known("kind"),
    "year": _known("substr(feedback_date, 1, 4)"),
}
ISSUE_KEYS = {"issue_type": _known("issue_type"), "status": _known("status")}
KEYS = NOTICE_KEYS | ISSUE_KEYS
