"""Markdown: front matter apart, marks taken off, one paragraph after another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from plenipo.gather.blocks import visible_text
from plenipo.gather.formats.format import Format
from plenipo.gather.header import without_header
from plenipo.gather.source import Found, Source
from plenipo.gather.text import decode

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

SCRIPT = re.compile(r"(?i)<(/?)(?:script|style)\b")


def read(source: Source) -> Iterator[Found]:
    """The text a reader of the page would see."""
    found = without_header(decode(source.data, source.charset))
    blocks = list(_blocks(_parser().parse(found.text)))
    heading = next((text for text, level in blocks if level), "")
    text = "\n\n".join(text for text, _ in blocks if text) or found.text  # nested beyond the parser's depth
    yield replace(found, text=text, heading=heading)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table")


def _blocks(tokens: Iterable[Token]) -> Iterator[tuple[str, int]]:
    """Paragraphs and headings in order, each with the level of heading it is (0 for none)."""
    level, number = 0, ""
    cells: list[str] | None = None
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "list_item_open":
            number = f"{token.info}{token.markup} " if token.info else ""
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            yield " | ".join(cell for cell in cells or () if cell), 0
            cells = None
        elif cells is not None:
            cells.append(_text(token))
        elif text := _text(token):
            yield number + text, level
            level, number = 0, ""


def _text(token: Token) -> str:
    if token.type in {"fence", "code_block"}:
        return token.content.strip()
    if token.type == "html_block":
        return visible_text(token.content)
    return _inline(token.children or ())


def _inline(tokens: Iterable[Token]) -> str:
    parts, script = [], False
    for token in tokens:
        if token.type == "html_inline":
            tag = SCRIPT.match(token.content)
            script = not tag[1] if tag else script
        elif script:
            continue
        elif token.type in {"text", "code_inline"}:
            parts.append(token.content)
        elif token.type == "softbreak":
            parts.append(" ")
        elif token.type == "hardbreak":
            parts.append("\n")
    return "".join(parts).strip()


MARKDOWN = Format("Markdown", (".md", ".markdown", ".mdown"), ("text/markdown", "text/x-markdown"), read)
