"""Inputs that are broken, huge or meant to harm: each is skipped with one sentence, at once."""

from __future__ import annotations

import codecs
import io
import os
import random
import signal
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plenipo.gather import GatherOptions, gather
from plenipo.model import Document, Skipped

from .making import LEDE, document, pdf, skipped

NOISE = random.Random(1).randbytes(5_000)
LEVELS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{LEVELS}]>'
FEED_BOMB = f"{BOMB}<rss version='2.0'><channel><item><description>&l9;</description></item></channel></rss>"
LIST = (
    ".pdf, .docx, .xml, .rss, .atom, .rdf, .html, .htm, .xhtml, .eml, .mht, .mhtml, .md, .markdown, .mdown, "
    ".txt, .text, .asc"
)


def zipped(**entries: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return file.getvalue()


def word(body: str) -> bytes:
    """A .docx whose document.xml is replaced."""
    import docx

    made = io.BytesIO()
    docx.Document().save(made)
    with zipfile.ZipFile(made) as archive:
        entries = {name: archive.read(name).decode("latin-1") for name in archive.namelist()}
    return zipped(**(entries | {"word/document.xml": body}))


NOTHING = "There is no text in it; check that it holds what you expect."
BINARY = "This is a binary file, not a text; give a text, or convert it to PDF or .docx."
ENTITIES = "The XML declares entities of its own, as attacks do; save the feed again from its source."
DAMAGED_PDF = "The PDF is damaged and cannot be read; open it and save it again as PDF."
DAMAGED_WORD = "The Word document is damaged; open it and save it again as .docx."

TABLE: list[tuple[str, bytes | Callable[[], bytes], str]] = [
    ("empty.txt", b"", "The file is empty; save the text again or leave it out."),
    ("blank.txt", b" \r\n\t\x00\n\xc2\xa0", NOTHING),
    ("header-only.txt", b"Title: A\nDate: 2025-03-27\n\n", NOTHING),
    ("front-only.md", b"---\ntitle: A\n---\n", NOTHING),
    ("noise.txt", NOISE, BINARY),
    ("noise", NOISE, BINARY),
    ("noise.dat", NOISE, f"A .dat file is not read ({LIST} are); convert it to one of these."),
    ("picture.png", b"\x89PNG\r\n", f"A .png file is not read ({LIST} are); add its text."),
    ("old.doc", b"\xd0\xcf\x11\xe0", f"A .doc file is not read ({LIST} are); save it as .docx or PDF."),
    (
        "book.yaml",
        b"a: 1",
        f"A .yaml file is not read ({LIST} are); rename it to .txt if it is a text to read.",
    ),
    ("half.pdf", lambda: pdf([[LEDE]])[:60], DAMAGED_PDF),
    ("not.pdf", b"hello", DAMAGED_PDF),
    (
        "pictures.pdf",
        lambda: pdf([[], []]),
        "The PDF holds no text, only pictures of pages; run text recognition (OCR) over it first.",
    ),
    ("not.docx", b"PK\x03\x04 no archive", DAMAGED_WORD),
    (
        "archive.docx",
        lambda: zipped(**{"a.txt": "x"}),
        "The file is a ZIP archive, not a Word document; unpack it and add what is in it.",
    ),
    (
        "unpacks.docx",
        lambda: zipped(**{"word/document.xml": " " * 201_000_000}),
        "The Word document unpacks to 201 MB; take the pictures out or split it.",
    ),
    ("empty.docx", lambda: word("<w:document/>"), DAMAGED_WORD),
    ("bomb.docx", lambda: word(f"{BOMB}<w:document>&l9;</w:document>"), DAMAGED_WORD),
    ("bomb.xml", FEED_BOMB.encode(), ENTITIES),
    ("bomb16.rss", codecs.BOM_UTF16_LE + FEED_BOMB.encode("utf-16-le"), ENTITIES),
    (
        "catalogue.xml",
        b"<?xml version='1.0'?><catalogue><book/></catalogue>",
        "The XML holds no news feed; save the feed again, or the page it came from as HTML.",
    ),
    (
        "empty.rss",
        b"<rss version='2.0'><channel><title>x</title></channel></rss>",
        "The feed has no entries; save the feed again, or the page it came from as HTML.",
    ),
    ("script.html", b"<html><script>evil()</script></html>", NOTHING),
    ("comment.html", b"<!-- nothing -->", NOTHING),
    (
        "letter.eml",
        b"Dear all,\n\nno header here.",
        "The file has no e-mail header; save the message again as .eml, or its text as .txt.",
    ),
    ("empty.eml", b"From: a@example.org\nSubject: x\n\n", NOTHING),
]


@pytest.mark.parametrize(("name", "data", "reason"), TABLE, ids=[name for name, _, _ in TABLE])
def test_each_is_skipped_with_its_sentence(
    tmp_path: Path, name: str, data: bytes | Callable[[], bytes], reason: str
) -> None:
    (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data())
    assert skipped(tmp_path / name) == Skipped(name, reason)


def test_a_hundred_megabytes_of_one_line_are_not_even_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "line.txt"
    with file.open("wb") as out:
        out.truncate(100_000_000)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("opened"))
    assert skipped(file).reason == "It is 100 MB, more than the limit of 20 MB; split it into its documents."


