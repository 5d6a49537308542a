"""What was freed is given back."""

from __future__ import annotations

import subprocess
import sys

import pytest

_NAMES = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost"
# A large array that is freed: from then on, glibc would take those of its size from its own regions.
_SCRIPT = """
import ctypes
from dashboard.shell.memory import keep_little
class Found(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in '{names}'.split()]
look = ctypes.CDLL(None).mallinfo2
look.restype = Found
{begin}
bytearray(8_000_000)
later = bytearray(4_000_000)
print(look().hblkhd >= len(later))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the C library of Linux")
def test_large_arrays_are_the_systems_own_and_freed_at_once() -> None:
    def run(begin: str) -> str:
        command = [sys.executable, "-c", _SCRIPT.format(begin=begin, names=_NAMES)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    assert (run(""), run("keep_little()")) == ("False", "True")
