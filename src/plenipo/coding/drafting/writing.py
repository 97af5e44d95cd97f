"""A draft as the YAML file people edit, with the evidence in comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from plenipo.coding.codebook_file import as_yaml
from plenipo.coding.drafting.drafted import Drafted, DraftedActor, DraftedIssue, DraftedOption
from plenipo.coding.drafting.sayings import Saying
from plenipo.model import ActorKind

UNFIT = re.compile(
    r"[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffd\U00010000-\U000e0fff]+"
)
"""What YAML does not allow, even in a comment, and what ends a line in some reader's eyes."""
EVIDENCE, LONGEST = 2, 220
"""Sentences shown for each entry, and characters of each."""


def as_text(drafted: Drafted) -> str:
    """The codebook file; :func:`plenipo.coding.parse_codebook` reads it.

    Words of documents stand in comments on one line each and in quoted values, so that none of them can end
    a comment or a value.
    """
    return "\n".join(_lines(drafted)) + "\n"


def _lines(drafted: Drafted) -> Iterator[str]:
    yield from (
        f"# A draft, made from {_count(drafted.documents, 'document')} "
        f"with {_count(drafted.statements, 'statement')}.",
        "# Edit it: rename, merge, delete; sharpen the questions; put options in order and give them values.",
        "# Comments show what each entry rests on.",
    )
    yield from _entry(0, {"title": _clean(drafted.title) or "Draft codebook"})
    if drafted.actors:
        yield "actors:"
        for actor in drafted.actors:
            yield f"  # {_count(actor.statements, 'statement')}"
            yield from _evidence(2, actor.sayings)
            yield from _entry(2, {actor.id: _actor(actor)})
    yield "issues:"
    for issue in drafted.issues:
        yield from _issue(issue)


def _issue(issue: DraftedIssue) -> Iterator[str]:
    yield f"  # {_basis(issue.sayings)}"
    yield from _evidence(2, issue.sayings)
    yield from _entry(2, {issue.id: {"label": _clean(issue.label), "question": _clean(issue.question)}})
    yield "    options:"
    for option in issue.options:
        yield f"      # {_basis(option.sayings)}"
        yield from _evidence(6, option.sayings)
        yield from _entry(6, {option.id: _option(option)})


def _option(option: DraftedOption) -> dict[str, Any]:
    terms = [_clean(term) for term in option.terms]
    return {"label": _clean(option.label), **({"terms": terms} if terms else {})}


def _actor(actor: DraftedActor) -> dict[str, Any]:
    found: dict[str, Any] = {"name": _clean(actor.name)}
    if actor.kind is not ActorKind.ORGANIZATION:
        found["kind"] = str(actor.kind)
    if actor.aliases:
        found["aliases"] = [_clean(alias) for alias in actor.aliases]
    if actor.speaks_for:
        found["speaks_for"] = actor.speaks_for
    return found


def _entry(indent: int, content: dict[str, Any]) -> Iterator[str]:
    return (" " * indent + line for line in as_yaml(content).splitlines())


def _evidence(indent: int, sayings: Sequence[Saying]) -> Iterator[str]:
    """Up to two sentences, of different documents where there are, each on one line."""
    first = {saying.document.id: saying for saying in reversed(sayings)}
    order = sorted(first.values(), key=sayings.index) + list(sayings)
    shown: dict[str, str] = {}
    for saying in order:
        shown.setdefault(_clean(saying.sentence), _clean(saying.document.origin))
    for sentence, origin in list(shown.items())[:EVIDENCE]:
        short = sentence if len(sentence) <= LONGEST else sentence[: LONGEST - 3].rstrip() + "..."
        yield f"{' ' * indent}# {origin}: {short}"


def _basis(sayings: Sequence[Saying]) -> str:
    documents = {saying.document.id for saying in sayings}
    speakers = {party for saying in sayings for party in saying.parties}
    return (
        f"{_count(len(sayings), 'statement')} of {_count(len(speakers), 'speaker')} "
        f"in {_count(len(documents), 'document')}"
    )


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _clean(text: str) -> str:
    return " ".join(UNFIT.sub(" ", text).split())
