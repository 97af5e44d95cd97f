"""Stances taken to what the sentence before only named, as in "An amnesty? Never"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plenipo.coding.clauses import Clause
from plenipo.coding.draft import Draft, Reading, as_sentence, drafted
from plenipo.coding.ground import BY_JUDGEMENT
from plenipo.coding.lexicon import word_list
from plenipo.coding.mentions import mentions
from plenipo.coding.occurrence import occurrence
from plenipo.coding.stance import verdict
from plenipo.coding.tokens import Token, covered

POINTERS = word_list("pointers")
ANSWERS = word_list("answers")
MAX_WORDS = 14


def is_red_line(found: Sequence[Token]) -> bool:
    """Whether a sentence only says that what was just said is a red line."""
    words = [token.form for token in found if not token.mark]
    return len(words) <= 8 and words[0] in POINTERS and "red line" in " ".join(words)


def answers(before: Sequence[Token], found: Sequence[Token], reading: Reading) -> list[Draft]:
    """The stance a short sentence takes to what the one before it only named: "An amnesty? Never."

    The sentence before must name one option; this one must name none, and point back or have no verb.
    """
    named = [m for m in mentions(before, 0, len(before), reading.wordings) if m.option is not None]
    words = [t for t in found if not t.mark]
    if len({(m.issue, m.option) for m in named}) != 1 or not 0 < len(words) <= MAX_WORDS:
        return []
    if any(m.option for m in mentions(found, 0, len(found), reading.wordings)):
        return []
    points = words[0].form in POINTERS
    joined = [before[place] for place in named[0].places] + words[points:]
    sentence = as_sentence(joined, reading, first=False)
    mention = replace(named[0], places=tuple(range(len(named[0].places))))
    clause = Clause(0, len(joined), False)
    judged = verdict(occurrence(sentence, clause, mention, reading.cue, reading.myself))
    if judged is None or not (points or words[0].form in ANSWERS or judged.ground == BY_JUDGEMENT):
        return []
    spans = (covered(before[p] for p in named[0].places), covered(words))
    return [drafted(mention, judged, spans)]
