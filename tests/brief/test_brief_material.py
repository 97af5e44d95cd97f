"""Gathering a brief's material from a dossier, and what the edition for the public leaves out."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest

from plenipo.brief import Material, for_public, gather_material, render, work_out
from plenipo.coding import dump_codebook
from plenipo.model import Actor, ActorKind, Document, Judgement, Skipped, Verdict
from plenipo.store import Dossier

from . import oruna


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    """The invented negotiation in a real dossier."""
    material = oruna.material()
    made = Dossier.create(tmp_path / "oruna", dump_codebook(material.codebook), title=material.title)
    record = made.record
    for document in material.documents:
        record.add_document(document)
    record.add_document(replace(material.documents[0], origin="https://elsewhere.example/0"))
    for skipped in material.skipped:
        record.add_skipped(skipped)
    for document in material.documents[:-1]:
        statements = [s for s in material.statements if s.document == document.id]
        claims = [c for c in material.claims if c.document == document.id]
        record.save_reading(document.id, "rules.v1", "terms.v1", "1", statements, claims, ())
    when = dt.datetime(2026, 3, 12, tzinfo=dt.UTC)
    record.judge(Judgement(material.claims[0].id, Verdict.ACCEPT, "Ana", when))
    record.judge(Judgement(material.claims[1].id, Verdict.REJECT, "Ana", when, "misread"))
    return made


def test_a_dossier_gives_its_material(dossier: Dossier) -> None:
    material = gather_material(dossier)
    assert material.title == "Lake Oruna ceasefire talks"
    assert material.dossier == "oruna"
    assert len(material.documents) == 13
    assert len(material.proposed) == 60
    assert len(material.claims) == 59
    assert len(material.statements) == 66
    assert {s.origin for s in material.skipped} == {"articles/scan.pdf", "articles/empty.txt"}
    assert material.sightings == {material.documents[0].id: ("https://elsewhere.example/0",)}
    found = material.findings
    assert found.table.positions
    assert found.cells
    assert found.congruence.edges
    assert found.forecasts
    assert found.packages.demands
    page = render(material)
    assert "accepted by Ana" in page or "by Ana on 12 March 2026; proposed by terms.v1" in page
    assert "also <" in page


def test_rejected_claims_are_counted_and_not_quoted(dossier: Dossier) -> None:
    page = render(gather_material(dossier))
    assert "1 accepted, 1 rejected, 58 undecided" in page
    assert f"c-{oruna.material().claims[1].id}" not in page


def test_as_of_a_day_only_what_was_said_by_then(dossier: Dossier) -> None:
    day = dt.date(2026, 1, 31)
    material = gather_material(dossier, day)
    assert all(d.date <= day for d in material.documents)
    assert all(c.date <= day for c in material.claims)
    assert {s.document for s in material.statements} <= {d.id for d in material.documents}
    page = render(material)
    assert "31 January 2026" in page
    assert "Third round ends" not in page
    assert "--as-of 2026-01-31" in page


def test_the_same_dossier_gives_the_same_page(dossier: Dossier) -> None:
    assert render(gather_material(dossier)) == render(gather_material(dossier))


def secret() -> Material:
    """The negotiation with three restricted papers: one is copied, one names somebody nobody else names."""
    material = oruna.material()
    hidden = {material.documents[i].id for i in (3, 7, 10)}
    documents = tuple(
        replace(
            d,
            restricted=True,
            publisher=f"Cable {i}",
            title=f"Telegram {i} of the embassy",
            origin=f"cables/secret-{i}.txt",
        )
        if d.id in hidden
        else d
        for i, d in enumerate(material.documents)
    )
    claims = tuple(
        replace(c, actor="Quentin Marlow", actor_name="Quentin Marlow", on_behalf_of="soltmark")
        if c.document == material.documents[3].id and c.actor == "ivo-hart"
        else c
        for c in material.claims
    )
    when = dt.datetime(2026, 3, 12, tzinfo=dt.UTC)
    leaked = next(c for c in claims if c.document in hidden)
    judgements = (
        *material.judgements,
        Judgement(leaked.id, Verdict.ACCEPT, "Ana", when, "the telegram says so"),
    )
    actors = {
        "Quentin Marlow": Actor("Quentin Marlow", "Quentin Marlow", ActorKind.PERSON, speaks_for="soltmark")
    }
    return replace(
        material,
        documents=documents,
        claims=claims,
        proposed=claims,
        judgements=judgements,
        actors=actors,
        sightings={material.documents[7].id: ("cables/second-place.txt",)},
        findings=work_out(claims, material.codebook, actors, material.as_of, material.title),
    )


def shingles(text: str, size: int = 4) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[i : i + size]) for i in range(len(words) - size + 1)}


def said_by(documents: list[Document]) -> set[str]:
    return set().union(*(shingles(f"{d.text} . {d.title}") for d in documents))


def test_no_word_of_a_restricted_document_is_in_the_public_edition() -> None:
    material = secret()
    full, public = render(material), render(material, public=True)
    restricted = {d.id for d in material.documents if d.restricted}
    hidden = [d for d in material.documents if d.id in restricted or d.copy_of in restricted]
    shown = [d for d in material.documents if d not in hidden]
    kept_back = said_by(hidden) - said_by(shown)
    assert kept_back & shingles(full)
    assert not kept_back & shingles(re.sub(r"<[^>]+>", " ", public))
    assert not kept_back & shingles(public)
    for word in (
        "Telegram",
        "Cable",
        "cables/",
        "Quentin",
        "Marlow",
        "the telegram says so",
        "second-place",
        "mirror.example",
        *(d.id for d in hidden),
        *(c.id for c in material.claims if c.document in restricted),
    ):
        assert word not in public, word
    assert "3 restricted documents left out of this edition" not in public
    assert "4 restricted documents left out of this edition" in public
    assert "public edition" in public


def test_no_number_rests_on_a_restricted_document() -> None:
    material = secret()
    public = for_public(material)
    left = {c.id for c in public.claims}
    found = public.findings
    rested = {
        id
        for group in (
            found.table.positions,
            found.table.red_lines,
            found.table.conditions,
            found.cells,
            found.forecasts,
            found.congruence.edges,
            found.conflict.edges,
            found.packages.demands,
        )
        for item in group
        for id in item.claims
    }
    assert rested <= left
    assert len(public.claims) < len(material.claims)
    without = replace(
        material, documents=public.documents, statements=public.statements, claims=public.claims
    )
    again = work_out(without.claims, material.codebook, {}, material.as_of, material.title)
    assert found == again


def test_with_nothing_restricted_the_public_edition_is_the_whole_one() -> None:
    material = oruna.material()
    assert for_public(material) == replace(material, public=True)
    assert "left out of this edition" not in render(material, public=True)


def test_when_all_is_restricted_the_page_is_empty_and_says_so() -> None:
    material = oruna.material()
    documents = tuple(replace(d, restricted=True) for d in material.documents)
    page = render(replace(material, documents=documents), public=True)
    assert "13 restricted documents left out of this edition" in page
    assert "No document is in the record yet" not in page
    assert "Every document is restricted" in page


def test_a_claim_whose_document_is_unknown_is_left_out_of_the_public_edition() -> None:
    material = secret()
    stray = replace(material.claims[0], document="0" * 16)
    assert stray.id not in {
        c.id for c in for_public(replace(material, claims=(*material.claims, stray))).claims
    }


def test_skipped_inputs_go_unnamed_beside_restricted_documents() -> None:
    public = render(secret(), public=True)
    assert "2 inputs could not be read; what cannot be read may be restricted" in public
    assert "scan.pdf" not in public


def test_skipped_inputs_are_listed_where_nothing_is_restricted() -> None:
    page = render(replace(oruna.material(), skipped=(Skipped("a<b>.pdf", "Broken & empty."),)), public=True)
    assert "a&lt;b&gt;.pdf" in page
    assert "Broken &amp; empty." in page
