"""The open corpus: its markup is sound, and it is what its README says."""

import itertools
import sys
from pathlib import Path

import pytest

TRAINING = Path(__file__).resolve().parents[2] / "training"
sys.path.insert(0, str(TRAINING))

import corpus  # noqa: E402 - lies in training/

HEAD = "---\ntitle: A\ndate: 2024-01-01\nkind: news\nstyle: agency\n---\n"


def parsed(tmp_path: Path, body: str, head: str = HEAD) -> corpus.Marked:
    path = tmp_path / "a.txt"
    path.write_text(head + body, encoding="utf-8")
    return corpus.parse(path)


def test_marks_become_spans(tmp_path: Path) -> None:
    found = parsed(tmp_path, '{t1:"We {c2-:reject} {t2:it},"} {s1,2:she} {c1:said}.\n')
    assert found.text == '"We reject it," she said.\n'
    outer, inner = found.attributions
    assert [found.text[s:e] for s, e in outer.content] == ['"We reject it,"']
    assert [found.text[s:e] for s, e in inner.content] == ["it"]
    assert inner.source == outer.source
    assert (outer.sign, inner.sign) == ("", "-")
    assert corpus.outer(found.attributions) == [outer]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("{s1:A} {c1:said} {t1:no.\n", "never closed"),
        ("A} said.\n", "closing brace without a mark"),
        ("{s1:A} {c1:said} no.\n", "attribution 1 has no content"),
        ("{s1:A} said {t1:no}.\n", "attribution 1 has no cue"),
        ("{s1+:A} {c1:said} {t1:no}.\n", "a sign stands on a cue only"),
        ("{x1:A} {c1:said} {t1:no}.\n", "no mark is written like this"),
        ("{s1: } {c1:said} {t1:no}.\n", "an empty mark"),
    ],
)
def test_mistakes_are_named_with_their_line(tmp_path: Path, body: str, message: str) -> None:
    with pytest.raises(corpus.MarkupError, match=message):
        parsed(tmp_path, body)


def test_a_head_is_needed(tmp_path: Path) -> None:
    with pytest.raises(corpus.MarkupError, match="no head"):
        parsed(tmp_path, "A said no.\n", head="")
    with pytest.raises(corpus.MarkupError, match="“kind”"):
        parsed(tmp_path, "A said no.\n", head=HEAD.replace("kind: news\n", ""))


def test_the_corpus_is_sound_and_large_enough() -> None:
    documents = [corpus.parse(path) for path in corpus.files([TRAINING / "corpus"])]
    assert len(documents) >= 150
    assert sum(len(document.text.split()) for document in documents) >= 60_000
    assert {document.head["kind"] for document in documents} == set(corpus.KINDS)
    assert len({document.id.split("/")[0] for document in documents}) >= 15
    for document in documents:
        for attribution in document.attributions:
            for role in corpus.ROLES.values():
                spans = getattr(attribution, role)
                assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans)), document.id


def test_thirty_documents_were_annotated_twice() -> None:
    twice = list(corpus.files([TRAINING / "double"]))
    assert len(twice) >= 30
    for path in twice:
        folder, _, name = path.name.partition("--")
        assert corpus.parse(path).text == corpus.parse(TRAINING / "corpus" / folder / name).text
