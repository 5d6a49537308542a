"""Cities and levels of the shipped tables against the same figures worked out a second time, in plain
pandas."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from analysis.compare.actions import count_actions, measures_per_issue
from analysis.compare.completion import completion_rates, summarise_rates
from analysis.compare.concreteness import concreteness
from analysis.compare.documents import count_documents
from analysis.compare.durations import compare_durations
from analysis.compare.group_done import glance_at_groups
from analysis.compare.group_rates import group_rates
from analysis.compare.group_summary import summarise_groups
from analysis.compare.grouping import NoticeGroup
from analysis.compare.issue_counts import count_issues
from analysis.compare.notice_summary import summarise_notices
from analysis.compare.options import notice_options
from analysis.compare.outcomes import sum_outcomes
from analysis.compare.place_counts import count_places
from analysis.compare.selection import NO_CITY, UNKNOWN, Selection
from analysis.compare.side_by_side import compare_sides
from analysis.compare.sides import side_options
from analysis.compare.tables import Tables
from analysis.compare.vocabulary import keyness, signature_words
from analysis.compare.vocabulary.frequencies import count_tokens, term_rates
from analysis.compare.vocabulary.groups import group_selection, word_groups
from analysis.compare.vocabulary.top_terms import top_terms
from analysis.paths import SHIPPED
from analysis.schema import TABLES
from analysis.store.frames import make_frame
from tests.factories.shipped_rows import shipped_rows

HERE = Tables.from_folder(SHIPPED)
ROWS = shipped_rows()
NOTICES = ROWS["notices"].set_index("notice_id")
CITIES = {
    "dongying": "东营市",
    "chongqing": "重庆市",
    "xuanwu": "南京市",
    "dagang": "天津市",
    "huaian": "淮安市",
}
GROUP = {"city": pd.Series(CITIES), "level": NOTICES["level"]}
EVERYTHING = Selection()
BY: tuple[NoticeGroup, ...] = ("city", "level")


def _of(name: str, by: str) -> pd.DataFrame:
    """The rows of a table with the group of their notice."""
    return ROWS[name].assign(**{by: ROWS[name]["notice_id"].map(GROUP[by])})


def _issues(by: str) -> pd.DataFrame:
    counts = pd.crosstab(_of("issues", by)["issue_type"], _of("issues", by)[by])
    return pd.DataFrame({"issues": counts.stack(), "share": (counts / counts.sum()).stack()})


def _acts(by: str) -> pd.DataFrame:
    measures = _of("measures", by)
    named = _of("actions", by)[["measure_id", "action", by]]
    without = measures.loc[~measures["measure_id"].isin(named["measure_id"]), ["measure_id", "action", by]]
    acts = pd.concat([named, without]).drop_duplicates()
    counts = pd.crosstab(acts["action"], acts[by])
    return pd.DataFrame({"measures": counts.stack(), "share": (counts / measures[by].value_counts()).stack()})


def _per_issue(by: str) -> pd.DataFrame:
    issues = _of("issues", by)
    counts = pd.crosstab(issues[by], issues["n_measures"].clip(1, 5).rename("per_issue"))
    median = issues.groupby(by)["n_measures"].median()
    found = pd.DataFrame({"issues": counts.stack(), "share": counts.div(counts.sum(axis=1), axis=0).stack()})
    return found.assign(median=found.index.get_level_values(by).map(median))


def _concreteness(by: str) -> pd.DataFrame:
    inside = {
        "dates": _of("events", by),
        "figures": _of("figures", by),
        "documents": _of("documents", by).query("role == 'issued'"),
    }
    chars = _of("issues", by).groupby(by)["n_chars"].sum()
    counts = {name: rows[rows["issue_id"].notna()].groupby(by).size() for name, rows in inside.items()}
    return pd.DataFrame(
        {
            f"{name}_per_1000": 1000 * n.reindex(chars.index, fill_value=0) / chars
            for name, n in counts.items()
        }
    )


def _documents(by: str) -> pd.DataFrame:
    issued = _of("documents", by).query("role == 'issued'")
    place = issued["issue_id"].map(ROWS["issues"].set_index("issue_id")["issue_type"]).fillna("outside")
    once = issued.assign(place=place).drop_duplicates(["notice_id", "place", "name"])
    found = once.groupby([by, "place"]).size().to_frame("documents")
    whole = issued.drop_duplicates(["notice_id", "name"]).groupby(by).size()
    return found.assign(group_documents=found.index.get_level_values(by).map(whole))


def _outcomes(by: str) -> pd.DataFrame:
    rows = _of("outcomes", by)
    rows = rows.assign(place=np.where(rows["issue_id"].isna(), "outside", "issues"))
    return rows.groupby([by, "outcome", "unit", "place"])["value"].agg(value="sum", figures="size")


def _glance(by: str) -> pd.DataFrame:
    issues, totals = _of("issues", by), _of("totals", by)
    statuses = pd.crosstab(issues[by], issues["status"])
    own = totals.query(
        "scope == 'own' and statistic == 'count' and state == 'total' and counted == 'problem'"
    )
    problems = own.sort_values("start").drop_duplicates("notice_id").groupby(by)["value"].agg(["sum", "size"])
    return pd.DataFrame(
        {
            "notices": GROUP[by].value_counts(),
            "issues_listed": issues.groupby(by).size(),
            "measures_listed": _of("measures", by).groupby(by).size(),
            "completed_low": statuses["completed"],
            "completed_high": statuses["completed"] + statuses["not_stated"],
            "problems_stated": problems["sum"].reindex(statuses.index),
            "problems_stated_notices": problems["size"].reindex(statuses.index, fill_value=0),
        }
    ).rename_axis(by)


def _rates(by: str) -> pd.DataFrame:
    """Rates of issues listed, of the notices with any status: pooled over the group, and the mean of the
    notices'."""
    statuses = pd.crosstab(ROWS["issues"]["notice_id"], ROWS["issues"]["status"])
    n = statuses.sum(axis=1)
    stating = statuses[statuses["not_stated"] < n].assign(n=n)
    stating = stating.assign(
        low=stating["completed"] / stating["n"],
        high=(stating["completed"] + stating["not_stated"]) / stating["n"],
    )
    grouped = stating.groupby(GROUP[by].reindex(stating.index).rename(by))
    sums = grouped[["completed", "not_stated", "n"]].sum()
    return pd.DataFrame(
        {
            "notices": grouped.size(),
            "completed": sums["completed"],
            "total": sums["n"],
            "pooled": sums["completed"] / sums["n"],
            "pooled_high": (sums["completed"] + sums["not_stated"]) / sums["n"],
            "mean": grouped["low"].mean(),
            "mean_high": grouped["high"].mean(),
        }
    )


