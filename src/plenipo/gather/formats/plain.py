"""Plain text, with or without a header of "Title: ..." lines."""

from __future__ import annotations

from collections.abc import Iterator

from plenipo.gather.formats.format import Format
from plenipo.gather.header import without_header
from plenipo.gather.source import Found, Source
from plenipo.gather.text import decode


def read(source: Source) -> Iterator[Found]:
    """The text as it stands, without its header."""
    yield without_header(decode(source.data, source.charset))


PLAIN = Format("plain text", (".txt", ".text", ".asc"), ("text/plain",), read)
