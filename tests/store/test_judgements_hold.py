"""A person's judgement holds, whatever machines propose later."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from plenipo.errors import RecordError
from plenipo.model import Claim, Document, Evidence, Span, Verdict
from plenipo.store import Record
from tests.store.samples import METHOD, claim, document, judgement, minutes
from tests.store.test_round_trips import empty

NEWER = ("rules.v2", "terms.v2", "book1")


def read(record: Record, of: Document, claims: list[Claim], method: tuple[str, str, str] = METHOD) -> None:
    record.add_document(of)
    record.save_reading(of.id, *method, [], claims)


def test_rejected_is_dropped_amended_is_replaced_accepted_is_kept(record: Record) -> None:
    one = document()
    first, second, third = (claim(one, start) for start in (0, 4, 8))
    read(record, one, [first, second, third])
    other = replace(second, option="all", coder="ana")
    record.judge(judgement(first, "reject"))
    record.judge(judgement(second, "amend", amended=other))
    record.judge(judgement(third, "accept"))
    assert record.claims() == [other, third]
    assert record.proposed_claims() == [first, second, third]
    assert [record.status(c.id) for c in (first, second, other, third)] == [
        Verdict.REJECT,
        Verdict.AMEND,
        Verdict.AMEND,
        Verdict.ACCEPT,
    ]
    assert record.undecided_claims() == []


def test_the_newest_judgement_holds_and_none_is_lost(record: Record) -> None:
    one = document()
    read(record, one, [claim(one)])
    record.judge(judgement(claim(one), "reject", minute=5))
    record.judge(judgement(claim(one), "accept", minute=2, coder="ben"))
    assert record.claims() == []
    record.judge(judgement(claim(one), "withdraw", minute=6))
    assert record.claims() == [claim(one)]
    assert record.status(claim(one).id) is None
    assert [j.verdict for j in record.judgements()] == ["accept", "reject", "withdraw"]


def test_as_of_an_instant(record: Record) -> None:
    one = document()
    read(record, one, [claim(one)])
    record.judge(judgement(claim(one), "reject", minute=5))
    assert record.claims(judged_by=minutes(4)) == [claim(one)]
    assert record.claims(judged_by=minutes(5)) == []


def test_judgements_survive_a_rerun_that_proposes_nothing(record: Record) -> None:
    one = document()
    accepted, amended, rejected, unjudged = (claim(one, start) for start in (0, 15, 20, 25))
    read(record, one, [accepted, amended, rejected, unjudged])
    other = replace(amended, strength=3, coder="ana")
    record.judge(judgement(accepted, "accept"))
    record.judge(judgement(amended, "amend", amended=other))
    record.judge(judgement(rejected, "reject"))
    read(record, one, [], NEWER)
    assert record.proposed_claims() == []
    assert record.claims() == [accepted, other]
    assert record.status(rejected.id) is Verdict.REJECT


def test_a_rerun_that_proposes_the_same_otherwise_does_not_change_what_was_accepted(record: Record) -> None:
    one = document()
    read(record, one, [claim(one)])
    record.judge(judgement(claim(one), "accept"))
    read(record, one, [claim(one, strength=3, red_line=True, coder="terms.v2")], NEWER)
    assert record.claims() == [claim(one)]


def test_a_rejected_claim_stays_rejected_when_proposed_again(record: Record) -> None:
    one = document()
    read(record, one, [claim(one)])
    record.judge(judgement(claim(one), "reject"))
    read(record, one, [claim(one, coder="terms.v2")], NEWER)
    assert record.claims() == []


def wider(of: Document, **changes: object) -> Claim:
    """The claim of :func:`claim` as a newer coder sees it: the same words and some more."""
    return claim(of, **{"evidence": (Evidence(Span(0, 20), of.text[:20]),), "coder": "terms.v2", **changes})


@pytest.mark.parametrize(
    ("verdict", "again", "holds"),
    [
        ("accept", {}, ["oppose"]),
        ("accept", {"stance": "support"}, ["oppose"]),
        ("accept", {"option": "all"}, ["oppose", "oppose"]),
        ("accept", {"actor": "france"}, ["oppose", "oppose"]),
        ("reject", {}, []),
        ("reject", {"stance": "support"}, ["support"]),
        ("reject", {"option": "all"}, ["oppose"]),
    ],
)
def test_what_was_judged_is_not_proposed_again_in_other_words(
    record: Record, verdict: str, again: dict[str, str], holds: list[str]
) -> None:
    one = document()
    read(record, one, [claim(one)])
    record.judge(judgement(claim(one), verdict))
    changes = {**again, **({"stance": claim(one).stance.reversed()} if "stance" in again else {})}
    read(record, one, [wider(one, **changes)], NEWER)
    assert sorted(c.stance for c in record.claims()) == holds
    assert len(record.undecided_claims()) == len(holds) - (verdict == "accept")


def test_what_stood_beside_a_judged_claim_is_judged_for_itself(record: Record) -> None:
    one = document()
    beside = wider(one, coder="terms.v1")
    read(record, one, [claim(one), beside])
    record.judge(judgement(claim(one), "reject"))
    read(record, one, [beside], NEWER)
    assert record.claims() == [beside]


def test_two_amendments_to_the_same_claim_count_once(record: Record) -> None:
    one = document()
    first, second = claim(one), claim(one, option="all")
    read(record, one, [first, second])
    same = replace(first, option="some", coder="ana")
    for each in (first, second):
        record.judge(judgement(each, "amend", amended=same))
    assert record.claims() == [same]


def test_impossible_judgements_are_refused(record: Record) -> None:
    one = document()
    with pytest.raises(RecordError, match="no claim"):
        record.judge(judgement(claim(one), "accept"))
    read(record, one, [claim(one)])
    with pytest.raises(RecordError, match="if and only if it amends"):
        record.judge(judgement(claim(one), "amend"))
    with pytest.raises(RecordError, match="if and only if it amends"):
        record.judge(judgement(claim(one), "accept", amended=claim(one)))
    naive = replace(judgement(claim(one), "accept"), time=minutes(0).replace(tzinfo=None))
    with pytest.raises(RecordError, match="no time zone"):
        record.judge(naive)
    assert record.judgements() == []


class AnyHistory(RuleBasedStateMachine):
    """Whatever order runs and judgements come in, the last judgement of each claim is what holds."""

    STARTS = (0, 15, 22, 30)

    @initialize()
    def begin(self) -> None:
        self.context = empty()
        self.record = self.context.__enter__()
        self.document = document(text="Italy said no. " * 4)
        self.record.add_document(self.document)
        self.last: dict[str, tuple[str, Claim, Claim | None]] = {}
        self.newest: dict[str, Claim] = {}
        self.ever: dict[str, Claim] = {}
        self.runs = self.minute = 0

    @rule(starts=st.sets(st.sampled_from(STARTS)), strength=st.integers(1, 3))
    def run(self, starts: set[int], strength: int) -> None:
        self.runs += 1
        found = [
            claim(self.document, s, strength=strength, coder=f"terms.v{self.runs}") for s in sorted(starts)
        ]
        read(self.record, self.document, found, (f"rules.v{self.runs}", *METHOD[1:]))
        self.newest = {c.id: c for c in found}
        self.ever |= self.newest

    @rule(data=st.data(), verdict=st.sampled_from(Verdict))
    def decide(self, data: st.DataObject, verdict: Verdict) -> None:
        if not self.ever:
            return
        target = self.ever[data.draw(st.sampled_from(sorted(self.ever)))]
        self.minute += 1
        amended = (
            replace(target, strength=data.draw(st.integers(1, 3)), coder="ana")
            if verdict == "amend"
            else None
        )
        self.record.judge(judgement(target, verdict, self.minute, amended))
        self.last[target.id] = (verdict, target, amended)

    @invariant()
    def the_last_judgement_holds(self) -> None:
        if not hasattr(self, "record"):
            return
        held = {c.id: c for c in self.record.claims()}
        expected: dict[str, Claim] = {}
        for verdict, target, amended in self.last.values():
            if verdict == "accept":
                expected[target.id] = target
            elif amended is not None:
                expected[amended.id] = amended
        judged = {id_ for id_, (verdict, _, _) in self.last.items() if verdict != "withdraw"}
        assert {id_: held[id_] for id_ in expected} == expected
        for id_ in judged - set(expected):
            assert id_ not in held
        assert set(held) - set(expected) <= set(self.newest) - judged
        assert len(self.record.judgements()) == self.minute

    def teardown(self) -> None:
        if hasattr(self, "context"):
            self.context.__exit__(None, None, None)


TestAnyHistory = AnyHistory.TestCase
TestAnyHistory.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
