"""What can be saved of a model's JSON: from code fences, talk around it, trailing commas, a missing end."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

_BARE_LIST = re.compile(r"\[(?=\s*[{\]])")
_THOUGHTS = re.compile(r"\A\s*<(think|thinking|reasoning)>.*?</\1>", re.DOTALL)
_BETWEEN = re.compile(r"[\s,]*")
_TOKEN = re.compile(r"\"(?:[^\"\\]|\\.)*\"|[{}\[\]]|,(?=\s*[}\]])", re.DOTALL)
_END_FENCE = re.compile(r"\s*```\s*\Z")


class Salvaged(NamedTuple):
    """The items of an answer."""

    items: list[Any]
    cut: bool
    """Whether the answer breaks off before its end: there may have been more."""


def salvage(answer: str, called: str) -> Salvaged | None:
    r"""The items of the list that is ``called`` so, or of a bare list, in an answer; ``None`` without one.

    Complete items are kept when the answer breaks off in the middle of one.

    >>> salvage('```json\n{"attributions": [{"a": 1,}, {"a": ', "attributions")
    Salvaged(items=[{'a': 1}], cut=True)
    """
    answer = _END_FENCE.sub("", _THOUGHTS.sub("", answer))
    start = re.search(rf'"{called}"\s*:\s*\[', answer)
    start = start or _BARE_LIST.search(answer)
    if start is None:
        return None
    place = start.end()
    items: list[Any] = []
    while True:
        place = _end_of_gap(answer, place)
        if place >= len(answer):
            return Salvaged(items, cut=True)
        if answer[place] == "]":
            return Salvaged(items, cut=False)
        stop = _end_of_item(answer, place)
        if stop is None:
            return Salvaged(items, cut=True)
        items.append(_value(answer[place:stop]))
        place = stop


def _end_of_gap(answer: str, place: int) -> int:
    gap = _BETWEEN.match(answer, place)
    return gap.end() if gap else place


def _end_of_item(answer: str, place: int) -> int | None:
    """Where the item that starts at ``place`` ends; ``None`` if the answer ends before it does."""
    if answer[place] not in "{[":
        ends = [at for at in (answer.find(mark, place + 1) for mark in ",]") if at > 0]
        return min(ends) if ends else None
    depth = 0
    for token in _TOKEN.finditer(answer, place):
        mark = token.group()[0]
        depth += (mark in "{[") - (mark in "}]")
        if depth == 0 and mark in "}]":
            return token.end()
    return None


def _value(item: str) -> Any:
    """The value of an item, without trailing commas; ``None`` if it is no JSON even so."""
    try:
        return json.loads(_TOKEN.sub(lambda t: "" if t.group() == "," else t.group(), item), strict=False)
    except (ValueError, RecursionError):
        return None
