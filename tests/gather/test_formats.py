"""Each format: what becomes text, what becomes metadata, what never does."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest

from plenipo.gather import FORMATS, gather
from plenipo.model import Document, DocumentKind, Skipped

from .making import FIALA, LEDE, REPLY, document, pdf, skipped


def test_what_is_registered() -> None:
    assert {format.name: format.suffixes for format in FORMATS} == {
        "PDF": (".pdf",),
        "Word (.docx)": (".docx",),
        "news feed": (".xml", ".rss", ".atom", ".rdf"),
        "HTML": (".html", ".htm", ".xhtml"),
        "e-mail": (".eml", ".mht", ".mhtml"),
        "Markdown": (".md", ".markdown", ".mdown"),
        "plain text": (".txt", ".text", ".asc"),
    }
    suffixes = [suffix for format in FORMATS for suffix in format.suffixes]
    assert len(suffixes) == len(set(suffixes))


class TestPlainText:
    def test_the_text_is_the_file(self, tmp_path: Path) -> None:
        text = f"  {LEDE}\n\n\n{REPLY} Two  spaces\nand a line."
        (tmp_path / "a.txt").write_text(text)
        assert document(tmp_path / "a.txt").text == text

    def test_header_lines_are_metadata_and_not_text(self, tmp_path: Path) -> None:
        file = tmp_path / "a.txt"
        file.write_bytes(
            b"Title: Italy: no troops\r\nDate: 27 March 2025\r\nPublisher: Inland Wire\r\n"
            b"Kind: communique\r\n\r\n" + LEDE.encode()
        )
        found = document(file)
        assert (found.text, found.title, found.publisher) == (LEDE, "Italy: no troops", "Inland Wire")
        assert (found.date, found.date_basis) == (dt.date(2025, 3, 27), "metadata")
        assert found.kind is DocumentKind.COMMUNIQUE

    @pytest.mark.parametrize(
        "first",
        [
            "President: Thank you all for coming.",
            "Source: talks are near collapse",
            "Newspaper: Italy to send troops.",
            "Ukraine: what next?",
        ],
    )
    def test_a_colon_does_not_make_a_header(self, tmp_path: Path, first: str) -> None:
        (tmp_path / "a.txt").write_text(f"{first}\n\n{LEDE}")
        assert document(tmp_path / "a.txt").text == f"{first}\n\n{LEDE}"


class TestMarkdown:
    def test_front_matter_is_metadata_and_not_text(self, tmp_path: Path) -> None:
        file = tmp_path / "a.md"
        file.write_text(
            "---\ntitle: No\ndate: 2025-03-27T22:00:00+01:00\nsource: Inland Wire\nlanguage: Italian\n"
            f"kind: transcript\nrestricted: true\ntags: [a, b]\nabstract: not the text\n---\n\n{LEDE}\n"
        )
        assert document(file) == Document(
            text=LEDE,
            origin="a.md",
            title="No",
            publisher="Inland Wire",
            date=dt.date(2025, 3, 27),
            date_basis="metadata",
            language="it",
            kind=DocumentKind.TRANSCRIPT,
            restricted=True,
        )

    def test_front_matter_that_is_not_quite_yaml_still_counts(self, tmp_path: Path) -> None:
        file = tmp_path / "a.md"
        file.write_text(f'---\ntitle: "Ukraine": what next\ndate: 2025-03-27\nodd: [\n---\n{LEDE}')
        found = document(file)
        assert (found.text, found.date) == (LEDE, dt.date(2025, 3, 27))
        assert found.title.endswith("what next")

    def test_prose_between_two_rules_is_no_front_matter(self, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text(f"---\n{LEDE}\n\nMacron replied: yes\n\n---\n\n{FIALA}")
        assert document(tmp_path / "a.md").text == f"{LEDE}\n\nMacron replied: yes\n\n{FIALA}"

    def test_the_address_gives_the_publisher(self, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text(f"---\nurl: https://www.example.org/a\n---\n{LEDE}")
        assert document(tmp_path / "a.md").publisher == "example.org"

    def test_marks_go_and_words_stay(self, tmp_path: Path) -> None:
        file = tmp_path / "a.md"
        file.write_text(
            "# Paris summit\n\n**Meloni** said *no* to [troops](http://example.org), and\n"
            "to `boots`.\n\n> A quoted line.\n\n3. third\n4. fourth\n\n- item &amp; more\n\n"
            "| Party | Stance |\n|---|---|\n| Italy | against |\n\n    indented words\n\n"
            "<script>evil()</script>\n\n<div>In <b>HTML</b></div>\n\n"
            "![picture](x.png)\n"
        )
        found = document(file)
        assert found.title == "Paris summit"
        assert found.text.split("\n\n") == [
            "Paris summit",
            "Meloni said no to troops, and to boots.",
            "A quoted line.",
            "3. third",
            "4. fourth",
            "item & more",
            "Party | Stance",
            "Italy | against",
            "indented words",
            "In HTML",
        ]


PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Italy rules out troops - Daily Example</title>
<meta property="og:site_name" content="Daily Example">
<meta property="article:published_time" content="2025-03-27T22:10:00+01:00">
<script>var tracker = "evil()";</script><style>p {{ color: red }}</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Italy rules out troops</h1>{body}<script>alert("evil()")</script>
<p style="display: none">hidden words</p><iframe src="x">framed words</iframe></article>
<aside><p>Related: another story that has nothing to do with this one at all.</p></aside>
<footer><p>© 2025 Daily Example. All rights reserved.</p></footer></body></html>"""


