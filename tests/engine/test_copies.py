"""Which of near-copies is the original, when some of them are in the record already."""

from __future__ import annotations

from dataclasses import replace

from plenipo.engine.adding import settle_copies
from tests.store.samples import document

A, B, C, D = (document(number) for number in (1, 2, 3, 4))


def settled(known: list[object], new: list[object], copies: dict[str, str]) -> dict[str, str | None]:
    return {d.origin: d.copy_of for d in settle_copies(known, new, copies)}  # type: ignore[arg-type]


def test_without_copies_nothing_is_marked() -> None:
    assert settle_copies([A], [B, C], {}) == [B, C]


def test_among_new_ones_the_original_is_the_one_that_was_found() -> None:
    found = settled([], [A, B, C], {A.id: C.id, B.id: C.id})
    assert found == {A.origin: C.id, B.origin: C.id, C.origin: None}


def test_what_the_record_holds_as_an_original_stays_one() -> None:
    assert settled([B], [A], {B.id: A.id}) == {A.origin: B.id}


def test_a_copy_of_a_known_copy_is_a_copy_of_its_original() -> None:
    assert settled([A, replace(B, copy_of=A.id)], [C], {C.id: B.id}) == {C.origin: A.id}


def test_two_known_originals_joined_by_a_new_document() -> None:
    assert settled([B, C], [A, D], {A.id: D.id, B.id: D.id, C.id: D.id}) == {A.origin: B.id, D.origin: B.id}


def test_known_and_found_relations_that_contradict_each_other() -> None:
    assert settled([A, replace(C, copy_of=A.id)], [B], {A.id: C.id, B.id: C.id}) == {B.origin: A.id}
