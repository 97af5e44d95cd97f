"""The record only grows: what is newest is current, what was there stays there."""

from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import replace

import pytest

from plenipo.errors import DossierError, RecordError
from plenipo.model import Actor, Skipped
from plenipo.store import Record, Sighting
from plenipo.store.schema import append_only, metadata
from tests.store.samples import METHOD, claim, document, statement


def test_a_text_is_kept_once_and_its_other_places_as_sightings(record: Record) -> None:
    first = document(1, title="As it was")
    assert record.add_document(first)
    assert not record.add_document(replace(first, title="Otherwise"))
    assert record.sightings() == []
    elsewhere = replace(first, origin="copy.txt", publisher="Le Monde")
    assert not record.add_document(elsewhere)
    assert not record.add_document(elsewhere)
    assert record.documents() == [first]
    assert record.sightings() == [Sighting(first.id, "copy.txt", "As it was", "Le Monde", first.date)]


def test_documents_come_by_date_then_origin_undated_last(record: Record) -> None:
    undated = document(9, date=None, origin="a.txt")
    late, early, same_day = document(5), document(2), document(3, date=document(2).date)
    for each in (undated, late, same_day, early):
        record.add_document(each)
    assert record.documents() == [early, same_day, late, undated]


def test_a_copy_may_come_before_its_original(record: Record) -> None:
    original = document(1)
    with record.transaction():
        record.add_document(document(2, copy_of=original.id))
        record.add_document(original)
    assert record.count_documents() == (2, 1)
    assert record.pending(*METHOD) == [original.id]


def test_a_copy_of_nothing_is_refused_and_leaves_nothing(record: Record) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY"):
        record.add_document(document(2, copy_of="0" * 16))
    assert record.documents() == []


def test_pending_until_read_with_exactly_these(record: Record) -> None:
    one, two = document(1), document(2)
    record.add_document(two)
    record.add_document(one)
    assert record.pending(*METHOD) == [one.id, two.id]
    assert record.save_reading(one.id, *METHOD, [statement(one)], [claim(one)])
    assert record.pending(*METHOD) == [two.id]
    for place in range(3):
        changed = [*METHOD]
        changed[place] += "x"
        assert record.pending(*changed) == [one.id, two.id]


def test_saving_the_same_reading_twice_changes_nothing(record: Record) -> None:
    one = document()
    record.add_document(one)
    assert record.save_reading(one.id, *METHOD, [statement(one)], [claim(one)])
    assert not record.save_reading(one.id, *METHOD, [statement(one)], [claim(one)])
    assert len(record.statements()) == len(record.claims()) == 1


def test_the_newest_complete_run_is_current_and_the_older_stays(record: Record) -> None:
    one = document()
    record.add_document(one)
    record.save_reading(one.id, *METHOD, [statement(one)], [claim(one)], [Actor("italy", "Italy")])
    newer = ("rules.v2", *METHOD[1:])
    record.save_reading(one.id, *newer, [statement(one, 22), statement(one, 0)], [], [])
    assert [s.source[0].start for s in record.statements()] == [0, 22]
    assert record.claims() == []
    assert record.actors() == {}
    record.save_reading(one.id, *METHOD, [statement(one)], [claim(one)])
    assert len(record.claims()) == 1
    with sqlite3.connect(record.path) as raw:
        assert raw.execute("select count(*) from statements").fetchone() == (4,)
        assert raw.execute("select count(*) from runs").fetchone() == (3,)


def test_a_failure_keeps_the_earlier_reading_and_is_listed(record: Record) -> None:
    one = document()
    record.add_document(one)
    record.save_reading(one.id, *METHOD, [statement(one)], [claim(one)])
    newer = ("rules.v2", *METHOD[1:])
    assert record.save_failure(one.id, *newer, "Not read: too long.")
    assert not record.save_failure(one.id, *newer, "Not read: too long.")
    assert record.skipped() == [Skipped(one.origin, "Not read: too long.")]
    assert record.claims() == [claim(one)]
    assert record.pending(*newer) == []
    assert record.pending(*newer, failed=True) == [one.id]
    assert record.save_reading(one.id, *newer, [statement(one)], [])
    assert record.skipped() == []
    assert record.claims() == []


def test_a_reading_is_kept_whole_or_not_at_all(record: Record) -> None:
    one = document()
    record.add_document(one)
    broken = claim(one, strength=None)
    with pytest.raises(Exception, match="NOT NULL"):
        record.save_reading(one.id, *METHOD, [statement(one)], [broken])
    assert record.statements() == []
    assert record.pending(*METHOD) == [one.id]


