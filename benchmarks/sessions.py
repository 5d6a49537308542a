"""Many readers at once on a published dashboard: sessions that open pages and filter them, without a browser.

    python -m benchmarks.sessions [--sessions 1 10 50] [--seconds 600]

Each session speaks Streamlit's own protocol: it opens a page or sets a filter, waits until the page is done,
looks for errors in what it got, thinks for some seconds and goes on. Seconds are those of the last number of
sessions; the ones before take a tenth. Ends with 1 where a page had an error. Drawing in the browser is not
part of it.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import sys
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

import psutil
import websockets
from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard.shell.navigation import list_scripts
from tests.factories.serving import PROJECT, serve

_THINKS = (2.0, 8.0)  # seconds a reader looks at a page
_PATIENCE = 120
HOME = list_scripts()[0]  # its address has no name
LEVELS = ("provincial", "prefecture", "county", "unit")


@dataclass
class Seen:
    """Seconds from asking for a page to its end, and what went wrong."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def ask_for(page: str, query: str) -> bytes:
    """The message that opens a page or changes its filters."""
    message = BackMsg()
    message.rerun_script.page_name = "" if page == HOME else page
    message.rerun_script.query_string = query
    return bytes(message.SerializeToString())


async def read_page(socket: websockets.ClientConnection) -> list[str]:
    """Everything that the server sends until the script is done; the errors in it."""
    errors = []
    while True:
        message = ForwardMsg()
        message.ParseFromString(bytes(await socket.recv()))
        element = message.delta.new_element
        if element.HasField("exception"):
            errors.append(f"{element.exception.type}: {element.exception.message}"[:200])
        if element.HasField("alert") and element.alert.format == Alert.ERROR:
            errors.append(element.alert.body[:200])
        if message.HasField("script_finished"):
            if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return errors
            return [*errors, "the script could not be run"]


async def visit(address: str, seen: Seen, *, until: float, chance: random.Random) -> None:
    """One reader, until the time is over."""
    pages = list_scripts()
    uri = address.replace("http", "ws") + "/_stcore/stream"
    async with websockets.connect(
        uri, subprotocols=["streamlit"], origin=address, max_size=None, ping_interval=None
    ) as socket:
        while time.monotonic() < until:
            page, level = chance.choice(pages), chance.choice(("", *LEVELS))
            began = time.perf_counter()
            await socket.send(ask_for(page, urlencode({"level": level}) if level else ""))
            found = await asyncio.wait_for(read_page(socket), _PATIENCE)
            seen.seconds.append(time.perf_counter() - began)
            seen.errors += [f"{page}: {error}" for error in found]
            await asyncio.sleep(chance.uniform(*_THINKS))


async def visit_together(address: str, n: int, seconds: float) -> Seen:
    """So many readers at the same time, who come within the first tenth of it."""
    seen, until = Seen(), time.monotonic() + seconds

    async def come(number: int) -> None:
        await asyncio.sleep(number * seconds / 10 / n)
        try:
            await visit(address, seen, until=until, chance=random.Random(number))
        except (OSError, TimeoutError, websockets.WebSocketException) as error:
            seen.errors.append(f"session {number}: {type(error).__name__}: {error}")

    await asyncio.gather(*(come(number) for number in range(n)))
    return seen


def process_at(address: str) -> psutil.Process:
    """The process that listens at the address."""
    port = int(address.rpartition(":")[2])
    return next(p for p in psutil.process_iter() if p.is_running() and _listens(p, port))


def server_memory(address: str) -> float:
    """Megabytes of the process that listens at the address."""
    return float(process_at(address).memory_info().rss / 1e6)


def _listens(process: psutil.Process, port: int) -> bool:
    try:
        return any(c.laddr.port == port for c in process.net_connections("tcp") if c.status == "LISTEN")
    except psutil.Error:
        return False


def main() -> int:
    """Visit and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sessions", type=int, nargs="*", default=[1, 10, 50])
    parser.add_argument("--seconds", type=float, default=600)
    options = parser.parse_args()
    errors = 0
    with serve(PROJECT, READ_ONLY="1") as address:
        asyncio.run(visit_together(address, 1, 5))  # the first reader waits for imports
        for n in options.sessions:
            seconds = options.seconds / (1 if n == options.sessions[-1] else 10)
            seen = asyncio.run(visit_together(address, n, seconds))
            print_seen(n, seconds, seen, server_memory(address))
            errors += len(seen.errors)
    return 1 if errors else 0


def print_seen(n: int, seconds: float, seen: Seen, memory: float) -> None:
    """One line on so many sessions, and a line for each error."""
    took = sorted(seen.seconds) or [float("nan")]
    late = took[int(0.95 * (len(took) - 1))]
    times = f"median {statistics.median(took):.2f} s, 95 % within {late:.2f} s, longest {took[-1]:.2f} s"
    print(
        f"{n:3} sessions, {seconds:.0f} s: {len(seen.seconds)} pages, {times}; "
        f"{len(seen.errors)} errors; server {memory:.0f} MB",
        flush=True,
    )
    for error in seen.errors[:20]:
        print(f"    {error}")


if __name__ == "__main__":
    sys.exit(main())
