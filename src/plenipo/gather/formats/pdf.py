"""PDF: the text of its pages, put back into paragraphs."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from plenipo.gather.dates import stated_date
from plenipo.gather.formats.format import Format, hush
from plenipo.gather.language import language_code
from plenipo.gather.source import Found, Source, unreadable

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_CHARACTERS = 20_000_000
PAGE_NUMBER = re.compile(
    r"(?i)^\W*(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*$"
    r"|^\d\d?[/.]\d\d?[/.]\d{2,4}, \d\d?:\d\d\b.*|.*(?:https?|file)://\S+\s+\d+/\d+$"  # as browsers print
)
BULLET = re.compile(r"^(?:[•●▪–—*-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
EDGE_LINES = 3
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
PARTED = re.compile(r"\b(?P<start>[^\W_]+)[-\u2010\u00ad] (?P<rest>[^\W_]+)")
SUSPENDED = frozenset(("and", "or", "to", "bis", "und", "oder", "et", "ou", "y", "o", "e"))
FULL_LINE = 0.8
"""Share of the usual line length below which a line that ends a sentence ends its paragraph."""


def read(source: Source) -> Iterator[Found]:
    """The text of all pages."""
    import pypdf
    from pypdf.errors import DependencyError, FileNotDecryptedError, PdfReadError, WrongPasswordError

    hush("pypdf")
    try:
        reader = pypdf.PdfReader(io.BytesIO(source.data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileNotDecryptedError
        pages = list(_pages(reader))
    except (FileNotDecryptedError, WrongPasswordError, DependencyError) as error:
        raise unreadable(
            "The PDF is protected by a password", "save a copy without one and add that"
        ) from error
    except (PdfReadError, ValueError, KeyError, TypeError, AttributeError, OSError, RecursionError) as error:
        raise unreadable(
            "The PDF is damaged and cannot be read", "open it and save it again as PDF"
        ) from error
    text = "\n\n".join(paragraphs(pages))
    if not any(char.isalnum() for char in text):
        raise unreadable(
            "The PDF holds no text, only pictures of pages", "run text recognition (OCR) over it first"
        )
    yield _described(reader, text)


def _pages(reader: PdfReader) -> Iterator[list[str]]:
    """The lines of each page, up to a bound on all of them."""
    size = 0
    for page in reader.pages:
        text = page.extract_text()
        size += len(text)
        if size > MOST_CHARACTERS:
            raise unreadable("The PDF holds more than 20 million characters", "split it into its documents")
        yield [" ".join(line.split()) for line in text.translate(LIGATURES).splitlines()]


def paragraphs(pages: Sequence[Sequence[str]]) -> list[str]:
    """Paragraphs from the lines of pages, without running heads and page numbers.

    A paragraph ends at an empty line, at a short line that ends a sentence, before a bullet or number, and
    around short lines without a full stop or in capitals (headings). It goes on over the page when its
    sentence does.

    >>> paragraphs([["Italy said it would not send", "any troops to the coun-", "try.", "France would."]])
    ['Italy said it would not send any troops to the country.', 'France would.']
    """
    running = _running_heads(pages)
    lines = [line for page in pages for line in (*_body(page, running), None)]
    usual = sorted(len(line) for line in lines if line)
    width = usual[int(0.9 * (len(usual) - 1))] if usual else 0
    found: list[str] = []
    open_line = ""
    for line in lines:
        if line is None:  # the page ends
            open_line = "" if SENTENCE_END.search(open_line) else open_line
        elif not line:
            open_line = ""
        elif open_line and not _breaks(open_line, line, width):
            found[-1] += " " + line
            open_line = line
        else:
            found.append(line)
            open_line = line
    return _words_mended(found)


def _body(page: Sequence[str], running: frozenset[str]) -> list[str]:
    """The lines of a page without page number and running head at its top and bottom."""
    edge = {*_edges(page)}
    return [
        line
        for at, line in enumerate(page)
        if not (at in edge and (PAGE_NUMBER.match(line[:300]) or _without_digits(line) in running))
    ]


def _edges(page: Sequence[str]) -> list[int]:
    filled = [at for at, line in enumerate(page) if line]
    return [*filled[:EDGE_LINES], *filled[-EDGE_LINES:]]


def _running_heads(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """First and last lines that recur, but for digits, on every other page or more."""
    seen = Counter(head for page in pages for head in {_without_digits(page[at]) for at in _edges(page)})
    return frozenset(head for head, times in seen.items() if head and times >= max(2, len(pages) // 2))


def _without_digits(line: str) -> str:
    return re.sub(r"\d+", "", line).strip()


def _breaks(before: str, line: str, width: int) -> bool:
    """Whether a new paragraph begins between two lines."""
    if BULLET.match(line):
        return True
    short = len(before) < FULL_LINE * width
    if line.isupper() and not before.isupper() and SENTENCE_END.search(before):
        return True
    if SENTENCE_END.search(before):
        return short
    heading = short and len(before) < 0.6 * width and not before.endswith((",", "-"))
    return heading and not line[:1].islower()


def _words_mended(found: list[str]) -> list[str]:
    """The paragraphs with words parted at a line's end put together.

    The hyphen stays where the text elsewhere has the word with it, or has its halves as words and not the
    whole; it stays in "non-Annex" and "G-77", and with its space in "two- and three-year".
    """
    text = PARTED.sub(" ", "\n".join(found))
    known = {word.casefold() for word in re.findall(r"[^\W_]+(?:-[^\W_]+)*", text)}

    def mended(match: re.Match[str]) -> str:
        start, rest = match["start"].casefold(), match["rest"].casefold()
        if rest in SUSPENDED:
            return match[0]
        letters = start[-1].isalpha() and match["rest"][0].islower()
        compound = f"{start}-{rest}" in known or ({start, rest} <= known and start + rest not in known)
        return match["start"] + ("" if letters and not compound else "-") + match["rest"]

    return [PARTED.sub(mended, paragraph) for paragraph in found]


def _described(reader: PdfReader, text: str) -> Found:
    """The text with what the file says of itself, where that can be read."""
    try:
        about: Mapping[str, object] = reader.metadata or {}
        title, made = str(about.get("/Title") or ""), str(about.get("/CreationDate") or "")
        language = str(reader.root_object.get("/Lang") or "")
    except (ValueError, KeyError, TypeError, AttributeError):
        return Found(text)
    made = made.removeprefix("D:")[:8]
    return Found(text, title=title, file_date=stated_date(made), language_hint=language_code(language))


PDF = Format("PDF", (".pdf",), ("application/pdf", "application/x-pdf"), read,
             sign=lambda head: b"%PDF-" in head[:1024], sure=True)  # fmt: skip
