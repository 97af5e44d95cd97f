"""A model's answer, checked: what is not of the form asked for is refused item by item."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from plenipo.reading.external.instructions import TASK
from plenipo.reading.external.proposals import Proposal, Refusal
from plenipo.reading.external.repair import salvage

CHARACTERS_PER_ITEM = 20
"""A text has no more attributions than one for so many characters."""
_SIGNS = {"support": 1, "oppose": -1, "neutral": 0}


def _listed(value: Any) -> Any:
    """One string, or nothing, where a list of strings is meant."""
    if value is None or value == "":
        return []
    return [value] if isinstance(value, str) else value


def _number(value: Any) -> Any:
    """A sentence's number; nothing where it is no number, since it is only a hint."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


Words = Annotated[list[Annotated[str, Field(strict=True)]], BeforeValidator(_listed), Field(max_length=12)]


class Item(BaseModel):
    """An attribution as a model answers it."""

    model_config = ConfigDict(extra="ignore")

    sentence: Annotated[int | None, BeforeValidator(_number)] = None
    source: Words = []
    cue: Words = []
    content: Words
    leaning: Literal["support", "oppose", "neutral"] | None = None

    def proposal(self) -> Proposal:
        """What it proposes."""
        return Proposal(
            content=_filled(self.content),
            source=_filled(self.source),
            cue=_filled(self.cue),
            sentence=self.sentence,
            sign=_SIGNS[self.leaning] if self.leaning else None,
        )


def _filled(words: list[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word.strip())


def understood(answer: str, length: int) -> tuple[list[Proposal], Counter[str]] | None:
    """The proposals in an answer about a text of ``length`` characters, and what is refused, by reason.

    ``None`` when the answer holds no list of attributions at all.

    >>> understood('{"attributions": [{"content": "no", "cue": "said"}, {"content": 5}]}', 100)[1]
    Counter({'not of the form asked for': 1})
    """
    salvaged = salvage(answer, TASK.items)
    if salvaged is None:
        return None
    proposals: list[Proposal] = []
    refused: Counter[str] = Counter()
    most = 10 + length // CHARACTERS_PER_ITEM
    for item in salvaged.items[:most]:
        try:
            proposals.append(Item.model_validate(item).proposal())
        except (ValidationError, RecursionError):
            refused[Refusal.MALFORMED.value] += 1
    if salvaged.cut:
        refused[Refusal.CUT.value] += 1
    if len(salvaged.items) > most:
        refused[Refusal.MANY.value] += len(salvaged.items) - most
    return proposals, refused
