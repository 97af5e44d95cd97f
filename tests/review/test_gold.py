"""Gold claims: rows a person coded, found again in a dossier's documents and codebook."""

from __future__ import annotations

from typing import Any

import pytest

from plenipo.errors import RecordError
from plenipo.model import Actor, Codebook, Document, Issue, Option, Span, Stance
from plenipo.review.amending import Vocabulary
from plenipo.review.gold import Gold, gold_claims
from plenipo.review.gold_row import Row

BOOK = Codebook(
    "Troops",
    {"italy": Actor("italy", "Italy", aliases=("Rome",))},
    {
        "troops": Issue(
            "troops", "", {"none": Option("none", "No troops"), "all": Option("all", "All of them")}
        )
    },
)
WORDS = Vocabulary(BOOK, {"jan": Actor("jan", "Jan Novák")})
ONE = Document(text="Rome won’t send\nany troops. It said no. It said no again.", origin="news/a/one.txt")
TWO = Document(text="Paris is silent.", origin="news/b/two.txt")
TOO = Document(text="Rome is silent.", origin="news/c/two.txt")
COPY = Document(text=ONE.text + " Wire.", origin="wire/copy.txt", copy_of=ONE.id)


def row(**changes: Any) -> dict[str, Any]:
    """A complete row, changed."""
    return {
        "document": ONE.id, "actor": "italy", "issue": "troops", "option": "none", "stance": "support",
        "evidence": "won't send any troops",
    } | changes  # fmt: skip


def gold(*rows: dict[str, Any]) -> Gold:
    return gold_claims(
        [Row(f"g.jsonl, line {n}", values) for n, values in enumerate(rows, 1)], [ONE, TWO, TOO, COPY], WORDS
    )


@pytest.mark.parametrize(
    "naming",
    [
        {"document": ONE.id},
        {"document": "", "origin": "news/a/one.txt"},
        {"document": "other", "origin": "C:\\mine\\one.txt"},
        {"document": "one.txt"},
        {"document": None, "origin": "/home/me/news/a/one.txt"},
    ],
)
def test_a_document_is_found_by_id_origin_or_file_name(naming: dict[str, Any]) -> None:
    assert gold(row(**naming)).documents == (ONE.id,)


def test_files_of_one_name_need_their_folder() -> None:
    assert gold(row(document="b/two.txt", evidence="silent")).documents == (TWO.id,)
    with pytest.raises(RecordError, match=r"line 1: Several documents are called two.txt: news/b/two.txt"):
        gold(row(document="two.txt", evidence="silent"))


def test_words_are_found_whatever_the_marks_and_line_breaks() -> None:
    (claim,) = gold(row()).claims
    assert [e.text for e in claim.evidence] == ["won’t send\nany troops"]
    assert claim.evidence[0].span.of(ONE.text) == claim.evidence[0].text


def test_words_said_twice_count_wherever_they_stand_unless_a_place_is_given() -> None:
    (both,) = gold(row(evidence="It said no")).claims
    assert len(both.evidence) == 2
    near = [{"start": both.evidence[1].span.start - 2, "end": None, "text": "It said no"}]
    (second,) = gold(row(evidence=near)).claims
    assert second.evidence == both.evidence[1:]


def test_a_place_that_holds_other_words_is_corrected_and_one_without_words_is_taken() -> None:
    (claim,) = gold(row(evidence=[{"start": 0, "end": 4, "text": "any troops"}])).claims
    assert claim.evidence[0].text == "any troops"
    (claim,) = gold(row(evidence=[{"start": 0, "end": 4}])).claims
    assert claim.evidence[0].text == "Rome"


def test_a_condition_is_the_one_nearest_to_the_claim() -> None:
    conditions = [{"kind": "Only if", "text": "It said no"}]
    (claim,) = gold(row(evidence="again", conditions=conditions)).claims
    assert [c.span.start for c in claim.conditions] == [ONE.text.rindex("It said no")]


def test_names_and_labels_do_as_well_as_ids() -> None:
    (claim,) = gold(
        row(actor="ROME", on_behalf_of="Jan Novák", issue="Troops", option="all of THEM", stance="Oppose")
    ).claims
    assert (claim.actor, claim.on_behalf_of, claim.issue, claim.option) == ("italy", "jan", "troops", "all")
    assert claim.stance is Stance.OPPOSE


def test_what_is_left_out_is_noted() -> None:
    found = gold(
        row(),
        row(),
        row(actor="The widows"),
        row(document="elsewhere.txt"),
        row(document=COPY.id),
    )
    assert len(found.claims) == 2
    notes = " ".join(found.notes)
    for word in ("elsewhere.txt", "wire/copy.txt", "The widows", "counted once: 1"):
        assert word in notes


def test_a_document_can_be_coded_and_hold_no_claim() -> None:
    found = gold({"document": TWO.id}, row())
    assert set(found.documents) == {ONE.id, TWO.id}
    assert len(found.claims) == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"issue": "troop"}, 'There is no issue "troop". Did you mean "troops"?'),
        ({"option": "some"}, 'There is no option of troops "some"'),
        ({"stance": "for"}, "stance is 'for'"),
        ({"stance": None, "option": ""}, "The claim has no option and no stance."),
        ({"evidence": []}, "The claim has no evidence."),
        ({"evidence": "He never said so"}, "The words “He never said so” are not in news/a/one.txt"),
        ({"evidence": [{"start": 4000, "end": 4010}]}, "There are no characters 4000 to 4010"),
        ({"evidence": [{"start": "x", "text": "no"}]}, "evidence.0.start is 'x'"),
        ({"evidence": 7}, "evidence is '7'"),
        ({"evidence": "..."}, "are not in"),
        ({"conditions": [{"kind": "maybe", "text": "no"}]}, "conditions.0.kind is 'maybe'"),
        ({"actor": ["italy"]}, "actor is"),
        ({"document": ""}, "does not say which document"),
    ],
)
def test_a_bad_row_is_one_sentence_that_says_where(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(RecordError) as caught:
        gold(row(), row(**changes))
    assert str(caught.value).startswith("g.jsonl, line 2: ")
    assert said in str(caught.value)


def test_further_bad_rows_are_named() -> None:
    with pytest.raises(RecordError, match=r"line 1: .*Also wrong: g.jsonl, line 3\."):
        gold(row(issue="x"), row(), row(option="x"))


def test_no_document_in_common_says_what_there_is_on_both_sides() -> None:
    with pytest.raises(RecordError, match=r"it codes x.txt, and the dossier has news/a/one.txt"):
        gold(row(document="x.txt"))
    with pytest.raises(RecordError, match="copies of others"):
        gold(row(document=COPY.id))
    with pytest.raises(RecordError, match="no rows"):
        gold()


def test_places_count_code_points() -> None:
    text = "😀 Rome said no."
    made = gold_claims(
        [Row("", row(document="e.txt", evidence="Rome said no"))], [Document(text, "e.txt")], WORDS
    )
    assert made.claims[0].evidence[0].span == Span(2, 14)