class TestHtml:
    @pytest.mark.parametrize("times", [1, 12])
    def test_the_article_and_what_the_page_says_of_it(self, tmp_path: Path, times: int) -> None:
        paragraphs = [f"{at}. {text}" for at in range(times) for text in (LEDE, REPLY, FIALA)]
        (tmp_path / "a.html").write_text(PAGE.format(body="".join(f"<p>{text}</p>" for text in paragraphs)))
        found = document(tmp_path / "a.html")
        assert [part for part in found.text.split("\n\n") if part != "Italy rules out troops"] == paragraphs
        assert (found.title, found.publisher) == ("Italy rules out troops", "Daily Example")
        assert (found.date, found.date_basis, found.language) == (dt.date(2025, 3, 27), "metadata", "en")

    def test_no_script_menu_or_hidden_part_survives(self, tmp_path: Path) -> None:
        (tmp_path / "a.html").write_text(PAGE.format(body=f"<p onclick='evil()'>{LEDE}</p>"))
        text = document(tmp_path / "a.html").text
        assert LEDE in text
        assert not [
            word for word in ("evil", "hidden", "framed", "Home", "Related", "rights") if word in text
        ]

    def test_line_breaks_in_the_source_are_spaces_and_br_is_a_line(self, tmp_path: Path) -> None:
        (tmp_path / "a.html").write_text("<p>Italy\n  said <b>no</b>.<br>Twice.<br><br>France\nyes.</p>")
        assert document(tmp_path / "a.html").text == "Italy said no.\nTwice.\n\nFrance yes."

    def test_a_declared_charset_is_believed(self, tmp_path: Path) -> None:
        russian = "Москва не согласится на присутствие иностранных войск, заявил министр."
        meta = '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">'
        (tmp_path / "a.htm").write_bytes(f"<html><head>{meta}</head><p>{russian}</p>".encode("koi8-r"))
        found = document(tmp_path / "a.htm")
        assert (found.text, found.language) == (russian, "ru")

    def test_the_page_is_known_by_its_content_whatever_its_name(self, tmp_path: Path) -> None:
        (tmp_path / "page").write_text(f"<!DOCTYPE html><p>{LEDE}</p>")
        (tmp_path / "page.xml").write_text(f'<?xml version="1.0"?><html><body><p>{LEDE}</p></body></html>')
        assert document(tmp_path / "page").text == document(tmp_path / "page.xml").text == LEDE


