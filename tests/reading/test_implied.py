"""Who speaks where the words do not say: declarations, interviews, speeches, bulletins."""

import pytest

from plenipo.model import Actor, ActorKind, Codebook, Document, DocumentKind
from plenipo.reading import Directory, RuleReader
from plenipo.reading.actors import mentions
from plenipo.reading.sentences import sentences

CODEBOOK = Codebook(
    title="Fisheries",
    actors={
        "tarvo": Actor("tarvo", "Tarvo Union", ActorKind.STATE, aliases=("Tarvo",)),
        "melan": Actor("melan", "Melan", ActorKind.STATE),
        "netmenders": Actor("netmenders", "Netmenders' Guild", ActorKind.ORGANIZATION),
        "quorvex": Actor("quorvex", "Quorvex Marine Insurance", ActorKind.ORGANIZATION),
        "eu": Actor("eu", "European Union", ActorKind.ORGANIZATION),
        "gmk": Actor("gmk", "Great Mackerel Club", ActorKind.GROUP, aliases=("GMK", "G4")),
    },
    issues={},
)


@pytest.fixture(scope="module")
def reader() -> RuleReader:
    return RuleReader(Directory.for_codebook(CODEBOOK))


def said(reader: RuleReader, text: str, kind: DocumentKind, title: str = "") -> list[tuple[str, str]]:
    """Party and content of each statement."""
    found = reader.read(Document(text, origin="a", title=title, kind=kind))
    return [
        (
            "+".join(speaker.party for speaker in one.speakers),
            " … ".join(span.of(text) for span in one.content),
        )
        for one in found
    ]


def who(reader: RuleReader, words: str, *document: object) -> set[str]:
    """The parties of the statements that have certain words."""
    return {party for party, content in said(reader, *document) if words in content}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("ban on drift nets", "tarvo+melan"),
        ("quota shares", "tarvo+melan"),
        ("night fishing", "tarvo+melan"),
    ],
)
def test_those_who_adopt_a_declaration_are_its_we(reader: RuleReader, words: str, party: str) -> None:
    text = (
        "The ministers of Tarvo and Melan met in the port of Sund.\n\n"
        "We support a ban on drift nets.\n\n"
        "Ministers call for quota shares.\n\nThe two sides oppose night fishing."
    )
    assert who(reader, words, text, DocumentKind.COMMUNIQUE) == {party}


def test_the_title_of_a_declaration_names_who_adopts_it(reader: RuleReader) -> None:
    text = "Sund, 3 May\n\nWe reject compulsory insurance."
    title = "Joint statement of Melan and the Netmenders’ Guild on the season"
    assert said(reader, text, DocumentKind.COMMUNIQUE, title) == [
        ("melan+netmenders", "compulsory insurance")
    ]
    assert said(reader, text, DocumentKind.NEWS, title) == [("", "compulsory insurance")]


def test_both_delegations_are_those_named_as_delegations(reader: RuleReader) -> None:
    text = (
        "Delegations of Tarvo and of Melan took part.\n\n"
        "The European Union and Quorvex welcome the calm shown by both delegations.\n\n"
        "Both delegations reject larger hulls."
    )
    assert who(reader, "larger hulls", text, DocumentKind.COMMUNIQUE) == {"tarvo+melan"}


INTERVIEW = (
    "Q: Will you cut the fleet?\n\nA: No boat will be scrapped.\n\n"
    "Q: And the beacons?\n\nMINISTER: We reject beacons.\n\n"
    "An aide told reporters afterwards that the nets would stay."
)


def test_who_answers_is_whom_the_title_names(reader: RuleReader) -> None:
    document = (INTERVIEW, DocumentKind.TRANSCRIPT, "Press conference of Melan’s fisheries minister")
    assert who(reader, "No boat", *document) == {"melan"}
    assert who(reader, "beacons.", *document) == {"melan"}
    assert not who(reader, "cut the fleet", *document) & {"melan", "Q"}
    assert who(reader, "nets would stay", *document) == {"aide"}


