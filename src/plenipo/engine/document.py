"""The one function that runs over every document: read it, code it, and say what was found.

It is pure and can be pickled with everything it takes and gives, so that anything that maps a function over
documents can run it: this process, a pool of processes here, or other machines.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plenipo.errors import PlenipoError, SpentError
from plenipo.model import Actor, ActorKind, Claim, Codebook, Document, Speaker, Statement

if TYPE_CHECKING:
    from plenipo.coding import Coder
    from plenipo.reading import Directory, Reader


@dataclass(frozen=True, slots=True)
class Recipe:
    """What to read and code with; small, and carried to every process once."""

    codebook: Codebook
    make_reader: Callable[[Directory], Reader]
    make_coder: Callable[[Codebook], Coder]


@dataclass(frozen=True, slots=True)
class Tools:
    """A recipe made ready: the reader, the coder and the directory of actors, loaded."""

    codebook: Codebook
    directory: Directory
    reader: Reader
    coder: Coder

    @classmethod
    def from_recipe(cls, recipe: Recipe) -> Tools:
        """Load what the recipe names; takes about as long as reading a few documents."""
        from plenipo.reading import Directory

        directory = Directory.for_codebook(recipe.codebook)
        reader, coder = recipe.make_reader(directory), recipe.make_coder(recipe.codebook)
        return cls(recipe.codebook, directory, reader, coder)


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """What reading and coding a document gave, or why it could not be read."""

    document: str
    origin: str
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    actors: tuple[Actor, ...] = ()
    """Actors met that the codebook does not name."""
    failure: str = ""
    refused: tuple[tuple[str, int], ...] = ()
    """What reader and coder proposed and did not stand in the document, by reason; of those that count it."""
    characters: int = 0
    reading_seconds: float = 0.0
    coding_seconds: float = 0.0


def read_and_code(document: Document, tools: Tools) -> DocumentResult:
    """Read and code one document; whatever goes wrong in it becomes the result's ``failure``."""
    languages = getattr(tools.reader, "languages", ("en",))
    if document.language and document.language not in languages:
        known = ", ".join(sorted(languages))
        return _failed(document, f"Not read: its language is {document.language}; this reader reads {known}.")
    try:
        return _read_and_code(document, tools)
    except SpentError:  # it is the run that ends, not the document that fails
        raise
    except Exception as error:  # a plug-in may raise anything, and the other documents go on
        return _failed(document, reason(error))


def _read_and_code(document: Document, tools: Tools) -> DocumentResult:
    start = time.perf_counter()
    statements = tuple(tools.reader.read(document))
    read = time.perf_counter()
    claims = tuple(tools.coder.code(document, statements))
    coded = time.perf_counter()
    misquoted = _misquoted(document, claims)
    if misquoted:
        return _failed(document, f'Not read: the coder quotes "{misquoted[:80]}", which is not there.')
    refused = Counter(dict(getattr(tools.reader, "refused", ())))
    refused.update(dict(getattr(tools.coder, "refused", ())))
    return DocumentResult(
        document=document.id,
        origin=document.origin,
        statements=statements,
        claims=claims,
        actors=actors_met(statements, claims, tools.codebook, tools.directory),
        characters=len(document.text),
        reading_seconds=read - start,
        coding_seconds=coded - read,
        refused=tuple(sorted(refused.items())),
    )


def reason(error: Exception) -> str:
    """Why a document could not be read, in one line, from what was raised."""
    said = str(error).strip().splitlines()[:1]
    if isinstance(error, PlenipoError) and said:
        return f"Not read: {said[0]}"
    return f"Not read: {': '.join([type(error).__name__, *said])}."


def _failed(document: Document, why: str) -> DocumentResult:
    return DocumentResult(document.id, document.origin, failure=why)


def _misquoted(document: Document, claims: Sequence[Claim]) -> str | None:
    """The first words a claim quotes that are not there: what is no quotation is refused."""
    spans = [(e.span, e.text) for claim in claims for e in claim.evidence]
    spans += [(c.span, c.text) for claim in claims for c in claim.conditions]
    return next((text for span, text in spans if span.of(document.text) != text), None)


def actors_met(
    statements: Sequence[Statement], claims: Sequence[Claim], codebook: Codebook, directory: Directory
) -> tuple[Actor, ...]:
    """Speakers, reporters and parties that are not in the codebook, by id."""
    met: dict[str, Actor] = {}
    for id_, mentioned in _mentions(statements, claims):
        if id_ not in codebook.actors and id_ not in met:
            met[id_] = directory.actor(id_) or mentioned
    return tuple(met[id_] for id_ in sorted(met))


def _mentions(statements: Sequence[Statement], claims: Sequence[Claim]) -> Iterator[tuple[str, Actor]]:
    """Who is mentioned, with what the text itself says of them, the most telling mentions first."""
    speakers = [speaker for statement in statements for speaker in statement.speakers]
    for speaker in speakers:
        yield speaker.actor, _introduced(speaker)
    for claim in claims:
        name = claim.actor_name or claim.actor
        yield claim.actor, Actor(claim.actor, name, ActorKind.PERSON, speaks_for=claim.on_behalf_of)
    parties = [speaker.on_behalf_of for speaker in speakers] + [claim.on_behalf_of for claim in claims]
    reporters = [statement.reported_by for statement in statements]
    for id_ in (*parties, *reporters):
        if id_:
            yield id_, Actor(id_, id_)


def _introduced(speaker: Speaker) -> Actor:
    return Actor(speaker.actor, speaker.name, speaker.kind, speaks_for=speaker.on_behalf_of)
