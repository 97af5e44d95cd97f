"""The document formats: one module each, and the list of them.

A new format is a module with a ``Format`` in it and its name in ``FORMATS``.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from plenipo.gather.formats.docx import DOCX
from plenipo.gather.formats.eml import EML
from plenipo.gather.formats.feed import FEED
from plenipo.gather.formats.format import Format
from plenipo.gather.formats.html import HTML
from plenipo.gather.formats.markdown import MARKDOWN
from plenipo.gather.formats.pdf import PDF
from plenipo.gather.formats.plain import PLAIN
from plenipo.gather.source import Source, unreadable

FORMATS: tuple[Format, ...] = (PDF, DOCX, FEED, HTML, EML, MARKDOWN, PLAIN)
"""In the order in which their signs are looked for."""

HEAD_BYTES = 4_096
UNTYPED = ("", "application/octet-stream", "binary/octet-stream", "unknown/unknown")
INSTEAD = {
    "save it as .docx or PDF": ".doc .rtf .odt .pages .wpd",
    "unpack it and add what is in it": ".zip .gz .7z .rar .tar .tgz .epub",
    "save its messages as .eml": ".msg .mbox .pst",
    "add its text": ".jpg .jpeg .png .gif .tif .tiff .webp .svg .heic .ico",
    "add its transcript": ".mp3 .mp4 .wav .mov .m4a .webm .ogg .avi",
    "save it as PDF or text": ".ppt .pptx .xls .xlsx .ods .odp",
    "rename it to .txt if it is a text to read": ".csv .tsv .json .jsonl .ndjson .yaml .yml .toml .ini "
    ".sql .sqlite .db .parquet .py .r .js .css .ipynb .bib .ann .log .lock .dna .qdpx",
}
NOT_TEXT = {suffix: do for do, suffixes in INSTEAD.items() for suffix in suffixes.split()}
"""Suffixes of files that are no text to read as they are, and what to do with them."""


def supported() -> str:
    """The suffixes that are read, for messages."""
    return ", ".join(suffix for format in FORMATS for suffix in format.suffixes)


def format_of(source: Source) -> Format:
    """The format of a source, by a sure sign in its first bytes, its media type, its suffix, or any sign.

    Raises ``InputError`` for a suffix or media type that is known to be no text. A source without any sign
    counts as plain text, which decides for itself whether it is one.
    """
    head = source.data[:HEAD_BYTES]
    suffix = PurePosixPath(source.name).suffix.lower()
    by_sure_sign = (each for each in FORMATS if each.sure and each.sign(head))
    by_type = (each for each in FORMATS if source.media_type in each.media_types and each is not PLAIN)
    by_suffix = (each for each in FORMATS if suffix in each.suffixes)
    for found in (*by_sure_sign, *by_type, *by_suffix):
        return found
    if source.media_type not in UNTYPED and not source.media_type.startswith("text/"):
        what = f"The address leads to {source.media_type}, not to a text"
        raise unreadable(what, "give the page it belongs to")
    if suffix in NOT_TEXT and not source.media_type:
        raise unreadable(f"A {suffix} file is not read ({supported()} are)", NOT_TEXT[suffix])
    return next((each for each in FORMATS if each.sign(head)), PLAIN)


__all__ = ["FORMATS", "Format", "format_of", "supported"]
