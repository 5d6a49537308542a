"""Readers who come and go in rounds: the memory of the server after each, without a browser.

    python -m benchmarks.rounds [--tables FOLDER] [--home FOLDER] [--rounds 10] [--sessions 12]

In a round each session opens all pages, each with another filter, in Chinese or English; some are there at
the same time. `--tables`: a store to show alone (benchmarks.many_tables), else the shipped tables. `--home`:
where what is made once of large tables is kept, else a folder that is removed. Ends with 1 where a page had
an error.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from urllib.parse import urlencode

import websockets

from analysis import paths
from benchmarks.sessions import LEVELS, ask_for, read_page, server_memory
from dashboard.shell.navigation import list_scripts
from tests.factories.serving import PROJECT, serve

_AT_ONCE = 3
_PATIENCE = 300
_WORDS = ("责任", "整改", "会议", "扶贫")


def addresses(chance: random.Random) -> list[tuple[str, str]]:
    """Every page once, and the query in its address."""
    pages, language = [page for page in list_scripts() if page != "add"], chance.choice(("zh", "en"))
    chance.shuffle(pages)
    found = []
    for page in pages:
        query = {"lang": language, "level": chance.choice(("", *LEVELS)), "q": chance.choice(_WORDS)}
        wanted = ("lang", "level", "q") if page == "search" else ("lang", "level")
        found.append((page, urlencode({key: query[key] for key in wanted if query[key]})))
    return found


async def read_all(address: str, chance: random.Random) -> list[str]:
    """One session from its first page to its last; the errors."""
    uri, errors = address.replace("http", "ws") + "/_stcore/stream", []
    async with websockets.connect(
        uri, subprotocols=["streamlit"], origin=address, max_size=None, ping_interval=None
    ) as socket:
        for page, query in addresses(chance):
            await socket.send(ask_for(page, query))
            found = await asyncio.wait_for(read_page(socket), _PATIENCE)
            errors += [f"{page}?{query}: {error}" for error in found]
    return errors


async def one_round(address: str, sessions: int, number: int) -> tuple[list[str], float]:
    """The errors of so many sessions, and the most memory after any of them."""
    free, most = asyncio.Semaphore(_AT_ONCE), 0.0

    async def come(seed: int) -> list[str]:
        nonlocal most
        async with free:
            errors = await read_all(address, random.Random(seed))
        most = max(most, server_memory(address))
        return errors

    found = await asyncio.gather(*(come(number * 1000 + n) for n in range(sessions)))
    return [error for errors in found for error in errors], most


def run(options: argparse.Namespace, home: str) -> int:
    """Print a line for each round; how many errors there were."""
    environment = {"READ_ONLY": "1", paths.HOME_VARIABLE: home}
    if options.tables:
        environment["NOTICE_TABLES"] = options.tables
        prepare = [sys.executable, "-m", "dashboard.shell.prepare_pages", options.tables]
        subprocess.run(prepare, env=os.environ | environment, check=True)
    n = 0
    with serve(PROJECT, script="", **environment) as address:
        for number in range(1, options.rounds + 1):
            errors, most = asyncio.run(one_round(address, options.sessions, number))
            print(
                f"round {number:2}: {options.sessions} sessions, server {server_memory(address):.0f} MB, "
                f"at most {most:.0f} MB; {len(errors)} errors",
                *errors[:5],
                sep="\n    ",
                flush=True,
            )
            n += len(errors)
    return n


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tables")
    parser.add_argument("--home")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--sessions", type=int, default=12)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as made:
        return 1 if run(options, options.home or made) else 0


if __name__ == "__main__":
    sys.exit(main())
