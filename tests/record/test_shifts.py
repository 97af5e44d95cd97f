import datetime as dt

import pytest
from hypothesis import given, settings

from plenipo.model import Codebook, Stance
from plenipo.record import shifts
from plenipo.record.sample import make_claim, make_issue

from .strategies import CODEBOOK, claims

FORCES = make_issue("forces", "none", "un", "troops", values={"none": 0, "un": 40, "troops": 100})
BOOK = Codebook("Test", {}, {"forces": FORCES})


def story(*options, stance="support", **more):
    """One claim a month, for the options in turn; ``-`` in front opposes, ``?`` is tentative."""
    made = []
    for month, option in enumerate(options, 1):
        made.append(
            make_claim(
                "italy",
                "forces",
                option.strip("-?"),
                "oppose" if option.startswith("-") else stance,
                day=f"2025-{month:02}-01",
                strength=1 if option.startswith("?") else 2,
                **more,
            )
        )
    return made


def moves(made):
    return [(s.before, s.after, s.day.month) for s in shifts(made, BOOK)]


def test_a_plain_statement_against_the_earlier_one_is_a_move():
    assert moves(story("none", "none", "troops")) == [("none", "troops", 3)]
    assert moves(story("none", "un")) == [("none", "un", 2)]


def test_hedged_or_unsure_words_are_no_move():
    assert moves(story("none", "none", "?troops")) == []
    assert moves(story("?none", "troops")) == []
    assert moves(story("none", "troops", confidence=0.5)) == []


def test_there_and_back_is_two_moves_when_each_is_well_shown():
    assert moves(story(*["none"] * 3, *["troops"] * 3, *["none"] * 3)) == [
        ("none", "troops", 4),
        ("troops", "none", 7),
    ]


def test_one_stray_document_between_two_that_agree_is_a_slip():
    assert moves(story("none", "none", "troops", "none", "none")) == []


def test_wavering_is_no_move():
    assert moves(story("none", "troops", "none", "troops")) == []


def test_turning_against_an_option_and_coming_round_to_it():
    [away] = shifts(story("troops", "-troops"), BOOK)
    assert (away.before, away.stance_before, away.after, away.stance_after) == (
        ("troops", Stance.SUPPORT, "troops", Stance.OPPOSE)
    )
    [round_] = shifts(story("-troops", "-troops", "troops"), BOOK)
    assert (round_.stance_before, round_.stance_after) == (Stance.OPPOSE, Stance.SUPPORT)


def test_rejecting_one_option_and_then_proposing_another_is_no_move():
    assert moves(story("-troops", "un")) == []
    assert moves(story("un", "-troops")) == []


def test_a_move_lists_the_claims_on_both_sides_and_where_it_was_said():
    made = story("none", "?un", "none", "troops", "troops")
    [shift] = shifts(made, BOOK)
    assert shift.day == dt.date(2025, 4, 1)
    assert shift.claims_before == (made[0].id, made[2].id)
    assert shift.claims_after == (made[3].id, made[4].id)
    assert shift.origins == (made[3].origin, made[4].origin)
    assert shift.value_before < 10
    assert shift.value_after > 90


def test_the_same_day_is_no_move():
    same = [make_claim("italy", "forces", o, document=o) for o in ("none", "troops")]
    assert shifts(same, BOOK) == ()


def test_a_long_record_is_quick_enough_and_finds_its_moves():
    day = dt.date(2020, 1, 1)
    made = [
        make_claim(
            "g77",
            "forces",
            "none" if n < 150 else "troops",
            day=(day + dt.timedelta(n)).isoformat(),
            confidence=0.7,
        )
        for n in range(300)
    ]
    assert [(s.before, s.after, s.day) for s in shifts(made, BOOK)] == [
        ("none", "troops", day + dt.timedelta(150))
    ]


@settings(max_examples=80, deadline=None)
@given(claims(max_size=20))
def test_what_always_holds_of_a_shift(made):
    by_id = {c.id: c for c in made}
    for shift in shifts(made, CODEBOOK):
        assert shift.claims_before
        assert shift.claims_after
        assert (shift.before, shift.stance_before) != (shift.after, shift.stance_after)
        assert all(by_id[key].date < shift.day for key in shift.claims_before)
        assert min(by_id[key].date for key in shift.claims_after) == shift.day
        assert max(by_id[key].strength for key in shift.claims_after) >= 2 or any(
            by_id[key].red_line for key in shift.claims_after
        )


@pytest.mark.parametrize("confidence", [0.0, 0.2])
def test_claims_nobody_trusts_move_nobody(confidence):
    assert moves(story("none", "troops", confidence=confidence)) == []


def test_coming_round_to_a_rejected_option_is_a_move_though_something_else_was_faintly_wanted():
    made = [
        *story("-un", "?none", "-un"),
        make_claim("italy", "forces", "un", day="2025-09-04"),
        make_claim("italy", "forces", "un", day="2025-09-25"),
    ]
    [shift] = shifts(made, BOOK)
    assert (shift.before, shift.stance_before, shift.after, shift.stance_after) == (
        ("un", Stance.OPPOSE, "un", Stance.SUPPORT)
    )
    assert shift.claims_before == (made[0].id, made[2].id)
