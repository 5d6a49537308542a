"""Data packages under the eyes of another program."""

from __future__ import annotations

from pathlib import Path


def package_errors(descriptor: Path) -> list[str]:
    """What the frictionless package finds wrong with a package of tables."""
    from frictionless import Package, system  # takes long to import

    with system.use_context(trusted=True):
        report = Package(str(descriptor)).validate()
    return [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors] + [
        str(error) for error in report.errors
    ]
