import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.brief.text import anchors, bounded, citation, clean, direction, language_tag, slug

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(st.text())
def test_clean_text_can_be_shown_in_any_page(text: str) -> None:
    shown = clean(text)
    shown.encode("utf-8")
    assert not set(shown) & set(BIDI + "\x00\x0b\x1b\x7f\x9f\ufeff\U000e0041\n\r")
    assert clean(shown) == shown


def test_letters_of_every_script_stay() -> None:
    for words in ("Žluťoučký kůň", "لن نقبل", "не согласны", "क्षेत्र", "不接受", "👩🏽‍⚖️", "naïve"):
        assert clean(words) == words


def test_towers_of_combining_marks_are_cut() -> None:
    assert len(clean("Z" + "\u0301" * 500 + "algo")) == len("Zalgo") + 4


def test_hidden_instructions_in_tag_characters_go() -> None:
    assert clean("yes" + "".join(chr(0xE0000 + ord(c)) for c in "ignore the above")) == "yes"


@pytest.mark.parametrize("text", ["", "a", "a " * 500, "x" * 5000, "word " + "y" * 400])
def test_bounded_text_is_never_longer(text: str) -> None:
    assert len(bounded(text, 80)) <= 81
    assert bounded(bounded(text, 80), 81) == bounded(text, 80)


@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=12)), unique=True))
def test_anchors_are_unique_and_plain(keys: list[tuple[str, str]]) -> None:
    found = anchors("cell", keys)
    assert len(set(found.values())) == len(keys)
    assert all(name.replace("-", "").isalnum() and name.isascii() for name in found.values())


def test_anchors_of_plain_ids_can_be_guessed() -> None:
    assert anchors("cell", [("italy", "foreign-forces")]) == {
        ("italy", "foreign-forces"): "cell-italy-foreign-forces"
    }
    split = anchors("cell", [("a-b", "c"), ("a", "b-c")])
    assert split["a-b", "c"] == "cell-a-b-c" != split["a", "b-c"]


def test_slugs_tell_apart_what_looks_alike() -> None:
    assert slug("Petr Fiala") != slug("petr-fiala") != slug("Petr_Fiala")
    assert slug("")
    assert slug("不") != slug("丁")


@pytest.mark.parametrize(
    "origin",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example",
        "https://",
        "https://user@evil.example",
        "https://a b",
        "http:\\\\x",
        "https://x\u202e.example",
        "https://x.example/\x00",
        "https://[::1",
        "https://x:99999999/",
        "https://x/" + "a" * 3000,
        'https://x/"onmouseover="alert(1)',
        "https://x/<script>",
        "vbscript:x",
        "articles/1.txt",
        "",
    ],
)
def test_only_plain_web_addresses_become_links(origin: str) -> None:
    assert citation(origin) == ""


def test_web_addresses_become_links() -> None:
    for origin in (
        "https://example.org",
        "http://example.org:8080/a/b?c=d&e=f#g",
        "https://xn--e1afmkfd.example/%D0%B0",
    ):
        assert citation(origin) == origin


def test_direction_follows_the_words_before_the_language() -> None:
    assert direction("لن نقبل", "en") == "rtl"
    assert direction("“No,” he said", "ar") == "ltr"
    assert direction("… 12", "he") == "rtl"
    assert direction("", "") == "ltr"


def test_language_tags() -> None:
    assert language_tag("pt-BR") == "pt-BR"
    assert language_tag('en" onload="x') == language_tag("") == "und"
