"""What the rules see of a unit, as numbers for the network: leaning of the cue, stance words, modals."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from plenipo.coding.learned.units import Unit
from plenipo.coding.operators import operators
from plenipo.coding.tokens import Text
from plenipo.model import Mode, Stance

KINDS = (
    "PRO", "CON", "NOT", "LESS", "GOOD", "BAD", "MUST", "WILL", "MAY", "SAY", "FOR", "VERSUS", "STAY",
    "HAPPEN", "BOOST", "HEDGE", "SPOIL", "OVER", "UNDER", "ASK", "TELL", "TOPIC", "HARM", "OTHERS",
)  # fmt: skip
STANCES = (Stance.SUPPORT, Stance.OPPOSE, Stance.NEUTRAL)
AGAINST = frozenset({"CON", "NOT", "LESS", "BAD", "VERSUS"})
TURNED, QUESTION, DIRECT, REPORTED, BARE = range(-5, 0)
"""The last places: an odd number of turning words, a question, a quotation, told by another, no cue."""
HINTS = 2 * len(KINDS) + len(STANCES) + 5
MOST = 2
"""How often a kind of word is counted, at the most."""


def hints(text: Text, unit: Unit) -> NDArray[np.float32]:
    """The numbers of a unit, each 0 to 2: stance words of cue and content, leaning, negation, mode."""
    statement = unit.statement
    found = np.zeros(HINTS, dtype=np.float32)
    turns = 0
    for part, spans in enumerate((statement.cue, (unit.content,))):
        for span in spans:
            for op in operators(text.within(span)):
                if op.kind in KINDS:
                    place = part * len(KINDS) + KINDS.index(op.kind)
                    found[place] = min(MOST, found[place] + 1)
                turns += op.kind in AGAINST
    found[2 * len(KINDS) + STANCES.index(statement.polarity)] = 1
    found[TURNED] = turns % 2
    found[QUESTION] = unit.sentence.of(text.text).rstrip('”"’ ').endswith("?")
    found[DIRECT] = statement.mode is Mode.DIRECT
    found[REPORTED] = statement.reported_by is not None
    found[BARE] = not statement.cue
    return found
