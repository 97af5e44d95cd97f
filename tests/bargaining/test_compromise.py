import dataclasses
import importlib.util
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenipo.bargaining import compromise, residuals
from plenipo.model import Interval, Issue, Option, Party, Position, RedLine, Scale, Table

DEU = Path(__file__).parents[3] / "shared" / "data" / "deu3"
TOLERANCE = 0.011
"""Points and intervals are rounded to a hundredth of a point."""


def issue(values=(0, 30, 100)):
    return Issue("x", "?", {f"o{v:g}": Option(f"o{v:g}", f"Option {v:g}", v) for v in values}, Scale.ORDINAL)


def table(*rows, values=(0, 30, 100), red_lines=()):
    """Rows of (actor, position, salience, capability, half width of the interval)."""
    return Table(
        "test",
        tuple(Party(a, a.upper(), capability=c, capability_assumed=False) for a, _, _, c, _ in rows),
        (issue(values),),
        tuple(
            Position(
                a, "x", value=v, salience=s, interval=Interval(max(0, v - h), min(100, v + h)) if h else None,
                claims=(f"claim-{a}",),
            )
            for a, v, s, _, h in rows
        ),
        red_lines=tuple(red_lines),
    )  # fmt: skip


ROWS = st.lists(
    st.tuples(
        st.floats(0, 100), st.floats(1, 100), st.floats(0.1, 100), st.sampled_from([0.0, 5.0, 40.0])
    ),
    min_size=1,
    max_size=6,
).map(lambda rows: [(f"a{k}", *row) for k, row in enumerate(rows)])  # fmt: skip


def one(made):
    [forecast] = compromise(made)
    return forecast


def same(found, expected):
    assert found.point == pytest.approx(expected.point, abs=TOLERANCE)
    assert found.interval.low == pytest.approx(expected.interval.low, abs=2 * TOLERANCE)
    assert found.interval.high == pytest.approx(expected.interval.high, abs=2 * TOLERANCE)


def test_the_point_is_the_weighted_mean_worked_out_by_hand():
    found = one(table(("a", 0, 100, 2, 0), ("b", 30, 50, 1, 0), ("c", 100, 50, 1, 0)))
    assert found.point == pytest.approx((0 * 200 + 30 * 50 + 100 * 50) / 300, abs=1e-4)
    assert found.weights == pytest.approx({"a": 2 / 3, "b": 1 / 6, "c": 1 / 6})
    assert found.nearest_option == "o30"
    assert found.claims == ("claim-a", "claim-b", "claim-c")


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_the_point_lies_among_the_positions_and_inside_the_interval(rows):
    found = one(table(*rows))
    assert min(r[1] for r in rows) - TOLERANCE <= found.point <= max(r[1] for r in rows) + TOLERANCE
    assert 0 <= found.interval.low <= found.point + TOLERANCE
    assert found.point - TOLERANCE <= found.interval.high <= 100
    assert sum(found.weights.values()) == pytest.approx(1)


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_mirroring_the_scale_mirrors_the_forecast(rows):
    found, mirrored = one(table(*rows)), one(table(*((a, 100 - v, *rest) for a, v, *rest in rows)))
    assert found.point == pytest.approx(100 - mirrored.point, abs=TOLERANCE)
    assert found.interval.low == pytest.approx(100 - mirrored.interval.high, abs=2 * TOLERANCE)


@settings(max_examples=60, deadline=None)
@given(ROWS, st.randoms(use_true_random=False))
def test_names_and_order_of_the_parties_do_not_matter(rows, random):
    shuffled = [(f"z{a}", *rest) for a, *rest in rows]
    random.shuffle(shuffled)
    same(one(table(*shuffled)), one(table(*rows)))


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_two_halves_of_a_party_count_like_the_whole(rows):
    (a, v, s, c, h), *rest = rows
    same(one(table((a, v, s, c / 2, h), ("twin", v, s, c / 2, h), *rest)), one(table(*rows)))


