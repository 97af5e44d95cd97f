"""Word documents: paragraphs and tables in order, insertions kept, deletions left out."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from plenipo.gather.formats.format import Format
from plenipo.gather.language import language_code
from plenipo.gather.source import Found, Source, unreadable

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
GONE = frozenset((f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{MC}Fallback"))
"""Deleted, moved away, field codes, and second versions for older readers."""
BREAKS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
DAMAGE = (KeyError, ValueError, AttributeError, OSError)
"""What reading a part that is missing or not as it should be ends in."""
LARGEST_UNPACKED = 200_000_000
TEMPLATE_DATE = dt.date(2013, 12, 23)
"""What python-docx leaves in every file it makes."""


def read(source: Source) -> Iterator[Found]:
    """The body of the document."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml import etree  # type: ignore[import-untyped]

    _check_size(source.data)
    try:
        word = docx.Document(io.BytesIO(source.data))
        blocks = list(_blocks(word.element.body))
    except (etree.LxmlError, PackageNotFoundError, zipfile.BadZipFile, *DAMAGE) as error:
        raise unreadable("The Word document is damaged", "open it and save it again as .docx") from error
    yield _described(word, blocks)


def _check_size(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise unreadable("The Word document is damaged", "open it and save it again as .docx") from error
    if unpacked > LARGEST_UNPACKED:
        raise unreadable(
            f"The Word document unpacks to {unpacked / 1e6:.0f} MB", "take the pictures out or split it"
        )
    if "word/document.xml" not in names:
        raise unreadable("The file is a ZIP archive, not a Word document", "unpack it and add what is in it")


def _blocks(body: Any) -> Iterator[tuple[str, str]]:
    """Text and style of each paragraph in order; a table's row is one block, its cells parted by " | "."""
    from lxml import etree

    walk = etree.iterwalk(body, events=("start",), tag=(f"{W}p", f"{W}tr", *GONE))
    for _, element in walk:
        walk.skip_subtree()
        if element.tag == f"{W}p":
            style = element.find(f"{W}pPr/{W}pStyle")
            yield _words(element), style.get(f"{W}val", "") if style is not None else ""
        elif element.tag == f"{W}tr":
            cells = (
                " ".join(_words(p) for p in cell.iter(f"{W}p")).strip()
                for cell in element.iterchildren(f"{W}tc")
            )
            yield " | ".join(cell for cell in cells if cell), ""


def _words(paragraph: Any) -> str:
    """The words of a paragraph as they stand with all tracked changes accepted."""
    from lxml import etree

    parts = []
    walk = etree.iterwalk(paragraph, events=("start",))
    for _, element in walk:
        if element.tag in GONE:
            walk.skip_subtree()
        elif element.tag == f"{W}t":
            parts.append(element.text or "")
        elif element.tag in BREAKS:
            parts.append(BREAKS[element.tag])
    return "".join(parts).strip()


def _described(word: WordDocument, blocks: list[tuple[str, str]]) -> Found:
    """The text with the core properties, as far as they say anything."""
    properties = word.core_properties
    try:
        made = properties.created.date() if properties.created else None
    except ValueError:
        made = None
    return Found(
        "\n\n".join(text for text, _ in blocks if text),
        title=properties.title or "",
        heading=next(
            (text for text, style in blocks if text and style.lower().startswith(("title", "heading"))), ""
        ),
        file_date=None if made == TEMPLATE_DATE else made,
        language_hint=language_code(properties.language or ""),
    )


DOCX = Format(
    "Word (.docx)",
    (".docx",),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    read,
    sign=lambda head: head.startswith(b"PK\x03\x04") and b"word/" in head,
    sure=True,
)
