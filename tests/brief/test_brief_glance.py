"""The sentences at the top of the brief, each worked out from the results alone."""

from dataclasses import replace

import pytest

from plenipo.brief import Findings, Material
from plenipo.brief.glance import (
    agreed,
    allies,
    at_a_glance,
    blocked,
    likely,
    main_divide,
    moved,
    opponents,
    sides,
    thin,
)
from plenipo.brief.names import Names
from plenipo.model import Codebook, Provenance, Stance, Table
from plenipo.networks.results import Cell, Network
from plenipo.packages.results import Opening, Packages

from . import oruna

MATERIAL = oruna.material()
NAMES = Names(MATERIAL)


def with_findings(**changes: object) -> Material:
    return replace(MATERIAL, findings=replace(MATERIAL.findings, **changes))


def nothing() -> Material:
    return Material("Empty", Codebook("Empty"), Findings(Table("Empty", (), (), ())))


def test_every_sentence_leads_somewhere() -> None:
    found = at_a_glance(MATERIAL, NAMES, 6)
    assert [s.lead for s in found] == [
        "Main divide",
        "Closest pair",
        "Furthest apart",
        "Common ground",
        "What blocks",
        "Who moved",
        "What is likely",
        "How firm this is",
    ]
    known = {claim.id for claim in MATERIAL.claims}
    for sentence in found:
        assert sentence.plain.endswith(".")
        assert not sentence.plain[0].islower()
        assert "  " not in sentence.plain
        assert set(sentence.claims) <= known
        assert sentence.section in {"stands", "sides", "agree", "moved", "likely", "uncoded"}
    assert all(s.claims for s in found if s.lead != "How firm this is")


def test_the_main_divide_names_both_sides() -> None:
    sentence = main_divide(MATERIAL, NAMES)
    assert sentence is not None
    assert sentence.plain == (
        "Shared administration (The strait): Varenia, Kell, Lake Union and Ostmere are for it, Soltmark is "
        "against."
    )


def test_no_divide_is_said_too() -> None:
    sentence = main_divide(with_findings(cells=()), NAMES)
    assert sentence is not None
    assert sentence.plain == "No two actors are on record on opposite sides of the same option."


def test_an_actor_on_both_sides_counts_where_it_stands_more_often() -> None:
    cells = (
        Cell("a", "i", "o", 3, 1, 0, ()),
        Cell("b", "i", "o", 1, 1, 0, ()),
        Cell("c", "i", "o", 0, 2, 0, ()),
    )
    assert sides(cells) == {("i", "o"): (["a"], ["c"])}


def test_allies_and_opponents() -> None:
    assert allies(MATERIAL, NAMES).plain == (
        "Marsh Front and Soltmark agree on five points, among them Unarmed observers (Foreign forces)."
    )
    assert opponents(MATERIAL, NAMES).plain == (
        "Marsh Front and Tarsia oppose each other on three points, among them Combat troops (Foreign forces)."
    )
    empty = Network("congruence", (), (), Provenance("congruence.v1"))
    assert allies(with_findings(congruence=empty), NAMES) is None
    assert opponents(with_findings(conflict=None), NAMES) is None


def test_one_shared_point_is_singular() -> None:
    edge = replace(MATERIAL.findings.congruence.edges[0], shared=(("ceasefire", "front"),))
    one = replace(MATERIAL.findings.congruence, edges=(edge,))
    assert (
        "agree on one point: Along the whole shore (Ceasefire)."
        in allies(with_findings(congruence=one), NAMES).plain
    )


def test_common_ground_needs_three_voices_and_no_opponent() -> None:
    sentence = agreed(MATERIAL, NAMES)
    assert sentence.plain.startswith(
        "Nobody on record opposes Unarmed observers (Foreign forces), which five actors back"
    )
    few = tuple(c for c in MATERIAL.findings.cells if c.actor in {"kell", "soltmark"})
    assert (
        agreed(with_findings(cells=few), NAMES).plain == "No option has three actors for it and none against."
    )
    two = replace(with_findings(cells=few), claims=tuple(c for c in MATERIAL.claims if c.party == "kell"))
    assert agreed(two, NAMES) is None


