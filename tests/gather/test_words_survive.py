"""Whatever is written arrives in the document, word for word, and spans of it are the words they were."""

from __future__ import annotations

import html
import tempfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenipo.gather.text import normalise
from plenipo.model import Span, document_id

from .making import document, documents

CHARACTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cn", "Co"))
WORD = st.text(st.characters(codec="utf-8", categories=("Lu", "Ll", "Lo", "Nd")), min_size=1, max_size=12)
PARAGRAPH = st.lists(WORD, min_size=1, max_size=12).map(lambda words: "Said " + normalise(" ".join(words)))
PARAGRAPHS = st.lists(PARAGRAPH, min_size=2, max_size=6)


def as_text(paragraphs: list[str]) -> bytes:
    return "\n\n".join(paragraphs).encode()


def as_html(paragraphs: list[str]) -> bytes:
    body = "".join(f"<p>{html.escape(part)}</p>\n" for part in paragraphs)
    return (
        f"<!DOCTYPE html><html><body><script>evil()</script><article>{body}</article></body></html>".encode()
    )


def as_mail(paragraphs: list[str]) -> bytes:
    message = EmailMessage()
    message["Subject"] = "A title"
    message.set_content("\n\n".join(paragraphs))
    return message.as_bytes()


def as_feed(paragraphs: list[str]) -> bytes:
    body = html.escape("".join(f"<p>{html.escape(part)}</p>" for part in paragraphs))
    return (
        f"<rss version='2.0'><channel><item><description>{body}</description></item></channel></rss>".encode()
    )


def as_word(paragraphs: list[str]) -> bytes:
    import io

    import docx

    word, file = docx.Document(), io.BytesIO()
    for part in paragraphs:
        word.add_paragraph(part)
    word.save(file)
    return file.getvalue()


WRITERS: dict[str, Callable[[list[str]], bytes]] = {
    ".txt": as_text,
    ".md": as_text,
    ".html": as_html,
    ".eml": as_mail,
    ".rss": as_feed,
    ".docx": as_word,
}


@pytest.mark.parametrize("suffix", WRITERS)
@settings(deadline=None, max_examples=25)
@given(PARAGRAPHS)
def test_paragraphs_survive_in_every_format(suffix: str, paragraphs: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"a{suffix}"
        file.write_bytes(WRITERS[suffix](paragraphs))
        text = document(file).text
    assert text == "\n\n".join(paragraphs)
    for part in paragraphs:
        at = text.index(part)
        assert Span(at, at + len(part)).of(text) == part


@settings(deadline=None, max_examples=150)
@given(st.text(CHARACTERS, min_size=1, max_size=300).filter(lambda text: normalise(text).strip()))
def test_any_text_is_the_documents_text(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.txt"
        file.write_text(f"Said {text}", encoding="utf-8", newline="")
        found = document(file)
        again = document(file)
    assert found == again
    assert found.text == normalise(f"Said {text}")
    assert found.id == document_id(found.text)
    for each in (found.title, found.publisher, found.origin):
        assert "\n" not in each


@settings(deadline=None, max_examples=20)
@given(st.lists(PARAGRAPHS, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_inputs_changes_no_id(texts: list[list[str]], chance: object) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, paragraphs in enumerate(texts):
            files.append(Path(folder) / f"{number}.txt")
            files[-1].write_bytes(as_text(paragraphs))
        before = {each.origin: each for each in documents(*files)}
        chance.shuffle(files)  # type: ignore[attr-defined]
        assert {each.origin: each for each in documents(*files)} == before
