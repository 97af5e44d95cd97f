"""Who the speakers of a finding are, by the actors mentioned where it names its source."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from plenipo.model import ActorKind, Document, Span, Speaker
from plenipo.reading.actors import Directory, Mention
from plenipo.reading.findings import Finding
from plenipo.reading.heads import behalf_of
from plenipo.reading.implied import Implied
from plenipo.reading.implied import party as a_party
from plenipo.reading.spelling import american, respelled
from plenipo.reading.tags import word_list

_FIRST_PERSON = word_list("first-person")
_PERSONAL = word_list("personal-pronouns")
_NOBODY = word_list("nobody")
_VOICES = word_list("voices")
_QUANTIFIERS = word_list("subject-quantifiers") | {"one", "none", "two", "each"}
_POLITIES = word_list("polities")
_WE = re.compile(r"\bwe, (?:the )?", re.IGNORECASE)
_NAMED_AS_WE = 60
"""Letters after "We," in which they are named who say it."""
_ARTICLES = (
    "the ",
    "a ",
    "an ",
    "this ",
    "that ",
    "these ",
    "those ",
    "some ",
    "its ",
    "his ",
    "her ",
    "their ",
)


class Speakers:
    """Resolves the speakers of a document's findings."""

    def __init__(self, document: Document, mentions: Sequence[Mention], directory: Directory) -> None:
        """Resolve by ``mentions``, sorted by place."""
        self._text = document.text
        self._directory = directory
        self._mentions = list(mentions)
        self._starts = [mention.span.start for mention in self._mentions]
        self._known: dict[int, tuple[Speaker, ...]] = {}
        self._implied = Implied(document, self._mentions, directory)

    def resolve(self, findings: Iterable[Finding], keep_speaker: bool = False) -> None:
        """Find the speakers of ``findings``; "he" in a paragraph is who spoke last, if nobody else is known.

        With ``keep_speaker`` (meeting summaries) also when the text names another person in between.
        """
        last: Finding | None = None
        for finding in sorted(findings, key=lambda f: f.cue_span):
            if last is None or last.paragraph != finding.paragraph:
                last = None
            known = self.of(finding)
            if last is not None and self._takes_over(finding, last) and (keep_speaker or not known):
                self._known[id(finding)] = self.of(last)
            if finding.within is None and len(self.of(finding)) == 1 and finding.rule != "follower":
                last = finding

    def of(self, finding: Finding) -> tuple[Speaker, ...]:
        """The speakers of a finding; empty when the text names nobody who can speak."""
        if id(finding) not in self._known:
            self._known[id(finding)] = ()  # lest findings that name each other never end
            self._known[id(finding)] = self._resolve(finding)
        return self._known[id(finding)]

    def anonymous(self, finding: Finding) -> bool:
        """Whether any of the speakers is known by no name."""
        return any(speaker.kind is ActorKind.ANONYMOUS for speaker in self.of(finding))

    def personal(self, finding: Finding) -> bool:
        """Whether the source is a person the text leaves unnamed: "she", whoever that is."""
        return all(head.of(self._text).lower() in _PERSONAL for head in finding.heads)

    def unheard(self, finding: Finding) -> bool:
        """Whether nobody the text mentions as an actor is behind it: “the branch”, “emissions”."""
        heads = [(head, head.of(self._text).lower()) for head in finding.heads if not self._is_name(head)]
        if len(heads) < len(finding.heads):
            return False
        return not any(
            words in _PERSONAL or words == "it" or self._overlapping(head) for head, words in heads
        )

    def _is_name(self, head: Span) -> bool:
        return head.of(self._text).rpartition(" ")[2][:1].isupper()

    def _takes_over(self, finding: Finding, last: Finding) -> bool:
        """Whether the source is a pronoun that may stand for the speaker of the last statement."""
        pronoun = finding.heads[0].of(self._text).lower() if len(finding.heads) == 1 else ""
        persons = [speaker.kind is ActorKind.PERSON for speaker in self.of(last)]
        return pronoun in ("he", "she") or (pronoun == "it" and not any(persons))

    def _resolve(self, finding: Finding) -> tuple[Speaker, ...]:
        return unique(speaker for head in finding.heads for speaker in self._for_whom(head, finding))

    def _for_whom(self, head: Span, finding: Finding) -> tuple[Speaker, ...]:
        """The speakers a noun phrase names, on behalf of whom the text says they speak."""
        speakers = self._head(head, finding)
        several = len(set(finding.heads)) > 1
        behalf = (several and behalf_of(self._text, head, self._mentions)) or finding.behalf
        parties = self._party(behalf) if behalf else ()
        return tuple(replace(who, on_behalf_of=parties[0].party) for who in speakers) if parties else speakers

    def _party(self, behalf: Span) -> Sequence[Speaker]:
        """Whom a speaker is said to speak for: who is called just that, else who is mentioned there."""
        actor = self._directory.resolve(_without_article(behalf.of(self._text)))
        if actor and actor.kind is not ActorKind.PERSON:
            return (a_party(actor.id, self._directory),)
        return [who for who in self._named(behalf) if who.kind is not ActorKind.ANONYMOUS]

    def _head(self, head: Span, finding: Finding) -> tuple[Speaker, ...]:
        words = head.of(self._text)
        if words.lower() in _FIRST_PERSON and words != "US":
            return self.of(finding.within) if finding.within is not None else self._we
        if finding.cue_span.of(self._text) == ":":
            if self._implied.asks(words):
                return ()
            answers = self._implied.answers(words)
            if answers:
                return answers
        named = self._possessor(head) or self._named(head, alone=len(finding.heads) == 1)
        if all(speaker.kind is ActorKind.ANONYMOUS for speaker in named):
            named = self._implied.signs(words, head.start) or named
        if not named and words.lower() in _QUANTIFIERS:  # "one of them"
            words = finding.source[0].of(self._text)
        return named or self._of_the_reporter(words, finding) or self._as_written(words)

    @cached_property
    def _we(self) -> tuple[Speaker, ...]:
        """Who says "we" where nobody is quoted: a declaration names them once, "We, the ministers of ..."."""
        opening = _WE.search(self._text)
        span = Span(opening.end(), opening.end() + _NAMED_AS_WE) if opening else None
        signed = self._overlapping(span)[:1] if span else []
        named = tuple(s for m in signed for s in m.speakers if s.kind is not ActorKind.ANONYMOUS)
        return named or self._implied.signs("we", 0)

    def _possessor(self, head: Span) -> tuple[Speaker, ...]:
        """“Italy” in “Italy's opposition to the plan”, though the opposition could be somebody too."""
        if self._text[head.end : head.end + 2] not in ("'s", "’s"):
            return ()
        if not any(m.span.start <= head.start and head.end + 2 < m.span.end for m in self._overlapping(head)):
            return ()
        actor = self._directory.resolve(_without_article(head.of(self._text)))
        return (a_party(actor.id, self._directory),) if actor else ()

    def _of_the_reporter(self, words: str, finding: Finding) -> tuple[Speaker, ...]:
        """“said it was ready”, “said his country was ready”: whoever says so, or the party."""
        owner, _, owned = respelled(words.lower()).partition(" ")
        if finding.within is None:
            return ()
        if owner in ("it", "they", "he", "she") and not owned:
            return self.of(finding.within)
        if owner not in ("his", "her", "their", "its", "my", "our"):
            return ()
        parties = [a_party(s.party, self._directory) for s in self.of(finding.within)]
        return tuple(parties) if owned in _POLITIES else ()

    def _named(self, head: Span, alone: bool = False) -> tuple[Speaker, ...]:
        """The speakers of the mentions a noun phrase is built on; all of a mention's if ``alone``."""
        found = [leaf for mention in self._overlapping(head) for leaf in _leaves(mention, head, alone)]
        if not found:
            return ()
        last = max(found, key=lambda mention: mention.span.end)
        if last.possessive and last.head.end + 3 < head.end:
            return self._owned(last, head)
        return tuple(
            speaker
            for mention in found
            if not mention.possessive or mention is last
            for speaker in mention.speakers
        )

    def _owned(self, owner: Mention, head: Span) -> tuple[Speaker, ...]:
        """“Her government” is her party; “Italy's negotiators” are unknown and speak for Italy."""
        party = next((speaker.party for speaker in owner.speakers), None)
        words = _without_article(head.of(self._text))
        if party is None:
            return ()
        owned = american(words.rpartition(" ")[2].lower())
        if owned in _VOICES:
            return owner.speakers
        if owned in _POLITIES:
            return (a_party(party, self._directory),)
        return (Speaker(words, words, ActorKind.ANONYMOUS, party),)

    def _overlapping(self, span: Span) -> list[Mention]:
        first = bisect_left(self._starts, span.start)
        if first and self._mentions[first - 1].span.end > span.start:
            first -= 1
        end = bisect_left(self._starts, span.end, lo=first)
        return self._mentions[first:end]

    def _as_written(self, words: str) -> tuple[Speaker, ...]:
        """A speaker nobody knows, under the words of the text."""
        name = " ".join(_without_article(words).split())
        if not name or name.lower() in _NOBODY or not name[-1].isalnum():
            return ()
        owner = re.match(r"(.{2,60}?)['’]s\s", name)
        party = self._directory.resolve(owner.group(1)) if owner else None
        if party is not None:  # "Poland's prime minister"
            return (Speaker(name, name, ActorKind.PERSON, party.id),)
        person = all(word[:1].isupper() for word in name.split()) and len(name.split()) < 6
        return (Speaker(name, name, ActorKind.PERSON if person else ActorKind.ANONYMOUS),)


def _leaves(mention: Mention, head: Span, alone: bool) -> Iterable[Mention]:
    """The single mentions inside a coordination that a noun phrase covers.

    "Leaders of Ghana and Togo" is one noun phrase with one head, and a mention of both.
    """
    if not mention.parts or (alone and mention.span.start <= head.start):
        return [mention]
    return [part for part in mention.parts if part.span.overlaps(head)] or [mention]


def _without_article(words: str) -> str:
    lower = words.lower()
    return next((words[len(article) :] for article in _ARTICLES if lower.startswith(article)), words)


def unique(speakers: Iterable[Speaker]) -> tuple[Speaker, ...]:
    """Each speaker once, in reading order."""
    return tuple({speaker.actor: speaker for speaker in reversed(list(speakers))}.values())[::-1]
