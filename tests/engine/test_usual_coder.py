"""Which coder codes where none is named."""

import pytest

from plenipo.coding import parse_codebook
from plenipo.engine import DEFAULT_CODER, LABELS_CODER, usual_coder

ISSUE = "title: T\nissues:\n  pay:\n    question: How much?\n    options:\n      all: {label: All%s}\n"


@pytest.mark.parametrize(
    ("more", "coder"),
    [
        ("", LABELS_CODER),
        (", terms: [the lot]", DEFAULT_CODER),
        (', examples: ["We want it all."]', DEFAULT_CODER),
    ],
)
def test_a_codebook_with_labels_alone_is_coded_by_meaning(more: str, coder: str) -> None:
    assert usual_coder(parse_codebook(ISSUE % more, "t")) == coder
