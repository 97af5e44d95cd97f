"""The coder by wordings, ``terms.v1``: terms, examples and labels find the option, rules read the stance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from plenipo.coding.answers import answers, is_red_line
from plenipo.coding.around import Nest, is_long_past, is_supposed, told, with_conditions
from plenipo.coding.clauses import ENDS_SENTENCE, FINITE, PRONOUNS, sentences
from plenipo.coding.conditions import marked
from plenipo.coding.context import Context
from plenipo.coding.cue import Force, view
from plenipo.coding.draft import Bound, Draft, Reading, best_of
from plenipo.coding.drafts import drafts
from plenipo.coding.evidence import trim
from plenipo.coding.lexicon import word_list
from plenipo.coding.likeness import Examples
from plenipo.coding.made import Position, claim, in_order, party_of
from plenipo.coding.operators import operators
from plenipo.coding.subjects import self_words
from plenipo.coding.tokens import Text, Token
from plenipo.coding.wordings import compile_wordings
from plenipo.model import Claim, Codebook, Condition, Document, Span, Speaker, Statement, hull

if TYPE_CHECKING:
    from plenipo.reading import Directory


class TermCoder:
    """Codes statements by the codebook's wordings; compiled once, used for many documents.

    What it cannot place with some confidence it leaves uncoded. It is made for English.
    """

    name = "terms.v1"

    def __init__(self, codebook: Codebook) -> None:
        """Compile the codebook."""
        self.codebook = codebook
        self._wordings = compile_wordings(codebook)
        self._examples = Examples(codebook)
        self._names: dict[str, str | None] = {}

    def code(self, document: Document, statements: Iterable[Statement]) -> tuple[Claim, ...]:
        """The claims the statements make, in the order of the text."""
        nest = Nest(told(statements))
        text = Text(document.text)
        made = [
            one for place in range(len(nest.statements)) for one in self._claims(document, text, nest, place)
        ]
        return in_order(nest.surest(made))

    def _party_named(self, name: str) -> str | None:
        """The party that goes by a name, in the codebook or the gazetteer."""
        if name not in self._names:
            actor = self.directory.resolve(name)
            self._names[name] = (actor.speaks_for or actor.id) if actor else None
        return self._names[name]

    @cached_property
    def directory(self) -> Directory:
        """The actors of the codebook and of the gazetteer, by name."""
        from plenipo.reading import Directory

        return Directory.for_codebook(self.codebook)

    def _claims(self, document: Document, text: Text, nest: Nest, place: int) -> Iterator[Claim]:
        statement = nest.statements[place]
        content = _content(text, statement.content, nest.of_others(place))
        year = document.date.year if document.date else None
        if not content or is_supposed(text, statement) or is_long_past(text, statement, year):
            return
        around = nest.around(place)
        for draft in best_of(self._drafts(text, statement, content)):
            for speaker in statement.speakers:
                yield self._claim(document, statement, speaker, draft, around)

    def _drafts(self, text: Text, statement: Statement, content: Sequence[Token]) -> list[Draft]:
        ranges = sentences(content)
        if not ranges:
            return []
        opening = content[slice(*ranges[0])]
        cue = view(
            _cue_words(text, statement, opening),
            statement.polarity,
            clausal=_is_clausal(opening),
            judged=any(op.kind in {"GOOD", "BAD"} for op in operators(opening)),
        )
        if cue.force is Force.VOID:
            return []
        myself = self_words(statement, text.text, self.codebook, self._party_named)
        whole = hull([*statement.source, *statement.cue, *statement.content])
        context = Context(text, whole.start, self._wordings)
        reading = Reading(self._wordings, self._examples, context, cue, myself, statement.mode)
        found = with_conditions(text, statement, content)
        ranges = sentences(found)
        made: list[Draft] = []
        waiting: Sequence[Token] = ()
        for index, (start, end) in enumerate(ranges):
            sentence = found[start:end]
            here = drafts(sentence, reading, first=index == 0)
            if not here and waiting:
                here = answers(waiting, sentence, reading)
            elif not here and made and is_red_line(sentence):
                made[-1] = made[-1].as_red_line()
            waiting = () if here else sentence
            made += here
        return made

    def _claim(
        self, document: Document, statement: Statement, speaker: Speaker, draft: Draft, around: Sequence[Span]
    ) -> Claim:
        verdict = draft.verdict
        found = Position(
            draft.issue,
            draft.option,
            verdict.stance,
            verdict.strength,
            tuple(_condition(document.text, bound) for bound in draft.conditions),
            verdict.red,
            [*around, *draft.spans],
            statement.confidence * draft.score * (0.8 if statement.reported_by else 1.0),
            _reason(draft),
        )
        return claim(document, statement, speaker, party_of(self.codebook, speaker), found, self.name)


def _condition(text: str, bound: Bound) -> Condition:
    span = trim(text, bound.span)
    return Condition(bound.kind, span, span.of(text), bound.issue, bound.option)


def _reason(draft: Draft) -> str:
    parts = [f"names “{draft.wording}”"]
    if draft.verdict.words:
        parts.append("by " + ", ".join(f"“{word}”" for word in draft.verdict.words))
    parts += (f"{bound.kind} “{bound.marker}”" for bound in draft.conditions)
    return "; ".join(parts)


def _cue_words(text: Text, statement: Statement, opening: Sequence[Token]) -> list[Token]:
    """The cue, with a preposition that the content opens with ("expressed concern" + "over the plan")."""
    cue = [token for span in statement.cue for token in text.within(span)]
    return [*cue, opening[0]] if cue and opening[0].form in OPENING_PREPOSITIONS else cue


OPENING_PREPOSITIONS = word_list("opening-prepositions")
QUOTES_OR_COMMA = frozenset("\"“”‘’«»,'")


def _content(text: Text, spans: Sequence[Span], without: Sequence[Span]) -> list[Token]:
    """The tokens of the content, read across an interruption ("We will not," he said, "send them")."""
    found: list[Token] = []
    for index, span in enumerate(spans):
        if found:
            comma = None
            while found and found[-1].form in QUOTES_OR_COMMA:
                comma = found.pop()
            if any(mark.start == 0 for mark in marked(found)):
                comma = comma or found[-1]
                found.append(Token(comma.end, comma.end, ",", ",", ",", mark=True))
            stop = re.search(r"[.!?](?=\s|[\"”’]|$)", text.text[spans[index - 1].end : span.start])
            if stop and found and found[-1].form not in ENDS_SENTENCE:
                found.append(Token(span.start, span.start, ".", ".", ".", mark=True))
        found += text.within(span)
    return [t for t in found if not any(w.start <= t.start and t.end <= w.end for w in without)]


def _is_clausal(opening: Sequence[Token]) -> bool:
    """Whether the content is a clause with a finite verb, not a mere noun phrase or infinitive."""
    words = [t for t in opening if not t.mark]
    if (
        not words
        or words[0].form in {"that"}
        or words[0].form in PRONOUNS - {"that", "this", "these", "those"}
    ):
        return bool(words)
    if words[0].form == "to":
        return False
    for token in words:
        if token.form in {"that", "which", "who", "whose"}:
            return False
        if token.form in FINITE:
            return True
    return any(
        op.kind in {"PRO", "CON", "SAY"} and op.start > 0 and op.text.endswith(("s", "ed"))
        for op in operators(words)
    )


@lru_cache(maxsize=8)
def _compiled(version: str, key: int) -> list[TermCoder]:
    return []


def coder_for(codebook: Codebook) -> TermCoder:
    """The term coder of a codebook, compiled once while the codebook is in use."""
    kept = _compiled(codebook.version, id(codebook))
    if not kept or kept[0].codebook is not codebook:
        kept[:] = [TermCoder(codebook)]
    return kept[0]
