"""The coder by wordings, ``terms.v1``: terms, examples and labels find the option, rules read the stance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from plenipo.coding.clauses import FINITE, PRONOUNS, sentences
from plenipo.coding.cue import Force, view
from plenipo.coding.conditions import marked
from plenipo.coding.drafts import Bound, Draft, Reading, answers, best_of, drafts
from plenipo.coding.evidence import evidence, trim
from plenipo.coding.likeness import Examples
from plenipo.coding.operators import operators
from plenipo.coding.subjects import self_words
from plenipo.coding.tokens import Token, tokens
from plenipo.coding.wordings import compile_wordings
from plenipo.model import Claim, Codebook, Condition, Document, Span, Speaker, Statement, hull


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

    def code(self, document: Document, statements: Iterable[Statement]) -> tuple[Claim, ...]:
        """The claims the statements make, in the order of the text."""
        given = sorted({s.id: s for s in statements}.values(), key=lambda s: (s.content, s.cue, s.source, s.id))
        made = [claim for s in given for claim in self._claims(document, s, _nested(s, given))]
        unique = {claim.id: claim for claim in sorted(made, key=lambda c: c.confidence)}
        return tuple(sorted(unique.values(), key=_order))

    def _claims(self, document: Document, statement: Statement, nested: Sequence[Span]) -> Iterator[Claim]:
        if not statement.speakers or not statement.content:
            return
        content = _content(document.text, statement.content, nested)
        if not content:
            return
        for draft in best_of(self._drafts(document.text, statement, content)):
            for speaker in statement.speakers:
                yield self._claim(document, statement, speaker, draft)

    def _drafts(self, text: str, statement: Statement, content: Sequence[Token]) -> list[Draft]:
        ranges = sentences(content)
        if not ranges:
            return []
        opening = content[slice(*ranges[0])]
        cue = view(
            [token for span in statement.cue for token in tokens(text, span)],
            statement.polarity,
            clausal=_is_clausal(opening),
            judged=any(op.kind in {"GOOD", "BAD"} for op in operators(opening)),
        )
        if cue.force is Force.VOID:
            return []
        source = " ".join(span.of(text) for span in statement.source)
        myself = self_words(statement.speakers, source, statement.mode, self.codebook)
        reading = Reading(self._wordings, self._examples, cue, myself, statement.mode)
        found = _with_conditions(text, statement, content)
        ranges = sentences(found)
        made: list[Draft] = []
        waiting: Sequence[Token] = ()
        for index, (start, end) in enumerate(ranges):
            sentence = found[start:end]
            here = drafts(sentence, reading, first=index == 0)
            if not here and waiting:
                here = answers(waiting, sentence, reading)
            waiting = () if here else sentence
            made += here
        return made

    def _claim(self, document: Document, statement: Statement, speaker: Speaker, draft: Draft) -> Claim:
        text = document.text
        conditions = tuple(_condition(text, bound) for bound in draft.conditions)
        spans = [*statement.source, *statement.cue, *draft.spans, *(c.span for c in conditions)]
        actor = self.codebook.actors.get(speaker.actor)
        certainty = statement.confidence * draft.score * (0.8 if statement.reported_by else 1.0)
        return Claim(
            document=document.id,
            origin=document.origin,
            statement=statement.id,
            actor=speaker.actor,
            on_behalf_of=(actor.speaks_for if actor else None) or speaker.on_behalf_of,
            issue=draft.issue,
            option=draft.option,
            stance=draft.verdict.stance,
            strength=draft.verdict.strength,
            mode=statement.mode,
            date=document.date,
            evidence=evidence(text, spans),
            conditions=conditions,
            confidence=round(min(0.99, max(0.01, certainty)), 3),
            coder=self.name,
            reason=_reason(draft),
            red_line=draft.verdict.red,
            actor_name=speaker.name,
        )


def _order(claim: Claim) -> tuple[object, ...]:
    return (tuple(e.span for e in claim.evidence), claim.actor, claim.issue, claim.option, claim.id)


def _condition(text: str, bound: Bound) -> Condition:
    span = trim(text, bound.span)
    return Condition(bound.kind, span, span.of(text), bound.issue, bound.option)


def _reason(draft: Draft) -> str:
    parts = [f"names “{draft.wording}”"]
    if draft.verdict.words:
        parts.append("by " + ", ".join(f"“{word}”" for word in draft.verdict.words))
    parts += (f"{bound.kind} “{bound.marker}”" for bound in draft.conditions)
    return "; ".join(parts)


def _nested(statement: Statement, others: Sequence[Statement]) -> list[Span]:
    """Where, inside the statement's content, statements of their own stand."""
    inside: list[Span] = []
    for other in others:
        if other is statement or not other.speakers or not other.source:
            continue
        whole = hull([*other.source, *other.cue, *other.content])
        if any(span.contains(whole) and span != whole for span in statement.content):
            inside.append(whole)
    return inside


