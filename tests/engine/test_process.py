"""Reading and coding many documents: incremental, whatever the number of processes, and nothing swallowed."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from plenipo.engine import add, process
from plenipo.engine.pool import worthwhile_workers
from plenipo.errors import PlenipoError
from plenipo.model import Document, Skipped
from plenipo.store import Dossier
from tests.engine.fakes import BOOK, FakeCoder, FakeReader, OtherReader, articles

ROOT = Path(__file__).parents[2]


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    """A dossier with eight articles, nothing read."""
    with Dossier.create(tmp_path / "talks", "title: Troops\n") as made:
        add(made, [articles(tmp_path / "articles")])
        yield made


class Told:
    """Progress that remembers."""

    def __init__(self) -> None:
        self.stages: list[tuple[str, int | None]] = []
        self.items: list[str] = []
        self.notes: list[str] = []
        self.ended = 0

    def begin(self, stage: str, total: int | None = None) -> None:
        self.stages.append((stage, total))

    def advance(self, what: str = "") -> None:
        self.items.append(what)

    def note(self, sentence: str) -> None:
        self.notes.append(sentence)

    def end(self) -> None:
        self.ended += 1


def everything(dossier: Dossier) -> tuple[object, ...]:
    record = dossier.record
    return (record.documents(), record.statements(), record.claims(), record.actors(), record.skipped())


def put(dossier: Dossier, text: str, number: int = 0, **changes: object) -> Document:
    document = replace(Document(text, f"odd{number}.txt"), **changes)  # type: ignore[arg-type]
    dossier.record.add_document(document)
    return document


def test_reads_what_is_pending_and_then_nothing(dossier: Dossier) -> None:
    told = Told()
    report = process(dossier, FakeReader, FakeCoder, BOOK, 1, told)
    assert (len(report.read), report.statements, report.claims, report.workers) == (8, 8, 8, 1)
    assert report.read == tuple(d.id for d in dossier.record.documents())
    assert told.stages == [("Reading", 8)]
    assert told.items == [d.origin for d in dossier.record.documents()]
    assert told.ended == 1
    assert report.characters == sum(len(d.text) for d in dossier.record.documents())
    assert set(report.stages) == {"reading", "coding", "storing"}
    before = everything(dossier)
    second = process(dossier, FakeReader, FakeCoder, BOOK)
    assert (second.read, second.up_to_date, second.workers) == ((), 8, 0)
    assert everything(dossier) == before


def test_what_is_new_is_read_alone(dossier: Dossier, tmp_path: Path) -> None:
    process(dossier, FakeReader, FakeCoder, BOOK, 1)
    new = put(dossier, "Spain said no.")
    report = process(dossier, FakeReader, FakeCoder, BOOK, 1)
    assert (report.read, report.up_to_date) == ((new.id,), 8)


def test_another_reader_coder_or_codebook_reads_again(dossier: Dossier) -> None:
    process(dossier, FakeReader, FakeCoder, BOOK, 1)
    assert len(process(dossier, OtherReader, FakeCoder, BOOK, 1).read) == 8
    assert len(process(dossier, OtherReader, FakeCoder, replace(BOOK, version="book2"), 1).read) == 8
    assert dossier.record.codebook("book1") is not None
    assert dossier.record.codebook("book2") is not None


def test_any_number_of_processes_gives_the_same_record(dossier: Dossier, tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "other", "title: Troops\n") as other:
        add(other, [tmp_path / "articles"])
        for each in (dossier, other):
            put(each, "RAISE")
        process(dossier, FakeReader, FakeCoder, BOOK, 1)
        report = process(other, FakeReader, FakeCoder, BOOK, 3)
        assert report.workers == 3
        assert everything(other) == everything(dossier)
    assert multiprocessing.active_children() == []


def test_a_document_that_cannot_be_read_is_skipped_and_the_others_go_on(dossier: Dossier) -> None:
    put(dossier, "Spain said no. RAISE")
    report = process(dossier, FakeReader, FakeCoder, BOOK, 1)
    assert report.skipped == (Skipped("odd0.txt", "Not read: ValueError: this text."),)
    assert dossier.record.skipped() == list(report.skipped)
    assert len(report.read) == 8
    assert process(dossier, FakeReader, FakeCoder, BOOK, 1).skipped == ()
    assert len(process(dossier, FakeReader, FakeCoder, BOOK, 1, again=True).skipped) == 1


def test_a_language_that_is_not_read_is_said_to_be_not_read(dossier: Dossier) -> None:
    put(dossier, "Madame said non.", language="fr")
    unknown = put(dossier, "Whoever said so.", 1, language="")
    report = process(dossier, FakeReader, FakeCoder, BOOK, 1)
    assert report.skipped == (Skipped("odd0.txt", "Not read: its language is fr; this reader reads en."),)
    assert unknown.id in report.read
    process(dossier, OtherReader, FakeCoder, BOOK, 1)
    assert dossier.record.skipped() == []


def test_what_is_no_quotation_is_refused(dossier: Dossier) -> None:
    put(dossier, "Spain said no. MISQUOTE")
    report = process(dossier, FakeReader, FakeCoder, BOOK, 1)
    assert [s.reason for s in report.skipped] == [
        'Not read: the coder quotes "what nobody said", which is not there.'
    ]


def test_what_no_record_can_hold_is_a_failure_of_its_document_alone(dossier: Dossier) -> None:
    put(dossier, "Spain said no. UNHEARD")
    report = process(dossier, FakeReader, FakeCoder, BOOK, 1)
    assert len(report.read) == 8
    assert [s.reason[:26] for s in report.skipped] == ["Not read: IntegrityError: "]
    assert len(dossier.record.statements()) == 8


def test_copies_are_not_read(dossier: Dossier) -> None:
    put(dossier, "Italy said no. A copy.", copy_of=dossier.record.documents()[0].id)
    report = process(dossier, FakeReader, FakeCoder, BOOK, 1)
    assert (len(report.read), report.copies, report.up_to_date) == (8, 1, 0)


def test_only_the_document_that_kills_its_process_is_given_up(dossier: Dossier) -> None:
    put(dossier, "Spain said no. DIE")
    report = process(dossier, FakeReader, FakeCoder, BOOK, 2)
    assert len(report.read) == 8
    assert [s.origin for s in report.skipped] == ["odd0.txt"]
    assert "process reading it died" in report.skipped[0].reason


def test_what_cannot_be_sent_to_another_process_is_read_here(dossier: Dossier) -> None:
    class Local(FakeReader):
        """Cannot be pickled."""

    told = Told()
    report = process(dossier, Local, FakeCoder, BOOK, 2, told)
    assert len(report.read) == 8
    assert any("one process reads everything" in note for note in told.notes)


def test_ready_readers_and_coders_will_do(dossier: Dossier) -> None:
    report = process(dossier, FakeReader(None), FakeCoder(BOOK), BOOK, 2)
    assert (len(report.read), report.workers) == (8, 2)


def test_unknown_names_are_answered_with_the_known_ones(dossier: Dossier) -> None:
    with pytest.raises(
        PlenipoError, match=r'no reader "rules.v9". Choose one of: learned.full.v1, learned.open.v1, rules.v1'
    ):
        process(dossier, "rules.v9", FakeCoder, BOOK)


def test_processes_are_started_only_where_they_are_worth_it() -> None:
    assert worthwhile_workers(0, 0) == 1
    assert worthwhile_workers(10_000, 50) == 1
    assert worthwhile_workers(10**9, 1) == 1
    assert worthwhile_workers(10**9, 10**6) == len(os.sched_getaffinity(0))


def test_a_script_without_a_guard_is_not_run_again_by_the_workers(dossier: Dossier, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "print('once', flush=True)\n"
        "from plenipo.engine import process\n"
        "from plenipo.store import Dossier\n"
        "from tests.engine.fakes import *\n"
        f"with Dossier.open({str(dossier.path)!r}) as d:\n"
        "    print(len(process(d, FakeReader, FakeCoder, BOOK, 2).read))\n"
    )
    done = subprocess.run(
        [sys.executable, script],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([os.environ.get("PYTHONPATH", ""), str(ROOT)])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "once\n8\n"
    assert done.stderr == ""
