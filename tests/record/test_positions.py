import dataclasses
import datetime as dt

import pytest
from hypothesis import given, settings

from plenipo.model import Actor, ActorKind, Codebook
from plenipo.record import build_table, positions, shifts
from plenipo.record.sample import make_claim, make_issue

from .strategies import CODEBOOK, MIRROR, claims

FORCES = make_issue("forces", "none", "un", "troops", values={"none": 0, "un": 40, "troops": 100})
TALKS = make_issue("talks", "geneva", "riyadh")
BOOK = Codebook(
    "Test", {"meloni": Actor("meloni", "Meloni", speaks_for="italy")}, {"forces": FORCES, "talks": TALKS}
)


def only(*made):
    [position] = positions(made, BOOK)
    return position


def say(option, day="2025-03-01", stance="support", **more):
    return make_claim("italy", "forces", option, stance, day=day, **more)


def width(position):
    return position.interval.high - position.interval.low


def test_a_single_tentative_claim_leaves_the_interval_wide():
    assert width(only(say("troops", strength=1))) >= 80


def test_more_independent_sources_narrow_the_interval_down_to_the_options_stretch():
    widths = [
        width(only(*(say("un", f"2025-03-0{n}", confidence=0.7) for n in range(1, 1 + k))))
        for k in (1, 2, 3, 9)
    ]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] > 2 * widths[-1]
    assert widths[-1] > 20


def test_disagreeing_claims_span_both_places():
    position = only(say("none", document="a"), say("troops", document="b"))
    assert (position.interval.low, position.interval.high) == (0, 100)
    assert position.weights == {"none": 0.5, "troops": 0.5}


def test_claims_of_one_document_are_not_independent_evidence():
    once = only(say("none", document="a", words="No soldiers at all, ever"))
    thrice = only(*(say("none", document="a", words=w) for w in ("No soldiers at all, ever", "no", "none")))
    assert thrice.interval == once.interval
    assert len(thrice.claims) == 3


def test_the_same_words_reprinted_count_once_but_not_when_said_again_months_later():
    words = "We shall not send a single soldier"
    once = only(say("none", document="a", words=words))
    reprinted = only(*(say("none", f"2025-03-0{d}", document=f"d{d}", words=words) for d in (1, 2, 3)))
    repeated = only(*(say("none", f"2025-0{m}-01", document=f"m{m}", words=words) for m in (3, 5)))
    assert reprinted.interval == once.interval
    assert len(reprinted.claims) == 3
    assert width(repeated) < width(once)


def test_opposition_pushes_away_from_the_option():
    against_top, against_bottom = only(say("troops", stance="oppose")), only(say("none", stance="oppose"))
    assert against_top.weights == {}
    assert against_top.opposed == {"troops": 0.9}
    assert against_top.value < 40 < 60 < against_bottom.value
    assert width(against_top) > 60


def test_a_newer_clear_statement_supersedes_the_older_one():
    position = only(say("none", "2025-01-01"), say("none", "2025-02-01"), say("troops", "2025-06-01"))
    assert position.weights == {"troops": 1.0}
    assert position.last_said == dt.date(2025, 6, 1)
    assert len(position.claims) == 1


def test_a_tentative_remark_supersedes_nothing():
    position = only(say("none", "2025-01-01"), say("troops", "2025-06-01", strength=1))
    assert position.weights["none"] > position.weights["troops"] > 0
    assert position.value < 50


def test_opposition_that_nothing_contradicts_survives_a_move():
    made = (
        say("troops", "2025-01-01", "oppose", strength=3),
        say("none", "2025-01-01"),
        say("un", "2025-06-01"),
    )
    position = only(*made)
    assert position.weights == {"un": 1.0}
    assert position.opposed["troops"] > 0.3


def test_neutral_claims_count_for_salience_only():
    position = only(say("un", stance="neutral"))
    assert (position.weights, position.opposed, position.value, position.interval) == ({}, {}, None, None)


def test_a_persons_words_count_for_the_party_spoken_for():
    made = [
        make_claim("meloni", "forces", "none"),
        make_claim("italy", "talks", "geneva", speaker="a spokesman"),
    ]
    assert {p.actor for p in positions(made, BOOK)} == {"italy"}


def test_who_speaks_for_nobody_is_a_party_and_rings_of_speakers_end():
    ring = Codebook(
        "Ring", {"x": Actor("x", "X", speaks_for="y"), "y": Actor("y", "Y", speaks_for="x")}, BOOK.issues
    )
    assert positions([make_claim("x", "forces", "none")], ring)[0].actor == "x"
    assert positions([make_claim("Ann Lee", "forces", "none")], BOOK)[0].actor == "Ann Lee"


def test_undated_claims_count_half_beside_dated_ones_and_never_as_of_a_day():
    undated = say("troops", None, document="u")
    both = only(say("none"), undated)
    assert both.weights["none"] == pytest.approx(2 / 3)
    assert only(undated).weights == {"troops": 1.0}
    assert positions([undated], BOOK, as_of=dt.date(2030, 1, 1)) == ()
    assert shifts([say("none"), undated], BOOK) == ()


def test_old_words_fade_against_the_partys_own_last_word_not_by_silence():
    alone = only(say("none", "2020-01-01"))
    assert alone.weights == {"none": 1.0}
    assert width(alone) == width(only(say("none", "2025-01-01")))
    later = only(say("none", "2024-03-01"), say("none", "2025-03-01", document="x", words="still none"))
    assert later.claims == tuple(
        c.id for c in (say("none", "2024-03-01"), say("none", "2025-03-01", document="x", words="still none"))
    )


