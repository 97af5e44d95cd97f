"""Whose verb it is: subjects of all verb groups of a sentence, shared and lent ones too."""

from __future__ import annotations

from plenipo.reading.chunks import Chunks
from plenipo.reading.extents import same_form
from plenipo.reading.sources import Source, before_verb, chain_left
from plenipo.reading.tags import word_list

_RAISING = word_list("raising-verbs")
_BE = word_list("forms-of-be")
_GERUND_PREPOSITIONS = word_list("gerund-prepositions")
_QUOTES = frozenset(("quote", "cite", "report"))
_PAPERS = word_list("papers")


class Subjects:
    """Finds and remembers the subjects of a sentence's verb groups."""

    def __init__(self, c: Chunks) -> None:
        self.c = c
        self._known: dict[int, Source | None] = {}

    def of(self, k: int) -> Source | None:
        """The subject of the verb group with tense at phrase ``k``, its own or one it shares."""
        for j in self.c.verbs:  # from left to right, because a verb may share the subject of an earlier one
            if j not in self._known and j <= k and self.c.codes[j] == "F":
                self._known[j] = before_verb(self.c, j) or self._shared(j)
        return self._known.get(k)

    def _shared(self, k: int) -> Source | None:
        """The subject of the earlier verb group that this one is coordinated with."""
        c = self.c
        if k == 0 or c.codes[k - 1] not in "C,R":
            return None
        start = c.codes.rfind(";", 0, k) + 1
        partners = [
            j
            for j in range(k - 1, start - 1, -1)
            if c.codes[j] == "F" and same_form(c.verbs[j], c.verbs[k]) and self._known.get(j)
        ]
        says = k in c.cues and "q" in c.cues[k].frames
        partners.sort(key=lambda j: (not (says and j in c.cues and "q" in c.cues[j].frames), j not in c.cues))
        return self._known[partners[0]] if partners else None

    def of_participle(self, k: int) -> Source | None:
        """The subject of the clause that the -ing form at phrase ``k`` hangs on."""
        c = self.c
        before = c.codes[k - 1] if k else "^"
        if before == "N":
            return self._named(k - 1)
        if before == "F" and c.verbs[k - 1].lemma not in _RAISING:
            return None  # "imagine sharing it"
        if self._is_quoted(k):
            return chain_left(c, k - 2)
        if before in "IB" and not self._gerund(k):
            return None
        start = c.codes.rfind(";", 0, k) + 1
        verbs = [j for j in range(k - 1, start - 1, -1) if c.codes[j] == "F"]
        if not verbs:
            return self._of_main_clause(k) if not start else None
        if before in "IB":
            return self.of(verbs[0])
        return self.of(next((j for j in verbs if self._governs(j, k)), verbs[0]))

    def _is_quoted(self, k: int) -> bool:
        """“quoted the commander as saying”."""
        c = self.c
        return (
            k > 2
            and c.word(k - 1) == "as"
            and c.codes[k - 3 : k - 1] == "FN"
            and c.verbs[k - 3].lemma in _QUOTES
        )

    def _gerund(self, k: int) -> bool:
        """“criticised it by saying”: whether a participle behind a preposition says what the subject does."""
        c = self.c
        nearest = max((c.codes.rfind(code, 0, k) for code in "FTgn"), default=-1)
        if c.word(k - 1) == "as":
            return k > 1 and nearest == k - 2 and c.verbs[k - 2].lemma in _QUOTES
        return c.word(k - 1) in _GERUND_PREPOSITIONS and (nearest < 0 or c.codes[nearest] == "F")

    def _named(self, j: int) -> Source | None:
        """“Hungary opposing the plan”: only a name takes a participle as a statement of its own."""
        c = self.c
        if j > 0 and c.codes[j - 1] == "F" and c.unit.words[c.end[j] - 1] in _PAPERS:
            return self.of(j - 1)  # "issued a statement condemning"
        source = chain_left(c, j)
        return source if c.unit.tags[source.heads[-1][1] - 1] == "P" else None

    def _governs(self, j: int, k: int) -> bool:
        """Whether the participle at ``k`` can hang on the verb group at ``j``."""
        c = self.c
        if j not in c.cues:
            return False
        says = k in c.cues and c.cues[k].kind == "say"
        return not says or "q" in c.cues[j].frames

    def _of_main_clause(self, k: int) -> Source | None:
        """“Rejecting the plan, Italy said ...” and “Italy, rejecting the plan, said ...”."""
        c = self.c
        j = c.codes.find("F", k)
        if j < 0:
            return None
        source = self.of(j)
        comma = c.codes.find(",", k)
        if source is None or comma < 0:
            return None
        inside = any(first <= k < end for first, end in source.asides)
        return source if inside or c.first[comma] < source.first else None

    def lender(self, k: int) -> int | None:
        """The verb group that lends the infinitive at ``k`` its subject: “continues to insist”."""
        c = self.c
        j = k - 1
        while j >= 0 and (c.codes[j] in "RJ" or c.word(j) == "on"):  # "went on to say"
            j -= 1
        if j < 0 or c.codes[j] != "F":
            return None
        verb = c.verbs[j]
        return j if verb.lemma in _RAISING or c.unit.words[verb.word] in _BE else None
