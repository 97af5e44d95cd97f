"""``plenipo coders`` and ``--coder``."""

import json
from pathlib import Path

import pytest

from plenipo.engine import DEFAULT_CODER
from tests.reading.stub import says, status, stub

ARTICLE = "Title: Talks\nDate: 2025-05-06\n\nItaly said on Monday that it rejects a temporary ceasefire.\n"


@pytest.fixture
def talks(plenipo, tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(ARTICLE)
    folder = tmp_path / "talks"
    assert plenipo("init", folder).returncode == 0
    assert plenipo("add", folder, tmp_path / "a.txt").returncode == 0
    return folder


def test_the_coders_are_listed(plenipo) -> None:
    done = plenipo("coders")
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert rows[0] == ["name", "what it is", "texts are sent", "to use it"]
    assert [row[2] for row in rows if row[0] == "server:MODEL@URL"] == ["to that server"]
    cards = json.loads(plenipo("coders", "--json").stdout)
    assert [card["name"] for card in cards if card["default"]] == [DEFAULT_CODER]


def test_a_server_codes_when_it_is_named(plenipo, talks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = {
        "statement": 1,
        "actor": "italy",
        "issue": "ceasefire-scope",
        "option": "temporary",
        "stance": "oppose",
        "evidence": ["rejects a temporary ceasefire"],
    }
    with stub(says(json.dumps({"claims": [claim, {**claim, "option": "eternal"}]}))) as served:
        done = plenipo("read", talks, "--reader", "rules.v1", "--coder", f"server:small@{served.url}")
        assert done.returncode == 0, done.stderr
        assert "on an issue or option that is not in the codebook" in done.stderr
        shown = plenipo("show", talks, "claims").stdout
        assert shown.count("ceasefire-scope") == 1
        monkeypatch.setenv("PLENIPO_CODER_CHARACTERS", "1")
        other = plenipo("read", talks, "--reader", "rules.v1", "--coder", f"server:other@{served.url}")
    assert other.returncode == 1
    assert "The budget of this run is spent" in other.stderr


def test_a_coder_that_cannot_be_is_one_sentence(plenipo, talks: Path) -> None:
    done = plenipo("read", talks, "--coder", "psychic.v1")
    assert done.returncode == 1
    assert done.stderr.startswith('plenipo: There is no coder "psychic.v1". Choose one of: ')
    with stub(status(401)) as served:
        done = plenipo("read", talks, "--reader", "rules.v1", "--coder", f"server:small@{served.url}")
    assert done.returncode == 1
    assert "refuses the key in PLENIPO_CODER_KEY" in done.stderr
