"""The server as `make run` starts it: who can reach it, and whom it asks."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from analysis.paths import PROJECT
from tests.factories.serving import free_port, run_server

# Every look-up of an address outside is printed instead of made.
_WATCHED = """
import sys, runpy, streamlit.net_util as net_util
net_util._make_blocking_http_get = lambda url, timeout=5: print("asked", url, file=sys.stderr, flush=True)
sys.argv = ["dashboard", *sys.argv[1:]]
runpy.run_module("dashboard", run_name="__main__")
"""
_CONNECT = (
    "GET /_stcore/stream HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\n"
    "Upgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


@contextmanager
def served(*options: str) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    port = free_port()
    command = [sys.executable, "-c", _WATCHED, "--server.headless=true", f"--server.port={port}", *options]
    output = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    environment = os.environ | {"PYTHONUTF8": "1"}
    with run_server(command, port, cwd=PROJECT, env=environment, **output) as server:
        yield port, server


def status_of_connection(port: int, *, origin: str, host: str) -> int:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(_CONNECT.format(origin=origin, host=host).encode())
        return int(connection.recv(200).split()[1])


def can_connect(address: str, port: int) -> bool:
    try:
        socket.create_connection((address, port), timeout=2).close()
    except OSError:
        return False
    return True


@pytest.mark.slow
def test_the_server_is_for_this_machine_and_asks_nobody() -> None:
    with served() as (port, server):
        own = f"127.0.0.1:{port}"
        assert status_of_connection(port, origin=f"http://{own}", host=own) == 101
        assert status_of_connection(port, origin="http://stranger.example", host=own) == 403
        assert status_of_connection(port, origin="http://stranger.example", host="stranger.example") == 403
        # Another address of this machine, on which a server that listens everywhere answers.
        assert can_connect("127.0.0.1", port) and not can_connect("127.0.0.2", port)
    assert server.stdout is not None
    shown = server.stdout.read()
    assert f"http://{own}" in shown and "asked" not in shown


@pytest.mark.slow
def test_a_server_opened_to_others_asks_nobody_either() -> None:
    with served("--server.address=0.0.0.0", "--server.allowedHosts=*") as (port, server):
        assert can_connect("127.0.0.2", port) or sys.platform == "darwin"
        host = f"other.example:{port}"
        assert status_of_connection(port, origin=f"http://{host}", host=host) == 101
        assert status_of_connection(port, origin="http://stranger.example", host=host) == 403
    assert server.stdout is not None
    assert "asked" not in server.stdout.read()


@pytest.mark.parametrize(("arguments", "opened"), [(["HOST=0.0.0.0"], True), ([], False)])
def test_make_opens_the_server_only_when_it_is_given_a_host(arguments: list[str], opened: bool) -> None:
    done = subprocess.run(
        ["make", "--no-print-directory", "-n", "run", *arguments],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
        env={k: v for k, v in os.environ.items() if not k.startswith("MAKE")}
        | {"HOST": "the-name-of-this-machine"},
    )
    lines = done.stdout.splitlines()
    warned = [line for line in lines if line.startswith('echo "Warning: ') and line.endswith('" >&2')]
    assert len(warned) == opened
    assert ("--server.address=0.0.0.0" in lines[-1]) is opened
    assert "the-name-of-this-machine" not in done.stdout
