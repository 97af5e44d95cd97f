"""From words to word classes: lexicon, capitals and endings first, then context for what stays ambiguous."""

from __future__ import annotations

from collections.abc import Container, Sequence

from plenipo.reading.cues import cues
from plenipo.reading.lexical import lexical_classes
from plenipo.reading.spelling import american
from plenipo.reading.tags import lexicon, word_list

_AMBIGUOUS = frozenset("bwszepgimAKTISEDnB")
_AFTER_ADVERBIAL_AS = frozenset(
    ("well", "soon", "long", "far", "much", "many", "early", "yet", "little", "few")
)
_BEFORE_NOUN = frozenset("DSJMIG")
_OBJECT = frozenset("DSKOHTPEYQ")
_SUBJECTS = word_list("subject-quantifiers")
_MANDATIVE = word_list("mandative")
_SHOWS = frozenset(
    ("show", "report", "claim", "note", "hope", "fear", "promise", "forecast", "estimate", "answer")
)
_BARE_INFINITIVE = word_list("bare-infinitive")
_SPEECH = word_list("past-speech-verbs")
_TO_SOMETHING = word_list("nouns-with-to")
_VERB_AND_PREPOSITION = word_list("verb-and-preposition")


def tag(words: Sequence[str], headline: bool = False, quoted: Container[int] = ()) -> list[str]:
    """The class of each word of one sentence (see :mod:`plenipo.reading.tags`).

    ``headline`` says that capitals tell nothing; ``quoted`` are the places of words that open a quotation.

    >>> "".join(tag("Russia rejects the Italian plan to send peacekeepers .".split()))
    'PVDPNTvN.'
    """
    lower = [american(word.lower()) for word in words]
    return _Context(lower, lexical_classes(words, lower, headline), quoted).settle()


