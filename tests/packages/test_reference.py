"""Instances of conditional commitments whose clashes and relaxations another program and brute force agree
on."""

import json
from pathlib import Path

import pytest

from plenipo.packages.conflicts import minimal_clashes, minimal_relaxations
from plenipo.packages.counting import PackageSpace
from plenipo.packages.rules import Rule

DATA = Path(__file__).parents[3] / "shared" / "data" / "packages"
INSTANCES = ["commit_mini", "commit_rand_6i_5a_1", "commit_rand_8i_6a_2"]

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not DATA.exists(), reason=f"the reference instances are not at {DATA}"),
]


def load(name):
    given = json.loads((DATA / f"{name}.json").read_text())
    domains = {f"{i:02}": tuple(f"{o}" for o in range(size)) for i, size in enumerate(given["domain_sizes"])}
    rules = tuple(
        Rule(
            (
                *((f"{i:02}", str(o), False) for i, o in statement["if_all"]),
                *((f"{i:02}", str(o), True) for i, o in statement["then_any"]),
            ),
            (statement["id"],),
        )
        for statement in given["statements"]
    )
    return given["expected"], domains, rules


@pytest.mark.parametrize("name", INSTANCES)
def test_the_same_clashes_and_relaxations(name):
    expected, domains, rules = load(name)
    issues = tuple(domains.items())
    clashes, more = minimal_clashes(issues, rules, 10_000)
    relaxations, more_relaxations = minimal_relaxations(issues, rules, ((1,),) * len(rules), 10_000)
    assert {frozenset(c) for c in clashes} == {frozenset(c) for c in expected["MUS"]}
    assert {frozenset(r) for r in relaxations} == {frozenset(r) for r in expected["MCS"]}
    assert not more
    assert not more_relaxations


@pytest.mark.parametrize("name", INSTANCES)
def test_the_same_number_of_packages(name):
    expected, domains, rules = load(name)
    assert PackageSpace(domains, rules).count(range(len(rules))) == expected["packages_acceptable_to_all"]
