"""The reader as others use it: speakers, nesting, speech across paragraphs, determinism."""

import datetime as dt

import pytest

from plenipo.model import Actor, ActorKind, Codebook, Document, DocumentKind, Mode, Stance, Statement
from plenipo.reading import Directory, Reader, RuleReader, read


@pytest.fixture(scope="module")
def reader() -> RuleReader:
    return RuleReader(Directory.for_codebook(None))


def words(statement: Statement, text: str) -> tuple[str, str]:
    """The parties and the content of a statement."""
    parties = "+".join(speaker.party for speaker in statement.speakers)
    return parties, " … ".join(span.of(text) for span in statement.content)


def summary(text: str, reader: RuleReader) -> list[tuple[str, str, str]]:
    found = reader.read(Document(text, origin="summary", kind=DocumentKind.SUMMARY))
    return [(*words(s, text), s.polarity.value) for s in found]


def test_rule_reader_is_a_reader(reader: RuleReader) -> None:
    assert isinstance(reader, Reader)
    assert reader.name == "rules.v1"


def test_read_takes_another_reader() -> None:
    class Silent:
        name = "silent.v1"

        def read(self, document: Document) -> tuple[Statement, ...]:
            return ()

    assert read(Document("Poland said no to it.", origin="a"), reader=Silent()) == ()


def test_speakers_come_from_the_codebook() -> None:
    codebook = Codebook("t", actors={"italy": Actor("italy", "Italy", ActorKind.STATE, aliases=("Rome",))})
    text = "Rome rejected the plan."
    (statement,) = read(Document(text, origin="a"), Directory.for_codebook(codebook))
    assert [speaker.actor for speaker in statement.speakers] == ["italy"]


def test_group_speakers_are_two_actors(reader: RuleReader) -> None:
    (statement,) = reader.read(Document("French and British leaders rejected the plan.", origin="a"))
    assert [speaker.party for speaker in statement.speakers] == ["france", "united-kingdom"]


def test_coordinated_speakers_are_joined(reader: RuleReader) -> None:
    (statement,) = reader.read(Document("Peru, Chile and Bolivia rejected the plan.", origin="a"))
    assert [speaker.party for speaker in statement.speakers] == ["peru", "chile", "bolivia"]


def test_a_person_introduces_himself(reader: RuleReader) -> None:
    (statement,) = reader.read(
        Document("Chilean Foreign Minister Tomas Rivas rejected the plan.", origin="a")
    )
    (speaker,) = statement.speakers
    assert (speaker.name, speaker.party, speaker.kind) == ("Tomas Rivas", "chile", ActorKind.PERSON)


def test_unknown_speakers_keep_their_words(reader: RuleReader) -> None:
    (statement,) = reader.read(Document("Zorblax Quent rejected the plan.", origin="a"))
    assert statement.speakers[0].actor == "Zorblax Quent"


def test_reports_within_reports(reader: RuleReader) -> None:
    text = "Peru said that Chile rejects the plan."
    outer, inner = sorted(reader.read(Document(text, origin="a")), key=lambda s: s.cue)
    assert (outer.reported_by, outer.polarity) == (None, Stance.NEUTRAL)
    assert (inner.reported_by, inner.polarity) == ("peru", Stance.OPPOSE)
    assert words(inner, text) == ("chile", "the plan")


def test_nobody_reports_himself(reader: RuleReader) -> None:
    text = "Peru said it rejects the plan. Chile said its government backs the plan."
    found = reader.read(Document(text, origin="a"))
    assert {s.reported_by for s in found} == {None}
    leaning = [(words(s, text)[0], s.polarity) for s in found if s.polarity is not Stance.NEUTRAL]
    assert leaning == [("peru", Stance.OPPOSE), ("chile", Stance.SUPPORT)]


def test_what_is_rejected_is_not_reported_by_who_rejects_it(reader: RuleReader) -> None:
    text = "Chile rejected Peru's demand for a vote."
    found = reader.read(Document(text, origin="a"))
    assert {words(s, text)[0]: s.reported_by for s in found} == {"chile": None, "peru": None}


def test_quoted_speakers_speak_for_themselves(reader: RuleReader) -> None:
    text = "“We reject the plan, and Chile supports it,” the Peruvian minister said."
    found = {words(s, text): s for s in reader.read(Document(text, origin="a"))}
    assert found["peru", "the plan"].polarity is Stance.OPPOSE
    assert found["chile", "the plan … it"].reported_by is not None
    assert found["peru", "“We reject the plan, and Chile supports it,”"].mode is Mode.DIRECT


def test_modes(reader: RuleReader) -> None:
    text = 'Peru said: "This is over." Chile said it was over. Bolivia said it was "not yet over".'
    assert [s.mode for s in reader.read(Document(text, origin="a"))] == [
        Mode.DIRECT,
        Mode.INDIRECT,
        Mode.MIXED,
    ]


def test_speech_goes_on_in_the_next_sentence(reader: RuleReader) -> None:
    text = "“It is over,” the Peruvian minister said. “We have tried everything.” Nobody replied."
    found = [words(s, text) for s in reader.read(Document(text, origin="a"))]
    assert found == [("peru", "“It is over,”"), ("peru", "“We have tried everything.”")]


def test_a_sentence_parted_by_its_speaker_is_one_statement(reader: RuleReader) -> None:
    text = "“We stay,” the Peruvian minister said, “until June.”"
    (statement,) = reader.read(Document(text, origin="a"))
    assert words(statement, text) == ("peru", "“We stay,” … “until June.”")


