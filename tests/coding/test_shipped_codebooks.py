"""The shipped codebooks beside that on peace are generic, and their examples are more than their terms."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plenipo.coding import TermCoder, load_codebook, shipped_codebooks
from plenipo.coding.self_test import _misplaced
from plenipo.coding.tokens import tokens
from plenipo.model import Codebook, Span

FIELDS = ("arms-control", "climate", "constitutional-talks", "labour-dispute", "trade")


def test_the_fields_are_shipped() -> None:
    assert set(shipped_codebooks()) == {*FIELDS, "peace-negotiation"}


def _examples(codebook: Codebook) -> list[tuple[str, tuple[str, ...]]]:
    """Each example with the terms of its option."""
    return [
        (text, option.terms)
        for issue in codebook.issues.values()
        for option in issue.options.values()
        for text in option.examples
    ]


def _words(text: str) -> str:
    return " ".join(token.form for token in tokens(text, Span(0, len(text))) if not token.mark)


@pytest.mark.parametrize("name", FIELDS)
def test_a_codebook_of_a_field_is_generic_and_full(name: str) -> None:
    codebook = load_codebook(name)
    assert codebook.actors == {}
    assert 8 <= len(codebook.issues) <= 12
    for issue in codebook.issues.values():
        assert issue.terms, issue.id
        assert len(issue.options) <= 4, issue.id
        for option in issue.options.values():
            assert 2 <= len(option.examples) <= 3, (issue.id, option.id)


@pytest.mark.parametrize("name", FIELDS)
def test_a_third_of_the_examples_say_it_in_other_words_than_the_terms(name: str) -> None:
    listed = _examples(load_codebook(name))
    repeated = [text for text, terms in listed if any(f" {_words(t)} " in f" {_words(text)} " for t in terms)]
    assert len(repeated) <= 2 / 3 * len(listed), repeated


def _without_sentences(codebook: Codebook) -> Codebook:
    """The codebook with its terms and labels alone."""
    issues = {
        key: replace(
            issue,
            options={
                id_: replace(option, examples=(), counterexamples=()) for id_, option in issue.options.items()
            },
        )
        for key, issue in codebook.issues.items()
    }
    return replace(codebook, issues=issues)


@pytest.mark.parametrize("name", FIELDS)
def test_nine_in_ten_examples_are_coded_when_no_example_helps(name: str) -> None:
    """An example is always like itself, so a codebook may pass its own test and still lack the words."""
    codebook = load_codebook(name)
    coder = TermCoder(_without_sentences(codebook))
    missed = [found for found in _misplaced(codebook, coder) if found.problem == "example"]
    assert len(missed) <= 0.1 * len(_examples(codebook)), missed
