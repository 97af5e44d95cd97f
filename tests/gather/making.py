"""Small files of each format, made by hand so that a test shows what is in them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from plenipo.gather import GatherOptions, gather
from plenipo.model import Document, Skipped

LEDE = "Italian Prime Minister Giorgia Meloni said on Thursday that Italy would not send troops to Ukraine."
REPLY = "French President Emmanuel Macron said that a force could deploy if a comprehensive ceasefire held."
FIALA = "Czech Prime Minister Petr Fiala deemed the whole discussion premature and asked for patience."


def documents(*inputs: str | Path, **options: object) -> list[Document]:
    """What is gathered, where nothing may be skipped."""
    found = list(gather([*inputs], options=GatherOptions(**options)))  # type: ignore[arg-type]
    skipped = [each for each in found if isinstance(each, Skipped)]
    assert not skipped
    return [each for each in found if isinstance(each, Document)]


def document(path: str | Path, **options: object) -> Document:
    """The one document in a file."""
    (found,) = documents(path, **options)
    return found


def skipped(path: str | Path, **options: object) -> Skipped:
    """The one reason why a file is no document."""
    (found,) = gather([path], options=GatherOptions(**options))  # type: ignore[arg-type]
    assert isinstance(found, Skipped), found
    return found


def pdf(pages: Sequence[Sequence[str]], title: str = "", made: str = "") -> bytes:
    """A PDF with one text line under the other on each page."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    for lines in pages:
        page = writer.add_blank_page(width=595, height=842)
        shown = b""
        for at, line in enumerate(lines):
            escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")
            shown += b"BT /F1 11 Tf 50 %d Td (%s) Tj ET\n" % (800 - 14 * at, escaped)
        stream = DecodedStreamObject()
        stream.set_data(shown)
        page[NameObject("/Contents")] = writer._add_object(stream)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
    metadata = {"/Title": title, "/CreationDate": made}
    writer.add_metadata({key: value for key, value in metadata.items() if value})
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()
