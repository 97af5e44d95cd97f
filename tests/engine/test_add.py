"""Adding inputs: each text once, copies told from originals, nothing half done, nothing swallowed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from plenipo.engine import add
from plenipo.gather import GatherOptions
from plenipo.store import Dossier, Sighting
from tests.engine.fakes import articles
from tests.engine.test_process import Told

STORY = (
    "GENEVA, 3 March 2026 - The mediators of the talks said on Tuesday that both delegations had agreed to "
    "meet again next week, after two days in which nothing was signed. The head of the government's "
    "delegation said that a ceasefire without monitors would not last. The rebels' spokesman answered that "
    "monitors would be welcome once prisoners were released. Diplomats in the city expect the next round to "
    "begin with the lists of prisoners. "
)


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    with Dossier.create(tmp_path / "talks", "title: Troops\n") as made:
        yield made


def test_the_same_folder_again_adds_nothing(dossier: Dossier, tmp_path: Path) -> None:
    folder = articles(tmp_path / "articles", 3)
    told = Told()
    first = add(dossier, [folder], progress=told)
    assert (len(first.added), first.known, first.copies, first.sightings) == (3, 0, (), 0)
    assert told.stages[0] == ("Gathering", 3)
    assert told.items[0] == "articles/2026-01-01-article.txt"
    assert told.ended == len(told.stages)
    before = (dossier.record.documents(), dossier.record.sightings(), dossier.record.skipped())
    again = add(dossier, [folder])
    assert (again.added, again.known, again.sightings, again.notes) == ((), 3, 0, ())
    assert (dossier.record.documents(), dossier.record.sightings(), dossier.record.skipped()) == before


def test_what_gives_no_document_is_kept_with_its_reason(dossier: Dossier, tmp_path: Path) -> None:
    folder = articles(tmp_path / "articles", 1)
    (folder / "empty.txt").write_bytes(b"")
    report = add(dossier, [folder, tmp_path / "nowhere.txt"])
    assert len(report.added) == 1
    assert [s.origin for s in report.skipped] == ["articles/empty.txt", str(tmp_path / "nowhere.txt")]
    assert dossier.record.skipped() == sorted(report.skipped, key=lambda s: s.origin)
    (folder / "empty.txt").write_text("Italy said no.")
    add(dossier, [folder])
    assert [s.origin for s in dossier.record.skipped()] == [str(tmp_path / "nowhere.txt")]


def test_the_same_text_elsewhere_is_a_sighting(dossier: Dossier, tmp_path: Path) -> None:
    folder = articles(tmp_path / "articles", 1)
    (folder / "again.txt").write_bytes(next(folder.iterdir()).read_bytes())
    report = add(dossier, [folder])
    assert (len(report.added), report.known, report.sightings) == (1, 1, 1)
    (document,) = dossier.record.documents()
    (seen,) = dossier.record.sightings()
    assert isinstance(seen, Sighting)
    assert seen.document == document.id
    assert {document.origin, seen.origin} == {"articles/2026-01-01-article.txt", "articles/again.txt"}


def test_a_near_copy_is_kept_and_marked_in_one_call_and_in_two(dossier: Dossier, tmp_path: Path) -> None:
    wire, paper = tmp_path / "2026-03-03-wire.txt", tmp_path / "2026-03-02-paper.txt"
    wire.write_text(STORY * 2)
    paper.write_text(STORY * 2 + "With our own reporting.")
    with Dossier.create(tmp_path / "at-once", "title: Troops\n") as once:
        report = add(once, [wire, paper], GatherOptions(date=dt.date(2026, 3, 3)))
        assert len(report.copies) == 1
    add(dossier, [wire])
    report = add(dossier, [paper])
    original, copy = (
        next(d for d in dossier.record.documents() if d.origin.endswith(n)) for n in ("wire.txt", "paper.txt")
    )
    assert report.copies == (copy.id,)
    assert (original.copy_of, copy.copy_of) == (None, original.id)


def test_other_details_of_a_known_text_are_not_taken_over_but_told(dossier: Dossier, tmp_path: Path) -> None:
    folder = articles(tmp_path / "articles", 2)
    add(dossier, [folder])
    before = dossier.record.documents()
    report = add(dossier, [folder], GatherOptions(publisher="Le Monde", restricted=True))
    assert len(report.notes) == 1
    assert "articles/2026-01-01-article.txt and 1 more" in report.notes[0]
    assert "another publisher." in report.notes[0]
    assert [d.publisher for d in dossier.record.documents()] == [d.publisher for d in before]


def test_a_text_added_again_as_restricted_is_restricted_from_then_on(
    dossier: Dossier, tmp_path: Path
) -> None:
    folder = articles(tmp_path / "articles", 2)
    add(dossier, [folder])
    one = folder / "2026-01-01-article.txt"
    assert add(dossier, [one], GatherOptions(restricted=True)).notes == ()
    assert [d.restricted for d in dossier.record.documents()] == [True, False]
    add(dossier, [folder])
    assert [d.restricted for d in dossier.record.documents()] == [True, False]


def test_what_is_broken_off_while_gathering_has_added_nothing(dossier: Dossier, tmp_path: Path) -> None:
    class Stop(Told):
        def advance(self, what: str = "") -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add(dossier, [articles(tmp_path / "articles", 3)], progress=Stop())
    assert dossier.record.documents() == []
    assert len(add(dossier, [tmp_path / "articles"]).added) == 3
