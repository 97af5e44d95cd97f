"""Judging: prefixes, amendments checked against the codebook, undo, and what is still to be decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from plenipo import review
from plenipo.errors import RecordError
from plenipo.model import Actor, ActorKind, Claim, Codebook, Issue, Judgement, Option, Scale, Stance, Verdict
from plenipo.review.amending import Vocabulary, amend
from plenipo.store import Record
from tests.store.samples import METHOD, claim, document, minutes

TROOPS = Issue(
    "troops",
    "Which forces?",
    {"none": Option("none", "None", 0), "some": Option("some", "Some", 50), "all": Option("all", "All", 100)},
    Scale.ORDINAL,
)
FORMAT = Issue("format", "Who is at the table?", {"all": Option("all", "All"), "two": Option("two", "Two")})
BOOK = Codebook(
    "Troops",
    {"italy": Actor("italy", "Italy", ActorKind.STATE, ("Rome",)), "france": Actor("france", "France")},
    {"troops": TROOPS, "format": FORMAT},
)
ONE = document()
FIRST, SECOND = claim(ONE), claim(ONE, 20, confidence=0.2)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A record with two proposals, and one actor the codebook does not name."""
    with Record.create(tmp_path / "record.sqlite") as made:
        made.add_document(ONE)
        made.save_reading(
            ONE.id, *METHOD, [], [FIRST, SECOND], [Actor("jan-novak", "Jan Novák", ActorKind.PERSON)]
        )
        yield made


def judge(record: Record, of: str, verdict: str, minute: int = 0, **options: object) -> Judgement:
    return review.judge(record, of, verdict, "ana", minutes(minute), codebook=BOOK, **options)  # type: ignore[arg-type]


def test_accept_reject_withdraw_by_the_first_characters_of_an_id(record: Record) -> None:
    assert judge(record, FIRST.id[:4], "accept") == Judgement(FIRST.id, Verdict.ACCEPT, "ana", minutes(0))
    judge(record, SECOND.id, "reject", reason="It is about Spain.")
    assert record.claims() == [FIRST]
    assert review.history(record, SECOND.id)[0].reason == "It is about Spain."
    judge(record, SECOND.id[:5], "withdraw", 1)
    assert review.status(record, SECOND.id) is None
    assert record.claims() == [FIRST, SECOND]


def test_amending_makes_a_claim_of_the_persons_own(record: Record) -> None:
    changes = {"stance": "support", "option": "some", "strength": "3", "red_line": "yes", "actor": "rome"}
    made = judge(record, FIRST.id, "amend", changes=changes, reason="It said so.").amended
    assert made is not None
    assert made.evidence == FIRST.evidence
    assert (made.actor, made.stance, made.option, made.strength) == ("italy", Stance.SUPPORT, "some", 3)
    assert (made.red_line, made.coder, made.reason, made.confidence) == (True, "ana", "It said so.", 1.0)
    assert made in record.claims()
    assert FIRST not in record.claims()


def test_an_amended_claim_is_found_by_its_new_id_and_amended_further(record: Record) -> None:
    once = judge(record, FIRST.id, "amend", changes={"strength": "3"}).amended
    assert once is not None
    twice = judge(record, once.id, "amend", 1, changes={"stance": "neutral"})
    assert twice.claim == FIRST.id
    assert twice.amended is not None
    assert (twice.amended.strength, twice.amended.stance) == (3, Stance.NEUTRAL)
    assert review.status(record, twice.amended.id) is Verdict.AMEND
    assert len(review.history(record, twice.amended.id)) == 2
    judge(record, twice.amended.id, "reject", 2)
    assert record.claims() == [SECOND]


def test_accepting_what_one_has_amended_is_explained(record: Record) -> None:
    made = judge(record, FIRST.id, "amend", changes={"option": "all"}).amended
    assert made is not None
    with pytest.raises(RecordError, match=rf"already how ana amended {FIRST.id}.*judge {FIRST.id}"):
        judge(record, made.id, "accept", 1)
    judge(record, FIRST.id, "accept", 1)
    assert record.claims() == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"option": "sone"}, 'no option of troops "sone". Did you mean "some"'),
        ({"option": "xyz"}, "Choose one of: all, none, some"),
        ({"issue": "troop"}, 'Did you mean "troops"'),
        ({"issue": "format"}, 'no option of format "none"'),
        ({"stance": "supports"}, 'Did you mean "support"'),
        ({"strength": "4"}, "Choose one of: 1, 2, 3"),
        ({"red_line": "perhaps"}, "neither yes nor no"),
        ({"evidence": "x"}, 'no field of a claim "evidence"'),
        ({"stanse": "support"}, 'Did you mean "stance"'),
        ({"option": "none"}, "changes nothing"),
        ({}, "changes nothing"),
    ],
)
def test_amendments_the_codebook_does_not_have_are_refused(
    record: Record, changes: dict[str, str], says: str
) -> None:
    with pytest.raises(RecordError, match=says):
        judge(record, FIRST.id, "amend", changes=changes)
    assert record.judgements() == []


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("france", "france"),
        ("FRANCE", "france"),
        ("Rome", "italy"),
        ("Jan Novák", "jan-novak"),
        ("Ada", "ada"),
    ],
)
def test_actors_are_found_by_id_name_and_alias(text: str, actor: str) -> None:
    words = Vocabulary(BOOK, {"jan-novak": Actor("jan-novak", "Jan Novák")}, {"Ada": Actor("ada", "Ada")}.get)
    made = amend(FIRST, {"actor": text, "strength": "3"}, words, coder="ana", reason="")
    assert made.actor == actor


