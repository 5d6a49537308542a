"""The command `show`, alone in its module: it answers at once and needs neither tables nor queries."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from analysis.cli.show import show as show_lines
from analysis.ingest.extract import Refusal, extract, refusal_of, refusal_of_rows
from analysis.read import read_file
from analysis.read.folders import Found, NoSuchSource, find_files
from analysis.read.scans.progress import pages_reported


def show(options: argparse.Namespace) -> int:
    """One notice's facts on stdout; 1 if the file is no notice."""
    files = find_files([options.file])
    if len(files) != 1 or Path(options.file).is_dir():
        raise NoSuchSource(f"{options.file} is a folder or an archive of several files; show takes one file.")
    shown = _lines(files[0])
    if isinstance(shown, Refusal):
        print(f"rejected {files[0].name}: {shown.reason}: {shown.detail}", file=sys.stderr)
        return 1
    for line in shown:
        print(line)
    return 0


def _lines(file: Found) -> Iterator[str] | Refusal:
    """What is printed about the notice, or why the file is none."""
    try:
        with pages_reported(_print_page):
            source = read_file(file.path, name=file.name, member=file.member)
    except Exception as error:
        return refusal_of(error)
    found = extract(source, file.notice_id)
    if isinstance(found, Refusal):
        return found
    return refusal_of_rows(found) or show_lines(source.text, found.rows)


def _print_page(number: int, of: int) -> None:
    if sys.stderr.isatty():
        print(f"page {number} of {of}", file=sys.stderr)
