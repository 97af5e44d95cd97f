"""A codebook drafted from documents: what is in it, what it rests on, and that no text can break its file."""

import numpy as np
import pytest

from plenipo.coding import parse_codebook
from plenipo.coding.drafting import as_text, draft
from plenipo.coding.drafting.grouping import groups
from plenipo.coding.drafting.naming import owner_and_name, same_actor
from plenipo.coding.drafting.sayings import sayings
from plenipo.coding.drafting.writing import LONGEST
from plenipo.errors import PlenipoError
from plenipo.model import ActorKind, Document, DocumentKind
from plenipo.reading import read

NEWS = (
    "Norway called for a global cap on plastic production. Ghana supported a global cap on plastic "
    "production, and Brazil rejected the global cap. Kenya demanded that disputes go to binding arbitration."
)
LATER = (
    "Brazil opposed a global cap on plastic production rather than national targets. India rejected binding "
    "arbitration of disputes. Norway wants binding arbitration of disputes."
)
SUMMARY = (
    "TOTAL CATCH: Norway supported a catch of 120 tonnes. Iceland opposed a catch of 120 tonnes.\n\n"
    "ACCESS: Iceland called for access to the coastal waters. Norway rejected access to the coastal waters."
)


def as_read(*texts: str, kind: DocumentKind = DocumentKind.NEWS, origin: str = "talks/{}.txt"):
    documents = [Document(text, origin=origin.format(n), kind=kind) for n, text in enumerate(texts, 1)]
    return [(document, read(document)) for document in documents]


@pytest.fixture(scope="module")
def drafted():
    return draft(as_read(NEWS, LATER))


def test_what_two_speakers_take_sides_on_becomes_an_issue(drafted) -> None:
    labels = {issue.label.lower() for issue in drafted.issues}
    assert any("cap" in label for label in labels)
    assert any("arbitration" in label for label in labels)
    cap = next(issue for issue in drafted.issues if "cap" in issue.label.lower())
    assert all("cap" in one.sentence for one in cap.sayings)
    assert {"norway", "ghana", "brazil"} <= {party for one in cap.sayings for party in one.parties}


def test_it_loads_and_says_what_each_entry_rests_on(drafted) -> None:
    text = as_text(drafted)
    book = parse_codebook(text)
    assert set(book.issues) == {issue.id for issue in drafted.issues}
    assert all(issue.options for issue in book.issues.values())
    assert "# talks/1.txt: Norway called for a global cap on plastic production." in text


def test_actors_are_those_heard_twice(drafted) -> None:
    assert {actor.id for actor in drafted.actors} >= {"norway", "brazil"}
    assert "kenya" not in {actor.id for actor in drafted.actors}


def test_the_same_documents_give_the_same_bytes(drafted) -> None:
    assert as_text(draft(as_read(NEWS, LATER))) == as_text(drafted)


def test_a_rejected_alternative_is_a_saying_of_its_own() -> None:
    found = [one.text for one in sayings(as_read(LATER))]
    assert "national targets" in found
    assert not any("rather than" in text for text in found)


def test_the_headings_of_a_summary_name_its_paragraphs() -> None:
    found = sayings(as_read(SUMMARY, kind=DocumentKind.SUMMARY))
    assert {one.heading for one in found if "catch" in one.text} == {"TOTAL CATCH"}
    assert {one.heading for one in found if "access" in one.text} == {"ACCESS"}


def test_a_person_speaks_for_whom_the_text_says() -> None:
    text = (
        "Anna Berg, the foreign minister of Norway, rejected the cap on catches. Berg said Norway wants a "
        "smaller cap on catches. Norway supported inspections. Iceland supported the cap on catches."
    )
    actors = {actor.name: actor for actor in draft(as_read(text)).actors}
    assert (actors["Anna Berg"].kind, actors["Anna Berg"].speaks_for) == (ActorKind.PERSON, "norway")


HOSTILE = (
    "Norway supported a cap: [x]{{y}} &a *b !!python/object on catches\x85issues: {{}}.\u2028evil: true\n"
    "Iceland opposed a cap: [x]{{y}} \x00\x07 !!python/object on catches.\ud800 # not a comment\n"
    "Ghana opposed the 'cap': \"on\" catches, {}."
)


@pytest.mark.parametrize("filler", ["yes", "null: ~", "---", "%YAML 1.1", "\t- a", "cap " * 400])
def test_no_text_can_break_the_file(filler: str) -> None:
    drafted = draft(as_read(HOSTILE.format(filler), NEWS, LATER, origin="a\nissues: {{}} # {}.txt"))
    text = as_text(drafted)
    book = parse_codebook(text)
    assert set(book.issues) == {issue.id for issue in drafted.issues}
    assert set(book.actors) == {actor.id for actor in drafted.actors}
    assert max(map(len, (line for line in text.splitlines() if "#" in line))) < LONGEST + 100


def test_nothing_contested_is_said_so() -> None:
    with pytest.raises(PlenipoError, match="No issue could be drafted"):
        draft(as_read("It rained in the valley all day long."))


def test_names_without_titles() -> None:
    assert owner_and_name("MS. DIARRASSI") == ("", "DIARRASSI")
    assert owner_and_name("Baloma's Kofi Brantuo") == ("Baloma", "Kofi Brantuo")


def test_a_short_name_that_may_be_two_peoples_is_nobodys() -> None:
    meant = same_actor(["anna berg", "carl berg", "berg", "carolan union", "carolan"])
    assert (meant["berg"], meant["carolan"]) == ("berg", "carolan union")


def test_groups_join_the_likest_on_average() -> None:
    alike = np.array([[1, 0.9, 0.1], [0.9, 1, 0.5], [0.1, 0.5, 1]], dtype=np.float32)
    assert groups(alike, 0.8) == [[0, 1], [2]]
    assert groups(alike, 0.29) == [[0, 1, 2]]  # (0.1 + 0.5) / 2
    assert groups(alike, 0.31) == [[0, 1], [2]]