class _Context:
    """One pass over a sentence, left to right, that settles ambiguous words by what stands beside them."""

    def __init__(self, words: list[str], tags: list[str], quoted: Container[int]) -> None:
        self.words, self.tags, self.quoted = words, tags, quoted
        self.before = "^"  # settled tag of the word before, adverbs and "not" passed over
        self.before_word = ""
        self.finite = False  # whether a verb with tense stands before in this sentence
        self.mandative = False  # behind "demand that": Russia pay
        self.boundary = ""  # tag of the word this clause started with
        self.commas = 0
        self.verb = ""  # tag of the last verb in this clause
        self.verb_word = ""
        self.preposition_since = False  # whether a preposition stands between it and here
        self.adverb = False  # whether an adverb stands directly before
        self.lemmas = lexicon().lemmas

    def settle(self) -> list[str]:
        """The settled tags."""
        tags = self.tags
        for i, kind in enumerate(tags):
            if kind in _AMBIGUOUS:
                kind = tags[i] = _RULES[kind](self, i)
            if kind in "Rx":
                self.adverb = True
                continue
            self.finite = (self.finite or kind in "VAmhd") and kind not in ";:."
            self.commas += kind == ","
            if kind in "Vvgn":
                self.verb, self.verb_word, self.preposition_since = kind, self.words[i], False
            elif kind == "I":
                self.preposition_since = True
            elif kind in "KBW;:.Q":
                self.boundary, self.verb, self.verb_word = kind, "", ""
                self.mandative = kind == "K" and self.lemma(self.before_word) in _MANDATIVE
            self.before, self.before_word, self.adverb = kind, self.words[i], False
        return tags

    def lemma(self, word: str) -> str:
        """The verb a word is a form of, or the word without its plural."""
        return self.lemmas.get(word) or word.removesuffix("s")

    def next(self, i: int) -> str:
        """The (maybe unsettled) tag after ``i``, past adverbs; ``Q`` before a quotation, ``.`` at the end."""
        if i + 1 in self.quoted:
            return "Q"
        for j in range(i + 1, min(i + 3, len(self.tags))):
            if self.tags[j] not in "Rx":
                return self.tags[j]
        return "."

    def next_word(self, i: int) -> str:
        return self.words[i + 1] if i + 1 < len(self.words) else ""

    def plural_before(self) -> bool:
        return self.before_word.endswith("s") and not self.before_word.endswith(("ss", "us", "is"))

    def prepositional(self, i: int) -> bool:
        """Whether verb and next word are such a pair as "call for"."""
        return f"{self.lemmas.get(self.words[i], '')} {self.next_word(i)}" in _VERB_AND_PREPOSITION

    def relative(self, i: int) -> bool:
        """Whether "that" at ``i`` starts a relative clause: "states that vote"."""
        return self.next(i) in "VzpemAhdwb"

    # --- one rule for each ambiguous class ---

    def base(self, i: int) -> str:
        """A base form that may be a noun: support, plan."""
        before = self.before
        if before in "Tmd":
            return "v"
        if before == "A":
            return "J"
        if before in _BEFORE_NOUN:
            subject = before == "D" and self.before_word in _SUBJECTS and self.next(i) in _OBJECT
            return "V" if subject else "N"
        if before in "HW" or (self.mandative and before in "NP" and not self.verb):
            return "V"
        if before in "NP)Y":
            return self._base_after_noun(i)
        if before in "Vvgn" or before == "O":
            if self.words[i] == "back":
                return "R"
            return "v" if self.verb_word in _BARE_INFINITIVE else "N"
        return self._base_after_pause(i)

    def _base_after_noun(self, i: int) -> str:
        if self.verb_word in _BARE_INFINITIVE:
            return "v"
        following = self.next(i)
        if self.adverb and self.plural_before():
            return "V"
        if following in "DSKOHTEQ" or self.prepositional(i):
            return "V" if self.plural_before() or not self.verb else "N"
        if (
            self.plural_before()
            and not self.verb
            and following in ("DSKO" if self.before == "P" else "PJNMbB")
        ):
            return "V"
        return "N"

    def _base_after_pause(self, i: int) -> str:
        following = self.next(i)
        if (
            self.verb in ("v", "V")
            and self.before in "C,"
            and (following in _OBJECT or self.prepositional(i))
        ):
            return self.verb
        return "v" if self.before == "^" and following in "DSOK" else "N"

    def base_only(self, i: int) -> str:
        """A base form that is no noun: reject, allow."""
        if self.words[i] == "think" and self.next_word(i).startswith("tank"):
            return "N"
        before = self.before
        if before in "Tmd":
            return "v"
        if before in "Ah":
            return "n"
        if before == "D" and self.before_word in _SUBJECTS and self.next(i) in _OBJECT:
            return "V"
        if before in "DSJGI":
            return "N" if before != "I" or self.next(i) not in _OBJECT else "v"
        if self.verb == "v" and before in "C,":
            return "v"
        if before == "O" or self.verb_word in _BARE_INFINITIVE or before == "^":
            return "v"
        return "V"

    def third(self, i: int) -> str:
        """A third person that may be a plural: demands, plans."""
        before, following = self.before, self.next(i)
        if before in _BEFORE_NOUN or before == "T":
            return (
                "V"
                if before == "D" and self.before_word in ("this", "that") and following in _OBJECT
                else "N"
            )
        if before in "HWE" or (self.adverb and before in "NP"):
            return "N" if self.before_word in ("we", "they", "you", "i") else "V"
        if before in "NP)":
            return self._third_after_noun(i, following)
        if self.before_word == "but" and following not in "I.,":
            return "V"
        joined = before in "C," and self.finite and (following in "DSKOHTEQ" or self.prepositional(i))
        return "V" if joined else "N"

    def _third_after_noun(self, i: int, following: str) -> str:
        attached = self.preposition_since and self.verb and following == "K"  # "in her opening remarks that"
        if self.before == "N" and (self.plural_before() or attached):
            return "N"
        if following == "T" and self.verb and self.lemma(self.words[i]) not in cues().verbs:
            return "N"  # "called for relief ships to reach"
        if following in "DSOHTEQ" or (following in "gB" and not self.verb) or self.prepositional(i):
            return "V"
        if self.next_word(i) in ("what", "how", "why") or (following == "K" and not self.relative(i + 1)):
            return "V"
        if self.boundary == "W" and not self.verb:  # "what Moscow wants is"
            return "V"
        if self.before != "P" or self.verb or self.words[i] == "states":
            return "N"
        object_follows = following in "PJNM" or (
            following in "bse" and self.lemma(self.words[i]) in cues().verbs
        )
        return "V" if object_follows else "N"

    def third_only(self, i: int) -> str:
        """A third person that is no noun: rejects."""
        return "N" if self.before in "DSGJ" else "V"

    def past(self, i: int) -> str:
        """A past that is no participle: took, saw."""
        return "N" if self.before in "DSG" and self.next(i) not in _OBJECT else "V"

    def past_or_participle(self, i: int) -> str:
        """A form in -ed: rejected, said."""
        before = self.before
        if before in "Ah" or (self.next_word(i) == "by" and self.words[i] not in _SPEECH):
            return "n"
        if before == "J":
            return "J" if self.next(i) in "NJPMgeb" else "V"
        if before == "D" and self.before_word in _SUBJECTS and self.next(i) in "DSOHKTIE":
            return "V"
        if before in "DSGMIK":
            return "J" if self.next(i) not in "DSOHKT" or before in "DSG" else "n"
        if before in "NPHWEOQ)YT":
            return "V"
        return self._past_after_pause(i)

    def _past_after_pause(self, i: int) -> str:
        following = self.next(i)
        if self.before == "C":
            if self.finite and following in "KDSOH":
                return "V"
            if self.verb in ("n", "V"):
                return self.verb
            return "J" if following in "NJ" else "V"
        if self.before == ",":
            closes_aside = self.commas > 1 and not self.finite  # "Germany, opposed by Peru, suggested"
            known = self.words[i] in _SPEECH or self.prepositional(i)
            return "V" if following in _OBJECT or known or closes_aside else "n"
        if self.before in "Vg":
            return "J" if following in "NJ" else "n"
        return "n"

    def participle(self, i: int) -> str:
        """A participle that is no past: taken."""
        return "J" if self.before in "DSG" and self.next(i) in "NJ" else "n"

    def ing(self, i: int) -> str:
        """A form in -ing: rejecting."""
        if self.before in "DSGMJ":
            return "N" if self.before == "J" or self.next(i) not in "DSOHKTP" else "g"
        return "g"

    def ing_noun(self, i: int) -> str:
        """A noun in -ing that may be a verb: meeting, warning."""
        following = self.next(i)
        if self.before == "A":
            return "g"
        if self.before in "^,CBI":
            return "g" if following in "DSPOKT" else "N"
        return "g" if self.before in "NPO" and following in "DSOK" else "N"

    def modal(self, i: int) -> str:
        if self.words[i] == "won" and self.next_word(i) not in ("'t", "’t"):
            return "n" if self.before in "Ah" else "V"
        return "N" if self.before in "DSJG" else "m"

    def be(self, i: int) -> str:
        """A form of *be*; 's after a noun is possessive."""
        if self.words[i] in ("'s", "’s"):
            return "A" if self.before in "HWERK^" else "G"
        return "A"

    def that(self, i: int) -> str:
        following = self.next(i)
        if self.before in "IT":
            return "D" if following in "NJMbis" else "H"
        if following in "VzpmAhd":
            return "W" if self.before in "NPO)," else "H"
        if following in "sb" and self.before in "NP" and self.before_word not in cues().nouns:
            return "W"
        if following in ".,;:)I":
            return "K" if following in ",I" and self.before in "VvgO" else "H"
        return "K"

    def to(self, i: int) -> str:
        following = self.next(i)
        if following == "b" and self.before_word in _TO_SOMETHING:
            after = self.tags[i + 2] if i + 2 < len(self.tags) else "."
            return "T" if after in _OBJECT else "I"
        if following in "wb":
            return "T"
        return "T" if self.next_word(i) in ("be", "have", "do", "not") else "I"

    def preposition(self, i: int) -> str:
        if self.words[i].endswith("ing") and self.before in "VvA" and self.lemma(self.before_word) != "be":
            return "g"  # "suggested including"
        if self.words[i] in ("about", "around", "over", "under") and self.next(i) == "M":
            return "R"
        if self.words[i] == "like" and (
            self.before in "mTd" or self.before_word in ("i", "we", "they", "you")
        ):
            return "v" if self.before in "mTd" else "V"
        return "I"

    def possessive(self, i: int) -> str:
        """*Her* may be an object."""
        return "O" if self.words[i] == "her" and self.next(i) not in "NPJMbsgei" else "S"

    def there(self, i: int) -> str:
        return "E" if self.next(i) in "Amhzp" else "R"

    def conjunction(self, i: int) -> str:
        """*As* is an adverb in "as well", "as soon"."""
        return "R" if self.words[i] == "as" and self.next_word(i) in _AFTER_ADVERBIAL_AS else "B"

    def determiner(self, i: int) -> str:
        if self.words[i] == "both" and self.before in "hAm":
            return "R"
        return "x" if self.words[i] == "no" and self.next_word(i) == "longer" else "D"


_RULES = {
    "b": _Context.base,
    "w": _Context.base_only,
    "s": _Context.third,
    "z": _Context.third_only,
    "e": _Context.past_or_participle,
    "p": _Context.past,
    "n": _Context.participle,
    "g": _Context.ing,
    "i": _Context.ing_noun,
    "m": _Context.modal,
    "A": _Context.be,
    "K": _Context.that,
    "T": _Context.to,
    "I": _Context.preposition,
    "S": _Context.possessive,
    "E": _Context.there,
    "D": _Context.determiner,
    "B": _Context.conjunction,
}
