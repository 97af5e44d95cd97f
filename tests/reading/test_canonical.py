"""The same text typed in different ways has one canonical form, and every place in it leads back."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plenipo.examples import path
from plenipo.model import Document, Span
from plenipo.reading import Directory, RuleReader
from plenipo.reading.canonical import canonical
from plenipo.reading.spelling import american

READER = RuleReader(Directory.for_codebook(None))
SLOW = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
SENTENCES = (
    '"We will not go," the envoy of Peru said.',
    "Chile's minister told reporters: \"It isn't over. We favour the neighbouring states' plan.\"",
    'Mr. Smith called it "unfair" and refused to sign, the U.S. envoy said.',
    "Italy criticised the programme, while Spain didn't oppose it.",
    '"The workers\' rights come first," Anna Berg of Norway added, "or we leave."',
    "According to Poland, the defence ministry's offer was rejected in the '90s.",
    "He said they wouldn't recognise it.",
    "\"He calls me 'a liar' and goes,\" she said.",
    "\n\n",
)
PROSE = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(" ".join)
SHIPPED = sorted(path().rglob("*.txt"))
ANY_TEXT = st.one_of(
    st.text(max_size=200), st.text(alphabet="ab s'\"“”‘’`«»\r\n.,\u00ad\u200b\u00a0-(", max_size=80), PROSE
)


def curly(text: str) -> str:
    text = re.sub(r"(^|[\s(\[])\"", r"\1“", text, flags=re.M).replace('"', "”")
    return re.sub(r"(^|[\s(\[“])'(?!\d)", r"\1‘", text, flags=re.M).replace("'", "’")


def single(text: str) -> str:
    """In single-quote style, quotations inside in double marks."""
    inner = re.sub(r"(?<=\s)'(\w[^'\"]*)'(?=\s)", "\0\\1\0", text)
    return inner.replace('"', "'").replace("\0", '"')


VARIANTS = {
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "curly": curly,
    "single": single,
    "single curly": lambda text: single(text).replace("'", "’"),
    "no-break": lambda text: text.replace(" ", "\u00a0"),
    "thin": lambda text: text.replace(" ", "\u2009"),
    "soft hyphens": lambda text: re.sub(r"(\w\w)(?=\w\w)", "\\1\u00ad", text),
    "zero width": lambda text: "\ufeff" + text.replace(" ", " \u200b"),
    "TeX": lambda text: re.sub(r"(^|\s)\"", r"\1``", text, flags=re.M).replace('"', "''"),
    "angles": lambda text: text.replace('"', "«"),
}
American = {"American": lambda text: re.sub(r"[A-Za-z-]+", lambda found: _american(found.group()), text)}


def _american(word: str) -> str:
    return american(word) if word.islower() else word


def read(text: str) -> list[object]:
    """The statements up to offsets: words, leaning, mode, speakers (unknown ones are called as written)."""

    def alike(written: str) -> str:
        form = canonical(written).text.replace('"', "'")
        return " ".join(re.sub(r"\w[\w-]*", lambda w: american(w.group().lower()), form).split())

    def words(spans: tuple[Span, ...]) -> list[str]:
        return [alike(span.of(text)) for span in spans]

    return [
        (
            words(s.source),
            words(s.cue),
            words(s.content),
            s.polarity,
            s.mode,
            [alike(x.actor) for x in s.speakers],
            s.confidence,
        )
        for s in READER.read(Document(text, origin="x"))
    ]


@pytest.mark.parametrize("variant", VARIANTS)
@SLOW
@given(text=PROSE)
def test_one_form_for_all_ways_to_type(variant: str, text: str) -> None:
    assert canonical(VARIANTS[variant](text)).text == canonical(text).text


@pytest.mark.parametrize("variant", VARIANTS | American)
@SLOW
@given(text=PROSE)
def test_statements_are_the_same_up_to_offsets(variant: str, text: str) -> None:
    assert read((VARIANTS | American)[variant](text)) == read(text)


@pytest.mark.parametrize("variant", VARIANTS | American)
def test_the_shipped_example_reads_the_same_in_every_variant(variant: str) -> None:
    for file in SHIPPED[:6]:
        text = canonical(file.read_text(encoding="utf-8")).text
        assert read((VARIANTS | American)[variant](text)) == read(text), file.name


@SLOW
@given(ANY_TEXT)
def test_canonical_form_of_a_canonical_text_is_itself(text: str) -> None:
    once = canonical(text).text
    assert canonical(once).text == once


@SLOW
@given(ANY_TEXT)
def test_every_place_leads_back_to_its_characters(text: str) -> None:
    plain = canonical(text)
    ends = 0
    for at, character in enumerate(plain.text):
        start, end = plain.back(Span(at, at + 1))
        assert ends <= start < end <= len(text)
        ends = end
        if character.isalnum():
            assert text[start:end] == character
        assert character.isspace() == text[start:end].isspace()
    assert plain.back(Span(0, 0)).start <= len(text)


def test_what_needs_no_change_stays() -> None:
    text = 'Peru\'s envoy said "no".\n'
    assert canonical(text).text is text
    assert canonical(text).back(Span(3, 7)) == Span(3, 7)


def test_names_come_out_as_written() -> None:
    statement = READER.read(Document("“No,” said Sean O’Brien.\r\n", origin="x"))[0]
    assert statement.speakers[0].name == "Sean O'Brien"
    assert statement.source[0].of("“No,” said Sean O’Brien.\r\n") == "Sean O’Brien"