class TestPdf:
    def test_lines_become_paragraphs_and_words_are_mended(self, tmp_path: Path) -> None:
        lines = [
            "POSITIONS AT THE SUMMIT",
            "Italian Prime Minister Giorgia Meloni said on Thursday that Italy would not send any",
            "troops to Ukraine, and that non-",
            "European states and the three-year pro-",
            "gramme for two- and three-",
            "year loans mattered.",
            "French President Emmanuel Macron said that a force could deploy once a ceasefire held.",
            "He gave no date.",
        ]
        (tmp_path / "a.pdf").write_bytes(pdf([lines]))
        assert document(tmp_path / "a.pdf").text.split("\n\n") == [
            "POSITIONS AT THE SUMMIT",
            "Italian Prime Minister Giorgia Meloni said on Thursday that Italy would not send any troops to "
            "Ukraine, and that non-European states and the three-year programme for two- and three-year "
            "loans mattered.",
            "French President Emmanuel Macron said that a force could deploy once a ceasefire held. "
            "He gave no date.",
        ]

    def test_running_heads_and_page_numbers_go_and_sentences_cross_pages(self, tmp_path: Path) -> None:
        first = ["Daily Bulletin No. 1", f"{LEDE} The Czech", "Page 1"]
        second = [
            "Daily Bulletin No. 1",
            "prime minister called all of the discussion about it premature.",
            "2/2",
        ]
        (tmp_path / "a.pdf").write_bytes(pdf([first, second]))
        assert document(tmp_path / "a.pdf").text == (
            f"{LEDE} The Czech prime minister called all of the discussion about it premature."
        )

    def test_metadata(self, tmp_path: Path) -> None:
        (tmp_path / "a.pdf").write_bytes(
            pdf([[LEDE, REPLY]], title="Paris summit", made="D:20250327101500+01'00'")
        )
        found = document(tmp_path / "a.pdf")
        assert (found.title, found.date, found.date_basis) == (
            "Paris summit",
            dt.date(2025, 3, 27),
            "metadata",
        )

    def test_when_it_was_made_is_a_weaker_sign_than_its_dateline(self, tmp_path: Path) -> None:
        lines = ["Brussels, 12 February 2024", LEDE, REPLY]
        (tmp_path / "a.pdf").write_bytes(pdf([lines], made="D:20250327"))
        found = document(tmp_path / "a.pdf")
        assert (found.date, found.date_basis) == (dt.date(2024, 2, 12), "text")

    def test_a_pdf_under_another_name(self, tmp_path: Path) -> None:
        (tmp_path / "download.txt").write_bytes(pdf([[LEDE]]))
        assert document(tmp_path / "download.txt").text == LEDE

    def test_a_password_without_need_of_one_is_no_obstacle(self, tmp_path: Path) -> None:
        (tmp_path / "a.pdf").write_bytes(encrypted(""))
        assert document(tmp_path / "a.pdf").text == LEDE

    def test_a_password_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "a.pdf").write_bytes(encrypted("secret"))
        assert "protected by a password" in skipped(tmp_path / "a.pdf").reason


def encrypted(password: str) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([[LEDE]]))))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


