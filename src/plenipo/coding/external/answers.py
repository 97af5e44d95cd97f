"""A model's answer, checked: what is not of the form asked for is refused item by item."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from plenipo.coding.external.instructions import TASK
from plenipo.coding.external.refusals import Refusal
from plenipo.reading.external.answers import Words
from plenipo.reading.external.repair import Salvaged, salvage

MOST_CLAIMS = 6
"""Claims that one statement can make."""
_LIST = re.compile(rf'"{TASK.items}"\s*:\s*\[')
_BARE_CLAIM = re.compile(r'\{\s*"statement"\s*:')
_STANCES = {"for": "support", "against": "oppose"}


def _stance(value: Any) -> Any:
    """The stance that is meant: "Supports" and "for" mean support."""
    if not isinstance(value, str):
        return value
    said = value.strip().casefold()
    return _STANCES.get(said, said.removesuffix("s"))


def _kind(value: Any) -> Any:
    """The kind that is meant: "only if" means only_if."""
    return re.sub(r"[\s-]+", "_", value.strip().casefold()) if isinstance(value, str) else value


def _whole(value: Any) -> Any:
    """A whole number, also where it is written as text."""
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit():
        return int(value.strip()[:6])
    return value


def _strength(value: Any) -> int:
    """How firm: plain where it is none of the three there are."""
    number = _whole(value)
    return number if type(number) is int and 1 <= number <= 3 else 2


def _text(value: Any) -> str:
    """Text that may be missing."""
    return value if isinstance(value, str) else ""


Said = Annotated[str, Field(strict=True, min_length=1, max_length=300)]
Hint = Annotated[str, BeforeValidator(_text)]


class ConditionItem(BaseModel):
    """A condition as a model answers it."""

    model_config = ConfigDict(extra="ignore")

    kind: Annotated[Literal["only_if", "if_then"], BeforeValidator(_kind)]
    text: Annotated[str, Field(strict=True, min_length=1)]
    issue: Hint = ""
    option: Hint = ""


class Item(BaseModel):
    """A claim as a model answers it."""

    model_config = ConfigDict(extra="ignore")

    statement: Annotated[int, BeforeValidator(_whole), Field(strict=True)]
    actor: Said
    issue: Said
    option: Said
    stance: Annotated[Literal["support", "oppose", "neutral"], BeforeValidator(_stance)]
    strength: Annotated[int, BeforeValidator(_strength)] = 2
    red_line: Annotated[bool, BeforeValidator(lambda value: value is True)] = False
    evidence: Annotated[Words, Field(min_length=1)]
    conditions: Annotated[
        list[ConditionItem],
        BeforeValidator(lambda value: [] if value is None else value),
        Field(max_length=6),
    ] = []
    why: Hint = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """What an answer proposes."""

    items: tuple[Item, ...]
    refused: Counter[str]
    cut: bool
    """Whether it breaks off before its end."""


def understood(answer: str, statements: int) -> Understood | None:
    """The claims in an answer about so many statements; ``None`` when it holds no list of claims at all.

    >>> understood('{"claims": [{"statement": 1, "actor": "peru"}]}', 1).refused
    Counter({'not of the form asked for': 1})
    """
    salvaged = _salvaged(answer)
    if salvaged is None:
        return None
    items: list[Item] = []
    refused: Counter[str] = Counter()
    most = MOST_CLAIMS * statements
    for item in salvaged.items[:most]:
        try:
            items.append(Item.model_validate(item))
        except (ValidationError, RecursionError):
            refused[Refusal.MALFORMED.value] += 1
    if len(salvaged.items) > most:
        refused[Refusal.MANY.value] += len(salvaged.items) - most
    return Understood(tuple(items), refused, salvaged.cut)


def _salvaged(answer: str) -> Salvaged | None:
    """The items of the list, or those that a model answered without one."""
    bare = None if _LIST.search(answer) else _BARE_CLAIM.search(answer)
    if bare is not None:
        answer = f'"{TASK.items}": [{answer[bare.start() :].rstrip().removesuffix("```")}]'
    return salvage(answer, TASK.items)
