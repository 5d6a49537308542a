"""What each command does: options in, exit code out."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pandas as pd

from analysis import evaluate as evaluation
from analysis import paths
from analysis.cli.answers import write_answer
from analysis.cli.doubtful import doubtful_lines
from analysis.compare.free_query import FreeQuery, QueryError
from analysis.compare.tables import MANY_NOTICES, Tables
from analysis.evaluate import acts
from analysis.evaluate.corrected import agreement_lines, gold_of
from analysis.evaluate.report import report as report_lines
from analysis.export.archive import export_zip
from analysis.ingest.build import BrokenBuild, NoScheduler, NoSuchSource, Report
from analysis.ingest.build import build as build_tables
from analysis.library.corrections import correct_tables, read_corrections
from analysis.library.shipped import merge_shipped
from analysis.read.folders import find_files
from analysis.search import prepare
from analysis.store import StoreError, empty_tables, fingerprint, open_store, read_tables

# The message of each is one sentence for the user; nothing was written.
ERRORS = (NoSuchSource, StoreError, NoScheduler, BrokenBuild, QueryError, evaluation.GoldError)


def build(options: argparse.Namespace) -> int:
    """Sources to tables; 1 if some were rejected."""
    _need_files(options.sources)
    # Tables that are named are for other programs, the user's own store is for this one.
    own = options.out is None
    report = build_tables(
        options.sources,
        paths.STORE if own else options.out,
        format=options.format or ("parquet" if own else "csv"),
        workers=options.workers,
        scheduler=options.scheduler,
        own=own,
    )
    _print_rejected(report)
    verb = "written to" if report.written else "unchanged in"
    print(
        f"{len(report.notices)} notices, {len(report.rejected)} rejected, {report.reused} not read again; "
        f"tables {verb} {options.out or paths.STORE}",
        file=sys.stderr,
    )
    if own and report.written and len(report.notices) >= MANY_NOTICES:
        print("making the counts that the dashboard shows", file=sys.stderr)
        prepare.start([paths.STORE]).wait()
    return 1 if report.rejected else 0


def _need_files(sources: list[str]) -> None:
    if not find_files(sources):
        raise NoSuchSource(f"There is no file in {', '.join(map(str, sources))}.")


def _print_rejected(report: Report) -> None:
    if report.set_aside:
        print(report.set_aside, file=sys.stderr)
    for outcome in report.rejected:
        print(f"rejected {outcome.found.name}: {outcome.reason}: {outcome.detail}", file=sys.stderr)
    for doubts in report.doubts():
        for line in doubtful_lines(doubts):
            print(line, file=sys.stderr)


def evaluate(options: argparse.Namespace) -> int:
    """Scores and differences on stdout; 1 if a measure is below its floor."""
    if options.corrections:
        options.sources = [options.gold, *options.sources]
        return _evaluate_corrections(options)
    if not options.sources:
        raise NoSuchSource("Name the notices that were coded after the folder of codings.")
    set_name = options.set or Path(options.gold).resolve().name
    floors = evaluation.read_floors(options.floors, set_name) if options.floors else {}
    if acts.has_act_codings(options.gold):
        codings = acts.read_act_codings(Path(options.gold))
        actions = _built_tables(options)["actions"]
        lines = acts.report_acts(codings, actions)
        fallen = evaluation.below(acts.act_figures(acts.measure_acts(codings, actions)), floors)
    else:
        gold = evaluation.read_gold(options.gold)
        scores, misses = evaluation.evaluate(gold, _built_tables(options), by_content=options.by_content)
        lines = report_lines(scores, misses)
        fallen = evaluation.below_floors(evaluation.sum_scores(scores), floors)
    for line in lines:
        print(line)
    for sentence in fallen:
        print(sentence, file=sys.stderr)
    return 1 if fallen else 0


def _evaluate_corrections(options: argparse.Namespace) -> int:
    """The same against the corrections in a file, then how far two people agree."""
    if not Path(options.corrections).is_file():
        raise evaluation.GoldError(f"There is no file {options.corrections}.")
    corrections = read_corrections(Path(options.corrections))
    tables = _built_tables(options)
    for line in report_lines(*evaluation.evaluate(gold_of(tables, corrections), tables)):
        print(line)
    for line in agreement_lines(tables, corrections):
        print(line)
    return 0


def _built_tables(options: argparse.Namespace) -> dict[str, pd.DataFrame]:
    """The tables of the sources, built in a folder of their own; rejected ones are lines on stderr."""
    _need_files(options.sources)
    with tempfile.TemporaryDirectory() as folder:
        report = build_tables(
            options.sources, Path(folder) / "tables", workers=options.workers, scheduler=options.scheduler
        )
        _print_rejected(report)
        return read_tables(Path(folder) / "tables")


def export(options: argparse.Namespace) -> int:
    """The tables as one zip."""
    tables, note = _asked_tables(options)
    try:
        path = export_zip(tables, options.file, today=date.today(), note=note)
    except OSError as error:
        raise StoreError(f"{options.file} cannot be written: {error.strerror}.") from error
    print(f"{len(tables['notices'])} notices in {len(tables)} tables written to {path}", file=sys.stderr)
    return 0


def query(options: argparse.Namespace) -> int:
    """The answer to one SELECT on stdout."""
    tables, _ = _asked_tables(options)
    answer = FreeQuery(Tables.from_frames(tables)).run(options.sql)
    write_answer(answer.frame, options.form, sys.stdout)
    if answer.is_cut:
        print(f"Only the first {len(answer.frame):,} rows are printed.", file=sys.stderr)
    return 0


def dashboard(options: argparse.Namespace) -> int:
    """Open the dashboard and wait until it is stopped."""
    if options.tables:
        os.environ["NOTICE_TABLES"] = str(Path(options.tables).resolve())
    # By name: the analysis runs without streamlit, and so do its other commands.
    importlib.import_module("dashboard.__main__").main(_server_options(options))
    return 0


def _server_options(options: argparse.Namespace) -> list[str]:
    chosen = [f"--server.port={options.port}"] if options.port else []
    if options.no_browser:
        chosen.append("--server.headless=true")
    if options.host:
        print(
            f"Warning: on {options.host} anyone who reaches this machine can read, add and remove notices.",
            file=sys.stderr,
        )
        chosen += [f"--server.address={options.host}", "--server.allowedHosts=*"]
    return chosen


def _asked_tables(options: argparse.Namespace) -> tuple[Mapping[str, pd.DataFrame], str]:
    """The tables with the user's corrections, unless asked for as read; and a note on how many there are."""
    tables = _read(options.tables) if options.tables else _shown_tables()
    if options.as_read:
        return tables, ""
    done = correct_tables(tables)
    if n := sum(state.counts for state in done.states):
        print(f"{n} corrections of {paths.CORRECTIONS} applied; --as-read ignores them.", file=sys.stderr)
    return done.tables, f"As corrected by hand: {n} corrections were applied to what was read." if n else ""


def _shown_tables() -> dict[str, pd.DataFrame]:
    """What the dashboard shows: the shipped tables and all that the user built."""
    tables = _read(paths.SHIPPED) if fingerprint(paths.SHIPPED) else empty_tables()
    for folder in (paths.STORE, paths.NOTICES_STORE):
        if fingerprint(folder):
            tables, _ = merge_shipped(tables, _read(folder))
    return tables


def _read(folder: str | Path) -> dict[str, pd.DataFrame]:
    """The tables of a folder, with a line about what an older version did not write."""
    if note := open_store(folder).note:
        print(note, file=sys.stderr)
    return read_tables(folder)
