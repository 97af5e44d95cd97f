"""Codebooks exchanged as REFI-QDA files: ours come back whole, others' come in, hostile ones do not."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given, settings

from plenipo.coding import dump_codebook, load_codebook, parse_codebook, shipped_codebooks
from plenipo.coding.qdc import export_qdc, import_qdc
from plenipo.coding.qdc.parsing import DEEPEST, MOST_BYTES, MOST_CODES
from plenipo.errors import CodebookError
from plenipo.model import Codebook
from tests.coding.test_codebook_files import codebooks

NS = {"q": "urn:QDA-XML:codebook:1.0"}
FOREIGN = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<CodeBook origin="NVivo 12 For Mac" xmlns="urn:QDA-XML:codebook:1:0"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="urn:QDA-XML:codebook:1:0 Codebook.xsd"><Codes>
 <Code color="#00FF00" guid="A1" isCodable="true" name="Mesures, générales">
  <Description>Which measures are there?</Description>
  <Code guid="A2" isCodable="true" name="Sanctions">
   <Description>Economic sanctions: of any kind.
   Not embargoes.</Description>
   <Code guid="A3" isCodable="true" name="Energy"/>
   <Code guid="A4" isCodable="true" name="Finance"><Code guid="A5" name="Banks"/></Code>
  </Code>
  <Code guid="A6" name="Санкции = да"/>
  <Code guid="A7" name="Sanctions"/>
 </Code>
 <Code guid="B1" name="Trust"><Description>Any mention of trust.</Description></Code>
</Codes><Sets><Set guid="S1" name="Mine"><MemberCode targetGUID="A2"/></Set></Sets></CodeBook>"""


def content(codes: str) -> bytes:
    return f'<CodeBook xmlns="{NS["q"]}"><Codes>{codes}</Codes></CodeBook>'.encode()


@settings(max_examples=40)
@given(codebooks())
def test_what_is_exported_comes_back_the_same(drawn: Codebook) -> None:
    codebook = parse_codebook(dump_codebook(drawn))
    there = export_qdc(codebook)
    back = import_qdc(there, "elsewhere/other.qdc")
    assert back.codebook == codebook
    assert back.notes == ()
    assert parse_codebook(back.text) == codebook
    assert export_qdc(back.codebook) == there


@pytest.mark.parametrize("name", shipped_codebooks())
def test_shipped_codebooks_come_back_the_same(name: str) -> None:
    codebook = load_codebook(name)
    assert import_qdc(export_qdc(codebook)).codebook == codebook


def test_words_that_xml_cannot_hold_come_back_too() -> None:
    odd = "a\x0b\ufffe line\r\nand\tanother\x85"
    codebook = parse_codebook(dump_codebook(load_codebook("peace-negotiation")))
    issue = codebook.issues["ceasefire-scope"]
    option = replace(issue.options["none"], label=odd, terms=(odd, " x ", "null", "- 1: {&a", "]]>&lt;"))
    issue = replace(issue, label="\ufffe", options={**issue.options, "none": option})
    odd_one = replace(codebook, title=odd, issues={**codebook.issues, "ceasefire-scope": issue})
    odd_one = parse_codebook(dump_codebook(odd_one))
    assert odd_one.issues["ceasefire-scope"].options["none"].terms[0] == odd
    assert import_qdc(export_qdc(odd_one)).codebook == odd_one


def test_the_file_is_of_the_standards_form() -> None:
    root = ET.fromstring(export_qdc(load_codebook("peace-negotiation")))
    assert root.tag == "{urn:QDA-XML:codebook:1.0}CodeBook"
    codes = root.findall("q:Codes//q:Code", NS)
    guids = [str(UUID(code.attrib["guid"])) for code in codes]
    assert len(set(guids)) == len(codes)
    assert {code.attrib["isCodable"] for code in codes} == {"true", "false"}
    assert all(code.attrib["name"].strip() and len(code.attrib["color"]) == 7 for code in codes)
    assert all(next(child.tag for child in code).endswith("Description") for code in codes)
    issues = [code.attrib["guid"] for code in root.findall("q:Codes/q:Code", NS)]
    assert [member.attrib["guid"] for member in root.findall("q:Sets/q:Set/q:MemberCode", NS)] == issues


def test_guids_stay_when_a_codebook_grows() -> None:
    codebook = load_codebook("peace-negotiation")
    fewer = replace(codebook, issues=dict(list(codebook.issues.items())[3:]))

    def guids(book: Codebook) -> set[str]:
        return {code.attrib["guid"] for code in ET.fromstring(export_qdc(book)).iter(f"{{{NS['q']}}}Code")}

    assert guids(fewer) < guids(codebook)
    assert not guids(codebook) & guids(replace(codebook, title="Another"))


def test_a_code_renamed_elsewhere_keeps_its_id_and_gets_the_label() -> None:
    codebook = load_codebook("peace-negotiation")
    there = export_qdc(codebook).replace(b'name="A temporary ceasefire"', b'name="A truce"')
    there = there.replace(b'name="Ceasefire scope"', b'name="How far"')
    issue = import_qdc(there).codebook.issues["ceasefire-scope"]
    assert issue.label == "How far"
    assert issue.options["temporary"].label == "A truce"
    assert issue.options["temporary"].terms == codebook.issues["ceasefire-scope"].options["temporary"].terms