@settings(max_examples=60, deadline=None)
@given(ROWS, st.sampled_from([0.001, 3.0, 1000.0]))
def test_only_ratios_of_capability_matter(rows, factor):
    same(one(table(*((a, v, s, c * factor, h) for a, v, s, c, h in rows))), one(table(*rows)))


def width(found):
    return found.interval.high - found.interval.low


def test_the_interval_holds_the_models_own_error_and_what_is_not_known_of_the_input():
    agreed = one(table(("a", 50, 50, 1, 0), ("b", 50, 50, 1, 0)))
    apart = one(table(("a", 30, 50, 1, 0), ("b", 70, 50, 1, 0)))
    unsure = one(table(("a", 50, 50, 1, 45), ("b", 50, 50, 1, 45)))
    assert 15 < width(agreed) < width(apart)
    assert width(agreed) < width(unsure)


def test_the_known_error_is_the_measured_one():
    text = one(table(("a", 50, 50, 1, 0))).known_error
    assert f"{residuals.MEAN_ERROR:.0f} points" in text
    assert str(residuals.ISSUES) in text


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (table(("a", 0, 50, 1, 0)), "Only A has a known position"),
        (table(("a", 0, 50, 1, 0), ("b", 100, 50, 1, 0)), "one of two options"),
        (table(("a", 20, 50, 1, 60), ("b", 30, 50, 1, 60)), "known only roughly"),
        (
            table(("a", 0, 50, 1, 0), ("b", 30, 50, 2, 0), red_lines=[RedLine("a", "x", "o30")]),
            "A rules out the nearest option (Option 30)",
        ),
        (
            table(("a", 0, 50, 1, 0), ("b", 30, 50, 2, 0), red_lines=[RedLine("a", "x", "o0", insists=True)]),
            "A insists on something else than the nearest option",
        ),
    ],
)
def test_warnings_say_what_to_know_before_leaning_on_it(made, says):
    assert any(says in warning for warning in one(made).warnings), one(made).warnings


def test_assumed_capabilities_and_silent_parties_are_named():
    made = table(("a", 0, 50, 1, 0), ("b", 30, 50, 1, 0), ("c", 100, 50, 1, 0))
    assert one(made).warnings == ()
    assumed = dataclasses.replace(
        made, parties=tuple(dataclasses.replace(p, capability_assumed=True) for p in made.parties)
    )
    assert any("all count the same" in w for w in one(assumed).warnings)
    partly = dataclasses.replace(made, parties=(*assumed.parties[:1], *made.parties[1:], Party("d", "D")))
    assert any("capability of A: counted as 1" in w for w in one(partly).warnings)
    assert any("1 of 4 parties" in w for w in one(partly).warnings)


def test_what_cannot_be_forecast_is_left_out():
    nominal = dataclasses.replace(issue(), scale=Scale.NOMINAL)
    made = table(("a", 0, 50, 1, 0))
    assert compromise(dataclasses.replace(made, issues=(nominal,))) == ()
    assert compromise(dataclasses.replace(made, positions=(Position("a", "x"),))) == ()
    assert compromise(table(("a", 50, 50, 0, 0))) == ()
    assert compromise(table(("a", 50, 0, 1, 0))) == ()


@pytest.mark.shared
@pytest.mark.skipif(not DEU.exists(), reason=f"the decided issues are not at {DEU}")
def test_the_shipped_constants_are_what_the_benchmark_measures():
    source = Path(__file__).parents[2] / "benchmarks" / "compromise.py"
    spec = importlib.util.spec_from_file_location("benchmark_compromise", source)
    benchmark = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = benchmark
    spec.loader.exec_module(benchmark)
    decided = benchmark.decided(DEU)
    errors = [abs(d.point - d.outcome) for d in decided]
    assert len(decided) == residuals.ISSUES
    assert sum(errors) / len(errors) == pytest.approx(residuals.MEAN_ERROR, abs=0.05)
    assert benchmark.nodes(decided) == pytest.approx(residuals.QUANTILES, abs=0.0006)
    assert benchmark.judge(decided)["coverage"] == pytest.approx(residuals.COVERAGE, abs=0.0006)
    assert 0.75 <= residuals.COVERAGE <= 0.85
