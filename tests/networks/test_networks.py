import dataclasses
from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenipo.model import Stance
from plenipo.networks import cells, conflict, congruence, subtract
from plenipo.record.sample import make_claim

ACTORS, CONCEPTS, DOCUMENTS = "abcd", [("x", "1"), ("x", "2"), ("y", "1")], "mnop"


@st.composite
def some_claims(draw):
    return [
        dataclasses.replace(
            make_claim(
                draw(st.sampled_from(ACTORS)),
                *draw(st.sampled_from(CONCEPTS)),
                draw(st.sampled_from(["support", "oppose", "neutral"])),
                document=draw(st.sampled_from(DOCUMENTS)),
                words=f"words {n}" + "." * n,
            ),
        )
        for n in range(draw(st.integers(0, 25)))
    ]


def counts(claims, duplicates):
    """a[actor][concept][stance], counted the slow and obvious way."""
    a = {}
    seen = set()
    for c in claims:
        effect = (c.actor, c.issue, c.option, c.stance, c.document)
        if c.stance is Stance.NEUTRAL or (duplicates == "document" and effect in seen):
            continue
        seen.add(effect)
        key = (c.actor, (c.issue, c.option), c.stance)
        a[key] = a.get(key, 0) + 1
    return a


def by_hand(claims, kind, normalization, duplicates):
    """The definitions, as loops over actors, concepts and stances."""
    a = counts(claims, duplicates)
    actors = sorted({key[0] for key in a})
    sides = [Stance.SUPPORT, Stance.OPPOSE]
    weights = {}
    for n, i in enumerate(actors):
        for h in actors[n + 1 :]:
            agree = differ = 0
            for j in CONCEPTS:
                for k in sides:
                    for m in sides:
                        met = a.get((i, j, k), 0) * a.get((h, j, m), 0)
                        agree, differ = agree + met * (k is m), differ + met * (k is not m)
            total = {"congruence": agree, "conflict": differ, "subtract": agree - differ}[kind]
            mine = [a.get((i, j, k), 0) for j in CONCEPTS for k in sides]
            theirs = [a.get((h, j, k), 0) for j in CONCEPTS for k in sides]
            pairs = list(zip(mine, theirs, strict=True))
            below = {
                None: 1,
                "average": (sum(mine) + sum(theirs)) / 2,
                "jaccard": sum(x * y if x and y else x + y for x, y in pairs),
                "cosine": sqrt(sum(x * x for x in mine)) * sqrt(sum(y * y for y in theirs)),
            }[normalization]
            if total and below:
                weights[i, h] = total / below
    return weights


METHODS = {"congruence": congruence, "conflict": conflict, "subtract": subtract}


@pytest.mark.parametrize("duplicates", ["document", "include"])
@pytest.mark.parametrize("normalization", [None, "average", "jaccard", "cosine"])
@pytest.mark.parametrize("kind", METHODS)
@settings(max_examples=25, deadline=None)
@given(claims=some_claims())
def test_networks_are_what_the_definition_says(kind, normalization, duplicates, claims):
    found = METHODS[kind](claims, normalization, duplicates=duplicates)
    expected = by_hand(claims, kind, normalization, duplicates)
    assert {(e.a, e.b): e.weight for e in found.edges} == pytest.approx(expected, abs=1e-12)
    assert all(e.a < e.b for e in found.edges)
    if normalization == "cosine" or (normalization == "jaccard" and kind == "congruence"):
        assert all(abs(e.weight) <= 1 + 1e-12 for e in found.edges)


@settings(max_examples=40, deadline=None)
@given(some_claims())
def test_edges_open_to_the_claims_that_make_them(claims):
    by_id = {c.id: c for c in claims}
    for edge in congruence(claims).edges:
        for issue, option in edge.shared:
            here = [by_id[k] for k in edge.claims if (by_id[k].issue, by_id[k].option) == (issue, option)]
            stances = [{c.stance for c in here if c.party == party} for party in (edge.a, edge.b)]
            assert stances[0] & stances[1]
    for edge in conflict(claims).edges:
        for issue, option in edge.shared:
            here = [by_id[k] for k in edge.claims if (by_id[k].issue, by_id[k].option) == (issue, option)]
            assert {c.stance for c in here} == {Stance.SUPPORT, Stance.OPPOSE}
            assert {c.party for c in here} == {edge.a, edge.b}


@settings(max_examples=40, deadline=None)
@given(some_claims())
def test_a_claim_given_twice_and_the_order_of_claims_change_nothing(claims):
    assert congruence(claims) == congruence(claims[::-1] + claims)
    assert cells(claims) == cells(claims[::-1] + claims)


@settings(max_examples=40, deadline=None)
@given(some_claims())
def test_cells_count_every_claim_once(claims):
    found = cells(claims, duplicates="include")
    assert sum(c.support + c.oppose + c.neutral for c in found) == len({c.id for c in claims})
    assert sorted(key for c in found for key in c.claims) == sorted({c.id for c in claims})
    for strict, loose in zip(cells(claims), found, strict=True):
        assert strict.support <= loose.support
        assert strict.claims == loose.claims


def test_a_spokesmans_words_make_his_partys_ties():
    claims = [make_claim("italy", "x", "1", speaker="meloni"), make_claim("poland", "x", "1")]
    assert [(e.a, e.b) for e in congruence(claims).edges] == [("italy", "poland")]


def test_neutral_claims_make_no_node_and_no_tie():
    claims = [make_claim("a", "x", "1", "neutral"), make_claim("b", "x", "1")]
    assert congruence(claims).nodes == ("b",)
    assert congruence([]).edges == ()


def test_a_network_says_how_it_was_made():
    made = congruence([make_claim("a", "x", "1")], "jaccard").provenance
    assert (made.method, made.parameters["normalization"], made.parameters["duplicates"]) == (
        "congruence.v1",
        "jaccard",
        "document",
    )
