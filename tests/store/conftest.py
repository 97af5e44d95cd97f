"""An empty record, and one with a document that was read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plenipo.store import Record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """An empty record."""
    with Record.create(tmp_path / "record.sqlite") as made:
        yield made
