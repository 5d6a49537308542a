#!/usr/bin/env python3
"""Runs a command that ends with the process that started this one, however that ends: `leash.py COMMAND...`.

A browser's driver calls this file as if it were the browser: LEASHED names the browser then.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys

SECONDS = 0.5


def main() -> int:
    parent = os.getppid()
    if os.getpgrp() != os.getpid():
        os.setpgrp()
    # All open files are passed on: a driver speaks to its browser through pipes.
    command = [*filter(None, [os.environ.get("LEASHED")]), *sys.argv[1:]]
    child = subprocess.Popen(command, close_fds=False)
    while True:
        try:
            return child.wait(SECONDS)
        except subprocess.TimeoutExpired:
            if os.getppid() != parent:
                os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main())
