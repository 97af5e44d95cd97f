"""Claims as quotes, and the annex that holds each of them once."""

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.brief.annex import Annex, fair_share
from plenipo.brief.evidence import QuoteMaker, Segment, Span, is_machine, passage, quoted, segments, standing
from plenipo.brief.names import Names
from plenipo.brief.sources import cited
from plenipo.model import Evidence, Judgement, Verdict
from plenipo.reading.sentences import sentences

from . import oruna

MATERIAL = oruna.material()
NAMES = Names(MATERIAL)
DOCUMENTS = {d.id: d for d in MATERIAL.documents}
ISSUES = list(MATERIAL.codebook.issues)


def maker(material=MATERIAL) -> QuoteMaker:
    return QuoteMaker(
        material, {s.id: s for s in material.statements}, Names(material), cited(material), sentences
    )


def annex(budget: int = 100, needed: frozenset[str] = frozenset()) -> Annex:
    actors = [p.id for p in MATERIAL.findings.table.parties]
    return Annex(MATERIAL.claims, actors, ISSUES, DOCUMENTS, maker().quote, needed, budget)


def test_every_quote_marks_exactly_the_evidence() -> None:
    for claim in MATERIAL.claims:
        quote = maker().quote(claim, 1)
        marked = "".join(s.text for s in quote.segments if s.mark == "evidence")
        assert marked == "".join(e.text for e in claim.evidence)
        whole = "".join(s.text for s in quote.segments).replace("… ", "").replace(" …", "")
        assert whole in DOCUMENTS[claim.document].text.replace("\n", " ")


def test_a_quote_says_who_where_when_and_how() -> None:
    claim = next(c for c in MATERIAL.claims if c.actor == "ivo-hart" and c.option == "observers")
    quote = maker().quote(claim, 7)
    assert (quote.speaker, quote.role, quote.party) == ("Ivo Hart", "Soltmark’s President", "Soltmark")
    assert (quote.stance, quote.option, quote.strength) == ("for", "Unarmed observers", "tentative")
    assert quote.source.title == "Soltmark: no foreign soldier on our shore"
    assert quote.source.publisher == "Oruna Courier"
    assert quote.conditions == (("only if", "once the western batteries are withdrawn"),)
    assert [s.mark for s in quote.segments] == ["", "evidence", "", "condition", ""]
    assert quote.date == ""
    assert quote.iso == "2026-01-20"


def test_a_day_that_is_not_the_paper_s_is_shown() -> None:
    claim = replace(MATERIAL.claims[0], date=dt.date(2025, 12, 24))
    assert maker().quote(claim, 1).date == "24 December 2025"


def test_passages_are_whole_sentences_within_bounds() -> None:
    text = "First one. Second one has the words. Third."
    assert passage(text, [Span(15, 20)], sentences(text)).of(text) == "Second one has the words."
    long = "a " * 1000 + "HERE " + "b " * 1000
    window = passage(long, [Span(2000, 2004)], [Span(0, len(long))])
    assert "HERE" in window.of(long)
    assert len(window.of(long)) < 660
    assert window.of(long).startswith("a ")


def test_evidence_outside_its_document_is_shown_bare() -> None:
    claim = replace(MATERIAL.claims[0], evidence=(Evidence(Span(10**6, 10**6 + 4), "lost"),))
    assert quoted(claim, DOCUMENTS[claim.document], ()) == (Segment("lost", "evidence"),)
    assert quoted(MATERIAL.claims[0], None, ()) == (Segment(MATERIAL.claims[0].evidence[0].text, "evidence"),)


@given(st.text(min_size=1, max_size=80), st.data())
def test_segments_cover_the_window(text: str, data: st.DataObject) -> None:
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(
        lambda p: Span(min(p), max(p))
    )
    pieces = segments(text, Span(0, len(text)), data.draw(st.lists(spans)), data.draw(st.lists(spans)))
    joined = "".join(p.text for p in pieces)
    assert len(joined) <= len(text)
    assert all(a.mark != b.mark for a, b in pairwise(pieces))


def test_very_long_evidence_loses_its_middle() -> None:
    text = "x" * 50_000
    [piece] = segments(text, Span(0, len(text)), [Span(0, len(text))], [])
    assert len(piece.text) < 2000
    assert "[…]" in piece.text


@pytest.mark.parametrize(
    ("coder", "machine"), [("terms.v1", True), ("llm.v2.1", True), ("A. Lindqvist", False), ("", False)]
)
def test_machines_are_told_from_persons(coder: str, machine: bool) -> None:
    assert is_machine(coder) is machine


def test_standing() -> None:
    claim, when = MATERIAL.claims[0], dt.datetime(2026, 3, 12, tzinfo=dt.UTC)
    assert standing(claim, {}).state == "proposed"
    assert standing(replace(claim, coder="Ana"), {}).state == "added"
    accepted = Judgement(claim.id, Verdict.ACCEPT, "Ana", when, "clear")
    assert (
        standing(claim, {claim.id: accepted}).words == "by Ana on 12 March 2026: clear; proposed by terms.v1"
    )
    amended = Judgement("other", Verdict.AMEND, "Ana", when, amended=claim)
    assert standing(claim, {claim.id: amended}).state == "amended"


def test_an_amended_claim_is_found_by_what_it_became() -> None:
    old, when = MATERIAL.claims[0], dt.datetime(2026, 3, 12, tzinfo=dt.UTC)
    new = replace(old, option="observers", coder="Ana")
    material = replace(MATERIAL, judgements=(Judgement(old.id, Verdict.AMEND, "Ana", when, amended=new),))
    assert maker(material).quote(new, 1).standing.state == "amended"


def test_the_annex_holds_every_claim_once_and_in_order() -> None:
    found = annex()
    quotes = [q for group in found.groups.values() for q in group.quotes]
    assert [q.number for q in quotes] == list(range(1, 61))
    assert {q.id for q in quotes} == {c.id for c in MATERIAL.claims}
    assert found.left_out == 0
    for group in found.groups.values():
        dates = [q.iso for q in group.quotes]
        assert dates == sorted(dates, reverse=True)


def test_a_small_budget_is_shared_and_what_is_left_out_is_counted() -> None:
    needed = frozenset({MATERIAL.claims[-1].id})
    found = annex(budget=44, needed=needed)
    assert all(len(group.quotes) >= 1 for group in found.groups.values())
    assert 44 <= len(found) < 60
    assert len(found) + found.left_out == 60
    assert found.quotes(needed)


def test_references_lead_to_the_cell_or_the_claim() -> None:
    found = annex()
    group = found.cell("soltmark", "ceasefire")
    ids = [q.id for q in group.quotes]
    assert found.ref(ids).href == "#cell-soltmark-ceasefire"
    assert found.ref(ids[:1]).href == f"#c-{ids[0]}"
    assert found.ref(ids).set == group.numbers.replace("–", "-")
    assert found.ref([]).href == found.ref(["unknown"]).href == ""
    assert found.ref([*ids, *ids]).total == len(ids)


@given(st.lists(st.integers(0, 60)), st.integers(0, 500))
def test_shares_fill_the_budget(heaps: list[int], budget: int) -> None:
    share = fair_share(heaps, budget)
    assert share >= 1
    assert share == 1 or sum(min(h, share) for h in heaps) <= budget
    assert all(h <= share for h in heaps) or sum(min(h, share + 1) for h in heaps) > budget