class TestDocx:
    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        import docx

        word = docx.Document()
        word.core_properties.title = "Non-paper on guarantees"
        word.core_properties.created = dt.datetime(2025, 3, 27, 9, 0)
        word.add_heading("Guarantees", 1)
        word.add_paragraph(LEDE)
        table = word.add_table(rows=2, cols=2)
        for at, words in enumerate(("Party", "Position", "Italy", "No troops")):
            table.cell(at // 2, at % 2).text = words
        word.add_paragraph(REPLY)
        path = tmp_path / "paper.docx"
        word.save(str(path))
        return path

    def test_paragraphs_and_tables_in_order(self, file: Path) -> None:
        found = document(file)
        assert found.text.split("\n\n") == [
            "Guarantees",
            LEDE,
            "Party | Position",
            "Italy | No troops",
            REPLY,
        ]
        assert (found.title, found.date, found.date_basis) == (
            "Non-paper on guarantees",
            dt.date(2025, 3, 27),
            "metadata",
        )

    def test_insertions_count_and_deletions_do_not(self, tmp_path: Path) -> None:
        import docx
        from docx.oxml import parse_xml

        word = docx.Document()
        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        word.element.body.insert(
            0,
            parse_xml(
                f"<w:p {space}><w:r><w:t xml:space='preserve'>Parties </w:t></w:r>"
                "<w:del w:id='1' w:author='a'><w:r><w:delText>may</w:delText></w:r></w:del>"
                "<w:ins w:id='2' w:author='a'><w:r><w:t>shall</w:t></w:r></w:ins>"
                "<w:r><w:t xml:space='preserve'> withdraw.</w:t></w:r></w:p>"
            ),
        )
        word.save(str(tmp_path / "a.docx"))
        assert document(tmp_path / "a.docx").text == "Parties shall withdraw."

    def test_a_template_says_nothing_of_the_date(self, tmp_path: Path) -> None:
        import docx

        word = docx.Document()
        word.add_paragraph(LEDE)
        word.save(str(tmp_path / "a.docx"))
        assert document(tmp_path / "a.docx").date is None


MAIL = """From: Jane Doe <jane@example.org>
To: list@example.org
Subject: =?utf-8?q?Italy_d=C3=A9cides?=
Date: Thu, 27 Mar 2025 23:30:00 -0500
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=outer

--outer
Content-Type: multipart/alternative; boundary=inner

--inner
Content-Type: text/plain; charset={charset}; format=flowed
Content-Transfer-Encoding: 8bit

{plain}
--inner
Content-Type: text/html; charset=utf-8

<html><body><script>evil()</script><p>{html}</p></body></html>
--inner--
--outer
Content-Type: application/x-msdownload
Content-Disposition: attachment; filename="plan.exe"
Content-Transfer-Encoding: base64

TVqQ
--outer--
"""


class TestMail:
    def test_headers_body_and_a_word_about_attachments(self, tmp_path: Path) -> None:
        file = tmp_path / "a.eml"
        file.write_text(
            MAIL.format(
                charset="utf-8", plain="Italy said \nno, whatever others do.\n\nFrance not.", html="x"
            )
        )
        found, attachment = gather([file])
        assert isinstance(found, Document)
        assert found.text == "Italy said no, whatever others do.\n\nFrance not."
        assert (found.title, found.publisher, found.date) == (
            "Italy décides",
            "Jane Doe",
            dt.date(2025, 3, 27),
        )
        assert attachment == Skipped(
            "a.eml#plan.exe",
            "The attachment plan.exe (application/x-msdownload) was not opened; "
            "save it as a file and add that.",
        )

    def test_the_html_part_when_the_plain_one_says_little(self, tmp_path: Path) -> None:
        file = tmp_path / "a.eml"
        file.write_text(MAIL.format(charset="utf-8", plain="Open in browser.", html=f"{LEDE}</p><p>{REPLY}"))
        (found, _) = gather([file])
        assert isinstance(found, Document)
        assert found.text == f"{LEDE}\n\n{REPLY}"

    def test_an_unknown_charset_is_no_obstacle(self, tmp_path: Path) -> None:
        file = tmp_path / "a.eml"
        file.write_text(MAIL.format(charset="nonsense-9", plain="Fiala řekl: není čas na vojáky.", html="x"))
        (found, _) = gather([file])
        assert isinstance(found, Document)
        assert found.text == "Fiala řekl: není čas na vojáky."

    def test_a_page_saved_as_one_file_is_a_page(self, tmp_path: Path) -> None:
        (tmp_path / "a.mht").write_text(
            "From: <Saved by a browser>\nSnapshot-Content-Location: https://www.example.org/a\n"
            "Subject: Italy decides\n"
            "MIME-Version: 1.0\nContent-Type: multipart/related; type=text/html; boundary=b\n\n"
            f"--b\nContent-Type: text/html\n\n<p>{LEDE}</p><p>{REPLY}</p>\n"
            "--b\nContent-Type: text/css\nContent-Location: a.css\n\np {}\n--b--\n"
        )
        found = document(tmp_path / "a.mht")
        assert (found.text, found.title) == (f"{LEDE}\n\n{REPLY}", "Italy decides")


RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Inland Wire</title>
<language>en-gb</language>
<item><title>Italy &amp; troops</title><link>https://example.org/1</link>
<pubDate>Thu, 27 Mar 2025 23:30:00 -0500</pubDate>
<description>&lt;p&gt;{LEDE}&lt;/p&gt;&lt;script&gt;evil()&lt;/script&gt;&lt;p&gt;{REPLY}&lt;/p&gt;</description></item>
<item><title>Only a link</title><link>https://example.org/2</link></item>
<item><title>Third</title><description>{FIALA}</description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Daily Example</title><entry><title>One</title>
<updated>2025-03-27T01:00:00+02:00</updated><summary>short</summary>
<content type="html">&lt;p&gt;{LEDE}&lt;/p&gt;</content></entry></feed>"""


class TestFeeds:
    def test_every_entry_is_a_document(self, tmp_path: Path) -> None:
        (tmp_path / "feed.xml").write_text(RSS)
        first, second, third = gather([tmp_path / "feed.xml"])
        assert isinstance(first, Document)
        assert isinstance(third, Document)
        assert (first.text, first.origin) == (f"{LEDE}\n\n{REPLY}", "feed.xml#1")
        assert (first.title, first.publisher, first.date) == (
            "Italy & troops",
            "Inland Wire",
            dt.date(2025, 3, 27),
        )
        assert second == Skipped(
            "feed.xml#2", "The entry Only a link has no text; save its page: https://example.org/2."
        )
        assert (third.text, third.origin, third.date) == (FIALA, "feed.xml#3", None)

    def test_atom(self, tmp_path: Path) -> None:
        (tmp_path / "feed.atom").write_text(ATOM)
        found = document(tmp_path / "feed.atom")
        assert (found.text, found.publisher, found.date) == (LEDE, "Daily Example", dt.date(2025, 3, 27))

    def test_a_broken_feed_is_read_as_far_as_it_goes(self, tmp_path: Path) -> None:
        (tmp_path / "feed.rss").write_text(RSS.split("</item>")[0] + "</item><item><title>& broken")
        first = next(iter(gather([tmp_path / "feed.rss"])))
        assert isinstance(first, Document)
        assert first.text == f"{LEDE}\n\n{REPLY}"
