"""Every comparison over the shipped tables against the same figures worked out a second time, in plain
pandas."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pytest

from analysis.compare.actions import count_actions
from analysis.compare.completion import completion_rates
from analysis.compare.concreteness import concreteness
from analysis.compare.dated_acts import acts_by_month
from analysis.compare.documents import count_documents
from analysis.compare.durations import durations
from analysis.compare.issue_counts import count_issues
from analysis.compare.outcomes import sum_outcomes
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.vocabulary import keyness, signature_words, term_frequencies
from analysis.paths import SHIPPED
from tests.factories.shipped_rows import shipped_rows

TABLES_HERE = Tables.from_folder(SHIPPED)
ROWS = shipped_rows()
NOTICES, ISSUES = ROWS["notices"].set_index("notice_id"), ROWS["issues"].set_index("issue_id")
SELECTIONS = {
    "everything": Selection(),
    "a level": Selection(levels=("county",)),
    "a province": Selection(provinces=("江苏省",)),
    "a type": Selection(issue_types=("party_governance",)),
    "a status": Selection(statuses=("not_stated",)),
    "two notices": Selection(notices=("chongqing", "dongying")),
    "types at a level": Selection(
        issue_types=("grassroots_party", "reform_development"), levels=("prefecture",)
    ),
}


@dataclass(frozen=True)
class Cut:
    """The rows of a selection: notices, issues, the same of all types, and of any other table."""

    notices: pd.DataFrame
    issues: pd.DataFrame
    of_all_types: pd.DataFrame
    of_issues: bool

    def rows(self, name: str) -> pd.DataFrame:
        found = ROWS[name]
        inside = found["issue_id"].isin(self.issues.index)
        return found[inside if self.of_issues else found["notice_id"].isin(self.notices.index)]


def _cut(selection: Selection) -> Cut:
    notices, issues = NOTICES.reset_index(), ISSUES
    for codes, column in (
        (selection.levels, "level"),
        (selection.provinces, "province"),
        (selection.notices, "notice_id"),
    ):
        notices = notices[notices[column].isin(codes)] if codes else notices
    for codes, column in ((selection.issue_types, "issue_type"), (selection.statuses, "status")):
        issues = issues[issues[column].isin(codes)] if codes else issues
    issues = issues[issues["notice_id"].isin(notices["notice_id"])]
    every = ISSUES[ISSUES["status"].isin(selection.statuses)] if selection.statuses else ISSUES
    of_issues = bool(selection.issue_types or selection.statuses)
    present = notices["notice_id"].isin(issues["notice_id"])
    return Cut((notices[present] if of_issues else notices).set_index("notice_id"), issues, every, of_issues)


def _day(date: str, last: bool) -> pd.Timestamp:
    """The first or the last day that a date, reduced or not, can mean."""
    period = pd.Period(date, freq={4: "Y", 7: "M", 10: "D"}[len(date)])
    return (period.end_time if last else period.start_time).normalize()


def _issue_counts(cut: Cut) -> pd.DataFrame:
    counts = pd.crosstab(cut.issues["issue_type"], cut.issues["notice_id"])
    sizes = cut.of_all_types.groupby("notice_id").size()
    return pd.DataFrame({"issues": counts.stack(), "share": (counts / sizes[counts.columns]).stack()})


def _actions(cut: Cut) -> pd.DataFrame:
    measures = ROWS["measures"][ROWS["measures"]["issue_id"].isin(cut.issues.index)]
    named = ROWS["actions"][["measure_id", "action"]].drop_duplicates()
    without = measures[~measures["measure_id"].isin(named["measure_id"])]
    acts = pd.concat([measures[["measure_id"]].merge(named), without[["measure_id", "action"]]])
    of_measure = measures.set_index("measure_id")["notice_id"].map(NOTICES["level"]).rename("level")
    counts = pd.crosstab(acts["action"], acts["measure_id"].map(of_measure).rename("level"))
    return pd.DataFrame({"measures": counts.stack(), "share": (counts / of_measure.value_counts()).stack()})


def _concreteness(cut: Cut) -> pd.DataFrame:
    issues = cut.issues.assign(
        **{
            name: cut.issues.index.map(ROWS[table].query(rule)["issue_id"].value_counts()).fillna(0)
            for name, table, rule in (
                ("dates", "events", "start >= 0"),
                ("figures", "figures", "start >= 0"),
                ("documents", "documents", "role == 'issued'"),
            )
        }
    )
    sums = issues.groupby("issue_type")[["n_chars", "dates", "figures", "documents"]].sum()
    return sums[["dates", "figures", "documents"]].mul(1000 / sums["n_chars"], axis=0).add_suffix("_per_1000")


def _documents(cut: Cut) -> pd.DataFrame:
    issued = cut.rows("documents").query("role == 'issued'")
    place = issued["issue_id"].map(ISSUES["issue_type"]).fillna("outside").rename("place")
    return issued.groupby(["notice_id", place])["name"].nunique().to_frame("documents")


def _outcomes(cut: Cut) -> pd.DataFrame:
    found = cut.rows("outcomes")
    place = pd.Series(
        np.where(found["issue_id"].isna(), "outside", "issues"), index=found.index, name="place"
    )
    return found.groupby(["notice_id", "outcome", "unit", place])["value"].agg(
        figures="size", value="sum", largest="max"
    )


def _acts(cut: Cut) -> pd.DataFrame:
    done = cut.rows("events").query("event == 'measure_done' and date.str.len() >= 7")
    act, fed_back = (
        pd.PeriodIndex(d.str[:7], freq="M")
        for d in (done["date"], done["notice_id"].map(NOTICES["feedback_date"]))
    )
    months = pd.Series(
        (act.year - fed_back.year) * 12 + act.month - fed_back.month, name="month", index=done.index
    )
    return done.groupby(months)["notice_id"].agg(acts="size", notices="nunique")


def _rectification(cut: Cut) -> pd.DataFrame:
    """Days from feedback to report; where the report is undated, at least those to the latest thing done, if
    that is
    later."""
    rows = {}
    for notice_id, notice in cut.notices.iterrows():
        dated = pd.notna(notice["report_date"])
        until = notice["report_date"] if dated else _last_act(notice_id, notice["latest_done"])
        low = (_day(until, last=False) - _day(notice["feedback_date"], last=True)).days
        high = (_day(until, last=True) - _day(notice["feedback_date"], last=False)).days
        least = max(0, low) if dated or low > 0 else np.nan
        rows[notice_id] = {"days_min": least, "days_max": high if dated else np.nan}
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("notice_id")


def _last_act(notice_id: str, latest: str) -> str:
    """Of the acts that ended by the latest date done, the one that began last."""
    events = ROWS["events"]
    done = events[(events["notice_id"] == notice_id) & (events["event"] == "measure_done")]["date"]
    exact = [d for d in done if len(d) >= 7 and _day(d, last=True) <= _day(latest, last=True)]
    return max([latest, *exact], key=lambda d: _day(d, last=False))


def _listed_rates(cut: Cut) -> pd.DataFrame:
    counts = pd.crosstab(cut.issues["notice_id"], cut.issues["status"]).reindex(
        columns=["completed", "not_stated"], fill_value=0
    )
    total = cut.issues["notice_id"].value_counts().reindex(counts.index)
    rates = pd.DataFrame(
        {"total": total, "low": counts["completed"] / total, "high": counts.sum(axis=1) / total}
    )
    return rates[counts["not_stated"] < total]


def _frequencies(cut: Cut) -> pd.DataFrame:
    counts = cut.rows("keywords").pivot_table(
        index="term", columns="notice_id", values="count", aggfunc="sum", fill_value=0
    )
    tokens, n = counts.sum(), counts.sum(axis=1)
    parts = tokens / tokens.sum()
    dp = (counts.div(n, axis=0) - parts).abs().sum(axis=1) / 2
    norm = dp / (1 - parts.min()) if len(parts) > 1 else np.nan
    return pd.DataFrame(
        {
            "count": n,
            "per_10k": 10_000 * n / tokens.sum(),
            "notices": (counts > 0).sum(axis=1),
            "dp": dp,
            "dp_norm": norm,
        }
    )


def _own(cut: Cut) -> pd.DataFrame:
    counts = cut.rows("keywords").pivot_table(
        index="term", columns="notice_id", values="count", aggfunc="sum", fill_value=0
    )
    present = (counts > 0).sum(axis=1)
    weights = (counts / counts.sum()).mul(10_000 * np.log10(counts.shape[1] / present), axis=0)
    return weights[(counts >= 2).mul(present < counts.shape[1], axis=0)].stack().dropna().to_frame("tf_idf")


# Name -> the figures a second time, and the rows of the program, by what they are indexed.
QUESTIONS: dict[str, tuple[Callable[[Cut], pd.DataFrame], Callable[[Selection], pd.DataFrame]]] = {
    "issues by type and notice": (_issue_counts, lambda s: count_issues(TABLES_HERE, s, by="notice_id")),
    "acts by level": (_actions, lambda s: count_actions(TABLES_HERE, s, by="level")),
    "concreteness by type": (_concreteness, lambda s: concreteness(TABLES_HERE, s, by="issue_type")),
    "documents issued": (_documents, lambda s: count_documents(TABLES_HERE, s)),
    "outcomes": (_outcomes, lambda s: sum_outcomes(TABLES_HERE, s)),
    "dated acts by month": (_acts, lambda s: acts_by_month(TABLES_HERE, s)),
    "days of rectification": (
        _rectification,
        lambda s: durations(TABLES_HERE, s).query("phase == 'rectification'"),
    ),
    "rates of issues listed": (
        _listed_rates,
        lambda s: completion_rates(TABLES_HERE, s).query("rate_basis == 'listed'"),
    ),
    "words": (_frequencies, lambda s: term_frequencies(TABLES_HERE, s, layers=())),
    "words of its own": (_own, lambda s: signature_words(TABLES_HERE, s, layers=(), limit=10_000)),
}


@pytest.mark.parametrize("chosen", SELECTIONS)
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_comparison_equals_what_plain_counting_finds(question: str, chosen: str) -> None:
    recompute, ask = QUESTIONS[question]
    ours, program = recompute(_cut(SELECTIONS[chosen])), ask(SELECTIONS[chosen])
    theirs = program.set_index(list(ours.index.names))[list(ours.columns)]
    assert set(theirs.index) == set(ours.index)
    for column in ours:
        expected, found = (frame[column].reindex(ours.index).astype("float64") for frame in (ours, theirs))
        np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-9, err_msg=column)


def _in_notices(column: str, code: str) -> pd.Series:
    return (
        ROWS["keywords"]["notice_id"].map(NOTICES.reset_index().set_index("notice_id", drop=False)[column])
        == code
    )


def _in_issues(column: str, code: str) -> pd.Series:
    return ROWS["keywords"]["issue_id"].map(ISSUES[column]) == code


CHONGQING, TYPE = _in_notices("notice_id", "chongqing"), _in_issues("issue_type", "party_governance")
PAIRS: dict[str, tuple[Selection, Selection | None, pd.Series, pd.Series]] = {
    "a notice and the rest": (Selection(notices=("chongqing",)), None, CHONGQING, ~CHONGQING),
    "two levels": (
        Selection(levels=("county",)),
        Selection(levels=("prefecture",)),
        _in_notices("level", "county"),
        _in_notices("level", "prefecture"),
    ),
    "a type and the other issues": (
        Selection(issue_types=("party_governance",)),
        None,
        TYPE,
        ~TYPE & ROWS["keywords"]["issue_id"].notna(),
    ),
    "two statuses": (
        Selection(statuses=("completed",)),
        Selection(statuses=("ongoing",)),
        _in_issues("status", "completed"),
        _in_issues("status", "ongoing"),
    ),
}


@pytest.mark.parametrize("pair", PAIRS)
def test_distinctive_words_equal_what_plain_counting_finds(pair: str) -> None:
    from scipy.stats import chi2_contingency  # takes long to import

    target, reference, *sides = PAIRS[pair]
    found = keyness(TABLES_HERE, target, reference, layers=()).set_index("term")
    rows = [ROWS["keywords"][side] for side in sides]
    counts = pd.concat(
        [part.groupby("term")["count"].sum() for part in rows], axis=1, keys=["t", "r"]
    ).fillna(0)
    counts = counts[counts.sum(axis=1) >= 3]
    sizes = np.array([part["count"].sum() for part in rows])
    assert set(found.index) == set(counts.index)
    counts = counts.loc[found.index]
    assert found[["target_count", "reference_count"]].to_numpy().tolist() == counts.to_numpy().tolist()
    g2 = [
        chi2_contingency([n, sizes - n], correction=False, lambda_="log-likelihood").statistic
        for n in counts.to_numpy()
    ]
    np.testing.assert_allclose(found["g2"], g2, rtol=1e-6, atol=1e-9)
    rates = counts.replace(0, 0.5) / sizes
    np.testing.assert_allclose(found["log_ratio"], np.log2(rates["t"] / rates["r"]), atol=1e-9)
    for side, part in zip(("target", "reference"), rows, strict=True):
        present = part.groupby("term")["notice_id"].nunique().reindex(found.index, fill_value=0)
        assert found[f"{side}_notices"].tolist() == present.tolist()
