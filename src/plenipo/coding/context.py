"""What is being talked about where a statement stands: the issues and the option named just before it."""

from __future__ import annotations

import re
from functools import cached_property

from plenipo.coding.mentions import Mention, mentions
from plenipo.coding.tokens import Text, Token
from plenipo.coding.wordings import Wordings
from plenipo.model import Span

REACH = 600
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*\s")


class Context:
    """The words before a place in a document, back to the start of the paragraph before."""

    def __init__(self, text: Text, place: int, wordings: Wordings) -> None:
        """Of the words before ``place``; nothing is looked for until it is asked for."""
        self._text, self._place, self._wordings = text, place, wordings

    @cached_property
    def _words(self) -> list[Token]:
        written = self._text.text
        start = max(0, self._place - REACH)
        paragraph = written.rfind("\n\n", start, self._place)
        if paragraph >= 0:
            before = written.rfind("\n\n", start, paragraph)
            start = max(start, before + 2 if before >= 0 else start)
        return self._text.within(Span(start, self._place))

    @cached_property
    def _named(self) -> list[Mention]:
        return mentions(self._words, 0, len(self._words), self._wordings)

    def latest(self, key: str) -> Mention | None:
        """The latest option named with the word: "the mission" means the observer mission just spoken of."""
        return next((m for m in reversed(self._named) if m.option and key in m.wording.keys), None)

    @cached_property
    def issues(self) -> frozenset[str]:
        """The issues named there by words that tell them."""
        return frozenset(mention.issue for mention in self._named if not mention.wording.generic)

    @cached_property
    def last(self) -> Mention | None:
        """The one option named in the nearest sentence that names any; ``None`` if it names several."""
        end = len(self._words)
        for start in (*reversed(self._sentence_starts()), 0):
            named = mentions(self._words, start, end, self._wordings)
            options = {(m.issue, m.option) for m in named if m.option and not m.wording.generic}
            if options:
                return next(m for m in named if m.option) if len(options) == 1 else None
            end = start
        return None

    def _sentence_starts(self) -> list[int]:
        written, words = self._text.text, self._words
        return [
            index
            for index in range(1, len(words))
            if SENTENCE_END.search(written, words[index - 1].start, words[index].start)
        ]
