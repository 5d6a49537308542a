"""The command `show`, alone in its module: it answers at once and needs neither tables nor queries."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from analysis.cli.show import show as show_lines
from analysis.ingest.extract import Refusal, extract_file, refusal_of_rows
from analysis.read.folders import NoSuchSource, find_files
from analysis.read.scans.progress import pages_reported


def show(options: argparse.Namespace) -> int:
    """One notice's facts on stdout; 1 if the file is no notice."""
    files = find_files([options.file])
    if len(files) != 1 or Path(options.file).is_dir():
        raise NoSuchSource(f"{options.file} is a folder or an archive of several files; show takes one file.")
    with pages_reported(_print_page):
        source, found = extract_file(files[0])
    if not isinstance(found, Refusal):
        found = refusal_of_rows(found) or found
    if isinstance(found, Refusal):
        print(f"rejected {files[0].name}: {found.reason}: {found.detail}", file=sys.stderr)
        return 1
    assert source is not None
    for line in show_lines(source.text, found.rows):
        print(line)
    return 0


def _print_page(number: int, of: int) -> None:
    if sys.stderr.isatty():
        print(f"page {number} of {of}", file=sys.stderr)
