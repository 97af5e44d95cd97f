"""The coder on own sentences: those it was made with must all come out, those held out mostly."""

from functools import cache

import pytest

from plenipo.coding import TermCoder

from .marked import Case, cases, codebook, statement, written

OPEN, HELD_OUT = cases("sentences.yaml"), cases("heldout.yaml")
CLOSED = cases("heldout-2.yaml")


@cache
def coder(name: str) -> TermCoder:
    return TermCoder(codebook(name))


def coded(case: Case) -> list[str]:
    document, said = statement(case.say)
    return sorted(written(claim) for claim in coder(case.codebook).code(document, [said]))


@pytest.mark.parametrize("case", OPEN, ids=lambda case: case.say[:60])
def test_the_sentences_it_was_made_with(case: Case) -> None:
    found = coded(case)
    assert found == sorted(case.claims) or (case.any and not found)


def test_the_table_is_wide_enough() -> None:
    everything = OPEN + HELD_OUT
    assert len(everything) >= 120
    assert sum(bool(case.trap) for case in everything) >= 30
    assert len({case.codebook for case in everything}) >= 3


@pytest.mark.parametrize(("listed", "floor"), [(HELD_OUT, 0.85), (CLOSED, 0.6)], ids=["opened", "closed"])
def test_held_out_sentences_do_not_get_worse(listed: list[Case], floor: float) -> None:
    right = sum(coded(case) == sorted(case.claims) or (case.any and not coded(case)) for case in listed)
    assert right / len(listed) >= floor, "see benchmarks/coding.py"


def test_traps_give_no_claim() -> None:
    traps = [case for case in OPEN + HELD_OUT if case.trap and not case.claims]
    fallen = [case.say for case in traps if coded(case)]
    assert not [say for say in fallen if say in {case.say for case in OPEN}]
    assert len(fallen) <= 2