def test_a_foreign_codebook_comes_in() -> None:
    made = import_qdc(FOREIGN.encode(), "dir/My codes.qdc")
    assert made.codebook.title == "My codes"
    first, trust = made.codebook.issues.values()
    assert (first.id, first.label) == ("mesures-générales", "Mesures, générales")
    assert first.question == "Which measures are there?"
    assert [(option.id, option.label) for option in first.options.values()] == [
        ("sanctions", "Sanctions"),
        ("energy", "Sanctions / Energy"),
        ("finance", "Sanctions / Finance"),
        ("banks", "Sanctions / Finance / Banks"),
        ("санкции-да", "Санкции = да"),
        ("sanctions-2", "Sanctions"),
    ]
    assert (list(trust.options), trust.question) == (["trust"], "Where do the parties stand on Trust?")
    assert made.notes == (
        "Codes deeper than options, made options and named with the codes above them: 3.",
        "Codes at the top with none below, made issues whose one option they are: 1.",
        "Codes whose description is kept as a comment in the file: 2.",
        "Sets, left out since a codebook has no place for them: 1.",
    )
    lines = [line.strip() for line in made.text.splitlines()]
    at = lines.index("# Economic sanctions: of any kind.")
    assert lines[at + 1 : at + 3] == ["# Not embargoes.", "sanctions:"]
    assert parse_codebook(made.text) == made.codebook


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_other_encodings_and_no_namespace(encoding: str) -> None:
    text = '<?xml version="1.0"?><Codebook><Codes><Code name="Zölle"/></Codes></Codebook>'
    assert list(import_qdc(text.encode(encoding)).codebook.issues) == ["zölle"]


def test_what_was_pasted_twice_gets_an_id_of_its_own() -> None:
    codes = '<Code name="A"><Description>id: a\nquestion: Q?</Description><Code name="B"/></Code>' * 2
    made = import_qdc(content(codes))
    assert list(made.codebook.issues) == ["a", "a-2"]
    assert "Codes with the id of another, given an id of their own: 1." in made.notes


def test_a_value_that_is_missing_is_asked_for() -> None:
    codes = (
        '<Code name="A"><Description>id: a\nquestion: Q?\nscale: ordinal</Description><Code name="B"/>'
        '<Code name="C"><Description>id: c\nvalue: 9</Description></Code></Code>'
    )
    with pytest.raises(CodebookError, match=r"^x\.qdc: Option “b” .*has no value, .*Add “value:”"):
        import_qdc(content(codes), "x.qdc")


LAUGHS = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
HOSTILE = {
    "laughs": (LAUGHS.encode() + content('<Code name="&b;"/>'), "declares a document type"),
    "external": (b'<!DOCTYPE CodeBook SYSTEM "http://127.0.0.1:9/x.dtd">' + content(""), "document type"),
    "file": (
        b'<!DOCTYPE CodeBook [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + content('<Code name="&f;"/>'),
        "document type",
    ),
    "undefined": (content('<Code name="&nothing;"/>'), "not valid XML"),
    "deep": (content('<Code name="x">' * 200_000), "nested too deeply"),
    "deep but whole": (content('<Code name="x">' * DEEPEST + "</Code>" * DEEPEST), "nested too deeply"),
    "many": (content('<Code name="x"/>' * (MOST_CODES + 1)), "more than 20,000 codes"),
    "large": (b" " * (MOST_BYTES + 1), "larger than 20 MB"),
    "nothing": (b"", "not valid XML"),
    "no xml": (b"title: T\nissues: {}\n", "not valid XML"),
    "zip": (b"PK\x03\x04\x00\x00", "not valid XML"),
    "half": (content('<Code name="x"/>')[:-20], "not valid XML"),
    "odd encoding": (b'<?xml version="1.0" encoding="klingon"?><CodeBook/>', "not valid XML"),
    "no codes": (content(""), "holds no codes"),
    "another": (b"<html><body/></html>", "This is no REFI-QDA codebook."),
    "project": (b'<Project xmlns="urn:QDA-XML:project:1.0"/>', "It is a project"),
    "long id": (
        content(f'<Code name="x"><Description>id: {"x" * 99}\n</Description></Code>'),
        "cannot be an id",
    ),
    "lists": (
        content('<Code name="x"><Description>id: x\nterms: {a: b}</Description></Code>'),
        "must be a list",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_and_broken_files_are_refused_in_one_sentence(name: str) -> None:
    given_content, why = HOSTILE[name]
    with pytest.raises(CodebookError) as raised:
        import_qdc(given_content, "bad.qdc")
    said = str(raised.value)
    assert said.startswith("bad.qdc")
    assert why in said
    assert "\n" not in said
    assert len(said) < 300


def test_a_description_cannot_speak_for_the_program() -> None:
    bomb = "id: x\nterms: &amp;a [b, *a]\n"
    hostile = "\u202eid\x85: [" + "{" * 500
    made = import_qdc(
        content(
            f'<Code name="one"><Description>{bomb}</Description></Code>'
            f'<Code name="two"><Description>{hostile}\n#: yes\ntitle: mine</Description></Code>'
        )
    )
    assert list(made.codebook.issues) == ["one", "two"]
    assert parse_codebook(made.text) == made.codebook
    assert made.codebook.title != "mine"
