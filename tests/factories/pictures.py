"""Takes the pictures of docs/pages.md: `python -m tests.factories.pictures [PAGE]...`. Needs Chromium.

With the shipped tables; texts are those of the invented samples alone.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

from PIL import Image

from tests.factories.serving import PROJECT, browse, copy_project, serve, settle, start_browser

FOLDER = PROJECT / "docs" / "images"
SAMPLES = PROJECT / "data" / "sample"
SIZE = {"width": 1400, "height": 1000}
_COLOURS = 200  # keeps a picture below 200 kB
_INVENTED = {"sample": "1", "notice": "qingshi_zhen"}
# Page -> language, and what is in its address; both languages are shown somewhere.
VIEWS: dict[str, tuple[str, dict[str, str]]] = {
    "overview": ("en", {}),
    "cities": ("en", {}),
    "issues": ("zh", {}),
    "completion": ("en", {"sample": "1"}),
    "timeline": ("zh", {}),
    "measures": ("en", {}),
    "compare": ("en", {}),
    "keywords": ("en", {}),
    "distinctive": ("zh", {}),
    "context": ("zh", _INVENTED | {"term": "便民服务"}),
    "search": ("en", {"words": "采购 合同"}),
    "notice": ("zh", _INVENTED),
    "add": ("zh", {}),
    "method": ("en", {}),
}


def take(page: Any, address: str, name: str) -> bytes:
    """The page as PNG."""
    language, query = VIEWS[name]
    path = "" if name == "overview" else name
    page.goto(f"{address}/{path}?{urlencode({'lang': language} | query)}")
    page.wait_for_selector("h1")
    settle(page)
    if name == "add":
        page.locator("input[type=file]").set_input_files(sorted(map(str, SAMPLES.glob("*.txt"))))
        page.locator("#pending").wait_for()
        settle(page)
    if name == "notice":
        page.locator("h2").last.scroll_into_view_if_needed()
        page.mouse.wheel(0, 500)
        page.wait_for_timeout(1000)
    return bytes(page.screenshot())


def main(names: list[str]) -> None:
    """Take and write them."""
    with TemporaryDirectory() as folder, start_browser() as browser, browse(browser) as page:
        page.set_viewport_size(SIZE)
        with serve(copy_project(Path(folder)), NOTICES_DIR=str(SAMPLES)) as address:
            for name in names or VIEWS:
                picture = Image.open(io.BytesIO(take(page, address, name))).convert("RGB")
                file = FOLDER / f"{name}.png"
                picture.quantize(_COLOURS).save(file, "PNG", optimize=True)
                print(f"{file.relative_to(Path.cwd())}: {file.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
