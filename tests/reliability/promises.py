"""The promises of docs/reliability.md: `promises.yaml` as Python."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Promise:
    """One promise, its test, and the change of a file that breaks it."""

    promise: str
    test: str
    file: str
    find: str
    put: str

    def break_in(self, project: Path) -> None:
        """Make the change in this copy of the project."""
        path = project / self.file
        text = path.read_text(encoding="utf-8")
        assert text.count(self.find) == 1, f"{self.file} has {self.find!r} {text.count(self.find)} times"
        path.write_text(text.replace(self.find, self.put), encoding="utf-8")


def promises() -> list[Promise]:
    listed = yaml.safe_load((Path(__file__).with_suffix(".yaml")).read_text(encoding="utf-8"))
    return [Promise(p["promise"], p["test"], **p["broken"]) for p in listed]
