"""A statement's sentences worked through: wordings found, stances weighed, conditions bound to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plenipo.coding.anaphora import pointed_to
from plenipo.coding.binding import INFIX, bind
from plenipo.coding.clauses import Clause
from plenipo.coding.conditions import Marked, marked
from plenipo.coding.cue import Force
from plenipo.coding.draft import Draft, Placed, Reading, as_sentence, drafted
from plenipo.coding.lexicon import word_list
from plenipo.coding.mentions import mentions
from plenipo.coding.naming import named_options
from plenipo.coding.occurrence import Sentence, occurrence
from plenipo.coding.stance import verdict
from plenipo.coding.tokens import Token, covered
from plenipo.coding.wordings import Wordings

MARKERS = word_list("markers")


def drafts(found: Sequence[Token], reading: Reading, *, first: bool) -> list[Draft]:
    """The claims one sentence of a statement makes; ``first`` says that it opens the content."""
    marks = marked(found, _taken(found, reading.wordings))
    main, places = _without(found, marks)
    if not main:
        return []
    sentence = as_sentence(
        main, reading, first=first, dependent=any(m.marker.startswith(INFIX) for m in marks)
    )
    made = [draft for clause in sentence.clauses for draft in _of_clause(sentence, clause, reading)]
    for mark, place in zip(marks, places, strict=True):
        made = bind(made, found, mark, place, sentence, reading)
    return [draft for draft, _ in made]


def _taken(found: Sequence[Token], wordings: Wordings) -> frozenset[int]:
    """Tokens that belong to a wording with a place for each word, such as "ceasefire before talks"."""
    named = mentions(found, 0, len(found), wordings)
    return frozenset(
        place for m in named for place in m.places if any(found[p].form in MARKERS for p in m.places)
    )


def _without(found: Sequence[Token], marks: Sequence[Marked]) -> tuple[list[Token], list[int]]:
    """The sentence without its conditions, and where in it each stood."""
    gone = {i for mark in marks if mark.group != "ALBEIT" for i in range(mark.start, mark.end)}
    main = [token for index, token in enumerate(found) if index not in gone]
    places = [mark.start - sum(1 for index in gone if index < mark.start) for mark in marks]
    return (main if any(not t.mark for t in main) else []), places


def _of_clause(sentence: Sentence, clause: Clause, reading: Reading) -> Iterator[Placed]:
    found = sentence.tokens
    named = named_options(sentence, clause, reading.wordings, reading.examples, reading.context)
    if not named:
        governed = clause.linked and clause.start == 0 and reading.cue.force is Force.HOLDS
        pointed = pointed_to(found, clause, reading.context, governed=governed)
        named = [pointed] if pointed else []
    for mention in named:
        judged = verdict(occurrence(sentence, clause, mention, reading.cue, reading.myself))
        if judged is not None:
            where = covered(token for token in found[clause.start : clause.end] if not token.mark)
            yield drafted(mention, judged, (where,)), clause
