"""The sidebar: what is chosen, kept across pages, languages and links, and described in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from analysis.codebook import domain
from analysis.compare.options import Options, newest_notices, notice_options
from analysis.compare.selection import NO_CITY, UNKNOWN, Selection
from analysis.compare.tables import Tables
from dashboard.i18n.translator import Translator
from dashboard.shell import url
from dashboard.shell.language import KEY as LANGUAGE

# Name in the address -> field of the selection, in the order of the sidebar.
FIELDS = {
    "province": "provinces",
    "city": "cities",
    "level": "levels",
    "kind": "kinds",
    "type": "issue_types",
    "status": "statuses",
    "year": "years",
    "notice": "notices",
}
_DOMAINS = {"level": "level", "kind": "kind", "type": "issue_type", "status": "status"}
_LABELLED = _DOMAINS | {"city": "city", "province": "province"}
_KEYS = {"type": "issue_type"}  # in Options.codes
_OF_NOTICES = ("province", "city", "level", "kind", "year")
_IGNORED, _LABELLED_IN = "_ignored", "_labelled_in"
# More names than this no one scrolls through, and every one of them is sent to the browser.
MOST_NAMES = 1000


def choose(
    tr: Translator,
    tables: Tables,
    options: Options,
    names: Mapping[str, str],
    *,
    same_page: bool,
    on_change: Callable[[], None],
) -> None:
    """Draw the filters. `names`: of all notices; `on_change`: runs after a choice that decides no other
    filter."""
    adopted = url.adopt(list(FIELDS), same_page=same_page)
    # The browser keeps the labels of what is chosen until it is chosen anew.
    relabelled = st.session_state.get(_LABELLED_IN, tr.language) != tr.language
    st.session_state[_LABELLED_IN] = tr.language
    st.header(tr("selection.heading"))
    chosen: dict[str, list[str]] = {}
    missing: dict[str, list[str]] = {}
    for key in FIELDS:
        wanted = list(dict.fromkeys(st.session_state.get(key, []) if adopted is None else adopted[key]))
        if key == "notice":
            listed = _notices(tables, chosen, options.notices, [code for code in wanted if code in names])
        else:
            listed = _codes(key, chosen, options)
        kept = [code for code in wanted if code in listed]
        if adopted is not None or relabelled:
            st.session_state[key] = kept
        if kept != wanted:
            missing[key] = [code for code in wanted if code not in listed]
        chosen[key] = st.multiselect(
            tr(f"selection.{key}"),
            listed,
            default=kept,
            key=key,
            format_func=_label(key, tr, names),
            on_change=None if _decides_others(key, options) else on_change,
            placeholder=tr("selection.placeholder"),
            select_all=False,
            help=tr("selection.newest", n=MOST_NAMES)
            if key == "notice" and options.notices > MOST_NAMES
            else None,
        )
    if missing or adopted is not None:
        st.session_state[_IGNORED] = (chosen, missing)
    publish(tr.language)


def show_reset(tr: Translator) -> None:
    """The button below the filters that chooses everything again."""
    st.button(
        tr("selection.reset"), key="reset_sidebar", on_click=clear, disabled=not any(_chosen().values())
    )


def selected() -> Selection:
    """What is chosen."""
    chosen = _chosen()
    return Selection(**{field: tuple(chosen[key]) for key, field in FIELDS.items()})


def publish(language: str) -> None:
    """Write what is chosen into the address."""
    url.publish(_chosen() | {LANGUAGE: [language]})


def _chosen() -> dict[str, list[str]]:
    return {key: list(st.session_state.get(key, [])) for key in FIELDS}


def _decides_others(key: str, options: Options) -> bool:
    """Whether a choice decides what can be chosen elsewhere: provinces their cities, and all that limits
    notices which of them are named, where they are many."""
    return key == "province" or (key in _OF_NOTICES and options.notices > MOST_NAMES)


def ignored_filters() -> dict[str, list[str]]:
    """Field -> codes named by the address or an earlier choice that no notice has; until the next choice."""
    missing: dict[str, list[str]]
    chosen, missing = st.session_state.get(_IGNORED, ({}, {}))
    return missing if all(st.session_state.get(key) == codes for key, codes in chosen.items()) else {}


def clear() -> None:
    """From a button: choose everything again, and run the whole program."""
    for key in FIELDS:
        st.session_state[key] = []
    st.rerun()


def _codes(key: str, chosen: Mapping[str, list[str]], options: Options) -> list[str]:
    """The codes of a field that occur; the cities of the chosen provinces."""
    present = options.codes[_KEYS.get(key, key)]
    if key == "city" and chosen["province"]:
        present = frozenset().union(*(options.cities[province] for province in chosen["province"]))
    if key in _DOMAINS:
        return [c for c in (*domain(_DOMAINS[key]).codes, UNKNOWN) if c in present]
    last = (NO_CITY, UNKNOWN)
    return sorted(present - {*last}) + [code for code in last if code in present]


def _notices(tables: Tables, chosen: Mapping[str, list[str]], of: int, wanted: list[str]) -> list[str]:
    """The notices to choose from: all by place or, where they are too many, the newest of what is chosen
    above, and those `wanted`."""
    if of <= MOST_NAMES:
        return list(notice_options(tables)["notice_id"])
    above = Selection(**{FIELDS[key]: tuple(codes) for key, codes in chosen.items() if key in _OF_NOTICES})
    newest = newest_notices(tables, above, MOST_NAMES)
    return [*newest, *(code for code in wanted if code not in newest)]


def _label(key: str, tr: Translator, names: Mapping[str, str]) -> Callable[[str], str]:
    if key in _LABELLED:
        return lambda code: tr.label(_LABELLED[key], code)
    if key == "notice":
        return lambda code: names.get(code, code)
    return lambda code: tr("unknown") if code == UNKNOWN else code


def format_filters(selection: Selection, tr: Translator, names: Mapping[str, str]) -> str:
    """What is chosen, field by field: `prefecture · finance`; empty where everything is."""
    parts = []
    for key, field in FIELDS.items():
        codes = getattr(selection, field)
        if codes:
            parts.append(tr.listing([_label(key, tr, names)(code) for code in codes]))
    return " · ".join(parts)


def sentence(selection: Selection, tr: Translator, names: Mapping[str, str], *, n: int, of: int) -> str:
    """The selection in a line: `3 of 5 notices · prefecture · finance`."""
    count = tr("selection.all", n=of) if selection.is_everything else tr("selection.count", n=n, of=of)
    filters = format_filters(selection, tr, names)
    return f"{count} · {filters}" if filters else count


def slug(selection: Selection, *, n: int, of: int, with_samples: bool) -> str:
    """The selection for file names: `3-of-5-notices_prefecture_finance_procurement`."""
    samples = ["with-samples"] if with_samples else []
    codes = [code for field in FIELDS.values() for code in getattr(selection, field)]
    return for_file_names([f"{n}-of-{of}-notices", *samples, *codes])


def for_file_names(codes: Sequence[str]) -> str:
    """The codes in one piece that any file system takes."""
    return re.sub(r"[^\w-]", "-", "_".join(codes))[:80]
