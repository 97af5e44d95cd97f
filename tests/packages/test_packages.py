import dataclasses
from itertools import combinations, product
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenipo.errors import InputError
from plenipo.model import ConditionKind, Issue, Option, Party, Position, RedLine, Table, TableCondition
from plenipo.packages import counting, explain, feasible, packages
from plenipo.packages.explain import describe

ACTORS = "abc"


def issue(name, size):
    return Issue(name, "?", {f"{name}{k}": Option(f"{name}{k}", f"{name}{k}") for k in range(size)})


@st.composite
def tables(draw, max_demands=7):
    issues = [issue(name, draw(st.integers(1, 3))) for name in "wxyz"[: draw(st.integers(1, 4))]]
    pairs = st.sampled_from([(i.id, o) for i in issues for o in i.options])
    lines, tied, positions = [], [], []
    for n in range(draw(st.integers(0, max_demands))):
        actor, (i, o) = draw(st.sampled_from(ACTORS)), draw(pairs)
        if draw(st.booleans()):
            lines.append(RedLine(actor, i, o, draw(st.booleans()), (f"c{n}",), "no"))
        else:
            kind, other = draw(st.sampled_from(list(ConditionKind))), draw(pairs)
            tied.append(TableCondition(actor, kind, i, o, *other, (f"c{n}",), "if", draw(st.booleans())))
    for actor, i in product(ACTORS, issues):
        weight = draw(st.floats(0, 1))
        first, *rest = i.options
        weights = {first: weight, **({rest[0]: 1 - weight} if rest else {})}
        positions.append(Position(actor, i.id, weights, salience=draw(st.integers(0, 100))))
    parties = tuple(Party(a, a.upper()) for a in ACTORS)
    return Table("random", parties, tuple(issues), tuple(positions), tuple(lines), tuple(tied))


def every_package(table, issues):
    return [dict(zip(issues, p, strict=True)) for p in product(*(table.issue(i).options for i in issues))]


def meets(package, demands):
    return all(d.allows(package) for d in demands)


def possible(universe, demands):
    return any(meets(p, demands) for p in universe)


@settings(max_examples=300, deadline=None)
@given(tables())
def test_counts_and_blame_equal_brute_force(table):
    found = packages(table)
    universe = every_package(table, found.issues)
    assert sorted((*found.issues, *found.free_issues)) == sorted(i.id for i in table.issues)
    assert found.total == len(universe) == prod(len(table.issue(i).options) for i in found.issues)
    assert found.feasible == sum(meets(p, found.demands) for p in universe)
    for actor in {d.actor for d in found.demands}:
        own = [d for d in found.demands if d.actor == actor]
        others = [d for d in found.demands if d.actor != actor]
        assert found.excluded_by[actor] == sum(not meets(p, own) for p in universe)
        assert found.alone[actor] == sum(not meets(p, own) and meets(p, others) for p in universe)
    assert found.exact


@settings(max_examples=300, deadline=None)
@given(tables(max_demands=9))
def test_clashes_are_all_minimal_clashes(table):
    found = packages(table, limit=50)
    universe = every_package(table, [i.id for i in table.issues])
    by_id = {d.id: d for d in found.demands}
    same = {d: {tuple(p.values()) for p in universe if by_id[d].allows(p)} for d in by_id}
    expected = set()
    for size in range(1, len(by_id) + 1):
        for subset in combinations(by_id, size):
            demands = [by_id[d] for d in subset]
            if not possible(universe, demands) and all(
                possible(universe, [e for e in demands if e is not d]) for d in demands
            ):
                expected.add(frozenset(frozenset(same[d]) for d in subset))
    listed = [frozenset(frozenset(same[d]) for d in c.demands) for c in found.clashes]
    assert set(listed) == expected
    assert bool(listed) == (found.feasible == 0)
    assert [len(c.demands) for c in found.clashes] == sorted(len(c.demands) for c in found.clashes)
    for clash in found.clashes:
        assert set(clash.actors) == {by_id[d].actor for d in clash.demands}
        for d, others in zip(clash.demands, clash.shared_by, strict=True):
            assert all(same[o] == same[d] for o in others)


@settings(max_examples=300, deadline=None)
@given(tables(max_demands=9))
def test_openings_are_all_minimal_relaxations_and_open_a_package(table):
    found = packages(table, limit=50)
    universe = every_package(table, [i.id for i in table.issues])
    by_id = {d.id: d for d in found.demands}
    for opening in found.openings:
        kept = [d for d in found.demands if d.id not in opening.demands]
        assert meets(opening.package, kept)
        assert opening.package.keys() == {i.id for i in table.issues}
        for back in opening.demands:
            assert not possible(universe, [*kept, by_id[back]])
    if found.feasible == 0:
        fewest = min(
            size
            for size in range(1, len(by_id) + 1)
            if any(
                possible(universe, [d for d in found.demands if d.id not in gone])
                for gone in combinations(by_id, size)
            )
        )
        assert len(found.openings[0].demands) == fewest
    assert [len(o.demands) for o in found.openings] == sorted(len(o.demands) for o in found.openings)
    assert len({frozenset(o.demands) for o in found.openings}) == len(found.openings)


