"""Documents coded by a server: a budget that is spent ends the run, and what was done is kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plenipo.coding.external import ServerCoder
from plenipo.engine import process
from plenipo.engine.methods import find
from plenipo.errors import PlenipoError
from plenipo.store import Dossier
from tests.engine.fakes import BOOK, FakeReader, articles
from tests.reading.stub import Stub, says, stub


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    """A dossier with four short articles."""
    from plenipo.engine import add

    folder = articles(tmp_path / "articles", 4, "{name} said no to troops on day {number}.")
    with Dossier.create(tmp_path / "talks", "title: Troops\n") as made:
        add(made, [str(folder)])
        yield made


def codes(served: Stub, request: dict[str, Any], handler: Any) -> None:
    """A model that codes every statement, and makes something up besides."""
    claims = []
    for line in request["messages"][1]["content"].splitlines()[1:-1]:
        row = json.loads(line)
        claim = {
            "statement": row["statement"],
            "actor": row["speakers"][0]["id"],
            "issue": "troops",
            "option": "none",
            "stance": "support",
            "evidence": [row["said"]],
        }
        claims += [claim, {**claim, "evidence": ["what nobody said"]}]
    says(json.dumps({"claims": claims}))(served, request, handler)


def test_a_server_codes_what_was_read(dossier: Dossier) -> None:
    with stub(codes) as served:
        report = process(dossier, FakeReader, f"server:small@{served.url}", BOOK, workers=4)
        assert (report.claims, report.workers, report.stopped) == (4, 1, "")
        assert report.refused == {"with evidence that is not in the document": 4}
        assert {claim.coder for claim in dossier.record.claims()} == {"server.small.v1"}
        assert (dossier.path / "answers").is_dir()
        assert process(dossier, FakeReader, f"server:small@{served.url}", BOOK).read == ()
    assert len(served.requests) == 4


def test_a_spent_budget_ends_the_run_and_the_next_one_goes_on(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLENIPO_CODER_REQUESTS", "3")
    with stub(codes) as served:
        name = f"server:small@{served.url}"
        report = process(dossier, FakeReader, name, BOOK)
        assert (len(report.read), report.claims, report.skipped) == (3, 3, ())
        assert report.stopped.startswith("The budget of this run is spent (3 of 3 requests")
        assert len(dossier.record.claims()) == 3
        again = process(dossier, FakeReader, name, BOOK)
    assert (len(again.read), again.stopped, len(served.requests)) == (1, "", 4)
    assert len(dossier.record.claims()) == 4


def test_a_ready_coder_that_spends_a_budget_stays_in_one_process(dossier: Dossier) -> None:
    with stub(codes) as served:
        ready = ServerCoder(BOOK, served.url, "small")
        report = process(dossier, FakeReader, ready, BOOK, workers=3)
    assert (report.workers, report.claims) == (1, 4)


def test_a_coder_that_cannot_be_is_one_sentence() -> None:
    with pytest.raises(PlenipoError, match=r"no coder \"terms.v9\"\. Choose one of: .*server:MODEL@URL\.$"):
        find("plenipo.coders", "terms.v9")
    with pytest.raises(PlenipoError, match=r'no coder "spacy:x"'):
        find("plenipo.coders", "spacy:x")
