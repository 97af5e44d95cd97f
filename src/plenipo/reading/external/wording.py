"""Where a quotation stands in a text, whatever its white space and the shape of its quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from plenipo.model import Span

MOST_PLACES = 200
"""Places of one quotation that are looked at; a word that stands more often says little about where."""
_DOUBLE = r"(?:[\"“”„‟«»]|''|``)"
_SINGLE = r"['‘’‚‛`´]"
_PIECE = re.compile(
    r"(?P<space>\s+)|(?P<double>[\"“”„‟«»]|''|``)|(?P<single>['‘’‚‛`´])|(?P<rest>.)", re.DOTALL
)
_MARKS = "\"“”„‟«»'‘’‚‛`´"
_NUMBER = re.compile(r"\[\d{1,5}\]\s*")


def places(text: str, quotation: str, where: Span) -> list[Span]:
    r"""Where ``quotation`` stands in the part ``where`` of a text, whole words only, in reading order.

    Only white space and the shape of quotation marks may differ. The numbers that sentences were given
    ("[12]") and marks around the whole are left out of a quotation that is not found with them.

    >>> text = "“We  won’t go,” she said."
    >>> [span.of(text) for span in places(text, '"We won\'t go,"', Span(0, len(text)))]
    ['“We  won’t go,”']
    """
    plain = _NUMBER.sub(" ", quotation)
    for wording in dict.fromkeys((quotation, plain, plain.strip().strip(_MARKS))):
        found = list(_found(text, wording, where))
        if found:
            return found
    return []


def _found(text: str, quotation: str, where: Span) -> Iterator[Span]:
    pattern = _pattern(quotation.strip())
    if pattern is None:
        return
    for number, match in enumerate(pattern.finditer(text, where.start, where.end)):
        if number == MOST_PLACES:
            return
        yield Span(*match.span())


@lru_cache(maxsize=1024)
def _pattern(quotation: str) -> re.Pattern[str] | None:
    """What finds a quotation; nothing for one without a letter, digit or mark to be found by."""
    if not quotation or quotation.isspace():
        return None
    pieces = "".join(_piece(piece) for piece in _PIECE.finditer(quotation))
    before = r"(?<!\w)" if _is_word(quotation[0]) else ""
    after = r"(?!\w)" if _is_word(quotation[-1]) else ""
    return re.compile(before + pieces + after)


def _piece(piece: re.Match[str]) -> str:
    if piece.lastgroup == "space":
        return r"\s+"
    if piece.lastgroup == "double":
        return _DOUBLE
    return _SINGLE if piece.lastgroup == "single" else re.escape(piece.group())


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
