"""Files to decoded texts: one module per format, registered in `formats`."""

from analysis.limits import MAX_BYTES
from analysis.read.file_format import ReadError
from analysis.read.files import read_bytes, read_file, sha256_of
from analysis.read.formats import ARCHIVE, suffix_of

__all__ = ["ARCHIVE", "MAX_BYTES", "ReadError", "read_bytes", "read_file", "sha256_of", "suffix_of"]