def score(table, package):
    return sum(p.salience / 100 * p.weights.get(package[p.issue], 0.0) for p in table.positions)


@settings(max_examples=200, deadline=None)
@given(tables())
def test_examples_are_feasible_different_and_best_supported_first(table):
    found = packages(table, limit=4)
    universe = [p for p in every_package(table, [i.id for i in table.issues]) if meets(p, found.demands)]
    assert bool(found.examples) == bool(universe)
    assert all(example in universe for example in found.examples)
    scores = [score(table, example) for example in found.examples]
    assert scores == sorted(scores, reverse=True) or scores == pytest.approx(sorted(scores, reverse=True))
    assert len({tuple(e.values()) for e in found.examples}) == len(found.examples) <= 4
    if universe:
        assert scores[0] == pytest.approx(max(score(table, p) for p in universe))


@settings(max_examples=100, deadline=None)
@given(tables())
def test_where_issues_are_too_entangled_to_count_listing_gives_the_same(table):
    expected = packages(table)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "MAX_CELLS", 0)
        feasible._counts.cache_clear()
        listed = packages(table)
    feasible._counts.cache_clear()
    assert (listed.total, listed.feasible, listed.alone, listed.excluded_by, listed.exact) == (
        expected.total, expected.feasible, expected.alone, expected.excluded_by, True
    )  # fmt: skip
    assert listed.clashes == expected.clashes
    assert len(listed.examples) > 0 or not expected.examples


@settings(max_examples=100, deadline=None)
@given(tables())
def test_what_cannot_be_listed_to_the_end_is_a_lower_bound(table):
    expected = packages(table)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "MAX_CELLS", 0)
        feasible._counts.cache_clear()
        patch.setattr(feasible, "LISTED", 2)
        bound = packages(table)
    feasible._counts.cache_clear()
    assert bound.feasible <= expected.feasible
    assert bound.exact is False or bound.feasible == expected.feasible
    assert all(bound.alone[a] <= expected.alone[a] for a in expected.alone)
    assert all(bound.excluded_by[a] <= expected.excluded_by[a] for a in expected.excluded_by)


@settings(max_examples=60, deadline=None)
@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_red_lines_and_conditions_does_not_matter(table, random):
    def shuffled(values):
        return tuple(random.sample(values, len(values)))

    other = dataclasses.replace(
        table,
        red_lines=shuffled(table.red_lines),
        conditions=shuffled(table.conditions),
        positions=shuffled(table.positions),
    )
    one, two = packages(table), packages(other)
    assert [d.id for d in one.demands] == [d.id for d in two.demands]
    assert (one.feasible, one.alone, one.clashes) == (two.feasible, two.alone, two.clashes)


def table(*issues, lines=(), tied=(), positions=()):
    return Table(
        "t", tuple(Party(a, a.upper()) for a in ACTORS), issues, tuple(positions), tuple(lines), tuple(tied)
    )


X, Y = issue("x", 2), issue("y", 3)


def test_with_no_demand_every_option_is_open():
    found = packages(table(X, Y))
    assert (found.issues, found.free_issues, found.total, found.feasible) == ((), ("x", "y"), 1, 1)
    assert found.examples[0] == {"x": "x0", "y": "y0"}
    assert explain(found, table(X, Y))[0].startswith("No red line")


def test_only_if_and_if_then_are_different_rules():
    only = TableCondition("a", ConditionKind.ONLY_IF, "x", "x0", "y", "y0")
    then = TableCondition("a", ConditionKind.IF_THEN, "x", "x0", "y", "y0")
    not_ = dataclasses.replace(then, refuses=True)
    assert packages(table(X, Y, tied=[only])).feasible == 4
    assert packages(table(X, Y, tied=[then])).feasible == 5
    assert packages(table(X, Y, tied=[not_])).feasible == 5
    assert packages(table(X, Y, tied=[then, not_])).feasible == 4


def test_conditions_in_words_alone_bind_nothing():
    made = table(X, tied=[TableCondition("a", ConditionKind.ONLY_IF, "x", "x0", text="after a peace")])
    assert packages(made).demands == ()