def test_what_blocks_names_the_clash_and_the_opening() -> None:
    assert blocked(MATERIAL, NAMES).plain == (
        "None of the 144 packages meets every demand: the demands of Tarsia and Marsh Front clash over "
        "Sanctions. "
        "A deal opens if Tarsia gives up two demands."
    )


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("rules_out", "accepts Combat troops."),
        ("insists_on", "no longer insists on Combat troops."),
        ("only_if", "drops its condition for Combat troops."),
        ("if_then", "takes back what it would do: Combat troops."),
    ],
)
def test_a_single_opening_is_named(kind: str, words: str) -> None:
    packages = MATERIAL.findings.packages
    first = replace(packages.demands[0], kind=kind, issue="foreign-forces", option="troops", actor="tarsia")
    one = replace(packages, demands=(first,), clashes=(), openings=(Opening((first.id,), ("tarsia",), {}),))
    assert blocked(with_findings(packages=one), NAMES).plain.endswith(f"A deal opens if Tarsia {words}")


def test_what_can_be_agreed() -> None:
    packages = MATERIAL.findings.packages
    some = replace(packages, feasible=36, clashes=(), openings=())
    assert blocked(with_findings(packages=some), NAMES).plain == (
        "36 of 144 packages meet every demand on record; those of Varenia exclude the most, 75\u00a0%."
    )
    one = blocked(with_findings(packages=replace(some, feasible=1)), NAMES).plain
    assert one.startswith("1 of 144 packages meets every demand")
    every = blocked(with_findings(packages=replace(some, feasible=144)), NAMES).plain
    assert every == "No demand on record excludes any of the 144 packages."
    nothing_asked = Packages((), (), 1, 1, (), {}, {}, (), (), (), Provenance("packages.v1"))
    assert blocked(with_findings(packages=nothing_asked), NAMES) is None


def test_who_moved() -> None:
    assert moved(MATERIAL, NAMES).plain == (
        "Soltmark moved on Ceasefire on 10 March 2026: from Local truces to Along the whole shore. "
        "Two earlier moves, by Marsh Front and Varenia."
    )
    assert (
        moved(with_findings(shifts=()), NAMES).plain == "No actor changed its leading option in this period."
    )
    again = (*MATERIAL.findings.shifts[1:2], replace(MATERIAL.findings.shifts[1], issue="sanctions"))
    assert moved(with_findings(shifts=again), NAMES).plain.endswith("One earlier move by the same actor.")


def test_what_is_likely_says_its_interval() -> None:
    assert likely(MATERIAL, NAMES).plain.startswith(
        "On Foreign forces, the weighted mean of all positions points to UN-led"
    )
    assert "80\u00a0% interval" in likely(MATERIAL, NAMES).plain
    assert likely(with_findings(forecasts=()), NAMES) is None


def test_thin_evidence_is_said() -> None:
    assert thin(MATERIAL, 6).plain == (
        "32 of 44 cells rest on a single claim. 6 statements could not be placed on any issue."
    )
    unjudged = replace(MATERIAL, judgements=())
    assert thin(unjudged, 0).plain == (
        "32 of 44 cells rest on a single claim; no claim has been judged by a person yet."
    )
    double = replace(
        unjudged, claims=tuple(c for c in MATERIAL.claims if c.party == "soltmark" and c.issue == "strait")
    )
    assert thin(double, 0).plain.startswith("The only cell rests on 2 claims")


def test_an_empty_record_is_said_plainly() -> None:
    assert [s.plain for s in at_a_glance(nothing(), NAMES, 0)] == [
        "No document is in the record yet, so there is nothing to report."
    ]
    read = replace(nothing(), documents=MATERIAL.documents[:1])
    assert at_a_glance(read, NAMES, 0)[0].plain == "One document was read; none says who said what."
    found = replace(read, statements=MATERIAL.statements[:2])
    assert at_a_glance(found, NAMES, 2)[0].plain == (
        "Two statements were found, but the codebook “Empty” could place none of them on its issues. "
        "They are listed by speaker."
    )


def test_a_turn_from_rejecting_to_backing_is_said_so() -> None:
    shift = replace(MATERIAL.findings.shifts[1], before="front", after="front", stance_before=Stance.OPPOSE)
    sentence = moved(with_findings(shifts=(shift,)), NAMES)
    assert "from rejecting Along the whole shore to backing Along the whole shore." in sentence.plain
