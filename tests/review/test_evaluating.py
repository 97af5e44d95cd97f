"""Evaluating: what counts as right, wrong and missed, whatever the order, and how sure that is."""

from __future__ import annotations

import doctest
import random
from dataclasses import replace
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo import examples
from plenipo.model import Actor, Claim, Condition, ConditionKind, Evidence, Mode, Span, Stance
from plenipo.review import agreement, differences, evaluating
from plenipo.review.agreement import align
from plenipo.review.evaluating import Evaluation, Share, evaluate, f1_interval

GOLD = examples.claims()
IDS = sorted({claim.document for claim in GOLD})
MINISTER = {"minister": Actor("minister", "The minister", speaks_for="italy")}


def claim(start: int = 0, end: int = 10, **changes: object) -> Claim:
    """A claim of Italy on these words of the one document."""
    made = Claim(
        "d", "d.txt", None, "italy", None, "troops", "none", Stance.SUPPORT, 2, Mode.INDIRECT, None,
        (Evidence(Span(start, end), "x" * (end - start)),),
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def condition(start: int, end: int, kind: str = "only_if") -> Condition:
    return Condition(ConditionKind(kind), Span(start, end), "x" * (end - start))


def scored(coded: list[Claim], gold: list[Claim]) -> Evaluation:
    return evaluate(coded, gold, ["d"], MINISTER)


def counts(found: Evaluation) -> tuple[int, int, int, int]:
    return found.score.right, found.score.wrong, found.score.missed, found.repeats


def fields(found: Evaluation) -> dict[str, tuple[int, int]]:
    return {share.name: (share.count, share.of) for share in found.fields}


def test_gold_against_itself_is_perfect() -> None:
    found = evaluate(GOLD, GOLD, IDS)
    assert (found.score.f1, found.score.precision, found.score.recall) == (1, 1, 1)
    assert (found.interval.low, found.interval.high) == (1, 1)
    assert {share.value for share in found.fields} == {1}
    assert found.wrong_sign.count == 0
    assert not found.differences


@pytest.mark.parametrize(
    ("changes", "agreed"),
    [
        ({"actor": "france"}, {"issue", "option", "stance"}),
        ({"issue": "format"}, {"actor", "stance"}),
        ({"option": "all"}, {"actor", "issue", "stance"}),
        ({"stance": Stance.NEUTRAL}, {"actor", "issue", "option"}),
    ],
)
def test_one_field_wrong_is_wrong_and_missed_and_the_other_fields_stay_right(changes, agreed) -> None:
    found = scored([claim(**changes)], [claim()])
    assert counts(found) == (0, 1, 1, 0)
    assert {name for name, (right, of) in fields(found).items() if of and right} == agreed


def test_words_elsewhere_make_it_another_claim() -> None:
    found = scored([claim(20, 30)], [claim()])
    assert counts(found) == (0, 1, 1, 0)
    assert fields(found)["actor"] == (0, 0)
    assert [line.what for line in found.differences] == ["not found", "not in gold"]


def test_a_minister_speaks_for_her_state() -> None:
    for one in (claim(actor="minister"), claim(actor="minister", on_behalf_of="italy"), claim()):
        for other in (claim(actor="minister"), claim()):
            assert counts(scored([one], [other])) == (1, 0, 0, 0)
    assert counts(scored([claim(actor="minister", on_behalf_of="france")], [claim(actor="minister")]))[0] == 0
    unknown = claim(actor="somebody"), claim(actor="somebody", on_behalf_of="france")
    assert counts(scored([unknown[0]], [unknown[1]])) == (1, 0, 0, 0)


def test_each_gold_claim_counts_once_and_repeats_for_nobody() -> None:
    assert counts(scored([claim(), claim(2, 8), claim(1, 9)], [claim()])) == (1, 0, 0, 2)
    assert counts(scored([claim()], [claim(0, 4), claim(6, 10)])) == (1, 0, 1, 0)


def test_a_claim_that_fits_two_leaves_the_one_that_another_needs() -> None:
    both, only = claim(0, 30), claim(1, 5)
    assert counts(scored([both, only], [claim(0, 10), claim(20, 30)])) == (2, 0, 0, 0)


def test_the_wrong_sign_is_support_for_oppose_of_the_same_option() -> None:
    against = claim(stance=Stance.OPPOSE)
    found = scored(
        [claim(), claim(20, 30), claim(40, 50)], [against, claim(20, 30), claim(40, 50, option="all")]
    )
    assert found.wrong_sign == Share("wrong sign", 1, 2, 0.5)
    assert found.confusion["oppose"] == {"support": 1, "oppose": 0, "neutral": 0, "not found": 0}
    assert found.confusion["support"] == {"support": 1, "oppose": 0, "neutral": 0, "not found": 1}
    assert found.confusion["not in gold"] == {"support": 1, "oppose": 0, "neutral": 0}
    assert [(issue.issue, issue.wrong_sign.count) for issue in found.issues] == [("troops", 1)]


def test_wrong_claims_count_where_they_were_put_and_missed_ones_where_they_belong() -> None:
    found = scored([claim(issue="format")], [claim()])
    table = {each.issue: (each.score.right, each.score.wrong, each.score.missed) for each in found.issues}
    assert table == {"format": (0, 1, 0), "troops": (0, 0, 1)}


def test_conditions_are_found_by_half_of_their_words_and_then_have_a_kind() -> None:
    gold = claim(0, 60, conditions=(condition(0, 10), condition(20, 30), condition(40, 44)))
    mine = claim(0, 60, conditions=(condition(2, 11), condition(20, 28, "if_then"), condition(40, 60)))
    found = scored([mine], [gold])
    assert counts(found) == (1, 0, 0, 0)
    assert fields(found)["conditions found"] == (2, 3)
    assert fields(found)["conditions that are in gold"] == (2, 3)
    assert fields(found)["kind of condition"] == (1, 2)
    assert [line.what for line in found.differences] == [
        "kind of condition", "condition not found", "condition not in gold",
    ]  # fmt: skip


def test_documents_the_gold_does_not_cover_count_for_nobody() -> None:
    assert evaluate([claim(), claim(document="e")], [claim()], ["d"]).coded == 1
    silent = evaluate([claim(document="e")], [], ["e"])
    assert counts(silent) == (0, 1, 0, 0)
    assert silent.score.recall is None


@pytest.mark.parametrize("document", IDS)
def test_each_claim_is_in_one_place(document: str) -> None:
    gold = [claim for claim in GOLD if claim.document == document]
    coded = spoilt(gold, 3)
    one = align(coded, gold, {})
    assert len(one.pairs) + len(one.not_found) == len(gold)
    assert len(one.pairs) + len(one.not_in_gold) + len(one.repeats) == len(coded)


def spoilt(claims: list[Claim], seed: int) -> list[Claim]:
    """The claims with some lost, some turned round, some said twice and some put to another actor."""
    chance = random.Random(seed)
    made: list[Claim] = []
    for one in claims:
        kind = chance.choice(["same", "same", "lost", "turned", "twice", "actor"])
        made += {
            "lost": [],
            "turned": [replace(one, stance=one.stance.reversed())],
            "twice": [one, replace(one, coder="again")],
            "actor": [replace(one, actor="nobody", on_behalf_of=None)],
        }.get(kind, [one])
    return made


@given(st.integers(0, 1000))
def test_the_order_of_claims_changes_nothing(seed: int) -> None:
    coded, gold = spoilt(list(GOLD), seed), list(GOLD)
    first = evaluate(coded, gold, IDS)
    random.Random(seed).shuffle(coded)
    random.Random(seed + 1).shuffle(gold)
    assert evaluate(coded, gold, IDS[::-1]) == first


@given(st.integers(0, 1000))
def test_the_confusion_table_counts_every_claim_but_repeats(seed: int) -> None:
    coded = spoilt(list(GOLD), seed)
    found = evaluate(coded, GOLD, IDS)
    told = {name: sum(row.values()) for name, row in found.confusion.items()}
    assert sum(told.values()) - told["not in gold"] == len(GOLD)
    not_found = sum(row.get("not found", 0) for row in found.confusion.values())
    assert sum(told.values()) - not_found == len(coded) - found.repeats
    assert sum(issue.score.right for issue in found.issues) == found.score.right
    assert sum(issue.score.missed for issue in found.issues) == found.score.missed


@given(st.lists(st.tuples(*[st.integers(0, 20)] * 3), min_size=2, max_size=12))
def test_the_interval_lies_between_the_worst_and_the_best_document(
    triples: list[tuple[int, int, int]],
) -> None:
    shares = [2 * r / (2 * r + w + m) for r, w, m in triples if r + w + m]
    found = f1_interval(triples, 0)
    assert found == f1_interval(triples, 0)
    if not shares:
        assert found is None
    else:
        assert min(shares) - 1e-9 <= found.low <= found.high <= max(shares) + 1e-9


def test_one_document_tells_nothing_of_the_spread() -> None:
    assert f1_interval([(3, 1, 1)], 0) is None
    wide, narrow = f1_interval([(9, 1, 1), (1, 9, 9)], 0), f1_interval([(9, 1, 1), (8, 2, 2)] * 20, 0)
    assert wide.high - wide.low > narrow.high - narrow.low > 0


@pytest.mark.parametrize("module", [agreement, differences, evaluating])
def test_the_examples_in_docstrings_run(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0