def _listed_rates(by: NoticeGroup) -> pd.DataFrame:
    rates = group_rates(HERE, EVERYTHING, by=by)
    return rates[rates["rate_basis"] == "listed"]


def _waits(by: str) -> pd.DataFrame:
    """Days from the end of the inspection to the feedback, all of which are dated to the day."""
    days = (pd.to_datetime(NOTICES["feedback_date"]) - pd.to_datetime(NOTICES["inspection_end"])).dt.days
    return days.groupby(GROUP[by].reindex(NOTICES.index).rename(by)).agg(
        shortest="min", median_low="median", longest="max", notices="count"
    )


def _rectified(by: str) -> pd.DataFrame:
    """Days to the report; an undated one took at least the days to the latest act, and at most endless."""
    days = (pd.to_datetime(NOTICES["report_date"]) - pd.to_datetime(NOTICES["feedback_date"])).dt.days
    acts = ROWS["events"].query("event == 'measure_done' and date.str.len() >= 7")
    acts = acts.assign(first=pd.to_datetime(acts["date"].str[:7] + acts["date"].str[7:].replace("", "-01")))
    last = acts.groupby("notice_id")["first"].max().reindex(NOTICES.index)
    least = days.fillna((last - pd.to_datetime(NOTICES["feedback_date"])).dt.days)
    key = GROUP[by].reindex(NOTICES.index).rename(by)
    found = days.groupby(key).agg(shortest="min", longest="max", notices="count", of_notices="size")
    ends = {"median_low": least.where(least > 0), "median_high": days.fillna(np.inf).where(least > 0)}
    medians = {name: values.groupby(key).median().replace(np.inf, np.nan) for name, values in ends.items()}
    return found.assign(**medians)


def _phase(by: NoticeGroup, phase: str) -> pd.DataFrame:
    return compare_durations(HERE, EVERYTHING, by=by).query("phase == @phase")


def _tokens(by: str) -> pd.DataFrame:
    grouped = _of("keywords", by).groupby(by)
    return pd.DataFrame({"tokens": grouped["count"].sum(), "terms": grouped["term"].nunique()})


def _term(by: str) -> pd.DataFrame:
    words = _of("keywords", by)
    n = words[words["term"].isin(["整改", "问题"])].pivot_table(
        index="term", columns=by, values="count", aggfunc="sum", fill_value=0
    )
    return pd.DataFrame(
        {"count": n.stack(), "per_10k": (10_000 * n / words.groupby(by)["count"].sum()).stack()}
    )


