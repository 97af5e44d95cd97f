"""A handful of claims and a codebook, for this room's docstrings, its tests and the benchmarks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from plenipo.model import (
    Actor,
    Claim,
    Codebook,
    Condition,
    ConditionKind,
    Evidence,
    Issue,
    Mode,
    Option,
    Scale,
    Span,
    Stance,
)

NO_VALUES: Mapping[str, float] = {}


def make_issue(key: str, *options: str, values: Mapping[str, float] = NO_VALUES) -> Issue:
    """An issue with the options named; ordinal when their scale values are given.

    >>> make_issue("mission", "none", "un", values={"none": 0, "un": 100}).scale.value
    'ordinal'
    """
    made = {
        option: Option(option, option.replace("-", " ").capitalize(), values.get(option))
        for option in options
    }
    return Issue(key, f"{key.capitalize()}?", made, Scale.ORDINAL if values else Scale.NOMINAL)


def make_claim(
    party: str,
    issue: str,
    option: str,
    stance: str = "support",
    *,
    day: str | None = "2025-03-01",
    strength: int = 2,
    confidence: float = 1.0,
    document: str = "",
    words: str = "",
    only_if: tuple[str, str] | str | None = None,
    if_then: tuple[str, str] | str | None = None,
    red_line: bool = False,
    speaker: str | None = None,
) -> Claim:
    """A claim with what matters given; a condition is (issue, option) when coded, else its words.

    >>> make_claim("italy", "troops", "yes", "oppose", strength=3).party
    'italy'
    """
    words = words or f"{party} {stance}s {option} on {issue}, {document or day}"
    document = document or f"{day}-{party}"
    conditions = tuple(
        Condition(
            kind, Span(0, 4), f"{kind} {target}", *(target if isinstance(target, tuple) else (None, None))
        )
        for kind, target in ((ConditionKind.ONLY_IF, only_if), (ConditionKind.IF_THEN, if_then))
        if target is not None
    )
    return Claim(
        document=document,
        origin=f"{document}.txt",
        statement=None,
        actor=speaker or party,
        on_behalf_of=party if speaker else None,
        issue=issue,
        option=option,
        stance=Stance(stance),
        strength=strength,
        mode=Mode.DIRECT,
        date=dt.date.fromisoformat(day) if day else None,
        evidence=(Evidence(Span(0, len(words)), words),),
        conditions=conditions,
        confidence=confidence,
        coder="ada",
        red_line=red_line,
    )


def sample() -> tuple[tuple[Claim, ...], Codebook]:
    """Italy wants no foreign forces; Poland rules combat troops out and asks for a ceasefire first.

    >>> claims, codebook = sample()
    >>> len(claims), list(codebook.issues)
    (5, ['forces', 'ceasefire'])
    """
    forces = make_issue(
        "forces", "none", "un-mission", "troops", values={"none": 0, "un-mission": 30, "troops": 100}
    )
    ceasefire = make_issue("ceasefire", "none", "full")
    named = (
        Actor("italy", "Italy"),
        Actor("meloni", "Giorgia Meloni", speaks_for="italy"),
        Actor("poland", "Poland"),
    )
    claims = (
        make_claim("italy", "forces", "none", day="2025-03-01", speaker="meloni"),
        make_claim("italy", "forces", "none", day="2025-03-20"),
        make_claim("italy", "ceasefire", "full", day="2025-03-20"),
        make_claim("poland", "forces", "troops", "oppose", strength=3, red_line=True),
        make_claim("poland", "forces", "un-mission", "neutral", only_if=("ceasefire", "full")),
    )
    return claims, Codebook(
        "Sample", {actor.id: actor for actor in named}, {"forces": forces, "ceasefire": ceasefire}
    )
