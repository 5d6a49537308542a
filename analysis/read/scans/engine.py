"""The words of one page, recognised in the sandbox process: a picture of the page, then RapidOCR."""

from __future__ import annotations

import io
import warnings
from functools import cache
from typing import Any

import numpy as np
import pypdfium2
from PIL import Image, ImageChops, ImageOps

from analysis.limits import MAX_SCAN_PIXELS, SCAN_SIDE
from analysis.read.file_format import ReadError
from analysis.read.scans.page_lines import lines_of, write_lines
from analysis.read.too_much import too_much

_LETTERHEAD = 0.2  # of the page: what is red there is printed, further down it is a stamp
_RED, _LIGHT = 40, 110  # red above green, and red itself, of 255: of ink on paper, not over black
_THREADS = 2
_PARAMETERS = {
    "Global.log_level": "critical",
    "Global.use_cls": False,  # lines upside down
    "EngineConfig.onnxruntime.intra_op_num_threads": _THREADS,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


def recognise_page(data: bytes, format_: str, number: int) -> bytes:
    """The printed lines of a page, as `write_lines` writes them; raises ReadError."""
    try:
        page = without_stamp(_page_of_pdf(data, number) if format_ == "pdf" else _picture(data))
    except ReadError:
        raise
    except Exception as error:  # what image and PDF libraries raise for broken files
        raise ReadError("unreadable", f"The picture of page {number + 1} is broken.") from error
    found = _engine()(np.array(page))
    if found.boxes is None or found.txts is None:
        return write_lines([])
    return write_lines(lines_of(list(zip(found.boxes.tolist(), found.txts, strict=True))))


def _page_of_pdf(data: bytes, number: int) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[number]
        image: Image.Image = page.render(scale=SCAN_SIDE / max(*page.get_size(), 1.0)).to_pil()
        return image.convert("RGB")
    finally:
        document.close()


def _picture(data: bytes) -> Image.Image:
    """The picture, upright, on white where it is transparent, no larger than is of use."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        image: Image.Image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
    if image.width * image.height > MAX_SCAN_PIXELS:
        raise too_much("MAX_SCAN_PIXELS", image.width * image.height)
    image.draft("RGB", (SCAN_SIDE, SCAN_SIDE))  # a large JPEG is decoded smaller
    image = ImageOps.exif_transpose(image)
    if image.has_transparency_data:
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image.convert("RGBA"))
    image = image.convert("RGB")
    image.thumbnail((SCAN_SIDE, SCAN_SIDE))
    return image


def without_stamp(page: Image.Image) -> Image.Image:
    """The page in grey; what is red below the letterhead is white, black words under it stay."""
    red, green, _ = page.split()
    is_red = ImageChops.subtract(red, green).point(lambda value: 255 if value > _RED else 0)
    is_light = red.point(lambda value: 255 if value > _LIGHT else 0)
    stamp = ImageChops.darker(is_red, is_light)
    stamp.paste(0, (0, 0, page.width, int(page.height * _LETTERHEAD)))
    grey = page.convert("L")
    grey.paste(255, mask=stamp)
    return grey.convert("RGB")


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params=_PARAMETERS)
