"""Title, date, publisher, language and kind: what is found, and what is rather not guessed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenipo.gather.dates import date_in_name, date_in_text, publication_date, stated_date
from plenipo.gather.kind import kind_of
from plenipo.gather.language import language_code, language_of
from plenipo.gather.publisher import publisher_in_text, site
from plenipo.gather.title import title_of
from plenipo.model import DocumentKind

from .making import FIALA, LEDE, REPLY

DAY = dt.date(2025, 3, 27)
DAYS = st.dates(dt.date(1800, 1, 1), dt.date(2199, 12, 31))


class TestTitles:
    @pytest.mark.parametrize(
        ("text", "title"),
        [
            (f"Italy rules out troops\n\n{LEDE}", "Italy rules out troops"),
            (f"Will Italy send troops?\n\n{LEDE}", "Will Italy send troops?"),
            (f"Italy rules out troops.\n\n{LEDE}", "Italy rules out troops"),
            (f"# Marked title\n\n{LEDE}", "Marked title"),
            (f"27 March 2025\nItaly rules out troops\n\n{LEDE}", "Italy rules out troops"),
            (f"Italy rules out troops\nBy Jane Doe, Inland Wire\n\n{LEDE}", "Italy rules out troops"),
            (f"PRESS RELEASE\nItaly rules out troops\n\n{LEDE}", "Italy rules out troops"),
            (f"{LEDE}\n\n{REPLY}", "Paris summit"),
            (f"ROME (Inland Wire) - Italy\n\n{REPLY}", "Paris summit"),
            (
                "Italian Prime Minister Giorgia Meloni said on Thursday that\nItaly would not\nsend any.",
                "Paris summit",
            ),
            ("Only one line", "Paris summit"),
            (f"in lower case\n\n{LEDE}", "Paris summit"),
            (f"{'Very long ' * 20}\n\n{LEDE}", "Paris summit"),
        ],
    )
    def test_the_first_line_if_it_reads_like_a_title_else_the_file_name(self, text: str, title: str) -> None:
        assert title_of(stated="", heading="", text=text, name="2025-03-27_paris-summit.txt") == title

    @pytest.mark.parametrize(
        ("stated", "heading", "title"),
        [
            ("Stated title", "Heading", "Stated title"),
            ("Stated title | Inland Wire", "", "Stated title"),
            ("Stated title - inland wire", "", "Stated title"),
            ("Microsoft Word - draft3.docx", "Heading", "Heading"),
            ("Untitled", "Heading", "Heading"),
            ("", "", "A first line"),
        ],
    )
    def test_metadata_first_then_the_heading(self, stated: str, heading: str, title: str) -> None:
        text = f"A first line\n\n{LEDE}"
        found = title_of(stated=stated, heading=heading, text=text, name="x.pdf", publisher="Inland Wire")
        assert found == title

    @pytest.mark.parametrize(
        ("name", "title"),
        [
            ("20250327.txt", "20250327"),
            ("nyt_2016-09-08_on-climate.txt", "Nyt on climate"),
            ("report%20final.pdf", "Report final"),
            ("---.txt", "---"),
        ],
    )
    def test_file_names(self, name: str, title: str) -> None:
        assert title_of(stated="", heading="", text=LEDE, name=name) == title


class TestDates:
    @pytest.mark.parametrize(
        "written",
        [
            "2025-03-27",
            "2025-03-27T22:10:00+01:00",
            "20250327",
            "20250327T101500Z",
            "Thu, 27 Mar 2025 10:00:00 +0100",
            "27 March 2025",
            "27th of March 2025",
            "March 27, 2025",
            "Mar. 27, 2025",
            "24-27 March 2025",
            "March 24-27, 2025",
            "27.03.2025",
            "27/03/2025",
            "03/27/2025",
            "2025年3月27日",
            "27 mars 2025",
            "27. März 2025",
            "27 de marzo de 2025",
            "27 marca 2025",
            "27 марта 2025",
        ],
    )
    def test_ways_to_write_a_day(self, written: str) -> None:
        assert stated_date(written) == DAY

    @pytest.mark.parametrize(
        "written", ["", "03/04/2025", "31 February 2025", "2025", "March 2025", "27 Leute 2025"]
    )
    def test_what_is_not_guessed(self, written: str) -> None:
        assert stated_date(written) is None

    @settings(deadline=None)
    @given(DAYS)
    def test_every_day_is_read_back(self, day: dt.date) -> None:
        for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%Y/%m/%d", "%A, %d %b %Y"):
            assert stated_date(day.strftime(form)) == day
        if day.year >= 1900 and day.year < 2100:
            assert (
                date_in_name(f"x/{day:%Y-%m-%d}_story.txt") == date_in_name(f"wire-{day:%Y%m%d}.txt") == day
            )

    @pytest.mark.parametrize(
        ("title", "text"),
        [
            ("", "PARIS, March 27, 2025 (Inland Wire) - Italy said no."),
            ("", "BRUSSELS/PARIS, 27 March 2025 - Italy said no."),
            ("", "Italy says no\n\nBrussels, 27 March 2025\n\nItaly said no."),
            ("", "Italy says no\nPublished 10:32 GMT, 27 March 2025\nItaly said no."),
            ("", "Italy says no\nUpdated: March 27, 2025, 4:15 p.m. ET | By John Roe\nItaly said no."),
            ("", "Italy says no\nThursday 27 March 2025\nItaly said no."),
            ("", "L'Italie dit non\nPublié le 27 mars 2025 à 18h30\nNon."),
            ("HIGHLIGHTS FROM THE TALKS, THURSDAY, 27 MARCH 2025", "Italy said no."),
            ("SUMMARY OF THE TALKS: 24-27 MARCH 2025", "Italy said no."),
        ],
    )
    def test_where_texts_say_when_they_were_published(self, title: str, text: str) -> None:
        assert date_in_text(title, text) == DAY

    @pytest.mark.parametrize(
        ("title", "text"),
        [
            ("", "Italy recalled the pact signed on 27 March 2025 in Rome."),
            ("", "Decisions of 27 March 2025\n\nThe pact was signed."),
            ("What 27 March 2025 meant", "Italy said no."),
            ("", "PARIS, March 27 (Inland Wire) - Italy said no."),
            ("", "Long text.\n" * 40 + "27 March 2025\n"),
        ],
    )
    def test_a_date_elsewhere_is_about_something_else(self, title: str, text: str) -> None:
        assert date_in_text(title, text) is None

    @pytest.mark.parametrize(
        ("name", "day"),
        [
            ("a/2025/03/27/x.txt", DAY),
            ("27-03-2025-x.txt", DAY),
            ("2024-01-01/2025-03-27.txt", DAY),
            ("20251327.txt", None),
            ("120250327.txt", None),
            ("enb12103e.md", None),
            ("03-04-2025.txt", None),
        ],
    )
    def test_dates_in_names(self, name: str, day: dt.date | None) -> None:
        assert date_in_name(name) == day

    def test_the_surest_sign_comes_first_and_is_named(self) -> None:
        other, text = dt.date(2001, 1, 1), "PARIS, March 27, 2025 (Wire) - No."
        signs = {"option": DAY, "stated": DAY, "text": text, "origin": "2025-03-27.txt", "made": DAY}
        wrong = {
            "option": other,
            "stated": other,
            "text": "2 January 2001",
            "origin": "2001-01-03.txt",
            "made": other,
        }
        empty = {"option": None, "stated": None, "text": "", "origin": "x", "made": None}
        bases = ["option", "metadata", "text", "filename", "metadata"]
        for at, (sign, basis) in enumerate(zip(signs, bases, strict=True)):
            before, after = list(signs)[:at], list(signs)[at + 1 :]
            given_ = {s: empty[s] for s in before} | {sign: signs[sign]} | {s: wrong[s] for s in after}
            assert publication_date(title="", **given_) == (DAY, basis)  # type: ignore[arg-type]
        assert publication_date(title="", **empty) == (None, "")  # type: ignore[arg-type]


class TestPublishers:
    @pytest.mark.parametrize(
        ("text", "publisher"),
        [
            ("PARIS (Reuters) - Italy said no.", "Reuters"),
            ("Headline\n\nKYIV, Ukraine (AP) — Italy said no.", "Associated Press"),
            ("Kyiv (AFP) - Italy said no.", "Agence France-Presse"),
            ("BEIJING, March 27 (Xinhua) -- China said no.", "Xinhua"),
            ("MOSCOW, November 21. /TASS/. Russia said no.", "TASS"),
            ("Headline\nBy Jane Doe, Associated Press\n\nItaly said no.", "Associated Press"),
            ("Headline\nBy Jane Doe\nThe Inland Herald\n\nItaly said no.", "The Inland Herald"),
            ("Italy said no.\n\n© 2025 The Associated Press. All rights reserved.", "Associated Press"),
            ("The plan (Article 5) - a promise - was praised.", ""),
            ("Reps. Jane Doe (R-Texas) - and others - said no.", ""),
            ("Italy said no, by Reuters's count.", ""),
            ("ROME - Italy said no.", ""),
        ],
    )
    def test_where_texts_name_their_publisher(self, text: str, publisher: str) -> None:
        assert publisher_in_text(text) == publisher

    def test_sites(self) -> None:
        assert site("https://www.example.org:8080/a") == "example.org"
        assert site("http://[broken") == site("") == ""


class TestLanguages:
    @pytest.mark.parametrize(
        ("text", "language"),
        [
            (LEDE, "en"),
            (LEDE.upper(), "en"),
            ("Le président a déclaré que la France n'enverrait pas de soldats.", "fr"),
            ("Der Bundeskanzler sagte, Deutschland werde keine Soldaten schicken.", "de"),
            ("Министр иностранных дел заявил, что Россия этого не хочет. Это было бы ошибкой.", "ru"),
            ("Italy said no.", "en"),
            ("Paris rejects plan", "en"),
            ("12345", "en"),
        ],
    )
    def test_the_text_tells(self, text: str, language: str) -> None:
        assert language_of(text) == language

    def test_a_hint_counts_only_for_short_texts(self) -> None:
        assert language_of("Non.", "fr") == "fr"
        assert language_of(" ".join([LEDE, REPLY, FIALA]), "fr") == "en"

    @pytest.mark.parametrize(
        ("name", "code"),
        [
            ("en-GB", "en"),
            ("ENG", "en"),
            ("French", "fr"),
            ("fre", "fr"),
            ("zh_Hans", "zh"),
            ("xx", ""),
            ("", ""),
            ("Klingon", ""),
        ],
    )
    def test_names_and_codes(self, name: str, code: str) -> None:
        assert language_code(name) == code


TRANSCRIPT = """The President: I give the floor to the Russian Federation.

