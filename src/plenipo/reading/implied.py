"""Who speaks where the words do not say it: “we” and “both sides” of a declaration, “A:” of an interview."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import islice

from plenipo.model import ActorKind, Document, DocumentKind, Speaker
from plenipo.reading.actors import Directory, Mention, mentions
from plenipo.reading.actors.roles import roles
from plenipo.reading.paragraphs import paragraphs
from plenipo.reading.sentences import sentences
from plenipo.reading.tags import word_list

_ASKERS = word_list("asking-labels")
_ANSWERS = word_list("answering-labels")
_SIGNERS = {name.replace("_", " ") for name in word_list("signers")}
_PAIRS = word_list("pairs-of-signers")
_ASKS = re.compile(
    rf"(?im)^[\s*_]*(?:{'|'.join(sorted(word.replace('_', ' ') for word in _ASKERS))})\b[*_]*:"
)
_ADOPTS = re.compile(
    r",? (?:meeting|gathered|assembled|having met)\b"
    r"|\b(?:met|issued|adopted|agreed|concluded|declare|announce)\b"
)
_OPENING_PARAGRAPHS = 4
"""A declaration says in its first paragraphs whose it is."""
_MOST_BEFORE = 80
"""How many mentions back the two are looked for that “both” means."""


class Implied:
    """Speakers of one document that its title and first lines name."""

    def __init__(self, document: Document, found: Sequence[Mention], directory: Directory) -> None:
        """Look at ``document``, whose mentions were ``found``, in reading order."""
        self._document, self._mentions, self._directory = document, found, directory

    def asks(self, label: str) -> bool:
        """Whether a label is that of whoever asks: “Q:”, “Journalist:”."""
        return label.lower() in _ASKERS

    def answers(self, label: str) -> tuple[Speaker, ...]:
        """Who answers under a label that is no name, where somebody asks: “A:”, “MINISTER:”."""
        words = label.lower().removeprefix("the ")
        if (words in _ANSWERS or words in roles()) and _ASKS.search(self._document.text):
            return self._guest
        return ()

    def signs(self, words: str, place: int) -> tuple[Speaker, ...]:
        """Who is meant in a declaration by “we”, “ministers”, “the two sides” at a place in the text."""
        if self._document.kind is not DocumentKind.COMMUNIQUE:
            return ()
        plain = words.lower().removeprefix("the ")
        number, _, noun = plain.partition(" ")
        if number in ("both", "two") and (noun in _PAIRS or plain == "both"):
            return self._pair(noun, place) or (self.adopters if len(self.adopters) == 2 else ())
        return self.adopters if plain in _SIGNERS else ()

    @cached_property
    def adopters(self) -> tuple[Speaker, ...]:
        """The parties that adopt a declaration: the subject of its first lines, or those its title names."""
        text = self._document.text
        for paragraph in islice(paragraphs(text), _OPENING_PARAGRAPHS):
            verb = _ADOPTS.search(text, paragraph.start, paragraph.end)
            subject = self._within(paragraph.start, verb.start()) if verb else ()
            found = self._parties(subject)
            if found:
                return found
        return self._parties(self._titled[:1])

    @cached_property
    def _guest(self) -> tuple[Speaker, ...]:
        """Who answers: whoever the title names first, or the lines before the first question."""
        first = _ASKS.search(self._document.text)
        before = self._within(0, first.start() if first else 0)
        for mention in (*self._titled, *before):
            known = [s for s in mention.speakers if self._directory.actor(s.party)]
            if known:
                return tuple(known[:1])
        return ()

    @cached_property
    def _titled(self) -> list[Mention]:
        title = self._document.title
        return mentions(title, sentences(title), self._directory, self._document.date)

    def _pair(self, noun: str, place: int) -> tuple[Speaker, ...]:
        """The two named together last before a place; under the same noun if they were: “delegations of ...”.

        “Both” alone means those whom “both delegations” meant before.
        """
        text = self._document.text
        end = bisect_left(self._mentions, place, key=lambda mention: mention.span.start)
        near = [m for m in reversed(self._mentions[max(0, end - _MOST_BEFORE) : end]) if m.plural]
        if not noun:
            again = (m.span.of(text).lower().split() for m in near)
            noun = next((words[-1] for words in again if words[0] == "both" and len(words) == 2), "")
        pairs = [(m, two) for m in near if len(two := self._parties([m])) == 2]
        same = (two for m, two in pairs if noun and noun in m.span.of(text).lower().split())
        return next(same, pairs[0][1] if pairs else ())

    def _within(self, start: int, end: int) -> Sequence[Mention]:
        first, last = (
            bisect_left(self._mentions, place, key=lambda mention: mention.span.start)
            for place in (start, end)
        )
        return self._mentions[first:last]

    def _parties(self, found: Iterable[Mention]) -> tuple[Speaker, ...]:
        """The parties somebody knows among the speakers of mentions, each once."""
        named = (s.party for mention in found for s in mention.speakers if s.kind is not ActorKind.ANONYMOUS)
        return tuple(
            party(name, self._directory) for name in dict.fromkeys(named) if self._directory.actor(name)
        )


def party(name: str, directory: Directory) -> Speaker:
    """A party as a speaker of its own."""
    actor = directory.actor(name)
    return Speaker(name, actor.name if actor else name, actor.kind if actor else ActorKind.STATE)
