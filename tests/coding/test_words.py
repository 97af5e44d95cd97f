"""Word forms, tokens and phrases."""

import doctest
import importlib
import pkgutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plenipo.coding
from plenipo.coding.inflection import lemma, stem
from plenipo.coding.thesaurus import concept
from plenipo.coding.tokens import Text, tokens
from plenipo.model import Span

FAMILIES = [
    "deploy deploys deployed deploying deployment deployments",
    "withdraw withdrew withdrawal withdrawing withdrawn withdrawals",
    "recognise recognize recognition recognised recognizing",
    "negotiate negotiation negotiator negotiating",
    "demilitarise demilitarized demilitarisation demilitarization",
    "suspend suspension suspended",
    "agree agreed agreeing agreement",
    "free freed freeing",
    "guarantee guaranteed guarantees guarantor",
    "immediate immediately",
    "occupy occupied occupation occupying",
    "swap swapping swapped swaps",
    "control controlled controlling",
    "seize seized seizure",
]
STRANGERS = [
    ("note", "not"),
    ("here", "her"),
    ("none", "non"),
    ("state", "statement"),
    ("party", "part"),
    ("army", "arm"),
    ("forced", "forces"),
    ("organisation", "organ"),
    ("policy", "police"),
    ("nation", "nature"),
    ("developed", "developing"),
]


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_has_one_stem(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize(("one", "other"), STRANGERS)
def test_strangers_keep_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_inflection_alone_keeps_noun_and_verb_apart() -> None:
    assert lemma("agreed") == lemma("agree") != lemma("agreement")


def test_sending_troops_is_deploying_soldiers() -> None:
    ways = ["sending troops", "deploy soldiers", "deployment forces", "sent contingent"]
    assert len({tuple(concept(word) for word in way.split()) for way in ways}) == 1
    assert concept("monitors") == concept("observers") != concept("monitoring")


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("We won’t, can't and didn't.", "we will not , can not and did not ."),
        ("a UN-led cease-fire", "a un led ceasefire"),
        ("Cease fire! The U.N. and the United Nations", "ceasefire ! the un and the un"),
        ("US troops helped us", "usa troops helped us"),
        ("Macron’s café", "macron cafe"),
        ("it's he'll they've", "it is he will they have"),
    ],
)
def test_tokens(text: str, forms: str) -> None:
    assert " ".join(token.form for token in tokens(text, Span(0, len(text)))) == forms


@given(st.text(max_size=300))
def test_any_text_can_be_tokenized(text: str) -> None:
    found = tokens(text, Span(0, len(text)))
    assert all(0 <= t.start <= t.end <= len(text) for t in found)
    assert [t.start for t in found] == sorted(t.start for t in found)


@given(st.text(st.sampled_from("ab .-'\n’é"), max_size=400), st.data())
def test_reading_by_blocks_reads_the_same(text: str, data: st.DataObject) -> None:
    small = Text(text)
    small.BLOCK = 32  # type: ignore[misc]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    whole = [t for t in tokens(text, Span(0, len(text))) if start <= t.start and t.end <= end]
    assert small.within(Span(start, end)) == whole


@pytest.mark.parametrize(
    "name", sorted(m.name for m in pkgutil.iter_modules(plenipo.coding.__path__) if not m.ispkg)
)
def test_the_examples_in_the_docstrings_run(name: str) -> None:
    module = importlib.import_module(f"plenipo.coding.{name}")
    assert doctest.testmod(module).failed == 0


def test_an_annex_of_a_treaty_annexes_nothing() -> None:
    text = "Annex I Parties resist the annexation."
    annex, *_, annexation = [t for t in tokens(text, Span(0, len(text))) if t.form.startswith("annex")]
    assert annex.key != annexation.key