def test_speech_goes_on_in_the_next_paragraph(reader: RuleReader) -> None:
    text = "“It is over,” the Peruvian minister said. “We tried.\n\n“We tried everything.”\n\nNobody replied."
    found = [words(s, text) for s in reader.read(Document(text, origin="a"))]
    assert [content for _, content in found] == ["“It is over,”", "“We tried.", "“We tried everything.”"]
    assert {party for party, _ in found} == {"peru"}


def test_speech_announced_at_the_end_of_a_paragraph(reader: RuleReader) -> None:
    text = "The Peruvian minister said:\n\n“We tried everything.”"
    statement = reader.read(Document(text, origin="a"))[0]
    assert words(statement, text) == ("peru", "“We tried everything.”")


def test_transcripts(reader: RuleReader) -> None:
    text = (
        "Mr. Petrosyan: We reject this map. Baku wants more.\n\nAnd we will not sign it.\n\n"
        "Ms. Aliyeva: That is regrettable."
    )
    document = Document(text, origin="a", kind=DocumentKind.TRANSCRIPT)
    turns = [
        (s.speakers[0].name, s.content[0].of(text)) for s in reader.read(document) if s.cue[0].of(text) == ":"
    ]
    assert turns == [
        ("Petrosyan", "We reject this map."),
        ("Petrosyan", "Baku wants more."),
        ("Petrosyan", "And we will not sign it."),
        ("Aliyeva", "That is regrettable."),
    ]


def test_labels_in_news_need_a_title_or_a_dialogue(reader: RuleReader) -> None:
    text = "Background: the talks began in May. They go on."
    assert reader.read(Document(text, origin="a")) == ()


def test_meeting_summary_followers(reader: RuleReader) -> None:
    text = (
        "CHINA, for the G-77/CHINA, supported by BRAZIL and NORWAY, and opposed by the US, "
        "said it should stay."
    )
    assert summary(text, reader) == [
        ("brazil+norway", "it should stay", "support"),
        ("united-states", "it should stay", "oppose"),
        ("g77", "it should stay", "neutral"),
    ]


def test_meeting_summary_lists_of_followers(reader: RuleReader) -> None:
    text = "The EU, opposed by the US, JAPAN, AUSTRALIA and CANADA, proposed a new protocol."
    assert summary(text, reader) == [
        ("united-states+japan+australia+canada", "a new protocol", "oppose"),
        ("european-union", "a new protocol", "support"),
    ]


def test_following_an_opponent_is_opposing(reader: RuleReader) -> None:
    text = "Norway opposed the amendment, supported by Japan."
    assert summary(text, reader) == [
        ("norway", "the amendment", "oppose"),
        ("japan", "the amendment", "oppose"),
    ]


def test_companions_and_parties_spoken_for(reader: RuleReader) -> None:
    text = "TUVALU, on behalf of AOSIS, with NORWAY, called for deletion of the paragraph."
    assert sorted(summary(text, reader)) == [
        ("aosis", "deletion of the paragraph", "support"),
        ("norway", "deletion of the paragraph", "support"),
    ]


def test_a_delegate_is_his_country(reader: RuleReader) -> None:
    text = "Poland said the schedule is too expensive. He also said the period was too short."
    assert [party for party, _, _ in summary(text, reader)] == ["poland", "poland"]


def test_contents_that_point_back(reader: RuleReader) -> None:
    text = "The EU proposed a new protocol. India opposed the proposal, and Peru supported it."
    assert summary(text, reader) == [
        ("european-union", "a new protocol", "support"),
        ("india", "a new protocol … the proposal", "oppose"),
        ("peru", "a new protocol … it", "support"),
    ]


def test_an_opponent_without_words_opposes_what_was_said(reader: RuleReader) -> None:
    text = "The EU proposed a new protocol, and India opposed."
    assert summary(text, reader)[1] == ("india", "a new protocol", "oppose")


def test_anonymous_groups(reader: RuleReader) -> None:
    text = "Many parties expressed concern about the lack of finance."
    (statement,) = reader.read(Document(text, origin="a", kind=DocumentKind.SUMMARY))
    assert statement.speakers[0].kind is ActorKind.ANONYMOUS


def test_confidence_is_a_share(reader: RuleReader) -> None:
    text = (
        "“No,” the Peruvian minister said. Chile's plan to wait was mocked. Peru said that Chile rejects it."
    )
    found = reader.read(Document(text, origin="a"))
    assert all(0 < s.confidence < 1 for s in found)
    assert found[0].confidence > 0.9


def test_same_document_same_statements(reader: RuleReader) -> None:
    document = Document(
        "Peru rejected the plan. Chile, he said, backs it.", origin="a", date=dt.date(2024, 5, 1)
    )
    again = RuleReader(Directory.for_codebook(None)).read(document)
    assert reader.read(document) == again
    assert len({s.id for s in again}) == len(again)


@pytest.mark.parametrize(
    "piece",
    [
        "said, ",
        " Peru said that Chile said that",
        "who said ",
        "“",
        "' ",
        "A, supported by B, ",
        "(",
        "Mr. ",
        "x",
        "\n",
        ": ",
    ],
)
def test_hostile_repetition_is_survived(piece: str, reader: RuleReader) -> None:
    text = piece * (20_000 // len(piece))
    assert len(reader.read(Document(text, origin="a"))) < 500


def test_a_quotation_nobody_is_named_for_goes_on_with_the_last_speaker(reader: RuleReader) -> None:
    text = (
        "“We have tried everything,” the Peruvian minister said.\n\nShe paused. “Nothing has come of it all.”"
    )
    found = [words(s, text) for s in reader.read(Document(text, origin="a"))]
    assert found[-1] == ("peru", "“Nothing has come of it all.”")


def test_an_objection_is_to_what_was_said_before(reader: RuleReader) -> None:
    text = "The EU proposed a new protocol. India objected."
    assert summary(text, reader)[1] == ("india", "a new protocol", "oppose")
