"""The list of readers, with learned ones described and not."""

from __future__ import annotations

import json
from pathlib import Path

from plenipo.reading.catalogue import catalogue

FULL = {
    "name": "learned.full.v1",
    "made_from": [{"data": "Our corpus", "licence": "CC-BY-4.0", "documents": 50, "words": 20000}],
    "date": "2026-11-01",
    "licence": "Apache-2.0",
    "size_bytes": 7_000_000,
    "scores": {"f1": 0.8},
    "more": "is ignored",
}


def test_without_weights_there_are_the_rules_and_what_can_be_plugged_in(tmp_path: Path) -> None:
    names = [card.name for card in catalogue(["rules.v1"], tmp_path / "none")]
    assert names == ["rules.v1", "server:MODEL@URL", "spacy:PIPELINE"]
    assert all(card.do for card in catalogue([], tmp_path))


def test_weights_describe_themselves(tmp_path: Path) -> None:
    (tmp_path / "full.json").write_text(json.dumps(FULL))
    card = catalogue(["rules.v1", "learned.full.v1"], tmp_path)[1]
    assert (card.available, card.size_bytes, card.date, card.do) == (True, 7_000_000, "2026-11-01", "")
    assert (card.made_from[0].data, card.made_from[0].words) == ("Our corpus", 20000)
    assert card.scores == {"f1": 0.8}
    (lost,) = (c for c in catalogue(["rules.v1"], tmp_path) if c.name == "learned.full.v1")
    assert not lost.available
    assert lost.do


def test_a_broken_description_describes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{")
    (tmp_path / "b.json").write_text('{"name": 5}')
    (tmp_path / "c.json").write_bytes(b"\xff\xfe")
    (tmp_path / "d.txt").write_text("no description")
    assert len(catalogue([], tmp_path)) == 2
