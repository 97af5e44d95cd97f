"""What the words beside a phrase say about it: place or actor, spoken or not, whose."""

from __future__ import annotations

from plenipo.reading.actors.surfaces import Sense
from plenipo.reading.actors.tokens import Tokens
from plenipo.reading.actors.words import (
    ABBREVIATIONS,
    DAYS,
    DIRECTION,
    LOCATIVE,
    MONTHS,
    MOTION,
    OPENERS,
    PLACE_NOUNS,
    PLACE_VERBS,
    SPEECH,
    UTTERANCE,
    VERBISH,
)

_LONGEST_DATELINE = 16
_CLOSERS = frozenset(".,;:!?)]”\"'’—–")
_TAKES_OBJECT = frozenset(
    (
        "met",
        "told",
        "led",
        "beat",
        "sent",
        "gave",
        "let",
        "made",
        "have",
        "had",
        "has",
        "leads",
        "heads",
        "chairs",
        "runs",
        "meets",
    )
)
_PREPOSITIONS = LOCATIVE | frozenset(
    [
        "of",
        "for",
        "to",
        "from",
        "by",
        "with",
        "on",
        "against",
        "about",
        "over",
        "under",
        "between",
        "among",
        "without",
        "upon",
    ]
)


_ITALIAN_PLACES = frozenset(("a", "ad", "da", "in", "verso", "presso"))