def _content(text: str, spans: Sequence[Span], without: Sequence[Span]) -> list[Token]:
    """The tokens of the content, read across an interruption ("We will not," he said, "send them")."""
    found: list[Token] = []
    for span in spans:
        if found and found[-1].form == ",":
            found.pop()
        found += tokens(text, span)
    return [t for t in found if not any(w.start <= t.start and t.end <= w.end for w in without)]


SENTENCE_START = re.compile(r"(?:[.!?…][\"'”’»)]*\s+|\n)(?=\S)")
REACH = 300


def _with_conditions(text: str, statement: Statement, found: Sequence[Token]) -> Sequence[Token]:
    """The content with a condition that stands outside it in the same sentence, before or after the statement."""
    whole = hull([*statement.source, *statement.cue, *statement.content])
    lead = _leading(text, whole.start)
    if lead and (marks := marked(lead)) and marks[0].start == 0 and marks[0].end >= len(lead) - 1:
        found = [*lead, *found]
    if found[-1].form not in ".!?" and whole.end == max(span.end for span in statement.content):
        tail = _trailing(text, whole.end)
        if tail and (marks := marked(tail)) and marks[0].start <= 1:
            found = [*found, *tail]
    return found


def _leading(text: str, end: int) -> list[Token]:
    """The words from the start of the sentence to ``end``, if they end in a comma."""
    since = max(0, end - REACH)
    starts = [m.end() for m in SENTENCE_START.finditer(text, since, end)]
    found = tokens(text, Span(starts[-1] if starts else since, end)) if starts or since == 0 else []
    return found if found and found[-1].form == "," else []


def _trailing(text: str, start: int) -> list[Token]:
    """The words from ``start`` to the end of the sentence."""
    found = tokens(text, Span(start, min(len(text), start + REACH)))
    stop = next((i for i, t in enumerate(found) if t.form in {".", "!", "?", ";", '"', "”", "“"}), len(found))
    return found[:stop]


def _is_clausal(opening: Sequence[Token]) -> bool:
    """Whether the content is a clause with a finite verb, not a mere noun phrase or infinitive."""
    words = [t for t in opening if not t.mark]
    if not words or words[0].form in {"that"} or words[0].form in PRONOUNS - {"that", "this", "these", "those"}:
        return bool(words)
    for token in words:
        if token.form in {"that", "which", "who", "whose"}:
            return False
        if token.form in FINITE:
            return True
    return any(op.kind in {"PRO", "CON", "SAY"} and op.start > 0 and op.text.endswith(("s", "ed")) for op in operators(words))


@lru_cache(maxsize=8)
def _compiled(version: str, key: int) -> list[TermCoder]:
    return []


def coder_for(codebook: Codebook) -> TermCoder:
    """The term coder of a codebook, compiled once while the codebook is in use."""
    kept = _compiled(codebook.version, id(codebook))
    if not kept or kept[0].codebook is not codebook:
        kept[:] = [TermCoder(codebook)]
    return kept[0]

