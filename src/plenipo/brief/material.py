"""Everything a brief is made of, gathered from a dossier or put together by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from plenipo.bargaining.results import Forecast
from plenipo.model import Actor, Claim, Codebook, Document, Judgement, Skipped, Statement, Table
from plenipo.networks.results import Cell, Network
from plenipo.packages.results import Packages
from plenipo.record.results import Shift

if TYPE_CHECKING:
    from plenipo.store import Dossier


@dataclass(frozen=True, slots=True)
class Findings:
    """What was worked out from the claims, each result with its provenance."""

    table: Table
    shifts: tuple[Shift, ...] = ()
    cells: tuple[Cell, ...] = ()
    congruence: Network | None = None
    conflict: Network | None = None
    forecasts: tuple[Forecast, ...] = ()
    packages: Packages | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """The record as of a date and what was worked out from it: all that a brief is made of."""

    title: str
    codebook: Codebook
    findings: Findings
    documents: tuple[Document, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    """The claims that count: judgements applied, rejected ones gone, amended ones replaced."""
    proposed: tuple[Claim, ...] = ()
    """What was proposed by coders or added by persons, before any judgement."""
    judgements: tuple[Judgement, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    sightings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Other places where exactly the same text was found, by document id."""
    actors: Mapping[str, Actor] = field(default_factory=dict)
    """Actors met in documents that the codebook does not name."""
    as_of: dt.date | None = None
    dossier: str = ""
    """Name of the dossier folder, for the commands that reproduce the brief."""
    public: bool = False
    """Whether this is the edition for the public."""
    withheld: int = 0
    """How many restricted documents were left out of this edition."""
    unnamed_skipped: int = 0
    """How many skipped inputs go unnamed in this edition, since they may have been restricted too."""


def work_out(
    claims: tuple[Claim, ...],
    codebook: Codebook,
    actors: Mapping[str, Actor],
    as_of: dt.date | None,
    title: str = "",
) -> Findings:
    """Every analysis the brief shows, from the claims alone."""
    from plenipo import bargaining, networks, packages, record

    table = record.build_table(claims, codebook, actors, as_of, title)
    return Findings(
        table=table,
        shifts=record.shifts(claims, codebook, as_of),
        cells=networks.cells(claims),
        congruence=networks.congruence(claims),
        conflict=networks.conflict(claims),
        forecasts=bargaining.compromise(table),
        packages=packages.packages(table),
    )


def gather_material(dossier: Dossier, as_of: dt.date | None = None) -> Material:
    """Read a dossier's record as of a date and work out every analysis of the brief."""
    from plenipo.coding import load_codebook

    record, codebook = dossier.record, load_codebook(dossier.codebook_path)
    title = dossier.title or codebook.title
    with record.snapshot():
        claims, actors = tuple(record.claims(as_of)), record.actors()
        documents = _as_of(record.documents(), claims, as_of)
        ids = {document.id for document in documents}
        return Material(
            title=title,
            codebook=codebook,
            findings=work_out(claims, codebook, actors, as_of, title),
            documents=documents,
            statements=tuple(s for s in record.statements() if s.document in ids),
            claims=claims,
            proposed=tuple(c for c in record.proposed_claims() if c.document in ids),
            judgements=tuple(record.judgements()),
            skipped=tuple(record.skipped()),
            sightings=_places((s.document, s.origin) for s in record.sightings()),
            actors=actors,
            as_of=as_of,
            dossier=dossier.path.name,
        )


def _as_of(
    documents: Iterable[Document], claims: Iterable[Claim], as_of: dt.date | None
) -> tuple[Document, ...]:
    """The documents there were by a day, and those that quote what was said by then."""
    quoting = {claim.document for claim in claims}
    return tuple(
        d for d in documents if as_of is None or d.id in quoting or (d.date is not None and d.date <= as_of)
    )


def _places(sightings: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Where else each document was found, by document id."""
    places: dict[str, tuple[str, ...]] = {}
    for document, origin in sightings:
        places[document] = (*places.get(document, ()), origin)
    return places


def for_public(material: Material) -> Material:
    """The material without restricted documents, their copies, and all that rests on them.

    Every analysis is worked out again from what is left, so that no number tells what a restricted document
    said.
    """
    restricted = {d.id for d in material.documents if d.restricted}
    hidden = restricted | {d.id for d in material.documents if d.copy_of in restricted}
    if not hidden:
        return replace(material, public=True)
    open_to_all = {d.id for d in material.documents} - hidden
    claims = tuple(c for c in material.claims if c.document in open_to_all)
    statements = tuple(s for s in material.statements if s.document in open_to_all)
    proposed = tuple(c for c in material.proposed if c.document in open_to_all)
    actors = _still_met(material.actors, claims, statements)
    return replace(
        material,
        findings=work_out(claims, material.codebook, actors, material.as_of, material.title),
        documents=tuple(d for d in material.documents if d.id in open_to_all),
        statements=statements,
        claims=claims,
        proposed=proposed,
        judgements=_about(material.judgements, (*claims, *proposed)),
        sightings={d: places for d, places in material.sightings.items() if d in open_to_all},
        skipped=(),
        unnamed_skipped=len(material.skipped),
        actors=actors,
        public=True,
        withheld=len(hidden),
    )


def _still_met(
    actors: Mapping[str, Actor], claims: Iterable[Claim], statements: Iterable[Statement]
) -> dict[str, Actor]:
    """Actors that the remaining claims and statements name."""
    met = {name for c in claims for name in (c.actor, c.party)}
    met |= {name for s in statements for speaker in s.speakers for name in (speaker.actor, speaker.party)}
    return {id: actor for id, actor in actors.items() if id in met}


def _about(judgements: Iterable[Judgement], claims: Iterable[Claim]) -> tuple[Judgement, ...]:
    """Judgements about the given claims only; a judgement may quote what it judges."""
    ids = {claim.id for claim in claims}
    return tuple(j for j in judgements if j.claim in ids)
