"""Bytes to text, and the one normalisation."""

from __future__ import annotations

import codecs
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenipo.errors import InputError
from plenipo.gather.text import decode, normalise, one_line

ORDINARY = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Zs", "Cn")) | st.sampled_from(" \n")
)


@pytest.mark.parametrize(
    ("given_", "wanted"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("\ufeffa", "a"),
        ("a\x00b", "a b"),
        ("a\u00a0b\u202fc\td", "a b c d"),
        ("Ukra\u00adine\u200b", "Ukraine"),
        ("Zelenskyj\u030c", "Zelensky\u01f0"),
        ("one\n \t \ntwo", "one\n\n\n\n\ntwo"),
        ("one\n\n\n\ntwo", "one\n\n\n\ntwo"),
        ("one\u2028two\u2029three\x0cfour", "one\ntwo\nthree\nfour"),
        ("end  \n \n", "end"),
        ("\ud800 alone", "\ufffd alone"),
        ("\u202eevil\u202c", "evil"),
    ],
)
def test_what_normalising_changes(given_: str, wanted: str) -> None:
    assert normalise(given_) == wanted


@settings(deadline=None)
@given(st.text(st.characters(), max_size=200))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    once.encode("utf-8")


@settings(deadline=None)
@given(ORDINARY)
def test_an_ordinary_text_keeps_every_character_in_its_place(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    found = normalise(text)
    assert len(found) == len(text.rstrip())
    assert found.split() == text.split()
    assert all(a == b or (a == "\n" and b == " ") for a, b in zip(found, text, strict=False))


@settings(deadline=None)
@given(ORDINARY)
def test_a_blank_line_parts_paragraphs_however_it_was_typed(text: str) -> None:
    paragraphs = [part.strip() for part in text.split("\n") if part.strip()]
    found = normalise(" \t\u00a0\n".join(f"{part}\n" for part in paragraphs))
    assert [part.strip() for part in found.split("\n\n") if part.strip()] == [
        normalise(part).strip() for part in paragraphs
    ]


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
@pytest.mark.parametrize(
    ("bom", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_unicode_encodings_survive(bom: bytes, encoding: str, text: str) -> None:
    assert decode(bom + text.encode(encoding)).lstrip("\ufeff") == text.lstrip("\ufeff")


FRENCH = (
    "Le président français a déclaré que l'Italie n'enverrait pas de troupes à Kiev. « C'est prématuré. »"
)
CZECH = "Český premiér Petr Fiala řekl, že je předčasné mluvit o vyslání vojáků. Nejprve je nutné příměří."
RUSSIAN = "Президент России заявил, что Москва не согласится на присутствие иностранных войск на Украине."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Italy’s “red line” was clear – no troops.", "cp1252"),
        (FRENCH, "cp1252"),
        (CZECH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        ("Fiala said no to troops.", "utf-16-le"),
    ],
)
def test_older_encodings_are_told(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_declared_encoding_decides_between_two_that_fit() -> None:
    data = CZECH.encode("iso-8859-2")
    assert decode(data, "iso-8859-2") == CZECH


def test_a_few_damaged_bytes_do_not_change_the_encoding() -> None:
    data = (FRENCH * 3).encode() + b"\xc3"
    assert decode(data) == FRENCH * 3 + "\ufffd"


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 8, b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02\xff" * 90, b"\x00" * 99]
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="binary file"):
        decode(data)


def test_a_name_is_cut_and_on_one_line() -> None:
    assert one_line("a\n\n b\x00c") == "a b c"
    assert len(one_line("x" * 5_000)) == 300