def test_an_input_is_skipped_until_it_comes_good(tmp_path: object, record: Record) -> None:
    record.add_skipped(Skipped("1.txt", "It is empty."))
    record.add_skipped(Skipped("1.txt", "It is empty."))
    record.add_skipped(Skipped("0.pdf", "It is broken."))
    assert record.skipped() == [Skipped("0.pdf", "It is broken."), Skipped("1.txt", "It is empty.")]
    record.add_document(document(1, origin="1.txt"))
    assert record.skipped() == [Skipped("0.pdf", "It is broken.")]
    record.add_skipped(Skipped("1.txt", "It is empty."))
    assert len(record.skipped()) == 2


def test_statements_of_one_document(record: Record) -> None:
    for number in (1, 2):
        one = document(number)
        record.add_document(one)
        record.save_reading(one.id, *METHOD, [statement(one)], [])
    assert record.statements(document(2).id) == [statement(document(2))]


def test_actors_that_differ_are_taken_from_the_first_document(record: Record) -> None:
    late, early = document(2), document(1)
    for one, name in ((late, "Late"), (early, "Early")):
        record.add_document(one)
        record.save_reading(one.id, *METHOD, [], [], [Actor("x", name)])
    assert record.actors() == {"x": Actor("x", "Early")}


def test_claims_as_of_a_day_leave_out_later_and_undated_ones(record: Record) -> None:
    dated, later, undated = document(1), document(5), document(3, date=None)
    for one in (dated, later, undated):
        record.add_document(one)
        record.save_reading(one.id, *METHOD, [], [claim(one)])
    assert len(record.claims()) == 3
    assert record.claims(as_of=dt.date(2026, 1, 2)) == [claim(dated)]


def test_a_claim_that_a_person_adds_holds_and_survives_reruns(record: Record) -> None:
    one = document()
    record.add_document(one)
    mine = claim(one, coder="ana", statement=None, option="all")
    record.add_claim(mine)
    record.add_claim(mine)
    record.save_reading(one.id, *METHOD, [], [claim(one)])
    assert record.proposed_claims() == record.claims() == [mine, claim(one)]
    assert record.undecided_claims() == [claim(one)]


def test_unknown_documents_are_said_to_be_unknown(record: Record) -> None:
    with pytest.raises(RecordError, match="no document feed"):
        record.document("feed")


def test_codebooks_are_kept_by_version(record: Record) -> None:
    record.keep_codebook("v1", "title: One")
    record.keep_codebook("v1", "title: One")
    assert record.codebook("v1") == "title: One"
    assert record.codebook("v2") is None


def test_no_program_can_change_or_delete_a_row(record: Record) -> None:
    one = document()
    record.add_document(one)
    record.save_reading(one.id, *METHOD, [statement(one)], [claim(one)])
    with sqlite3.connect(record.path) as raw:
        for table in ("documents", "runs", "statements", "claims"):
            for order in (f"delete from {table}", f"update {table} set id = id"):
                with pytest.raises(sqlite3.IntegrityError, match=f"row of {table} is never"):
                    raw.execute(order)
    with sqlite3.connect(record.path) as raw:
        triggers = {row[0] for row in raw.execute("select name from sqlite_master where type = 'trigger'")}
    assert triggers == {f"{t}_keep_{verb}" for t in metadata.tables for verb in ("UPDATE", "DELETE")}
    assert all(len(append_only(table)) == 2 for table in metadata.tables)


def test_a_snapshot_shows_one_moment(record: Record) -> None:
    one = document()
    record.add_document(one)
    with record.quick_commits(), Record(record.path) as other, record.snapshot():
        assert record.claims() == []
        other.save_reading(one.id, *METHOD, [statement(one)], [claim(one)])
        assert other.claims() == [claim(one)]
        assert record.claims() == []
        with pytest.raises(RecordError, match="inside a snapshot"):
            record.add_document(document(2))
    assert record.claims() == [claim(one)]


def test_at_rest_the_record_is_one_plain_file(record: Record) -> None:
    folder = record.path.parent
    with record.quick_commits():
        record.add_document(document())
        assert (folder / "record.sqlite-wal").exists()
    assert [file.name for file in folder.iterdir()] == ["record.sqlite"]
    assert record.path.read_bytes()[18:20] == b"\x01\x01"  # not in write-ahead mode


def test_a_reader_at_work_does_not_stop_the_writer(record: Record) -> None:
    record.add_document(document(1))
    with Record(record.path) as reader, reader.snapshot():
        assert len(reader.documents()) == 1
        with record.quick_commits():  # cannot change the mode now, and does not wait
            pass
    record.add_document(document(2))
    assert len(record.documents()) == 2


def test_only_sqlite_addresses_are_understood(record: Record) -> None:
    Record(f"sqlite:///{record.path}").close()
    with pytest.raises(DossierError, match="Only SQLite"):
        Record("postgresql://somewhere/x")