def test_one_rule_held_by_two_actors_is_one_in_a_clash_and_both_in_an_opening():
    lines = [RedLine("a", "x", "x0"), RedLine("b", "x", "x0"), RedLine("c", "x", "x0", insists=True)]
    found = packages(table(X, lines=lines))
    [clash] = found.clashes
    assert clash.demands == ("a:rules_out:x=x0", "c:insists_on:x=x0")
    assert clash.shared_by == (("b:rules_out:x=x0",), ())
    assert [o.demands for o in found.openings] == [
        ("c:insists_on:x=x0",),
        ("a:rules_out:x=x0", "b:rules_out:x=x0"),
    ]
    assert found.alone == {"a": 0, "b": 0, "c": 1}


def test_softer_demands_are_given_up_first():
    lines = [
        RedLine("a", "x", "x0", insists=True, claims=("1", "2")),
        RedLine("b", "y", "y0", insists=True, claims=("3",)),
    ]
    tied = [TableCondition("c", ConditionKind.ONLY_IF, "x", "x0", "y", "y1", claims=("4", "5", "6"))]
    found = packages(table(X, Y, lines=lines, tied=tied))
    assert [o.actors for o in found.openings] == [("c",), ("b",), ("a",)]


def test_more_than_the_limit_is_said():
    lines = [
        RedLine("a", "x", "x0", insists=True),
        RedLine("b", "x", "x1", insists=True),
        RedLine("c", "x", "x1"),
    ]
    found = packages(table(X, lines=lines), limit=1)
    assert (len(found.clashes), len(found.openings)) == (1, 1)
    assert found.more_clashes
    assert found.more_openings


def test_an_actor_can_clash_with_itself():
    lines = [RedLine("a", "x", f"x{k}") for k in range(2)]
    made = table(X, lines=lines)
    [clash] = packages(made).clashes
    assert clash.actors == ("a",)
    one = issue("z", 1)
    alone = packages(table(one, lines=[RedLine("a", "z", "z0")]))
    assert explain(alone, table(one))[1] == "By itself this cannot be met: A rules out “z0” (Z)."


def test_a_demand_about_something_not_on_the_table_says_so():
    with pytest.raises(InputError, match=r"a makes a demand about x=x9.*Add the option"):
        packages(table(X, lines=[RedLine("a", "x", "x9")]))


def test_demands_in_words():
    tied = [
        TableCondition("a", ConditionKind.ONLY_IF, "x", "x0", "y", "y0"),
        TableCondition("b", ConditionKind.IF_THEN, "x", "x0", "y", "y0", refuses=True),
        TableCondition("c", ConditionKind.IF_THEN, "x", "x0", "y", "y0"),
    ]
    made = table(X, Y, lines=[RedLine("a", "x", "x1", insists=True)], tied=tied)
    assert [describe(d, made) for d in packages(made).demands] == [
        "A insists on “x1” (X)",
        "A accepts “x0” (X) only if “y0” (Y)",
        "with “y0” (Y), B will not have “x0” (X)",
        "with “y0” (Y), C is bound to “x0” (X)",
    ]


def test_a_large_table_is_counted_exactly_with_numbers_past_64_bits():
    issues = [issue(f"i{n:02}", 4) for n in range(40)]
    lines = [RedLine("a", i.id, f"{i.id}0") for i in issues]
    tied = [
        TableCondition("b", ConditionKind.ONLY_IF, one.id, f"{one.id}1", two.id, f"{two.id}1")
        for one, two in zip(issues[:-1:2], issues[1::2], strict=True)
    ]
    found = packages(table(*issues, lines=lines, tied=tied))
    assert (found.total, found.feasible) == (4**40, 7**20)
    assert found.excluded_by["a"] == 4**40 - 3**40
    assert found.exact


def test_positions_alone_support_the_options_near_them():
    ordinal = Issue("x", "?", {f"x{v}": Option(f"x{v}", str(v), float(v)) for v in (0, 50, 100)})
    made = table(
        ordinal, Y,
        positions=[Position("a", "x", value=45.0, salience=80.0)],
        lines=[RedLine("a", "y", "y0")],
    )  # fmt: skip
    assert packages(made).examples[0] == {"x": "x50", "y": "y1"}


def test_demands_more_likely_misread_than_not_are_set_aside_and_named():
    lines = [RedLine("a", "x", "x0", certainty=0.44), RedLine("b", "x", "x1", certainty=0.5)]
    made = table(X, lines=lines)
    found = packages(made)
    assert ([d.actor for d in found.demands], [d.actor for d in found.doubtful]) == (["b"], ["a"])
    assert found.feasible == 1
    assert "Set aside, because more likely misread than not: A rules out “x0” (X)." in explain(found, made)
    assert packages(made, certain=0.0).feasible == 0


def test_less_certain_demands_are_softer():
    lines = [
        RedLine("a", "x", "x0", claims=("1",)),
        RedLine("b", "x", "x1", claims=("2", "3"), certainty=0.6),
    ]
    assert [o.actors for o in packages(table(X, lines=lines)).openings] == [("b",), ("a",)]