Mr. Orlov (Russian Federation) (spoke in Russian): We regret it.

Ms. Reed (United Kingdom): We voted in favour.

Mr. Orlov (Russian Federation): We did not.

The President: I thank both."""
MEETING = (
    f"Delegates met in plenary and in contact groups throughout the day. {LEDE} The Chair opened the contact "
    f"group. In the drafting group, delegates disagreed. {REPLY} Informal consultations will go on. "
) * 4


class TestKinds:
    @pytest.mark.parametrize(
        ("title", "text", "kind"),
        [
            ("Italy rules out troops", LEDE, DocumentKind.NEWS),
            ("Joint Statement by the Leaders of France and Poland", LEDE, DocumentKind.COMMUNIQUE),
            ("Communiqué of the Istanbul meeting", LEDE, DocumentKind.COMMUNIQUE),
            ("G7 Leaders' Statement on Ukraine", LEDE, DocumentKind.COMMUNIQUE),
            ("European Council conclusions, 27 March 2025", LEDE, DocumentKind.COMMUNIQUE),
            ("", "1. We, the Heads of State of France and Poland, met today.", DocumentKind.COMMUNIQUE),
            ("G7 leaders issue joint statement after summit", LEDE, DocumentKind.NEWS),
            ("Kremlin rejects communiqué", LEDE, DocumentKind.NEWS),
            ("Daily highlights, Thursday", LEDE, DocumentKind.SUMMARY),
            (
                "AWG HIGHLIGHTS",
                "ADAPTATION: a.\n\nFINANCE: b.\n\nFINANCE: c.\n\nOTHER: d.",
                DocumentKind.SUMMARY,
            ),
            ("Clinton coverage highlights TV gap", LEDE, DocumentKind.NEWS),
            ("Round three", MEETING, DocumentKind.SUMMARY),
            (
                "",
                "Delegates voted. The delegates cheered. " + (LEDE + " Delegates. ") * 10,
                DocumentKind.NEWS,
            ),
            ("", TRANSCRIPT, DocumentKind.TRANSCRIPT),
            ("Transcript of the press conference", LEDE, DocumentKind.TRANSCRIPT),
            (
                "Statement of Aldoria in the plenary",
                f"Ms. Ostrand (Aldoria): Mr. President, thank you.\n\n{LEDE}",
                DocumentKind.TRANSCRIPT,
            ),
            ("Board of the Fund, record of the 12th meeting", LEDE, DocumentKind.SUMMARY),
            ("Meeting of the mediators, minutes", LEDE, DocumentKind.SUMMARY),
            ("Ten minutes to midnight", LEDE, DocumentKind.NEWS),
            (
                "",
                "WAGES: A asked for six.\n\nHOURS: B refused.\n\nTERM: C agreed.\n\nIN THE HALL: D slept.",
                DocumentKind.SUMMARY,
            ),
            ("", f"WAGES: A asked for six.\n\nHOURS: B refused.\n\n{LEDE}", DocumentKind.NEWS),
            ("Leak of transcript: what it says", LEDE, DocumentKind.NEWS),
            ("", "Note: a.\n\nSource: b.\n\nNote: c.\n\nSource: d.\n\nNote: e.", DocumentKind.NEWS),
            ("", f"Italy: no.\n\n{LEDE}\n\nFrance: yes.\n\nPoland: no.\n\nSpain: yes.", DocumentKind.NEWS),
        ],
    )
    def test_kinds_and_their_evidence(self, title: str, text: str, kind: DocumentKind) -> None:
        found, evidence = kind_of(title, text)
        assert found is kind, evidence
        assert (evidence == "nothing speaks for another kind") == (kind is DocumentKind.NEWS)
