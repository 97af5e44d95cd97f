"""Which way the speaker of a found attribution leans, by the words of its cue and what follows them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from plenipo.model import Document, hull
from plenipo.reading.attribution import combine, negate
from plenipo.reading.cues import Cue, cues
from plenipo.reading.document import read_text
from plenipo.reading.findings import Finding
from plenipo.reading.found import Found
from plenipo.reading.quotes import Quote, within
from plenipo.reading.spelling import american
from plenipo.reading.tags import lexicon

_SAY = Cue("say", "say", 2, {"q": 0, "c": 0})
_NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no", "nor", "neither", "without", "hardly", "cannot"))
_CLAUSES = "qcCw"
_MARKS = ',;:.“”"'
_BORROWED = frozenset(("follower", "anaphora", "unmarked", "modal", "label", "objection", "block"))
"""Rules that say how the rules found something, not what its cue means."""


class Leanings:
    """Decides leanings in one document; reads it by the rules the first time one has to be decided."""

    def __init__(self, document: Document) -> None:
        self._text, self._kind = document.text, document.kind

    @cached_property
    def rules(self) -> list[Finding]:
        """What the rules find in the document."""
        return read_text(self._text, self._kind).findings

    def of(self, found: Found, quotes: Sequence[Quote]) -> tuple[str, Cue, int]:
        """The rule that fits an attribution, the entry of its cue, and the leaning.

        The rules' own reading of the same cue counts first; else the words of the cue are looked up. The
        leaning is that of whoever found the attribution, if they said one.
        """
        spoken = _is_speech(found, quotes)
        same = self.same(found)
        if same is not None:
            cue, rule, sign = same.cue, same.rule, same.sign
        else:
            cue, frame, sign = looked_up(self._text, found)
            rule = f"verb-{frame}"
            if cue is _SAY and found.hint is not None:
                sign = found.hint
        sign = sign if found.sign is None else found.sign
        return ("verb-q" if spoken and not sign else rule), cue, sign

    def same(self, found: Found) -> Finding | None:
        """What the rules found with the same cue and content that overlaps."""
        if not found.cue:
            return None
        for place in range(*found.cue[0]):
            for finding in self._by_cue.get(place, ()):
                if any(a.overlaps(b) for a in finding.content for b in found.content):
                    return finding
        return None

    @cached_property
    def _by_cue(self) -> dict[int, list[Finding]]:
        """What the rules found, by each place in its cue."""
        index: dict[int, list[Finding]] = {}
        for finding in self.rules:
            if finding.rule not in _BORROWED:
                for place in range(*finding.cue_span):
                    index.setdefault(place, []).append(finding)
        return index


def _is_speech(found: Found, quotes: Sequence[Quote]) -> bool:
    """Whether a part of the content is quoted, from a quotation that the cue does not stand in."""
    cue = found.cue or found.source
    return any(
        quote.span.contains(span) and not any(quote.span.overlaps(word) for word in cue)
        for span in found.content
        for quote in within(quotes, span)
    )


def looked_up(text: str, found: Found) -> tuple[Cue, str, int]:
    """The entry, frame and leaning by the cue lexicon alone; a cue nobody knows only reports.

    >>> from plenipo.model import Span
    >>> text = "They refused to support the plan."
    >>> looked_up(text, Found((), (Span(5, 23),), (Span(24, 32),)))[2]
    -1
    """
    words = [american(word.strip(_MARKS)) for span in found.cue for word in span.of(text).lower().split()]
    before = (
        text[max(0, found.cue[0].start - 25) : found.cue[0].start].lower().split()[-2:] if found.cue else []
    )
    entries = list(_entries(words))
    if not entries:
        return _SAY, "c", 0
    frame = _frame(text, found)
    sign: int | None = None
    for cue, _ in entries:
        own = _sign(cue, frame)
        sign = own if sign is None else combine(sign, own) if sign and own else sign or own
    cue = entries[-1][0]
    if _negated([*before, *words]):
        sign = negate(sign or 0, cue, frame)
    return cue, frame, sign or 0


def _negated(words: Sequence[str]) -> bool:
    return any(word.strip(",;") in _NEGATIONS or word.endswith(("n't", "n’t")) for word in words)


def _entries(words: Sequence[str]) -> list[tuple[Cue, int]]:
    """The entries of the lexicon that the words of a cue are, and where."""
    known, lemmas = cues(), lexicon().lemmas
    found = []
    for at, plain in enumerate(words):
        entries = known.verbs.get(lemmas.get(plain, plain), ()) or known.adjectives.get(plain, ())
        noun = known.nouns.get(plain)
        for cue in (*entries, *([noun] if noun else [])):
            if tuple(words[at + 1 : at + 1 + len(cue.particles)]) == cue.particles:
                found.append((cue, at))
                break
    return found


def _frame(text: str, found: Found) -> str:
    """What follows the cue, as the lexicon names it: a quotation, a clause, an infinitive, a thing."""
    content = found.content[0]
    first = content.of(text).split(maxsplit=1)[0].lower()
    if found.cue and content.start < hull(found.cue).start:
        return "q" if first[0] in "“\"'‘" else "c"
    if first[0] in '“"‘':
        return "q"
    if first in ("that", "whether", "if", "what", "how", "why"):
        return "c" if first == "that" else "w"
    last = found.cue[-1].of(text).lower().split()[-1] if found.cue else ""
    if first == "to" or last == "to":
        return "t"
    return "g" if first.endswith("ing") and len(first) > 5 else "n"


def _sign(cue: Cue, frame: str) -> int:
    """The leaning of an entry in a frame; of a thing, whatever its other frames for things agree on."""
    if frame in cue.frames:
        return cue.frames[frame]
    signs = {sign for other, sign in cue.frames.items() if other not in _CLAUSES}
    return signs.pop() if frame not in _CLAUSES and len(signs) == 1 else 0
