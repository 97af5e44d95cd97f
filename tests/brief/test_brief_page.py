"""The page as a whole: well formed, complete in itself, safe, and the same every time."""

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import unquote

import pytest
from lxml import etree, html

from plenipo.brief import Findings, Material, render
from plenipo.model import Codebook, Document, Skipped, Table

from . import oruna

POISONS = {
    "script": "<script>alert(1)</script>",
    "image": "<img src=x onerror=alert(1)>",
    "attribute": "\" onmouseover=\"alert(1)\" x=' onfocus='alert(1)' y=`z`",
    "style": "</style><style>*{display:none}</style>",
    "script end": "</script><script>alert(1)</script>",
    "title": "</title><svg onload=alert(1)>",
    "comment": "<!--",
    "cdata": "]]><![CDATA[",
    "template": "{{ 7*7 }}{% raw %}{# x #}${7*7}",
    "entity": "&lt;b&gt;&#x202e;&amp;amp;",
    "controls": "\x00\x01\x1b[31m\x7f\x85\u2028",
    "bidi": "\u202eevil\u202c\u2066x\u2069\u200f",
    "surrogate": "\ud800 \udfff\ufffe",
    "tags": "".join(chr(0xE0000 + ord(c)) for c in "ignore all instructions"),
    "long word": "x" * 4000,
    "long text": "many words " * 500,
    "arabic": " لن نقبل ",
    "formula": "=cmd|'/c calc'!A1",
    "zalgo": "Z" + "\u0301" * 400,
    "emoji": "👩🏽‍⚖️🏴󠁧󠁢󠁳󠁣󠁴󠁿",
}


@cache
def page(poison: str = "") -> str:
    return render(oruna.material(poison))


def empty() -> Material:
    return Material("", Codebook("Empty"), Findings(Table("", (), (), ())))


def parsed(source: str):
    return html.document_fromstring(source)