class Context:
    """Looks at the neighbours of words ``first`` to ``last`` inside one sentence."""

    def __init__(self, tokens: Tokens, first: int, last: int) -> None:
        self.tokens, self.words, self.first, self.last = tokens, tokens.words, first, last
        self._dateline: int | None = None

    def norm(self, at: int) -> str:
        """The folded word, or "" outside the sentence."""
        return self.words[at].norm if self.first <= at < self.last else ""

    def before(self, first: int) -> tuple[str, str]:
        """The two words before, the nearer first, without an article between."""
        at = first - 1
        if self.norm(at) == "the":
            at -= 1
        return self.norm(at), self.norm(at - 1)

    def is_possessive(self, last: int) -> bool:
        """Whether a genitive follows."""
        mark = self.norm(last)
        if mark in ("'s", "’s"):
            return True
        if mark not in ("'", "’") or not self.norm(last - 1).endswith("s"):
            return False
        follower = self.norm(last + 1)
        attached = self.tokens.starts[last] == self.tokens.ends[last - 1]
        return attached and follower.isalpha() and follower not in VERBISH and self.words[last + 1].lower

    def is_spoken(self, first: int, last: int) -> bool:
        """Whether a verb of speech stands directly before or after (a short aside may come between)."""
        at = last
        if self.norm(first - 1) in LOCATIVE and not self.is_possessive(last):
            return False
        if self.norm(at) == "," and self.norm(at + 1) in ("who", "whose"):
            return True
        if self.is_possessive(last) and self.norm(last + 1) in UTTERANCE:
            return True
        if self.norm(at) in ("also", "then", "later", "himself", "herself", "has", "had", "who"):
            at += 1
        if self.norm(at) in SPEECH or self.is_spoken_before(first, last):
            return True
        if self.norm(first - 1) == "to" and self.norm(first - 2) == "according":
            return True
        return self.norm(first - 1) == "by" and self.norm(first - 2) in SPEECH

    def is_spoken_before(self, first: int, last: int) -> bool:
        """Whether a verb of speech stands before it as in "..., said John Smith."."""
        return self.norm(first - 1) in SPEECH and self._ends_clause(last)

    def _ends_clause(self, last: int) -> bool:
        """Whether "..., said John Smith" can stop here."""
        return last >= self.last or self.words[last].text in _CLOSERS or self.norm(last) in _PREPOSITIONS

    def is_subject(self, first: int) -> bool:
        """Whether it can be a subject: neither a preposition nor a verb that takes it as object before it."""
        before = self.norm(first - 1)
        if before in _PREPOSITIONS:
            return False
        return not (before in SPEECH or before in _TAKES_OBJECT or before.endswith(("ed", "ing")))

    def is_attribute(self, first: int, last: int, *, plural: bool = False) -> bool:
        """Whether the next word is a noun the phrase only qualifies: "the Paris summit", "the Iran deal".

        A verb in its base form is told from a noun by what stands before the phrase: "and" or "that".
        """
        if last >= self.last or self.tokens.italian:
            return False
        word = self.words[last]
        norm = word.norm
        if not norm.isalpha() and "-" not in norm:
            return norm in ("$", "€", "£")
        if norm in VERBISH:
            return False
        if word.capital:
            return norm not in DAYS and norm not in MONTHS and norm not in OPENERS and not word.upper
        if norm in PLACE_NOUNS:
            return True
        if self._opens_clause(first) and self.norm(last + 1) in ("a", "an", "the", "its", "their"):
            return False  # "The E3 favour a sequence"
        if plural or norm in SPEECH or self.before(first)[0] in ("and", "that", "or"):
            return False
        return not norm.endswith(("s", "ed", "ly", "ing"))

    def _opens_clause(self, first: int) -> bool:
        """Whether nothing but an article stands between a phrase and the start of its sentence."""
        return first == self.first or (first == self.first + 1 and self.norm(self.first) == "the")

    def is_place(self, first: int, last: int, sense: Sense) -> bool:
        """Whether the name of a state or town is only where something is."""
        near, far = self.before(first)
        if self.tokens.italian:
            return near in _ITALIAN_PLACES
        if near in DIRECTION or near in LOCATIVE:
            return True
        if (
            near == ","
            and self.words[first - 2].capital
            and self.norm(first - 3) in ("in", "at", "near", "of", "from")
        ):
            return True  # "in Sochi, Russia"
        town = sense is Sense.TOWN
        if near in PLACE_VERBS and town:
            return True
        if near == "to":
            return far != "according" and (town or far in MOTION)
        if near == "from":
            return far not in UTTERANCE
        if near == "of" and town:
            return far not in ("government", "governments", "part", "behalf", "position", "view", "side")
        return self._is_dateline(last)

    def _is_dateline(self, last: int) -> bool:
        """The place a report comes from: "KYIV (Reuters) —", "Paris, 3 March –"."""
        if self._dateline is None:
            self._dateline = self._dateline_end()
        return last <= self._dateline

    def _dateline_end(self) -> int:
        """Where the place, date and agency in front of a report end; the first word where there are none."""
        dated = self.words[self.first].upper
        for at in range(self.first, min(self.first + _LONGEST_DATELINE, self.last)):
            word = self.words[at]
            if word.text in ("—", "–", "-", "--"):
                return at if dated else self.first
            if word.lower and word.norm not in ("and", "of"):
                break
            dated = dated or word.text == "(" or word.norm in MONTHS
        return self.first

    def is_verb(self, at: int) -> bool:
        """Whether a verb (or "who") certainly stands here."""
        return self.norm(at) in SPEECH or self.norm(at) in ("who", "will", "would", "is", "was", "has", "had")

    def closes(self, last: int) -> bool:
        """Whether an apposition may end before this word."""
        return last >= self.last or self.words[last].text in _CLOSERS or self.norm(last) in SPEECH

    def aside_end(self, last: int, *, open_end: bool = True) -> int | None:
        """Where an apposition that has come to ``last`` ends: at the next comma if it goes on."""
        if last >= self.last or self.words[last].text in _CLOSERS:
            return last
        if (
            open_end
            and self.norm(last) not in _PREPOSITIONS
            and self.norm(last) not in ("who", "and", "whose")
        ):
            return None
        for at in range(last, min(last + 16, self.last)):
            if self.words[at].text in ",.;":
                return at
            if self.norm(at) in SPEECH and self.norm(last) != "who":
                return None
        return self.last if open_end and self.last - last < 16 else None

    def abbreviation_stop(self, last: int) -> int:
        """``last``, moved over the full stop of an abbreviation such as "Gen."."""
        if self.norm(last) == "." and last + 1 < self.last and self.norm(last - 1) in ABBREVIATIONS:
            return last + 1
        return last
