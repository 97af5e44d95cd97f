"""Every reader keeps the contract; a new one needs three lines here."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from plenipo.reading import Directory, Reader, RuleReader
from plenipo.reading.external import ServerReader, SpacyReader
from plenipo.reading.learned import LearnedReader
from tests.reading.contract import ReaderContract
from tests.reading.pipelines import FakePipeline
from tests.reading.stub import Stub, reads, stub

DIRECTORY = Directory.for_codebook(None)


@pytest.fixture(scope="module")
def served() -> Iterator[Stub]:
    """A server that does its work."""
    with stub(reads) as running:
        yield running


class TestRules(ReaderContract):
    @pytest.fixture
    def reader(self) -> Reader:
        return RuleReader(DIRECTORY)


class TestLearned(ReaderContract):
    @pytest.fixture
    def reader(self) -> Reader:
        return LearnedReader(DIRECTORY)


class TestLearnedOpen(ReaderContract):
    @pytest.fixture
    def reader(self) -> Reader:
        return LearnedReader(DIRECTORY, "open")


class TestServer(ReaderContract):
    @pytest.fixture
    def reader(self, served: Stub) -> Reader:
        return ServerReader(DIRECTORY, served.url, "stub", timeout=20, retries=0)


class TestSpacyThatMarksAttributions(ReaderContract):
    @pytest.fixture
    def reader(self) -> Reader:
        return SpacyReader(DIRECTORY, FakePipeline())


class TestBlankSpacy(ReaderContract):
    must_find = False

    @pytest.fixture
    def reader(self) -> Reader:
        spacy = pytest.importorskip("spacy", reason='needs spaCy: pip install "plenipo[spacy]"')
        return SpacyReader(DIRECTORY, spacy.blank("en"))