def test_without_questions_a_is_a_heading(reader: RuleReader) -> None:
    text = "A: The season\n\nB: The nets\n\nMr. Oste (Tarvo): We reject nets."
    found = who(reader, "The season", text, DocumentKind.TRANSCRIPT, "Statement by Melan")
    assert "melan" not in found


def test_two_delegates_of_one_name_speak_each_for_the_party_in_brackets(reader: RuleReader) -> None:
    text = (
        "Mr. Brandal (Tarvo): We will close our harbours in March.\n\n"
        "Mr. Brandal (Melan): We regret the decision. My delegation will vote against the text."
    )
    assert who(reader, "We will close", text, DocumentKind.TRANSCRIPT) == {"tarvo"}
    assert who(reader, "We regret", text, DocumentKind.TRANSCRIPT) == {"melan"}
    assert who(reader, "My delegation", text, DocumentKind.TRANSCRIPT) == {"melan"}


def test_labels_with_particles_and_further_words_in_brackets(reader: RuleReader) -> None:
    text = (
        "Ms. dos Anjos (Tarvo): We reject nets.\n\nThat is all.\n\n"
        "Mr. Ilven (Melan, third party): A pause. We want boats."
    )
    assert who(reader, "That is all", text, DocumentKind.TRANSCRIPT) == {"tarvo"}
    assert who(reader, "A pause", text, DocumentKind.TRANSCRIPT) == {"melan"}


@pytest.mark.parametrize(
    ("sentence", "party"),
    [
        ("TARVO proposed larger nets.", "tarvo"),
        ("The GMK cannot accept larger nets.", "gmk"),
        ("Quorvex rejected larger nets.", "quorvex"),
        ("The European side rejected larger nets.", "eu"),
        ("The European commissioner rejected larger nets.", "eu"),
        ("MELAN requested adding larger nets.", "melan"),
    ],
)
def test_names_are_found_whatever_stands_beside_them(reader: RuleReader, sentence: str, party: str) -> None:
    assert who(reader, "nets", sentence, DocumentKind.NEWS) == {party}


@pytest.mark.parametrize(
    ("reply", "party", "polarity"),
    [
        ("MELAN was opposed.", "melan", "oppose"),
        ("MELAN and the GMK were against.", "melan+gmk", "oppose"),
        ("MELAN was not opposed.", "melan", "support"),
        ("MELAN took no position.", "melan", "neutral"),
    ],
)
def test_a_stance_without_content_is_on_what_came_before(
    reader: RuleReader, reply: str, party: str, polarity: str
) -> None:
    text = f"NETS: TARVO proposed a ban on drift nets. {reply}"
    found = reader.read(Document(text, origin="a", kind=DocumentKind.SUMMARY))
    named = {
        "+".join(s.party for s in one.speakers): one.polarity.value
        for one in found
        if any("drift nets" in span.of(text) for span in one.content)
    }
    assert named.get(party) == polarity


def test_a_coined_first_word_names_a_body_only_if_nobody_else_has_it() -> None:
    both = {
        "a": Actor("a", "Quorvex Marine Insurance", ActorKind.ORGANIZATION),
        "b": Actor("b", "Friends of Quorvex", ActorKind.ORGANIZATION),
        "c": Actor("c", "Northern Boat Owners", ActorKind.ORGANIZATION),
    }
    assert Directory(both).resolve("Quorvex") is None
    assert Directory(both).resolve("Northern") is None
    alone = Directory({"a": both["a"]}).resolve("Quorvex")
    assert alone is not None
    assert alone.id == "a"


def test_a_name_before_a_verb_that_is_also_a_noun_is_somebody() -> None:
    text = "The G4 favour a ban on nets."
    (mention,) = mentions(text, sentences(text), Directory.for_codebook(CODEBOOK))
    assert [speaker.actor for speaker in mention.speakers] == ["gmk"]


def test_european_with_a_title_of_one_union() -> None:
    text = "The European side met Europeans. Representatives of European states came."
    found = mentions(text, sentences(text), Directory.for_codebook(CODEBOOK))
    assert [s.actor for s in found[0].speakers] == ["eu"]
