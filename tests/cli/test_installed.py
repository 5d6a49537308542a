"""The program as pip installs it: in an environment and a folder of its own, away from the checkout."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from analysis import __version__, paths
from tests.factories.serving import free_port, run_server

pytestmark = pytest.mark.slow
NOTICE = paths.PROJECT / "tests" / "corpus" / "kunshan_fayuan.txt"
# What a page shows, or the error it ends in.
_OPEN_PAGES = """
from streamlit.testing.v1 import AppTest
from analysis.paths import PROJECT, SHIPPED
from dashboard.shell.navigation import script
app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=120).run()
for page in ("overview", "keywords", "method"):
    app.switch_page(str(script(page))).run()
    print(page, len(app.exception) + len(app.error), bool(app.get("plotly_chart")))
print(SHIPPED)
"""


@dataclass(frozen=True)
class Installed:
    """A virtual environment with the program, and a folder beside it to work in."""

    folder: Path
    programs: Path

    def run(self, *command: object) -> subprocess.CompletedProcess[str]:
        program, *arguments = map(str, command)
        return subprocess.run(
            [str(self.programs / program), *arguments],
            cwd=self.work,
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )

    @property
    def work(self) -> Path:
        return self.folder / "elsewhere"

    @property
    def environment(self) -> dict[str, str]:
        known = ("PATH", "LANG", "SYSTEMROOT", "TEMP")
        own = {"HOME": str(self.folder), "XDG_DATA_HOME": str(self.folder / "data"), "PYTHONUTF8": "1"}
        return {name: os.environ[name] for name in known if name in os.environ} | own


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling", reason="hatchling builds the wheel: it is in requirements-dev.txt")
    folder = tmp_path_factory.mktemp("wheel")
    options = ["-q", "--no-deps", "--no-build-isolation", "--no-cache-dir", "-w", str(folder)]
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", *options, str(paths.PROJECT)], check=True, cwd=folder
    )
    [made] = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in a new environment. What it depends on is that of this one: downloads are not under
    test."""
    folder = tmp_path_factory.mktemp("installed")
    (folder / "elsewhere").mkdir()
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder / "venv")], check=True)
    of_venv = {"base": str(folder / "venv"), "platbase": str(folder / "venv")}
    site = Path(sysconfig.get_path("purelib", vars=of_venv))
    here = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    (site / "depends.pth").write_text("\n".join(here), encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", str(folder / "venv"), "install", "-q"]
    subprocess.run([*pip, "--no-deps", "--no-index", str(wheel)], check=True, cwd=folder)
    return Installed(folder, Path(sysconfig.get_path("scripts", vars=of_venv)))


def test_a_wheel_contains_every_file_the_program_reads_and_nothing_of_the_users(wheel: Path) -> None:
    tracked = subprocess.run(
        [
            "git",
            "-C",
            paths.PROJECT,
            "ls-files",
            "analysis",
            "dashboard",
            "locales",
            "data",
            "app.py",
            ".streamlit",
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    tracked = [name for name in tracked if (paths.PROJECT / name).stat().st_size or name.endswith(".py")]
    packed = {
        name.removeprefix("rectification_notices/")
        for name in zipfile.ZipFile(wheel).namelist()
        if ".dist-info/" not in name
    }
    assert set(tracked) - packed == set()
    assert [
        name for name in packed if name.startswith(("data/notices", "data/store", "data/tables/build"))
    ] == []


def test_the_wheel_has_the_version_of_the_package_and_needs_what_requirements_txt_lists(wheel: Path) -> None:
    lines = (paths.PROJECT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    listed = {line for line in lines if line and not line.startswith("#")}
    with zipfile.ZipFile(wheel) as archive:
        [name] = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        metadata = archive.read(name).decode()
    needed = re.findall(r"^Requires-Dist: (.+)$", metadata, re.MULTILINE)
    assert {line for line in needed if "extra ==" not in line} == listed
    assert f"\nVersion: {__version__}\n" in metadata
    assert "dependencies" not in tomllib.loads((paths.PROJECT / "pyproject.toml").read_text())["project"]


def test_build_and_show_work_in_another_folder_and_keep_tables_with_the_users_data(
    installed: Installed,
) -> None:
    (installed.work / "mine.txt").write_bytes(NOTICE.read_bytes())
    built = installed.run("notices", "build", "mine.txt")
    assert built.returncode == 0, built.stderr
    assert (installed.folder / "data" / "rectification-notices" / "store" / "manifest.json").is_file()
    shown = installed.run("notices", "show", "mine.txt")
    assert shown.returncode == 0 and "昆山市人民法院" in shown.stdout
    exported = installed.run("notices", "export", "all.zip")
    assert exported.returncode == 0 and exported.stderr.startswith("6 notices"), exported.stderr


def test_pages_open_on_the_shipped_tables_of_the_wheel(installed: Installed) -> None:
    done = installed.run("python", "-c", _OPEN_PAGES)
    *pages, shipped = done.stdout.splitlines() or [done.stderr]
    assert pages == ["overview 0 True", "keywords 0 True", "method 0 False"], done.stdout + done.stderr
    assert Path(shipped).is_relative_to(installed.folder)


def test_the_dashboard_command_serves_this_machine_only(installed: Installed) -> None:
    port = free_port()
    command = [str(installed.programs / "notices"), "dashboard", "--no-browser", "--port", str(port)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = run_server(command, port, cwd=installed.work, env=installed.environment, **quiet)
    with server, pytest.raises(OSError):
        socket.create_connection(("127.0.0.2", port), timeout=2).close()
