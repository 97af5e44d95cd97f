"""Text from documents, made safe and fit to show: hostile characters, lengths, languages, addresses, ids."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import urlsplit

_SPACE = "\t\n\x0b\x0c\r\x85\u2028\u2029"
_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides and isolates: they can reorder a quote
    "\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"  # invisible operators, byte order mark, annotations
    "\U000e0000-\U000e007f"  # tag characters: a way to hide instructions in plain sight
)
_HOSTILE = re.compile(f"[{_SPACE}{_INVISIBLE}\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_STACKED = re.compile(
    "([\u0300-\u036f\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{4})[\u0300-\u036f\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})


def _harmless(match: re.Match[str]) -> str:
    """What to put in a hostile character's place: a space, nothing, or the replacement character."""
    character = match.group()
    if character in _SPACE:
        return " "
    return "\ufffd" if unicodedata.category(character) in {"Cs", "Cn"} else ""


def clean(text: str) -> str:
    r"""The text without characters that could hide, reorder or break what is shown.

    Bidirectional controls, NULs and other controls, tag characters and towers of combining marks go; lone
    surrogates, which no file can hold, become the replacement character. Letters of any script stay.

    >>> clean("stop\u202e!won t\x00")
    'stop!won t'
    """
    if text.isascii() and text.isprintable():
        return text
    return _STACKED.sub(r"\1", _HOSTILE.sub(_harmless, text))


def bounded(text: str, limit: int) -> str:
    """The text, cut at a word with an ellipsis when longer than ``limit`` characters.

    >>> bounded("a comprehensive ceasefire", 18)
    'a comprehensive …'
    """
    text = " ".join(clean(text[: limit * 4 + 64]).split())
    if len(text) <= limit:
        return text
    head, space, _ = text[: limit - 1].rpartition(" ")
    return (head if space and len(head) > limit // 2 else text[: limit - 1].rstrip()) + " …"


def slug(text: str) -> str:
    """An identifier safe in HTML ids and links; a short digest is added when letters were lost.

    >>> slug("foreign-forces"), slug("Petr Fiala")
    ('foreign-forces', 'petr-fiala-8e258c')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    short = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:48].strip("-")
    if short and short == text:
        return short
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]
    return f"{short}-{digest}" if short else digest


def anchors(prefix: str, keys: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    """A readable, unique id for each key, such as ``cell-italy-foreign-forces``."""
    taken: dict[str, tuple[str, ...]] = {}
    for key in keys:
        name = "-".join([prefix, *map(slug, key)])
        if taken.setdefault(name, key) != key:
            name += "-" + hashlib.sha256(repr(key).encode("utf-8", "surrogatepass")).hexdigest()[:8]
            taken[name] = key
    return {key: name for name, key in taken.items()}


def language_tag(language: str) -> str:
    """The language as an HTML ``lang`` value; ``und`` (undetermined) when it is not one."""
    return language if _LANGUAGE.fullmatch(language) else "und"


def direction(text: str, language: str) -> str:
    """``rtl`` or ``ltr``: from the first strong letter, else from the language."""
    for character in text[:400]:
        kind = unicodedata.bidirectional(character)
        if kind == "L":
            return "ltr"
        if kind in {"R", "AL"}:
            return "rtl"
    return "rtl" if language.split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def citation(origin: str) -> str:
    """The address of a document that was read from the web, or ``""`` when ``origin`` is no such address.

    Only http and https, no user names or passwords, no spaces, controls or backslashes: what a reader could
    mistake is not made a link.

    >>> citation("https://example.org/a?b=1"), citation("javascript:alert(1)"), citation("news/1.txt")
    ('https://example.org/a?b=1', '', '')
    """
    if len(origin) > 2000 or not re.fullmatch(r"https?://[^\s\\<>\"'`{}|^\x00-\x20\x7f-\x9f]+", origin):
        return ""
    if clean(origin) != origin:
        return ""
    try:
        parts = urlsplit(origin)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return ""
    return origin if host and "@" not in parts.netloc else ""
