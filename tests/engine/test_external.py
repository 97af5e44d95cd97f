"""Documents read by a server: what it fails is reported and can be tried again, and nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from plenipo.engine import add, process
from plenipo.engine.methods import find
from plenipo.errors import PlenipoError
from plenipo.store import Dossier
from tests.engine.fakes import BOOK, FakeCoder
from tests.reading.stub import Stub, reads, reply, stub

YES = {"source": "Bolivia", "cue": "said", "content": "yes"}


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    """A dossier with three short articles."""
    for name, text in (
        ("a", "Peru said no. The talks were held in the old town hall, and nobody stayed for dinner."),
        ("b", "Chile said TROUBLE. Snow fell on the mountains during the night and closed every road."),
        ("c", "Bolivia said yes. A new bridge was opened by the mayor while a brass band was playing."),
    ):
        (tmp_path / f"{name}.txt").write_text(text)
    with Dossier.create(tmp_path / "talks", "title: Troops\n") as made:
        add(made, [str(tmp_path / f"{name}.txt") for name in "abc"])
        yield made


def troubled(served: Stub, request: dict[str, Any], handler: Any) -> None:
    """A server that answers all but one article, which it refuses, and makes something up."""
    shown = request["messages"][1]["content"]
    if "TROUBLE" in shown:
        reply(handler, 403, b"")
    elif "Bolivia" in shown:
        content = json.dumps({"attributions": [YES, {"content": "never"}]})
        reply(handler, 200, json.dumps({"choices": [{"message": {"content": content}}]}).encode())
    else:
        reads(served, request, handler)


def test_what_the_server_fails_is_skipped_and_can_be_read_again(dossier: Dossier) -> None:
    with stub(troubled) as served:
        name = f"server:small@{served.url}"
        report = process(dossier, name, FakeCoder, BOOK, 1)
        assert (len(report.read), report.statements) == (2, 2)
        assert report.refused == {"with content that is not in the document": 1}
        (skipped,) = report.skipped
        assert skipped.reason.startswith(f"Not read: {served.url}: The server refuses the key")
        assert {s.reader for s in dossier.record.statements()} == {f"{name}.v1"}
        assert (dossier.path / "answers").is_dir()
        served.behaviours[:] = [reads]
        assert process(dossier, name, FakeCoder, BOOK, 1).read == ()
        again = process(dossier, name, FakeCoder, BOOK, 1, again=True)
    assert (len(again.read), again.statements, again.skipped) == (1, 1, ())
    assert len(dossier.record.statements()) == 3


def test_another_codebook_does_not_ask_the_server_again(dossier: Dossier) -> None:
    with stub(reads) as served:
        process(dossier, f"server:small@{served.url}", FakeCoder, BOOK, 1)
    before = dossier.record.statements()
    asked = len(served.requests)
    report = process(
        dossier, f"server:small@{served.url}", FakeCoder, replace(BOOK, version="book2"), 1
    )  # it is gone
    assert (len(report.read), len(served.requests)) == (3, asked)
    assert dossier.record.statements() == before


def test_a_reader_that_cannot_be_is_one_sentence(dossier: Dossier) -> None:
    with pytest.raises(PlenipoError, match=r"no reader \"rules.v9\"\. Choose one of: .*server:MODEL@URL"):
        process(dossier, "rules.v9", FakeCoder, BOOK, 1)
    with pytest.raises(PlenipoError, match="Use https"):
        process(dossier, "server:small@http://models.example.org/v1", FakeCoder, BOOK, 1)
    assert find("plenipo.readers", "spacy:none")[0] == "spacy:none.v1"
