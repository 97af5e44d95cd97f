"""What goes into the record comes out equal: any document, statement, claim, actor and judgement."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from plenipo.model import Actor, Claim, Document, Judgement, Statement, Verdict
from plenipo.store import Record
from plenipo.store.columns import escape, unescape
from tests.store import samples

QUICK = settings(max_examples=40, deadline=None)


@cache
def blank() -> bytes:
    """An empty record, made once: hypothesis asks for hundreds."""
    with TemporaryDirectory() as folder:
        Record.create(Path(folder) / "record.sqlite").close()
        return (Path(folder) / "record.sqlite").read_bytes()


@contextmanager
def empty() -> Iterator[Record]:
    with TemporaryDirectory() as folder:
        (Path(folder) / "record.sqlite").write_bytes(blank())
        with Record(Path(folder) / "record.sqlite") as record:
            yield record


@given(samples.words)
def test_any_text_survives_escaping(text: str) -> None:
    assert unescape(escape(text)) == text
    escape(text).encode("utf-8")


def test_ordinary_text_is_stored_as_it_is() -> None:
    for text in ("plain", "naïve 東京 😀", "a\x00b"):
        assert escape(text) == text


@QUICK
@given(samples.documents)
def test_documents(document: Document) -> None:
    with empty() as record:
        assert record.add_document(document)
        assert record.documents() == [document]
        assert record.document(document.id) == document


@QUICK
@given(
    st.lists(samples.statements, max_size=3),
    st.lists(samples.claims, max_size=3, unique_by=lambda claim: claim.id),
    st.lists(samples.actors, max_size=3, unique_by=lambda actor: actor.id),
)
def test_readings(statements: list[Statement], claims: list[Claim], actors: list[Actor]) -> None:
    document = samples.document()
    statements = [replace(s, document=document.id) for s in statements]
    claims = [replace(c, document=document.id) for c in claims]
    with empty() as record:
        record.add_document(document)
        record.save_reading(document.id, *samples.METHOD, statements, claims, actors)
        assert sorted(record.statements(), key=repr) == sorted(statements, key=repr)
        assert {c.id: c for c in record.proposed_claims()} == {c.id: c for c in claims}
        assert record.claims() == record.proposed_claims()
        assert record.actors() == {actor.id: actor for actor in actors}


@QUICK
@given(samples.claims, samples.claims, samples.times, samples.words, samples.words)
def test_judgements(claim: Claim, amended: Claim, time: object, coder: str, reason: str) -> None:
    document = samples.document()
    claim, amended = replace(claim, document=document.id), replace(amended, document=document.id)
    judgement = Judgement(claim.id, Verdict.AMEND, coder, time, reason, amended)  # type: ignore[arg-type]
    with empty() as record:
        record.add_document(document)
        record.save_reading(document.id, *samples.METHOD, [], [claim])
        record.judge(judgement)
        assert record.judgements() == [judgement]
        assert record.judgements(claim.id) == [judgement]
        assert record.claims() == [amended]
        assert record.status(claim.id) is Verdict.AMEND
        assert record.status(amended.id) is Verdict.AMEND