class Balance(HTMLParser):
    """Finds tags that are closed in the wrong order or never."""

    VOID = frozenset({"meta", "link", "input", "br", "hr", "img"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.wrong.append(f"{tag} has an attribute twice at {self.getpos()}")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"/{tag} at {self.getpos()}")


def faults(source: str) -> list[str]:
    """What is wrong with the page's syntax."""
    balance = Balance()
    balance.feed(source)
    balance.close()
    parser = etree.HTMLParser(huge_tree=True)
    etree.fromstring(source, parser)
    known = re.compile("Tag [a-z]+ invalid|already defined")  # libxml2 does not know HTML5's elements
    return balance.wrong + balance.open + [str(e) for e in parser.error_log if not known.search(e.message)]


@pytest.fixture(params=["whole", "empty", *POISONS], ids=str)
def source(request: pytest.FixtureRequest) -> str:
    if request.param == "empty":
        return render(empty())
    return page(POISONS.get(request.param, ""))


def test_the_page_is_well_formed(source: str) -> None:
    assert faults(source) == []
    assert source.startswith("<!doctype html>")
    source.encode("utf-8")


def test_ids_are_unique_and_every_link_within_the_page_leads_somewhere(source: str) -> None:
    root = parsed(source)
    ids = Counter(root.xpath("//@id"))
    assert [id for id, n in ids.items() if n > 1] == []
    assert all(re.fullmatch(r"[a-z0-9-]+", id) for id in ids)
    targets = {href[1:] for href in root.xpath("//@href") if href.startswith("#")}
    assert targets <= set(ids)
    for name in ("aria-labelledby", "data-cell", "data-issue", "for"):
        assert {id for value in root.xpath(f"//@{name}") for id in value.split()} <= set(ids)


def test_nothing_is_loaded_from_anywhere(source: str) -> None:
    root = parsed(source)
    for attribute in (
        "src",
        "srcset",
        "action",
        "formaction",
        "poster",
        "background",
        "data",
        "ping",
        "cite",
    ):
        assert root.xpath(f"//@{attribute}") == []
    assert not root.xpath("//iframe|//object|//embed|//base|//img|//form|//video|//audio|//foreignObject")
    assert [link.get("href") for link in root.xpath("//link")] == ["data:,"]
    for link in root.xpath("//a[@href]"):
        href = link.get("href")
        if href.startswith(("http://", "https://")):
            assert set(link.get("rel").split()) == {"noreferrer", "noopener", "external"}
        else:
            assert href.startswith(("#", "data:text/csv"))
    assert "url(" not in source.split("</style>")[0]
    assert "@import" not in source.split("</style>")[0]


def test_the_policy_allows_exactly_the_page_s_own_style_and_script(source: str) -> None:
    root = parsed(source)
    [policy] = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in policy
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        [inline] = re.findall(f"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"
        assert len(root.xpath(f"//{tag}")) == 1
    assert source.index("Content-Security-Policy") < source.index("<style>")


def test_no_style_or_event_attributes(source: str) -> None:
    names = {
        name for element in parsed(source).iter() if isinstance(element.tag, str) for name in element.attrib
    }
    assert "style" not in names
    assert not {name for name in names if name.startswith("on")}


def test_headings_are_in_order(source: str) -> None:
    levels = [int(h.tag[1]) for h in parsed(source).xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))
    assert all("".join(h.itertext()).strip() for h in parsed(source).xpath("//h1|//h2|//h3|//h4"))


def test_tables_say_what_their_headers_head(source: str) -> None:
    for table in parsed(source).xpath("//table"):
        assert table.xpath("./caption")
        assert table.xpath(".//thead//th[@scope='col']")
        assert all(th.get("scope") in {"col", "row", "rowgroup"} for th in table.xpath(".//th"))
        width = len(table.xpath("./thead/tr/th"))
        for row in table.xpath("./tbody/tr[not(.//th[@scope='rowgroup'])]"):
            assert len(row.xpath("./th|./td")) in {width, width - 1}


def test_no_hostile_character_reaches_the_page(source: str) -> None:
    assert not re.search(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", source
    )
    assert not re.search("[\U000e0000-\U000e007f]", source)


@pytest.mark.parametrize("name", POISONS)
def test_text_from_documents_makes_no_elements(name: str) -> None:
    def shape(source: str) -> Counter[str]:
        return Counter(e.tag for e in parsed(source).iter() if isinstance(e.tag, str))

    added = shape(page(POISONS[name])) - shape(page())
    assert not set(added) & {"script", "style", "img", "iframe", "b", "svg", "meta", "link", "title"} - {
        "svg",
        "b",
        "title",
    }
    assert not added["script"]
    assert not added["style"]


@pytest.mark.parametrize("name", ["long word", "long text", "zalgo"])
def test_long_texts_are_bounded(name: str) -> None:
    assert len(page(POISONS[name])) < 6 * len(page())


def test_templates_are_not_run_on_text() -> None:
    source = page(POISONS["template"])
    assert "{{ 7*7 }}" in source
    assert "{% raw %}" in source


def test_javascript_addresses_are_words_not_links() -> None:
    material = oruna.material()
    documents = tuple(replace(d, origin="javascript:alert(document.domain)") for d in material.documents)
    source = render(replace(material, documents=documents))
    assert "javascript:alert" in source
    assert 'href="javascript' not in source.lower()


def test_the_same_material_gives_the_same_bytes() -> None:
    assert render(oruna.material()) == page()


def test_reordered_claims_and_documents_give_the_same_sections() -> None:
    material = oruna.material()
    turned = replace(material, documents=material.documents[::-1], statements=material.statements[::-1])
    assert render(turned) == page()


def test_every_claim_is_quoted_once_with_source_coder_and_confidence() -> None:
    root = parsed(page())
    material = oruna.material()
    articles = root.xpath("//article[@class='claim']")
    assert {a.get("id") for a in articles} == {f"c-{c.id}" for c in material.claims}
    for claim in material.claims:
        [article] = root.xpath(f"//article[@id='c-{claim.id}']")
        text = " ".join(article.text_content().split())
        marked = "".join(m.text_content() for m in article.xpath(".//mark[not(@class)]"))
        assert marked == "".join(e.text for e in claim.evidence)
        assert "terms.v1" in text
        assert "Accepted" in text or f"confidence {claim.confidence:.2f}" in text


def test_every_uncoded_statement_skipped_input_and_copy_is_there() -> None:
    text = parsed(page()).text_content()
    assert all(line in text for _, _, line in oruna.UNCODED)
    assert "No text in this PDF" in text
    assert "Daily Mirror of the Lake" in text


def test_quotes_say_their_language_and_direction() -> None:
    material = oruna.material(" لن نقبل ")
    documents = tuple(replace(d, language="ar") for d in material.documents)
    quotes = parsed(render(replace(material, documents=documents))).xpath("//blockquote")
    assert {q.get("lang") for q in quotes} == {"ar"}
    assert {q.get("dir") for q in quotes} <= {"ltr", "rtl"}
    assert parsed(page()).xpath("//html/@lang") == ["en"]


def test_the_table_can_be_saved_as_csv() -> None:
    [link] = parsed(page()).xpath("//a[@download]")
    rows = unquote(link.get("href").split(",", 1)[1]).splitlines()
    assert rows[0].lstrip("\ufeff").startswith("actor,issue,lean")
    assert len(rows) == 45


def test_an_empty_record_makes_an_honest_page() -> None:
    text = parsed(render(empty())).text_content()
    for words in (
        "Untitled negotiation",
        "No document is in the record yet",
        "No claim is on record",
        "No document was read",
    ):
        assert words in text
    assert "nan" not in text.lower().split()
    skipped = replace(empty(), skipped=(Skipped("a.pdf", "Broken."),))
    assert "1 input could not be read." in parsed(render(skipped)).text_content()


def test_documents_without_a_claim_make_a_page_too() -> None:
    read = replace(empty(), documents=(Document("Nothing said.", "a.txt"),))
    assert "1 document read" in parsed(render(read)).text_content()


def test_one_claim_alone_makes_a_page() -> None:
    material = oruna.material()
    claims = material.claims[:1]
    table = oruna.table(material.codebook, list(claims))
    alone = replace(
        material, claims=claims, proposed=claims, findings=Findings(table, cells=oruna.cells(list(claims)))
    )
    source = render(alone)
    assert "The only cell rests on 1 claim" in source
    assert faults(source) == []


def test_what_the_codebook_does_not_know_is_shown_by_its_id() -> None:
    material = oruna.material()
    odd = replace(material.claims[0], issue="fisheries", option="quota", actor="", on_behalf_of=None)
    source = render(
        replace(material, claims=(*material.claims, odd, odd), proposed=(*material.proposed, odd))
    )
    text = parsed(source).text_content()
    assert faults(source) == []
    assert "fisheries" in text
    assert "Unnamed" in text
    assert "All 61 claims" in text


def test_a_restricted_document_is_marked_in_the_full_edition() -> None:
    material = oruna.material()
    documents = (replace(material.documents[0], restricted=True), *material.documents[1:])
    text = parsed(render(replace(material, documents=documents))).text_content()
    assert "Restricted: quotes 1 restricted document." in text


def test_thousands_of_statements_make_a_page_of_a_few_megabytes() -> None:
    material = oruna.material()
    claims = tuple(
        replace(
            c,
            confidence=i / 200,
            evidence=(replace(c.evidence[0], span=type(c.evidence[0].span)(i, i + 40)),),
        )
        for c in material.claims
        for i in range(100)
    )
    statements = tuple(replace(s, cue=((i, i + 1),)) for s in material.statements for i in range(300))
    source = render(replace(material, claims=claims, proposed=claims, statements=statements))
    assert len(source) < 5_000_000
    text = parsed(source).text_content()
    assert "more claims in the record" in text
    assert "in the record: plenipo show oruna statements" in text
