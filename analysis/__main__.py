"""The command line: `notices build | show | evaluate | export | query | dashboard`.

In a checkout: `python -m analysis …`.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import traceback
from collections.abc import Sequence
from functools import partial
from types import ModuleType

from analysis import __version__
from analysis.text.printable import describe_defect

_EXIT_CODES = """exit codes:
  0  all done
  1  build: some sources were rejected, the rest is built; show: the file is no notice;
     evaluate: a measure is below its floor
  2  wrong usage or tables that cannot be read or written: nothing was written
  3  the program failed, which is its own defect: nothing was written (--debug shows where)
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; messages go to stderr, results to stdout."""
    options = make_parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        print(f"analysis {options.command}: stopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader of a pipe has seen enough; Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if isinstance(error, _commands().ERRORS):
            print(f"analysis {options.command}: {error}", file=sys.stderr)
            return 2
        if options.debug:
            traceback.print_exc()
        print(f"analysis {options.command}: failed: {describe_defect(error)}", file=sys.stderr)
        return 3


def _run(name: str, options: argparse.Namespace) -> int:
    """Run the command; only what it needs is imported."""
    module = importlib.import_module("analysis.cli.show_file") if name == "show" else _commands()
    return int(getattr(module, name)(options))


def _commands() -> ModuleType:
    return importlib.import_module("analysis.cli.commands")


def make_parser() -> argparse.ArgumentParser:
    """All commands with their options."""
    parser = argparse.ArgumentParser(
        prog="notices",
        description="Inspection-rectification notices as tidy tables.",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--debug", action="store_true", help="show where the program fails")
    added = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_build(added)
    _add_show(added)
    _add_evaluate(added)
    _add_export(added)
    _add_query(added)
    _add_dashboard(added)
    return parser


def _add(added: argparse._SubParsersAction, name: str, help: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = added.add_parser(
        name,
        help=help,
        description=help,
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(run=partial(_run, name))
    # Also after the command; there it must not undo the one before it.
    command.add_argument(
        "--debug", action="store_true", default=argparse.SUPPRESS, help="show where the program fails"
    )
    return command


def _add_build(added: argparse._SubParsersAction) -> None:
    command = _add(added, "build", "Read notices and write all tables, or none.")
    command.add_argument("sources", nargs="+", metavar="SOURCE", help="a notice, or a folder of notices")
    command.add_argument(
        "--out", metavar="DIR", help="folder of the tables (default: the user's store, which is Parquet)"
    )
    command.add_argument("--format", choices=("csv", "parquet"), help="form of the tables (default: csv)")
    _add_workers(command)


def _add_show(added: argparse._SubParsersAction) -> None:
    command = _add(added, "show", "One notice's facts with their passages; ? marks what is uncertain.")
    command.add_argument("file", metavar="FILE", help="a notice")


def _add_evaluate(added: argparse._SubParsersAction) -> None:
    command = _add(added, "evaluate", "Precision and recall per table against hand codings.")
    command.add_argument("gold", metavar="GOLD_DIR", help="folder of hand codings (CSV)")
    command.add_argument("sources", nargs="*", metavar="SOURCE", help="the notices that were coded")
    command.add_argument(
        "--corrections",
        metavar="FILE",
        help="compare with these corrections (corrections.csv) instead of GOLD_DIR: only SOURCE... are named",
    )
    command.add_argument(
        "--floors", metavar="FILE", help="fail where a measure is below its floor in this YAML file"
    )
    command.add_argument(
        "--set", metavar="NAME", help="name of the codings in it (default: that of GOLD_DIR)"
    )
    command.add_argument(
        "--by-content",
        action="store_true",
        help="pair rows by what they say, not by place: the sources are other forms of the texts coded",
    )
    _add_workers(command)


def _add_export(added: argparse._SubParsersAction) -> None:
    command = _add(added, "export", "The tables as a Frictionless data package.")
    command.add_argument("file", metavar="FILE.zip", help="the zip to write")
    command.add_argument(
        "--tables", metavar="DIR", help="folder of tables (default: shipped and built, as the dashboard)"
    )
    _add_as_read(command)


def _add_query(added: argparse._SubParsersAction) -> None:
    command = _add(added, "query", "Answer one SELECT (SQL of DuckDB) on the tables, which it cannot change.")
    command.add_argument(
        "sql", metavar="SQL", help='e.g. "SELECT issue_type, count(*) FROM issues GROUP BY 1"'
    )
    form = command.add_mutually_exclusive_group()
    form.add_argument("--csv", dest="form", action="store_const", const="csv", help="print CSV")
    form.add_argument(
        "--json", dest="form", action="store_const", const="json", help="print JSON, a row a line"
    )
    command.add_argument(
        "--tables", metavar="DIR", help="folder of tables (default: shipped and built, as the dashboard)"
    )
    _add_as_read(command)


def _add_as_read(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--as-read", action="store_true", help="without the corrections in the user's corrections.csv"
    )


def _add_dashboard(added: argparse._SubParsersAction) -> None:
    command = _add(added, "dashboard", "Open the dashboard in the browser; Ctrl-C stops it.")
    command.add_argument(
        "--tables", metavar="DIR", help="folder of tables to show (default: shipped and built)"
    )
    command.add_argument("--port", type=_positive, metavar="N", help="port of the page (default 8501)")
    command.add_argument(
        "--host", metavar="ADDRESS", help="let other machines in, e.g. 0.0.0.0 (default: this machine only)"
    )
    command.add_argument("--no-browser", action="store_true", help="serve the page without opening a browser")


def _add_workers(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--workers", type=_positive, default=1, metavar="N", help="processes to read with (default 1)"
    )
    command.add_argument("--scheduler", metavar="ADDRESS", help="read on a dask.distributed cluster")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


if __name__ == "__main__":
    sys.exit(main())