def test_salience_follows_attention_and_firmness_and_starts_at_fifty():
    one = positions([make_claim("a", "forces", "none")], BOOK)[0]
    assert one.salience == 50
    made = [make_claim("a", "forces", "none", day=f"2025-03-{d:02}", strength=3) for d in range(1, 20)]
    made.append(make_claim("a", "talks", "geneva", strength=1))
    forces, talks = positions(made, BOOK)
    assert 55 < forces.salience <= 100
    assert 0 <= talks.salience < 15


def test_claims_outside_the_codebook_are_left_out():
    assert positions([make_claim("a", "forces", "nukes"), make_claim("a", "weather", "rain")], BOOK) == ()


def test_an_option_without_a_place_gives_no_value():
    issue = dataclasses.replace(
        FORCES,
        options={
            **FORCES.options,
            "other": dataclasses.replace(FORCES.options["un"], id="other", value=None),
        },
    )
    [position] = positions([make_claim("a", "forces", "other")], Codebook("", {}, {"forces": issue}))
    assert (position.weights, position.value) == ({"other": 1.0}, None)


@settings(max_examples=60, deadline=None)
@given(claims())
def test_what_always_holds_of_a_position(made):
    for position in positions(made, CODEBOOK):
        assert not position.weights or sum(position.weights.values()) == pytest.approx(1)
        assert all(0 <= w <= 1 for w in (*position.weights.values(), *position.opposed.values()))
        assert 0 <= position.salience <= 100
        assert set(position.claims) <= {c.id for c in made}
        if position.value is not None:
            assert 0 <= position.interval.low <= position.value <= position.interval.high <= 100
            assert position.interval.level == 0.8
            assert width(position) > 10


@settings(max_examples=60, deadline=None)
@given(claims())
def test_the_order_of_claims_does_not_matter(made):
    assert build_table(made, CODEBOOK) == build_table(made[::-1], CODEBOOK)
    assert shifts(made, CODEBOOK) == shifts(made[::-1], CODEBOOK)


@settings(max_examples=60, deadline=None)
@given(claims())
def test_mirroring_the_scale_mirrors_values_and_intervals(made):
    for one, other in zip(positions(made, CODEBOOK), positions(made, MIRROR), strict=True):
        assert (one.weights, one.opposed, one.salience) == (other.weights, other.opposed, other.salience)
        if one.value is not None:
            assert one.value == pytest.approx(100 - other.value, abs=0.02)
            assert one.interval.low == pytest.approx(100 - other.interval.high, abs=0.02)


@settings(max_examples=60, deadline=None)
@given(claims())
def test_renaming_parties_renames_the_result(made):
    renamed = [dataclasses.replace(c, actor={"a": "z", "b": "y", "c": "x"}[c.actor]) for c in made]
    there = {
        (p.actor, p.issue): (p.weights, p.value, p.interval, p.salience) for p in positions(made, CODEBOOK)
    }
    back = {"z": "a", "y": "b", "x": "c"}
    here = {
        (back[p.actor], p.issue): (p.weights, p.value, p.interval, p.salience)
        for p in positions(renamed, CODEBOOK)
    }
    assert here == there


@settings(max_examples=60, deadline=None)
@given(claims())
def test_the_table_as_of_a_day_is_what_the_claims_up_to_then_make(made):
    day = dt.date(2025, 6, 1)
    then = [c for c in made if c.date is not None and c.date <= day]
    assert build_table(made, CODEBOOK, as_of=day) == dataclasses.replace(
        build_table(then, CODEBOOK), as_of=day
    )
    assert shifts(made, CODEBOOK, as_of=day) == shifts(then, CODEBOOK)


def test_the_table_names_its_parties_and_marks_assumed_capabilities():
    book = dataclasses.replace(
        BOOK, actors={"italy": Actor("italy", "Italy", ActorKind.STATE, capability=30)}
    )
    met = {
        "Ann Lee": Actor("Ann Lee", "Ann Lee", ActorKind.PERSON),
        "sources": Actor("sources", "Diplomatic sources", ActorKind.ANONYMOUS),
    }
    made = [
        make_claim("italy", "forces", "none"),
        make_claim("italy", "talks", "geneva"),
        make_claim("Ann Lee", "talks", "geneva"),
        make_claim("sources", "forces", "none", "oppose", red_line=True),
    ]
    table = build_table(made, book, met, title="Try")
    parties = {p.id: p for p in table.parties}
    assert table.title == "Try"
    assert table.parties[0].id == "italy"
    assert (parties["italy"].capability, parties["italy"].capability_assumed) == (30, False)
    assert (parties["Ann Lee"].capability, parties["Ann Lee"].capability_assumed) == (1.0, True)
    assert parties["sources"].capability == 0
    assert table.red_lines == ()


def test_issues_nobody_speaks_to_are_not_on_the_table_unless_a_condition_names_them():
    assert [i.id for i in build_table([make_claim("a", "forces", "un")], BOOK).issues] == ["forces"]
    tied = make_claim("a", "forces", "un", only_if=("talks", "geneva"))
    assert [i.id for i in build_table([tied], BOOK).issues] == ["forces", "talks"]
    assert build_table([], BOOK).parties == ()


@pytest.mark.parametrize(
    "odd", [{"confidence": float("nan")}, {"confidence": 7}, {"strength": 9}, {"strength": -3}]
)
def test_odd_figures_of_a_coder_make_no_odd_table(odd):
    made = [dataclasses.replace(say("none"), **odd), say("troops", document="x"), say("un", "2025-04-01")]
    for position in build_table(made, BOOK).positions:
        assert 0 <= position.salience <= 100
        assert 0 <= position.interval.low <= position.value <= position.interval.high <= 100
