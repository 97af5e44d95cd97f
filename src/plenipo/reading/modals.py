"""Intentions stated by the writer: “Italy will not send troops”."""

from __future__ import annotations

from plenipo.reading.attribution import Sentence
from plenipo.reading.cues import Cue
from plenipo.reading.extents import phrase_end
from plenipo.reading.sources import Source
from plenipo.reading.tags import word_list

WILL = Cue("will", "intend", 2, {"t": 0})
_MODALS = word_list("modals-of-intention")


def intention(s: Sentence, k: int) -> None:
    """Read the verb group at phrase ``k`` if it says what somebody will or would do.

    The content keeps the modal verb and "not", so its sign lies in the content. The reader drops it when
    no actor is found behind the subject.
    """
    c = s.c
    verb = c.verbs[k]
    if verb.modal not in _MODALS or verb.passive or k in c.cues or c.unit.tags[verb.word] != "v":
        return
    source = s.subjects.of(k)
    if source is not None and _is_hypothetical(s, source):
        return
    hi = phrase_end(c, k, "t")
    while hi > k + 1 and c.codes[hi - 1] in ",;:-.CBI":
        hi -= 1
    if source is not None:
        negation = next((n for n in range(c.first[k], verb.word) if c.unit.tags[n] == "x"), verb.word - 1)
        first = next(n for n in range(c.first[k], verb.word + 1) if c.unit.words[n] == verb.modal)
        s.add("modal", WILL, source, (first, max(first, negation) + 1), (s.stretch(k, hi),), 0)


def _is_hypothetical(s: Sentence, source: Source) -> bool:
    """“asked whether Italy would”, “if Italy would”, “the troops that Italy would”."""
    start = s.phrase_at(source.first)
    before = s.c.codes[start - 1] if start else "^"
    return before == "W" or (before == "B" and s.c.word(start - 1) in ("if", "whether", "unless", "until"))