def _own(by: str) -> pd.DataFrame:
    counts = _of("keywords", by).pivot_table(
        index="term", columns=by, values="count", aggfunc="sum", fill_value=0
    )
    present = (counts > 0).sum(axis=1)
    weights = (counts / counts.sum()).mul(10_000 * np.log10(counts.shape[1] / present), axis=0)
    return weights[(counts >= 2).mul(present < counts.shape[1], axis=0)].stack().dropna().to_frame("tf_idf")


def _most(by: str) -> pd.DataFrame:
    words = _of("keywords", by)
    counts = words.groupby([by, "term"])["count"].sum()
    tokens = words.groupby(by)["count"].sum()
    found = pd.DataFrame(
        {"count": counts, "per_10k": 10_000 * counts / tokens.reindex(counts.index, level=by)}
    )
    return found.assign(
        notices=words.groupby([by, "term"])["notice_id"].nunique(),
        tied=found.groupby([by, "count"])["count"].transform("size"),
    )


def _at_a_glance(by: str) -> pd.DataFrame:
    """Of the shipped notices only statuses of issues give rates; days of those with a dated report."""
    glance, rates, days = _glance(by), _rates(by), _rectified(by)
    return glance[["notices", "issues_listed", "problems_stated"]].assign(
        done=rates["completed"],
        done_of=rates["total"],
        done_rate=rates["pooled"],
        done_high=rates["pooled_high"],
        median_low=days["median_low"],
        median_high=days["median_high"],
        dated_notices=days["notices"],
    )


def _places(by: str) -> pd.DataFrame:
    return _glance(by)[["notices"]].assign(issues=_issues(by)["issues"].groupby(by).sum())


def _program_glance(by: NoticeGroup) -> pd.DataFrame:
    return glance_at_groups(HERE, EVERYTHING, by=by)


# Name -> the figures a second time, and the rows of the program.
QUESTIONS: dict[str, tuple[Callable[[str], pd.DataFrame], Callable[[NoticeGroup], pd.DataFrame]]] = {
    "issues by type": (_issues, lambda by: count_issues(HERE, EVERYTHING, by=by)),
    "acts": (_acts, lambda by: count_actions(HERE, EVERYTHING, by=by)),
    "measures per issue": (_per_issue, lambda by: measures_per_issue(HERE, EVERYTHING, by=by)),
    "concreteness": (_concreteness, lambda by: concreteness(HERE, EVERYTHING, by=by)),
    "documents": (_documents, lambda by: count_documents(HERE, EVERYTHING, by=by)),
    "outcomes": (_outcomes, lambda by: sum_outcomes(HERE, EVERYTHING, by=by)),
    "glance": (_glance, lambda by: summarise_groups(HERE, EVERYTHING, by=by)),
    "rates of issues listed": (_rates, _listed_rates),
    "wait for feedback": (_waits, lambda by: _phase(by, "wait")),
    "rectification": (_rectified, lambda by: _phase(by, "rectification")),
    "at a glance": (_at_a_glance, _program_glance),
    "most frequent words": (
        _most,
        lambda by: top_terms(HERE, EVERYTHING, by=by, layers=(), limit=10_000),
    ),
    "tokens": (_tokens, lambda by: count_tokens(HERE, EVERYTHING, by=by)),
    "words": (_term, lambda by: term_rates(HERE, EVERYTHING, ["整改", "问题"], by=by)),
    "words of its own": (_own, lambda by: signature_words(HERE, EVERYTHING, by=by, layers=(), limit=10_000)),
}


@pytest.mark.parametrize("by", BY)
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_group_equals_what_plain_counting_finds(question: str, by: NoticeGroup) -> None:
    recompute, ask = QUESTIONS[question]
    ours, program = recompute(by), ask(by)
    theirs = program.set_index(list(ours.index.names))
    assert set(theirs.index) == set(ours.index)
    for column in ours:
        found = theirs[column].reindex(ours.index).astype("float64")
        np.testing.assert_allclose(
            found, ours[column].astype("float64"), rtol=1e-9, atol=1e-9, err_msg=column
        )


@pytest.mark.parametrize("by", BY)
def test_no_group_is_dropped_where_it_has_no_rate(by: NoticeGroup) -> None:
    rates = completion_rates(HERE, EVERYTHING)
    groups = group_rates(HERE, EVERYTHING, by=by)
    assert set(groups[by]) == set(GROUP[by])
    for code in GROUP[by].unique():
        behind = rates[rates["notice_id"].map(GROUP[by]) == code]
        assert set(behind["notice_id"]) == set(GROUP[by].index[GROUP[by] == code])
        own = groups[groups[by] == code].query("rate_basis != 'none'").drop(columns=by)
        alone = summarise_rates(behind, fewest=1)
        assert own.astype(object).to_dict("records") == alone.astype(object).to_dict("records"), code