def test_the_limit_can_be_set(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LEDE * 20_000)
    size = len(LEDE) * 20_000
    reason = "It is 2 MB, more than the limit of 1 MB; split it into its documents."
    assert skipped(tmp_path / "a.txt", max_bytes=1_000_000).reason == reason
    assert (
        "It is 2 MB, more than the limit of 1.9 MB"
        in skipped(tmp_path / "a.txt", max_bytes=size - 90_000).reason
    )
    assert isinstance(document(tmp_path / "a.txt", max_bytes=size), Document)


@pytest.fixture
def _no_hanging() -> Iterator[None]:
    """Fail instead of hanging: a pattern that backtracks without end would need hours."""

    def stop(*_: object) -> None:
        pytest.fail("it hangs")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(120)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.usefixtures("_no_hanging")
def test_a_long_line_within_the_limit_is_read(tmp_path: Path) -> None:
    text = ("Italy said no " * 700_000)[:9_000_000]
    (tmp_path / "a.txt").write_text(text)
    assert document(tmp_path / "a.txt").text == text.rstrip()


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert skipped(tmp_path / "pipe.txt").reason == (
        "This is not an ordinary file but a device, pipe or socket; give a file."
    )


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(LEDE)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert skipped(tmp_path / "a.txt").reason == (
        "The file cannot be opened (Permission denied); check its permissions."
    )


def test_a_defect_in_a_library_costs_one_file_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import trafilatura

    def fail(*_: object, **__: object) -> None:
        raise AssertionError("inside the library")

    monkeypatch.setattr(trafilatura, "bare_extraction", fail)
    (tmp_path / "a.html").write_text(f"<p>{LEDE}</p>")
    (tmp_path / "b.txt").write_text(LEDE)
    broken, sound = gather([tmp_path])
    assert broken == Skipped(
        f"{tmp_path.name}/a.html",
        "It cannot be read (AssertionError); open it and save its text as .txt.",
    )
    assert isinstance(sound, Document)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("deep.html", "<div>" * 50_000 + LEDE + "</div>" * 50_000),
        ("deep.md", ">" * 3_000 + LEDE + "\n\n" + "[" * 20_000 + "\n" + "*a_" * 5_000),
        ("alias.md", f"---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: *b\n---\n{LEDE}"),
        ("colons.txt", "a:" * 100_000),
        ("dashes.txt", "A-" * 50_000 + "\n" + "A A " * 50_000 + "\n" + "1. " * 50_000),
        ("labels.txt", "Mr A (b) " * 20_000 + ": no"),
        ("comments.html", "<!---->" * 500 + "<p>" + LEDE),
        ("doctype.xml", "<!DOCTYPE " + "x" * 1_000_000),
        ("place.txt", "Aaaa" * 26 + " 27 March 2025"),
    ],
)
@pytest.mark.usefixtures("_no_hanging")
def test_nothing_nested_or_repeated_hangs(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    assert len(list(gather([tmp_path / name]))) == 1


def test_a_saved_feed_fetches_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    monkeypatch.setattr(socket, "socket", lambda *_, **__: pytest.fail("a connection was made"))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("a name was looked up"))
    (tmp_path / "feed.xml").write_text(
        '<?xml version="1.0"?><!DOCTYPE rss SYSTEM "http://example.org/rss.dtd"><?xml-stylesheet '
        f'href="http://example.org/a.xsl"?><rss version="2.0"><channel><link>http://example.org</link><item>'
        f"<link>http://example.org/1</link><description>&lt;img src='http://example.org/x'&gt;{LEDE}</description>"
        "</item></channel></rss>"
    )
    (tmp_path / "page.html").write_text(
        '<html><head><base href="http://example.org/"><link rel="stylesheet" href="a.css"></head>'
        f"<p>{LEDE}</p></html>"
    )
    assert [each.text for each in gather([tmp_path]) if isinstance(each, Document)] == [LEDE, LEDE]


def test_every_reason_is_one_sentence() -> None:
    for _, _, reason in TABLE:
        assert reason.endswith(".")
        assert reason[0].isupper()
        assert "; " in reason


def test_the_default_limit() -> None:
    assert GatherOptions().max_bytes == 20_000_000
