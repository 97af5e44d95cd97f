"""Saved news feeds (RSS, Atom): every entry a document. Nothing is ever fetched."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from plenipo.gather.blocks import visible_text
from plenipo.gather.dates import stated_date
from plenipo.gather.formats import html
from plenipo.gather.formats.format import Format
from plenipo.gather.language import language_code
from plenipo.gather.source import Found, Source, unreadable
from plenipo.gather.text import decode
from plenipo.model import Skipped

DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?[^>]*>", re.IGNORECASE)
HEAD_CHARACTERS = 4_000
SIGN = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)


def read(source: Source) -> Iterator[Found | Skipped]:
    """Every entry with its own words; an entry that is only a link is skipped with its address."""
    text = _safe(source)
    if html.HTML.sign(text[:2_000].encode("utf-8")):
        yield from html.read(source)
        return
    import feedparser

    parsed = feedparser.parse(
        io.BytesIO(text.encode("utf-8", errors="replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
    )
    if not parsed.entries:
        raise unreadable(
            "The XML holds no news feed" if not parsed.version else "The feed has no entries",
            "save the feed again, or the page it came from as HTML",
        )
    for number, entry in enumerate(parsed.entries, 1):
        yield _entry(entry, parsed.feed, number, source.origin)


def _safe(source: Source) -> str:
    """The feed's characters without its declarations; raises ``InputError`` for one with its own entities."""
    match = re.match(rb"\s*<\?xml[^>]*?encoding=[\"']([\w-]+)[\"']", source.data[:200])
    text = decode(source.data, match[1].decode("ascii") if match else source.charset)
    if re.search(r"<!\s*ENTITY", text, re.IGNORECASE):
        raise unreadable(
            "The XML declares entities of its own, as attacks do", "save the feed again from its source"
        )
    head = DOCTYPE.sub("", DECLARATION.sub("", text[:HEAD_CHARACTERS], count=1), count=1)
    return head + text[HEAD_CHARACTERS:]


def _entry(entry: Mapping[str, Any], feed: Mapping[str, Any], number: int, origin: str) -> Found | Skipped:
    written = [part.get("value") or "" for part in entry.get("content") or ()] + [
        str(entry.get("summary") or "")
    ]
    text = visible_text(max(written, key=len))
    link = str(entry.get("link") or "")
    if not text:
        nothing = unreadable(
            f"The entry {entry.get('title') or number} has no text", f"save its page: {link or 'no link'}"
        )
        return Skipped(f"{origin}#{number}", nothing.what)
    publisher = (entry.get("source") or {}).get("title") or feed.get("title") or ""
    return Found(
        text,
        title=visible_text(str(entry.get("title") or "")),
        publisher=str(publisher),
        date=_date(entry),
        language_hint=language_code(str(entry.get("language") or feed.get("language") or "")),
        address=link,
        fragment=str(number),
    )


def _date(entry: Mapping[str, Any]) -> dt.date | None:
    """The day an entry states, in the time zone it states it in."""
    for name in ("published", "created", "updated"):
        written = entry.get(name)
        day = stated_date(str(written)) if written else None
        if day:
            return day
        parsed = entry.get(f"{name}_parsed")
        if parsed:
            return dt.date(*parsed[:3])
    return None


FEED = Format(
    "news feed",
    (".xml", ".rss", ".atom", ".rdf"),
    ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml"),
    read,
    sign=lambda head: SIGN.search(head[:1_000]) is not None,
)
