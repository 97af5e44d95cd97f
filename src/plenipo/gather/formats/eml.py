"""Saved e-mail messages (and web pages saved as one MIME file)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from plenipo.gather.formats.format import Format
from plenipo.gather.formats.html import article
from plenipo.gather.source import Found, Source, unreadable
from plenipo.gather.text import decode
from plenipo.model import Skipped

HEADERS = ("from", "subject", "date", "to", "message-id", "received", "mime-version", "content-type")
SIGN = re.compile(
    rb"\A(?:(?:From |Return-Path:|Received:|Delivered-To:|Message-ID:|MIME-Version:|X-[\w-]+:).*\r?\n)", re.I
)
PLAIN_SHARE = 0.2
"""Share of the HTML's length below which a plain part is only a "view this in your browser"."""


def read(source: Source) -> Iterator[Found | Skipped]:
    """The message, then a word about each attachment: none is ever opened."""
    message = BytesParser(policy=policy.default).parsebytes(source.data)
    if not isinstance(message, EmailMessage) or not any(message.get(name) for name in HEADERS):
        raise unreadable(
            "The file has no e-mail header", "save the message again as .eml, or its text as .txt"
        )
    name, address = parseaddr(_header(message, "from"))
    body = _body(message)
    yield Found(
        body.text,
        title=_header(message, "subject"),
        publisher=name or address,
        date=_date(message) or body.date,
        language_hint=body.language_hint,
        address=_header(message, "snapshot-content-location"),
    )
    yield from _attachments(message, source.origin)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name) or "")
    except (ValueError, IndexError, AttributeError, MessageError):  # the parser fails on some broken headers
        return ""


def _date(message: EmailMessage) -> dt.date | None:
    try:
        return parsedate_to_datetime(_header(message, "date")).date()
    except (ValueError, TypeError):
        return None


def _body(message: EmailMessage) -> Found:
    """The plain part, unless the HTML part says much more."""
    plain, html = (_part(message, kind) for kind in ("plain", "html"))
    text = _unflowed(_content(plain), plain) if plain else ""
    if html is None:
        return Found(text)
    found = article(_content(html))
    return Found(text) if len(text) > PLAIN_SHARE * len(found.text) and text.strip() else found


def _part(message: EmailMessage, kind: str) -> EmailMessage | None:
    try:
        part = message.get_body(preferencelist=(kind,))
    except (KeyError, AttributeError, ValueError):
        return None
    return part if isinstance(part, EmailMessage) else None


def _content(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    charset = part.get_content_charset() or ""
    return decode(payload, charset) if isinstance(payload, bytes) and payload else ""


def _unflowed(text: str, part: EmailMessage) -> str:
    """Lines that RFC 3676 (``format=flowed``) broke put together again: those that end in a space."""
    if part.get_param("format", "") != "flowed":
        return text
    return re.sub(r"(?m)(?<!^--) \n(?!\n)", " ", text)


def _attachments(message: EmailMessage, origin: str) -> Iterator[Skipped]:
    if (
        not message.is_multipart() or message.get_content_type() == "multipart/related"
    ):  # a page and its parts
        return
    for number, part in enumerate(message.iter_attachments(), 1):
        kind = part.get_content_type()
        if kind.startswith("image/") or (part.get("content-id") and kind.startswith("text/")):
            continue
        name = part.get_filename() or f"attachment {number}"
        sentence = unreadable(
            f"The attachment {name} ({kind}) was not opened", "save it as a file and add that"
        )
        yield Skipped(f"{origin}#{name}", sentence.what)


EML = Format(
    "e-mail",
    (".eml", ".mht", ".mhtml"),
    ("message/rfc822", "multipart/related"),
    read,
    sign=lambda head: SIGN.match(head) is not None and b"\nSubject:" in head,
)
