"""Codebook files: read, refused with a helpful sentence, written back."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.coding import check_codebook, dump_codebook, load_codebook, parse_codebook, shipped_codebooks
from plenipo.errors import CodebookError
from plenipo.model import Actor, ActorKind, Codebook, Issue, Office, Option, Scale

GOOD = """\
title: Two valleys
actors:
  upland: {name: Upland, kind: state, aliases: [the uplanders]}
  falk: {name: Ida Falk, kind: person, speaks_for: upland, offices: [{title: envoy, start: 2024-01-31}]}
issues:
  water:
    question: Who gets the water?
    scale: ordinal
    options:
      none: {label: Nobody, value: 0}
      all: {label: Everybody, value: 100, terms: [water for all]}
"""


def test_what_is_written_is_what_is_read() -> None:
    read = parse_codebook(GOOD)
    assert read.title == "Two valleys"
    assert read.actors["falk"].speaks_for == "upland"
    assert read.actors["falk"].offices[0].start.isoformat() == "2024-01-31"
    assert read.actors["upland"].kind is ActorKind.STATE
    assert read.issues["water"].scale is Scale.ORDINAL
    assert read.issues["water"].options["all"].value == 100
    assert list(read.issues["water"].options) == ["none", "all"]


def test_words_stay_words() -> None:
    read = parse_codebook(GOOD.replace("Everybody", "no").replace("water for all", "2030"))
    assert read.issues["water"].options["all"].label == "no"
    assert read.issues["water"].options["all"].terms == ("2030",)


def test_bare_entries_are_filled_in() -> None:
    text = (
        "title: T\nactors:\n  upland:\nissues:\n  water:\n    question: Q?\n    options:\n      most-of-it:\n"
    )
    read = parse_codebook(text)
    assert read.actors["upland"].name == "upland"
    assert read.issues["water"].options["most-of-it"].label == "Most of it"


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("question:", "qestion:", 7, "Unknown key “qestion” of issue “water”. Did you mean “question”?"),
        ("question: Who gets the water?", "label: Water", 6, "“question” is missing in issue “water”"),
        ("speaks_for: upland", "speaksfor: upland", 4, "Did you mean “speaks_for”?"),
        (
            "speaks_for: upland",
            "speaks_for: uplnd",
            4,
            "“uplnd”, which is no other actor of the codebook. Did you",
        ),
        ("speaks_for: upland", "speaks_for: moon", 4, "Add “moon” to the actors."),
        (
            "value: 100",
            "value: 101",
            11,
            "“value” of option “all” of issue “water” is “101”. Write a number from 0 to 100.",
        ),
        ("value: 100", "value: lots", 11, "is “lots”"),
        ("value: 100", "value: nan", 11, "a number from 0 to 100"),
        (", value: 100", "", 11, "has no value, but its scale is ordinal"),
        ("scale: ordinal", "scale: nominal", 10, "has a value, but its scale is nominal"),
        (
            "scale: ordinal",
            "scale: ordnal",
            8,
            "“scale” of issue “water” cannot be “ordnal”. Use one of: ordinal or nominal",
        ),
        (
            "terms: [water for all]",
            "terms: water for all",
            11,
            "“terms” of option “all” of issue “water” must be a list",
        ),
        ("[water for all]", "[water: for all]", 11, "Put the text in quotation marks."),
        ("kind: state", "kind: stat", 3, "“kind” of actor “upland” cannot be “stat”"),
        ("2024-01-31", "31 January", 4, "must be a date"),
        ("      all:", "      none:", 11, "“none” is given twice (first on line 10)"),
        ("  water:", "  water rights:", 6, "Write “water-rights”"),
        ("title: Two valleys", "title:", 1, "“title” is empty"),
        ("title: Two valleys\n", "", 1, "“title” is missing"),
        ("falk:", "falk: &a", 4, "Anchors and aliases"),
        ("aliases: [the uplanders]", "aliases: [the uplanders", 3, "not valid YAML"),
    ],
)
def test_each_mistake_has_its_sentence(old: str, new: str, line: int, says: str) -> None:
    assert old in GOOD
    with pytest.raises(CodebookError) as caught:
        parse_codebook(GOOD.replace(old, new, 1), "valleys.yaml")
    message = str(caught.value)
    assert message.startswith(f"valleys.yaml, line {line}: "), message
    assert says in message
    assert "\n" not in message


@pytest.mark.parametrize(
    "text",
    [
        "",
        "just a sentence",
        "- a\n- list",
        "title: T",
        "title: T\nissues: {}",
        "title: T\nissues:\n  a: {question: Q?, options: {}}",
        "a: &a [1]\nb: *a",
        "a: &a [&b [&c [x, x], *c], *b]\nb: [*a, *a, *a]",
        "[" * 5000,
        "{a: " * 50,
        "\x00\x01\x02",
        "title: !!python/object/apply:os.system ['true']\nissues: {}",
        "? [1, 2]\n: 3",
        "title: T\nissues:\n\t- a",
        "%YAML 9.9\n---\ntitle: T",
        "---\ntitle: T\n---\ntitle: U",
    ],
)
def test_hostile_and_broken_files_are_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(CodebookError) as caught:
        parse_codebook(text, "bad.yaml")
    assert str(caught.value).startswith("bad.yaml")
    assert len(str(caught.value)) < 400


def test_files_that_are_not_there_too_large_or_not_text(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match=r"no such codebook.*peace-negotiation"):
        load_codebook(tmp_path / "missing.yaml")
    large = tmp_path / "large.yaml"
    large.write_text("title: " + "x" * 2_100_000)
    with pytest.raises(CodebookError, match="larger than"):
        load_codebook(large)
    binary = tmp_path / "binary.yaml"
    binary.write_bytes(b"title: \xff\xfe\x80")
    with pytest.raises(CodebookError, match="not UTF-8"):
        load_codebook(binary)


def test_the_version_follows_the_content_not_the_layout(tmp_path: Path) -> None:
    file = tmp_path / "two.yaml"
    file.write_text("# a comment\n" + GOOD, encoding="utf-8")
    same, other = load_codebook(file), parse_codebook(GOOD.replace("water for all", "water for most"))
    assert same.version == parse_codebook(GOOD).version != other.version
    assert re.fullmatch(r"[0-9a-f]{12}", same.version)


words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20
).filter(lambda text: text.strip() != "")
texts = st.lists(words, max_size=3).map(tuple)
ids = st.from_regex(r"[a-z][a-z0-9-]{0,11}", fullmatch=True)


@st.composite
def codebooks(draw: st.DrawFn) -> Codebook:
    actors = {
        name: Actor(
            id=name,
            name=draw(words),
            kind=draw(st.sampled_from(ActorKind)),
            aliases=draw(texts),
            member_of=draw(texts),
            offices=tuple(draw(st.lists(st.builds(Office, title=words, start=st.dates()), max_size=2))),
            capability=draw(st.none() | st.floats(0, 1e6)),
        )
        for name in draw(st.lists(ids, max_size=3, unique=True))
    }
    issues = {}
    for name in draw(st.lists(ids, min_size=1, max_size=3, unique=True)):
        scale = draw(st.sampled_from(Scale))
        value = st.floats(0, 100) if scale is Scale.ORDINAL else st.none()
        options = {
            option: Option(option, draw(words), draw(value), draw(texts), draw(texts), draw(texts))
            for option in draw(st.lists(ids, min_size=1, max_size=3, unique=True))
        }
        issues[name] = Issue(name, draw(words), options, scale, draw(st.just("") | words), draw(texts))
    return Codebook(draw(words), actors, issues)


@given(codebooks())
def test_written_and_read_again_it_is_the_same(codebook: Codebook) -> None:
    again = parse_codebook(dump_codebook(codebook))
    assert (again.title, again.actors, again.issues) == (codebook.title, codebook.actors, codebook.issues)
    assert parse_codebook(dump_codebook(again)) == again


@pytest.mark.parametrize("name", shipped_codebooks())
def test_shipped_codebooks_keep_their_word(name: str) -> None:
    codebook = load_codebook(name)
    assert check_codebook(codebook) == ()
    assert parse_codebook(dump_codebook(codebook)) == codebook
    for issue in codebook.issues.values():
        assert issue.question.endswith("?")
        assert 3 <= len(issue.options) <= 5
        values = [option.value for option in issue.options.values()]
        assert issue.scale is Scale.NOMINAL or values == sorted(values)
        for option in issue.options.values():
            assert 6 <= len(option.terms) <= 40, (issue.id, option.id)
            assert option.examples, (issue.id, option.id)


def test_the_check_finds_what_is_wrong() -> None:
    codebook = parse_codebook(
        "title: T\nissues:\n  water:\n    question: Q?\n    options:\n"
        "      open: {terms: [open the dam], examples: [The moon is full.],"
        " counterexamples: [We want to open the dam.]}\n"
        "      shut: {terms: [opening of the dam]}\n"
    )
    found = {(finding.problem, finding.option) for finding in check_codebook(codebook)}
    assert {("example", "open"), ("term", "open"), ("term", "shut")} <= found


def test_ordinal_options_without_values_lie_evenly_in_their_order() -> None:
    text = (
        "title: T\nissues:\n  pay:\n    question: How much?\n    scale: ordinal\n    options:\n"
        "      none: {label: Nothing}\n      some: {label: Some}\n      all: {label: All}\n"
    )
    options = parse_codebook(text, "t").issues["pay"].options
    assert [option.value for option in options.values()] == [0, 50, 100]
