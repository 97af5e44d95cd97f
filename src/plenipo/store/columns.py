"""Column types: how the record's words, spans and times lie in the database."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import starmap
from typing import Any

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from plenipo.model import ActorKind, Span, Speaker

_write = json.JSONEncoder(separators=(",", ":")).encode
_read = json.JSONDecoder().decode

# U+FDD0 is set aside by Unicode for a program's own use and never appears in a text meant for others.
_ESCAPE = "\ufdd0"
_LONE = re.compile("[\ud800-\udfff]")
_ESCAPED = re.compile(_ESCAPE + "([0-9a-f]{4})")


def escape(text: str) -> str:
    r"""A text that any UTF-8 database can hold, from one that may carry lone surrogates.

    Half a surrogate pair is not a character and has no UTF-8 form, but file names that are not UTF-8 have
    them in Python (``os.fsdecode``), and so have some feeds. Nothing is replaced or lost: :func:`unescape`
    gives the exact text back, and a text without them is stored as it is.

    >>> unescape(escape("caf\udce9.txt")) == "caf\udce9.txt"
    True
    """
    if text.isascii():
        return text
    if _ESCAPE in text:
        text = text.replace(_ESCAPE, f"{_ESCAPE}fdd0")
    return _LONE.sub(lambda found: f"{_ESCAPE}{ord(found[0]):04x}", text)


def unescape(text: str) -> str:
    """The text that :func:`escape` was given."""
    if _ESCAPE not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


class Words(TypeDecorator[str]):
    """Any Python text, exactly, lone surrogates and NUL included."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Escape what UTF-8 has no form for."""
        return None if value is None else escape(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Give the exact text back."""
        return None if value is None else unescape(value)


class Json(TypeDecorator[Any]):
    """Lists and objects as compact ASCII JSON, which SQLite's and PostgreSQL's JSON functions can open."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        """Write JSON."""
        return _write(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Read JSON."""
        return None if value is None else _read(value)


class Spans(TypeDecorator[tuple[Span, ...]]):
    """Spans as ``[[start,end],...]``, the form they have in exports."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Iterable[Span] | None, dialect: Dialect) -> str:
        """Write the offsets."""
        return _write(list(value or ()))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Span, ...]:
        """Read the offsets."""
        return tuple(starmap(Span, _read(value or "[]")))


class Speakers(TypeDecorator[tuple[Speaker, ...]]):
    """Speakers as a list of ``[actor, name, kind, on_behalf_of, role]``."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Iterable[Speaker] | None, dialect: Dialect) -> str:
        """Write them."""
        return _write([[s.actor, s.name, s.kind.value, s.on_behalf_of, s.role] for s in value or ()])

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Speaker, ...]:
        """Read them."""
        return _speakers(value or "[]")


@lru_cache(maxsize=4096)  # the same few speak again and again
def _speakers(text: str) -> tuple[Speaker, ...]:
    return tuple(
        Speaker(actor, name, ActorKind(kind), on_behalf_of, role)
        for actor, name, kind, on_behalf_of, role in _read(text)
    )


class Time(TypeDecorator[dt.datetime]):
    """An instant as ISO 8601 in UTC with microseconds, so that texts sort as times do."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> str | None:
        """Write UTC."""
        return None if value is None else value.astimezone(dt.UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> dt.datetime | None:
        """Read UTC."""
        return None if value is None else dt.datetime.fromisoformat(value)
