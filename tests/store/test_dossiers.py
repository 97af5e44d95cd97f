"""Dossiers are made, opened, refused, and told apart from what is none."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from plenipo.errors import DossierError
from plenipo.store import Dossier
from plenipo.store.dossier import DESCRIPTION, _quote
from tests.store.samples import METHOD, claim, document

BOOK = "title: Troops\nissues: {}\n"


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    with Dossier.create(tmp_path / "talks", BOOK, title='Talks "in" Paris\n\x7f – 2026') as made:
        one = document()
        made.record.add_document(one)
        made.record.save_reading(one.id, *METHOD, [], [claim(one)])
    return made


def test_made_and_opened(dossier: Dossier) -> None:
    with Dossier.open(dossier.path) as opened:
        assert opened.title == 'Talks "in" Paris\n\x7f – 2026'
        assert opened.codebook_text == BOOK
        assert opened.created_by.startswith("plenipo ")
        assert opened.record.claims() == [claim(document())]
    names = {name for name in os.listdir(dossier.path) if name != ".lock"}
    assert names == {"codebook.yaml", "dossier.toml", "record.sqlite"}


def test_its_title_is_its_folder_unless_given(tmp_path: Path) -> None:
    assert Dossier.create(tmp_path / "geneva", BOOK).title == "geneva"


def test_copy_the_folder_and_you_have_copied_everything(dossier: Dossier, tmp_path: Path) -> None:
    copied = shutil.copytree(dossier.path, tmp_path / "copy with spaces % ? #")
    shutil.rmtree(dossier.path)
    with Dossier.open(copied) as opened:
        assert opened.record.claims() == [claim(document())]


def test_a_copy_made_while_a_job_writes_is_whole_too(dossier: Dossier, tmp_path: Path) -> None:
    with Dossier.open(dossier.path) as opened, opened.writing():
        opened.record.add_document(document(2))
        copied = shutil.copytree(dossier.path, tmp_path / "copy")
    with Dossier.open(copied) as opened:
        assert len(opened.record.documents()) == 2


def test_a_folder_with_anything_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("mine")
    with pytest.raises(DossierError, match="not empty"):
        Dossier.create(tmp_path, BOOK)
    assert os.listdir(tmp_path) == ["thesis.docx"]


def test_an_empty_folder_will_do_and_a_dossier_or_file_will_not(tmp_path: Path, dossier: Dossier) -> None:
    (tmp_path / "empty").mkdir()
    Dossier.create(tmp_path / "empty", BOOK).close()
    with pytest.raises(DossierError, match="a dossier here already"):
        Dossier.create(dossier.path, BOOK)
    (tmp_path / "file").write_text("x")
    with pytest.raises(DossierError, match="a file, not a folder"):
        Dossier.create(tmp_path / "file", BOOK)
    with pytest.raises(DossierError, match="cannot be made"):
        Dossier.create(tmp_path / "file" / "below", BOOK)


@pytest.mark.parametrize("left", [[], ["codebook.yaml"], ["codebook.yaml", "record.sqlite"]])
def test_what_a_killed_create_left_is_finished(tmp_path: Path, left: list[str]) -> None:
    folder = tmp_path / "talks"
    folder.mkdir()
    for name in (".unfinished", *left):
        (folder / name).write_bytes(b"")
    assert not Dossier.exists(folder)
    with Dossier.create(folder, BOOK) as made:
        assert made.codebook_text == BOOK
    assert Dossier.exists(folder)
    assert not (folder / ".unfinished").exists()


def test_what_was_killed_after_its_last_file_is_whole(dossier: Dossier) -> None:
    (dossier.path / ".unfinished").touch()
    with pytest.raises(DossierError, match="already"):
        Dossier.create(dossier.path, BOOK)
    with Dossier.open(dossier.path) as opened:
        assert len(opened.record.claims()) == 1
    assert not (dossier.path / ".unfinished").exists()


def test_the_codebook_can_be_replaced(dossier: Dossier) -> None:
    with Dossier.open(dossier.path) as opened:
        opened.replace_codebook("title: New\n")
        assert opened.codebook_text == "title: New\n"


def damaged(folder: Path, what: str) -> None:  # noqa: C901  a list of cases, each a line or two
    record, description = folder / "record.sqlite", folder / DESCRIPTION
    match what:
        case "no folder":
            shutil.rmtree(folder)
        case "a file":
            shutil.rmtree(folder)
            folder.write_text("x")
        case "no description":
            description.unlink()
        case "broken description":
            description.write_text("title = ")
        case "not UTF-8":
            description.write_bytes(b'title = "\xff"')
        case "newer format":
            description.write_text('format = 2\ncreated_by = "plenipo 9.0"')
        case "record elsewhere":
            description.write_text('record = "../../etc/passwd"')
        case "record is a number":
            description.write_text("record = 3")
        case "no record":
            record.unlink()
        case "empty record":
            record.write_bytes(b"")
        case "not a database":
            record.write_bytes(b"PK\x03\x04 this is a zip file" * 100)
        case "another database":
            record.unlink()
            with sqlite3.connect(record) as raw:
                raw.execute("create table photos (id integer)")
        case "newer record":
            with sqlite3.connect(record) as raw:
                raw.execute("update alembic_version set version_num = '0999'")
        case "truncated record":
            os.truncate(record, 20_000)
        case "no codebook":
            (folder / "codebook.yaml").unlink()
        case "codebook not UTF-8":
            (folder / "codebook.yaml").write_bytes("title: Žluťoučký".encode("cp1250"))


def read_all(folder: Path) -> None:
    with Dossier.open(folder) as opened:
        opened.record.claims()
        opened.record.documents()


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ("no folder", "There is no dossier here. Name a dossier, or make one with plenipo init."),
        ("a file", "not a dossier, which is a folder"),
        ("no description", "it has no dossier.toml"),
        ("broken description", "cannot be read .*Invalid value"),
        ("not UTF-8", "cannot be read"),
        ("newer format", r"made by a newer plenipo \(plenipo 9.0\).*pip install --upgrade plenipo"),
        ("record elsewhere", "inside the dossier"),
        ("record is a number", "inside the dossier"),
        ("no record", "no record here"),
        ("empty record", "not a plenipo record"),
        ("not a database", "damaged or is not a plenipo record"),
        ("another database", "not a plenipo record"),
        ("newer record", "made by a newer plenipo.*pip install --upgrade plenipo"),
        ("truncated record", "damaged"),
        ("no codebook", r"codebook cannot be read \(No such file"),
        ("codebook not UTF-8", "not UTF-8"),
    ],
)
def test_bad_dossiers_are_refused_in_one_sentence(dossier: Dossier, what: str, says: str) -> None:
    damaged(dossier.path, what)
    with pytest.raises(DossierError, match=says) as caught:
        read_all(dossier.path)
    assert str(caught.value).startswith(str(dossier.path))
    assert caught.value.do
    assert "\n" not in str(caught.value)


def test_titles_are_written_as_toml_whatever_they_hold() -> None:
    import tomllib

    for title in ('"', "\\", "a\tb\r\n", "\x00\x7f\x85", "naïve 東京 😀", "\\u0041"):
        assert tomllib.loads(f"t = {_quote(title)}") == {"t": title}
    assert tomllib.loads(f"t = {_quote(chr(0xD800))}") == {"t": "\ufffd"}


def test_opening_an_up_to_date_record_imports_no_migrations(dossier: Dossier) -> None:
    code = (
        "import sys; from plenipo.store import Dossier; Dossier.open(sys.argv[1]).record.claims();"
        "sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code, dossier.path], check=False).returncode == 0
