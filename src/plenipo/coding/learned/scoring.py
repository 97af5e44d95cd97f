"""What the network answers for a unit: which options of the codebook it takes a stance to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from plenipo.coding.learned.hints import DIRECT, KINDS, QUESTION, REPORTED, TURNED, hints
from plenipo.coding.learned.units import CLOSES, OPENS, Unit, labels
from plenipo.coding.learned.weights import Weights
from plenipo.coding.tokens import Text
from plenipo.coding.wordings import STOP, content_words
from plenipo.model import Codebook, Stance

LISTED = 6
"""Options that are weighed against each other."""
STANCES = (Stance.SUPPORT, Stance.OPPOSE, Stance.NEUTRAL)
PARTS = 2
"""Parts of the hints that count stance words: the cue, the content."""
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Answer:
    """The stance of a unit to one option."""

    issue: str
    option: str
    label: str
    likeness: float
    """Cosine of what is said and the option, -1 to 1."""
    shared: tuple[str, ...]
    """Words of the option that stand in the sentence."""
    stance: Stance
    """The likeliest stance, if one is taken."""
    sure: float
    """The chance that it is that stance and not the reverse, 0 to 1."""
    chance: float
    """The chance that a stance is taken to this option, 0 to 1."""
    seen: tuple[float, ...] = ()
    """What the chance was made from, see ``FOUND_BY``."""
    turned_by: tuple[float, ...] = ()
    """What decides between support and opposition, see ``TURNED_BY``."""


FOUND_BY = (
    "network", "likeness", "margin", "first", "shared", "all shared", "issue shared", "leans", "stance words",
    "sure of statement", "direct", "reported", "question", "short", "neutral",
)  # fmt: skip
TURNED_BY = (
    "network",
    "supports",
    "opposes",
    "negations",
    "cue for",
    "cue against",
    "content for",
    "content against",
)
FOR, AGAINST = ("PRO", "GOOD", "FOR", "MUST"), ("CON", "BAD", "NOT", "LESS", "VERSUS")


@dataclass(frozen=True, slots=True)
class Named:
    """An option as it is shown, and the words of its two labels that tell it."""

    issue: str
    option: str
    label: str
    words: frozenset[str]
    issue_words: frozenset[str]


class Scorer:
    """Answers for the options of one codebook."""

    def __init__(self, codebook: Codebook, weights: Weights) -> None:
        """Liken nothing yet; options are encoded when first asked for."""
        self._weights = weights
        self._options = [
            Named(
                issue.id,
                option.id,
                labels(issue.name, option.label, option.terms[:1]),
                _telling(" ".join([option.label, *option.terms])),
                _telling(" ".join([issue.name, *issue.terms])),
            )
            for issue in codebook.issues.values()
            for option in issue.options.values()
        ]
        self._table: Floats | None = None

    def answers(self, text: Text, unit: Unit) -> list[Answer]:
        """What a unit says of the options likest to it, the likest first."""
        if not self._options:
            return []
        shower = self._weights.shower
        if self._table is None:
            self._table = np.stack([self._weights.likened(shower.alone(o.label)) for o in self._options])
        alike = self._table @ self._weights.likened(shower.gist(text.text, unit))
        near = np.argsort(-alike, kind="stable")[:LISTED].tolist()
        given = hints(text, unit)
        words = frozenset(t.key for t in text.within(unit.sentence) if not t.mark)
        glance = self._seen(near[0], near, alike, words, _leaning(unit, given))
        if self._weights.glance.chance(glance) < self._weights.worth:
            return []
        return self._answers(text, unit, near, alike, given, words)

    def _seen(
        self, n: int, near: Sequence[int], alike: Floats, words: frozenset[str], leaning: tuple[float, ...]
    ) -> tuple[float, ...]:
        """What is seen of an option without asking the network to weigh it against others."""
        option = self._options[n]
        shared = option.words & words
        return (
            float(alike[n]),
            float(alike[n] - max((alike[m] for m in near if m != n), default=0.0)),
            float(n == near[0]),
            len(shared) / max(1, len(option.words)),
            float(bool(shared) and shared == option.words),
            len(option.issue_words & words) / max(1, len(option.issue_words)),
            *leaning,
        )

    def _answers(
        self,
        text: Text,
        unit: Unit,
        near: Sequence[int],
        alike: Floats,
        given: Floats,
        words: frozenset[str],
    ) -> list[Answer]:
        shown = self._weights.shower.unit(text.text, unit)
        pieces, places = list(shown), []
        for n in near:
            label = self._weights.shower.option(self._options[n].label)
            places.append((len(pieces), len(pieces) + len(label)))
            pieces += label
        content = shown.index(OPENS), shown.index(CLOSES) + 1
        rows = self._weights.answers(pieces, content, places, alike[list(near)], given)
        leaning = _leaning(unit, given)
        found = []
        for n, row in zip(near, rows, strict=True):
            option = self._options[n]
            seen = (_log_odds(1 - row[0]), *self._seen(n, near, alike, words, leaning), float(row[3]))
            turned = _turned(row, unit, given)
            chance = self._weights.find.chance(seen)
            support = self._weights.turn.chance(turned)
            neutral = row[3] > max(row[1], row[2])
            stance = Stance.NEUTRAL if neutral else Stance.SUPPORT if support >= 0.5 else Stance.OPPOSE
            sure = float(row[3]) if neutral else max(support, 1 - support)
            found.append(
                Answer(
                    option.issue,
                    option.option,
                    option.label,
                    float(alike[n]),
                    tuple(sorted(option.words & words)),
                    stance,
                    sure,
                    chance,
                    seen,
                    turned,
                )
            )
        return found


def _telling(text: str) -> frozenset[str]:
    return frozenset(key for form, key in content_words(text) if form not in STOP)


def _log_odds(chance: float) -> float:
    chance = min(max(float(chance), 1e-4), 1 - 1e-4)
    return float(np.log(chance / (1 - chance)))


def _count(given: Floats, kinds: Sequence[str], part: int) -> float:
    return float(sum(given[part * len(KINDS) + KINDS.index(kind)] for kind in kinds))


def _leaning(unit: Unit, given: Floats) -> tuple[float, ...]:
    """Whether the unit takes any stance at all, by what the rules see."""
    stated = unit.statement
    words = sum(_count(given, FOR + AGAINST, part) for part in range(PARTS))
    return (
        float(stated.polarity is not Stance.NEUTRAL),
        min(3.0, words) / 3,
        _log_odds(stated.confidence),
        *(float(value) for value in given[[DIRECT, REPORTED, QUESTION]]),
        float(unit.content.end - unit.content.start < 25),
    )


def _turned(row: Floats, unit: Unit, given: Floats) -> tuple[float, ...]:
    """What decides between support and opposition."""
    polarity = unit.statement.polarity
    return (
        _log_odds(float(row[1]) / max(1e-6, float(row[1] + row[2]))),
        float(polarity is Stance.SUPPORT),
        float(polarity is Stance.OPPOSE),
        float(given[TURNED]),
        *(min(2.0, _count(given, kinds, part)) for part in range(PARTS) for kinds in (FOR, AGAINST)),
    )