@pytest.mark.parametrize("what", BY)
def test_sides_and_word_groups_contain_the_notices_of_their_group(what: str) -> None:
    options = side_options(HERE, EVERYTHING).query("what == @what").set_index("code")
    assert options["notices"].to_dict() == GROUP[what].value_counts().to_dict()
    assert options["issues"].to_dict() == _of("issues", what).groupby(what).size().to_dict()
    words = word_groups(HERE, EVERYTHING, what)  # type: ignore[arg-type]
    assert words.set_index("code")["tokens"].to_dict() == _tokens(what)["tokens"].to_dict()


@pytest.mark.parametrize(
    ("side", "notices"), [("city:南京市", ["xuanwu"]), ("level:prefecture", ["dongying", "huaian"])]
)
def test_a_side_has_the_numbers_of_its_notices(side: str, notices: list[str]) -> None:
    facts = compare_sides(HERE, EVERYTHING, [side, "city:重庆市"]).query("side == @side")
    issues = ROWS["issues"][ROWS["issues"]["notice_id"].isin(notices)]
    reported = facts[facts["attribute"] == "issue_type"].set_index("item")["value"].astype(int)
    assert reported.to_dict() == issues["issue_type"].value_counts().to_dict()
    cities = facts[facts["attribute"] == "city"].iloc[0]
    assert set(cities["text"].split("|")) == {CITIES[notice] for notice in notices}


def test_distinctive_words_of_a_city_are_those_of_its_notice() -> None:
    city = keyness(HERE, group_selection("city", "南京市"), layers=())
    notice = keyness(HERE, Selection(notices=("xuanwu",)), layers=())
    pd.testing.assert_frame_equal(city, notice)


def _tables(**places: dict[str, str]) -> Tables:
    base = {"n_chars": 1, "rectification_chars": 1, "source": "x.txt", "source_quality": "text"}
    rows = [base | {"notice_id": key, "sha256": key} | place for key, place in places.items()]
    blank = dict.fromkeys(TABLES["notices"].names)
    return Tables.from_frames({"notices": make_frame(TABLES["notices"], [blank | row for row in rows])})


PLACES = {
    "bureau": ({"province": "甲省", "city": "乙市", "level": "prefecture"}, "乙市"),
    "district": ({"province": "甲省", "city": "乙市", "district": "丙区", "level": "county"}, "乙市"),
    "municipality": ({"province": "重庆市", "level": "provincial"}, "重庆市"),
    "ward": ({"province": "天津市", "district": "丙区", "level": "county"}, "天津市"),
    "province": ({"province": "甲省", "level": "provincial"}, NO_CITY),
    "centre": ({"level": "central"}, NO_CITY),
    "nowhere": ({"level": "prefecture"}, UNKNOWN),
    "school": ({"province": "甲省", "level": "unit"}, UNKNOWN),
    "unsaid": ({}, UNKNOWN),
    "ambiguous": ({"province": "甲省", "district": "丙区", "level": "county"}, UNKNOWN),
    "direct": ({"province": "甲省", "district": "丁市", "level": "county"}, "丁市"),
    "forest": ({"province": "甲省", "district": "戊林区", "level": "county"}, "戊林区"),
}


@pytest.mark.parametrize("key", PLACES)
def test_the_city_of_a_body_is_the_same_for_filter_options_and_groups(key: str) -> None:
    _, city = PLACES[key]
    tables = _tables(**{name: given for name, (given, _) in PLACES.items()})
    options = notice_options(tables).set_index("notice_id")["city"]
    assert options[key] == city
    chosen = summarise_notices(tables, Selection(cities=(city,)))
    assert set(chosen["notice_id"]) == set(options.index[options == city]) and set(chosen["city"]) == {city}
    groups = (
        compare_durations(tables, EVERYTHING, by="city")
        .drop_duplicates("city")
        .set_index("city")["of_notices"]
    )
    assert groups.to_dict() == options.value_counts().to_dict()
    sides = side_options(tables, EVERYTHING).query("what == 'city'").set_index("code")["notices"]
    assert sides.to_dict() == options.value_counts().to_dict()


def test_places_are_counted_as_their_notices_are() -> None:
    cities = count_places(HERE, EVERYTHING, by="city").set_index("city")
    pd.testing.assert_frame_equal(cities.sort_index(), _places("city").sort_index(), check_dtype=False)
    assert cities["issues"].is_monotonic_decreasing  # one notice each: then by issues


def test_the_five_lie_in_five_cities() -> None:
    assert notice_options(HERE).set_index("notice_id")["city"].to_dict() == CITIES