def test_an_unknown_actor_is_answered_with_the_nearest() -> None:
    with pytest.raises(RecordError, match=r'no actor "Itly". Did you mean "italy"'):
        amend(FIRST, {"actor": "Itly"}, Vocabulary(BOOK, {}), coder="ana", reason="")


def test_a_new_actor_loses_the_name_of_the_old_and_nobody_is_spoken_for_by_nothing() -> None:
    named = replace(FIRST, actor="Somebody", actor_name="Somebody", on_behalf_of="france")
    made = amend(named, {"actor": "italy", "on_behalf_of": ""}, Vocabulary(BOOK, {}), coder="ana", reason="")
    assert (made.actor, made.actor_name, made.on_behalf_of) == ("italy", "", None)


def test_another_actor_speaks_for_whom_that_actor_speaks() -> None:
    meloni = Actor("meloni", "Giorgia Meloni", ActorKind.PERSON, speaks_for="italy")
    words = Vocabulary(BOOK, {"meloni": meloni})
    wrong = replace(FIRST, actor="macron", on_behalf_of="france")
    assert amend(wrong, {"actor": "meloni"}, words, coder="ana", reason="").party == "italy"
    assert amend(wrong, {"actor": "italy"}, words, coder="ana", reason="").party == "italy"
    both = {"actor": "italy", "on_behalf_of": "france"}
    assert amend(wrong, both, words, coder="ana", reason="").party == "france"


def test_an_issue_and_its_option_are_changed_together(record: Record) -> None:
    made = judge(record, FIRST.id, "amend", changes={"option": "two", "issue": "format"}).amended
    assert made is not None
    assert (made.issue, made.option) == ("format", "two")


def test_unknown_and_ambiguous_ids_are_answered_in_a_sentence(record: Record) -> None:
    for nothing in ("zzz", ""):
        with pytest.raises(RecordError, match="No claim has an id that begins"):
            judge(record, nothing, "accept")
    many = [claim(ONE, option=f"o{n}") for n in range(40)]
    record.save_reading(ONE.id, "rules.v2", *METHOD[1:], [], many)
    crowded = max("0123456789abcdef", key=lambda c: sum(m.id.startswith(c) for m in many))
    with pytest.raises(
        RecordError, match=rf'claims have ids that begin with "{crowded}": .*Give more characters'
    ):
        judge(record, crowded, "accept")


def test_impossible_judgements_are_refused(record: Record) -> None:
    with pytest.raises(RecordError, match=r'no verdict "acept". Did you mean "accept"'):
        judge(record, FIRST.id, "acept")
    with pytest.raises(RecordError, match="Only an amendment"):
        judge(record, FIRST.id, "accept", changes={"stance": "oppose"})
    with pytest.raises(RecordError, match="no judgement that could be withdrawn"):
        judge(record, FIRST.id, "withdraw")
    with pytest.raises(RecordError, match="name of the person"):
        review.judge(record, FIRST.id, "accept", " ", minutes(0))
    with pytest.raises(RecordError, match="no time zone"):
        review.judge(record, FIRST.id, "accept", "ana", minutes(0).replace(tzinfo=None))
    with pytest.raises(RecordError, match="nothing to undo"):
        review.undo(record, FIRST.id, "ana", minutes(0))


def test_a_clock_that_is_slow_is_noticed(record: Record) -> None:
    judge(record, FIRST.id, "accept", 10)
    with pytest.raises(RecordError, match="later judgement of this claim: ana, 2026-03-01 12:10:00 UTC"):
        judge(record, FIRST.id, "reject", 9)


def states(record: Record) -> list[Claim]:
    return record.claims()


def test_undo_restores_what_was_before_and_keeps_the_history(record: Record) -> None:
    before = states(record)
    judge(record, FIRST.id, "amend", 1, changes={"option": "all"})
    amended = states(record)
    judge(record, FIRST.id, "reject", 2)
    rejected = states(record)
    undone = review.undo(record, FIRST.id[:6], "ben", minutes(3))
    assert undone.reason == "undo: reject by ana"
    assert states(record) == amended
    review.undo(record, FIRST.id, "ben", minutes(4))
    assert states(record) == rejected
    assert [j.verdict for j in review.history(record, FIRST.id)] == ["amend", "reject", "amend", "reject"]
    judge(record, SECOND.id, "accept", 5)
    review.undo(record, SECOND.id, "ben", minutes(6))
    assert review.status(record, SECOND.id) is None
    assert len(before) == len(states(record)) + 1


def test_undo_restores_a_claim_as_it_was_judged_then(record: Record) -> None:
    judge(record, FIRST.id, "accept", 1)
    record.save_reading(ONE.id, "rules.v2", *METHOD[1:], [], [replace(FIRST, strength=3)])
    judge(record, FIRST.id, "reject", 2)
    review.undo(record, FIRST.id, "ana", minutes(3))
    assert record.claims() == [FIRST]


def test_a_judgement_survives_reruns_even_when_its_claim_is_gone(record: Record) -> None:
    judge(record, FIRST.id, "reject", 1)
    record.save_reading(ONE.id, "rules.v2", *METHOD[1:], [], [])
    assert review.status(record, FIRST.id[:6]) is Verdict.REJECT
    judge(record, FIRST.id[:6], "accept", 2)
    assert record.claims() == [FIRST]


def test_the_queue_has_the_most_doubtful_first_and_nothing_decided(record: Record) -> None:
    record.add_claim(claim(ONE, 5, coder="ana"))
    assert review.undecided(record) == [SECOND, FIRST]
    judge(record, SECOND.id, "accept")
    assert review.undecided(record) == [FIRST]
