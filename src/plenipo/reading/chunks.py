"""Phrases: noun phrases, verb groups, and the small words between them, as one character each.

====  =====================================  ====  =====================================
``N``  noun phrase                            ``F``  verb group with tense (has not said)
``Y``  time (Monday, last week)               ``T``  *to* with a base form (to say)
``J``  adjective after a verb                 ``g``  -ing form    ``n``  participle alone
====  =====================================  ====  =====================================

The other codes are those of :mod:`plenipo.reading.tags`: ``I C K B W R Q``, and punctuation for itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from plenipo.reading.cues import Cue, match_verb
from plenipo.reading.tags import lexicon, word_list
from plenipo.reading.units import Unit

_CHUNK = re.compile(
    r"(?P<Y>[DJR]?Y+(?!G))"
    r"|(?P<T>x?R?TR?(?:h[Rx]*)?(?:A[Rx]*)?(?:[vgn]|(?<=[Ahd])|d))"
    r"|(?P<F>R?R?(?:[mAhd][Rx]*){1,4}(?:[vgn]|V(?!.))?|[Rx]{0,2}V)"
    r"|(?P<g>x?R?g)"
    r"|(?P<n>R?n(?![NP]))"
    r"|(?P<N>[HOE]|(?:YG)?(?:xR?|R(?=[JM]))?D{0,2}S?(?:(?:J(?:,J){0,3},?|R?[JM]|[NPXHD]G|[NPX]|n(?=[NPJ]))C(?=J)|R?[JM](?=[NPXMJRng])|[NPXMHD]G|[NPXM](?=[NPXMJ])"
    r"|n(?=[NPJ])|g(?=N)){0,40}[NPXM]|[DS]{1,2}R?J*)"
)
_TIME_NOUNS = word_list("time-nouns")
_TIME_STARTS = word_list("time-starts")
_NEGATIVE = frozenset(("never", "hardly", "cannot", "scarcely", "barely"))
_SINGULAR = frozenset(("is", "was", "has", "does", "isn", "wasn", "hasn", "doesn"))
_PLURAL = frozenset(("are", "were", "have", "do", "aren", "weren", "haven", "don"))
MOST_VERBS = 80
"""A stretch with more verb groups is no sentence anybody wrote; it is left unread, lest a text take ages."""
_FINITE = frozenset("FTgn")


@dataclass(frozen=True, slots=True)
class Chunks:
    """The phrases of one unit: codes, and first and end (half-open) word of each."""

    unit: Unit
    codes: str
    first: list[int]
    end: list[int]
    verbs: dict[int, Verb] = field(default_factory=dict)
    cues: dict[int, Cue] = field(default_factory=dict)
    """The cue entry of each verb group that can attribute."""

    def opens_quotation(self, word: int) -> bool:
        """Whether a quotation starts with this word."""
        quotations = self.unit.quotations
        at = bisect_left(quotations, (word, 0))
        return at < len(quotations) and quotations[at][0] == word

    def quotation(self, i: int, since: int) -> bool:
        """Whether phrase ``i`` stands inside a quotation that starts at or after phrase ``since``."""
        quotations = self.unit.quotations
        if not quotations:
            return False
        word = self.first[i]
        first, end = quotations[bisect_left(quotations, (word, 0)) - 1]
        return self.first[since] <= first < word < end

    def words(self, i: int) -> list[str]:
        """The lower-case words of phrase ``i``."""
        return self.unit.words[self.first[i] : self.end[i]]

    def word(self, i: int) -> str:
        """The first word of phrase ``i``; empty past the end."""
        return self.unit.words[self.first[i]] if 0 <= i < len(self.codes) else ""


@dataclass(frozen=True, slots=True)
class Verb:
    """What a verb group says beside its meaning."""

    word: int
    """Index of the main verb."""
    lemma: str
    finite: bool
    negated: bool
    passive: bool
    modal: str
    """The modal verb, or empty."""
    number: str
    """"singular", "plural", or empty where the form does not tell."""
    tense: str
    """"past", "present" or "modal"."""


def chunk(unit: Unit) -> Chunks:
    """The phrases of a unit."""
    tags = "".join(unit.tags)
    codes: list[str] = []
    first: list[int] = []
    end: list[int] = []
    verbs: dict[int, Verb] = {}
    cued: dict[int, Cue] = {}
    position = 0
    while position < len(tags):
        found = _CHUNK.match(tags, position)
        code = (found.lastgroup if found else None) or tags[position]
        stop = found.end() if found else position + 1
        if code == "N" and unit.words[stop - 1] in _TIME_NOUNS and _is_time(unit, tags, position, stop):
            code = "Y"
        if (
            code == "F"
            and tags[position:stop] == "m"
            and unit.words[position] == "should"
            and tags[stop : stop + 1] in "DSNPHJE"
        ):
            code = "B"  # "should a truce hold"
        if code in _FINITE:
            verb = _verb(unit, tags, position, stop)
            code = "g" if code == "F" and not verb.finite else code
            verbs[len(codes)] = verb
            alone = code == "F" and verb.tense == "past" and tags[position : stop + 1] == "VI"
            if alone and _is_object("".join(codes[-2:]), cued.get(len(codes) - 2)):
                code = "n"  # "pitfalls associated with it"
            cue = match_verb(verb.lemma, unit.words, unit.tags, verb.word + 1)
            if cue:
                cued[len(codes)] = cue
        codes.append(code)
        first.append(position)
        end.append(stop)
        position = stop
    return Chunks(unit, "".join(codes), first, end, verbs, cued)


def _tense(words: list[str], group: str, main: int) -> str:
    """The tense that decides which verbs go together."""
    for word, kind in zip(words, group, strict=True):
        if kind == "m":
            return "modal"
        if kind == "h" and group[main] == "n":
            return "past"
        if kind in "Ahd":
            return (
                "past"
                if word in ("did", "didn", "had", "hadn", "was", "were", "wasn", "weren")
                else "present"
            )
    word = words[main]
    return (
        "present"
        if group[main] != "V" or word.endswith("s") or lexicon().lemmas.get(word) == word
        else "past"
    )


def _number(words: list[str], group: str, main: int) -> str:
    """What the form says about the subject: one or many."""
    first = next((word for word, kind in zip(words, group, strict=True) if kind in "mAhd"), "")
    if first:
        return "singular" if first in _SINGULAR else "plural" if first in _PLURAL else ""
    if group[main] != "V":
        return ""
    form = words[main]
    if lexicon().lemmas.get(form) == form:
        return "plural"
    return "singular" if form.endswith("s") and not form.endswith("ss") else ""


def _is_object(before: str, cue: Cue | None) -> bool:
    """Whether the noun phrase that ends ``before`` is the object of a verb, so that it is no subject."""
    return before[-1:] == "N" and (
        before[:1] in ("T", "g") or (before[:1] == "F" and cue is not None and "c" not in cue.frames)
    )


def _is_time(unit: Unit, tags: str, first: int, end: int) -> bool:
    return unit.words[first] in _TIME_STARTS or (tags[first] in "PY" and unit.words[first].endswith("day"))


def _verb(unit: Unit, tags: str, first: int, end: int) -> Verb:
    """The features of the verb group at words ``first`` to ``end``."""
    words = unit.words[first:end]
    group = tags[first:end]
    main = end - 1
    while main > first and tags[main] in "Rx":
        main -= 1
    auxiliary = next((word for word, kind in zip(words, group, strict=True) if kind in "Ahdm"), "")
    kind = tags[main]
    return Verb(
        word=main,
        lemma=lexicon().lemmas.get(unit.words[main], unit.words[main]),
        finite=auxiliary not in ("being", "having", "be", "been", "doing"),
        negated="x" in group or not _NEGATIVE.isdisjoint(words),
        passive=kind == "n" and ("A" in group[: main - first] or (auxiliary == "" and group[-1] == "n")),
        modal=next((word for word, tag in zip(words, group, strict=True) if tag == "m"), ""),
        number=_number(words, group, main - first),
        tense=_tense(words, group, main - first),
    )
