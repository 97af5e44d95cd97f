"""Where paragraphs, sentences and quotations start and end."""

import pytest

from plenipo.model import Span
from plenipo.reading import sentences
from plenipo.reading.canonical import canonical
from plenipo.reading.paragraphs import paragraphs
from plenipo.reading.quotes import quotes


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Berg met Dr. Aho. They parted.", ["Mr. Berg met Dr. Aho.", "They parted."]),
        ("The U.S. envoy left at 5 p.m. He was tired.", ["The U.S. envoy left at 5 p.m.", "He was tired."]),
        ("J. K. Holm signed. So did A. Berg.", ["J. K. Holm signed.", "So did A. Berg."]),
        ("“No deal.” He left.", ["“No deal.”", "He left."]),
        ("“Will you sign?” she asked.", ["“Will you sign?” she asked."]),
        ("It fell by 3.5 points. No. 7 stayed.", ["It fell by 3.5 points.", "No. 7 stayed."]),
        ("See Art. 7 of the text. Then vote.", ["See Art. 7 of the text.", "Then vote."]),
        ("Talks went on ... and on. Then ended.", ["Talks went on ... and on.", "Then ended."]),
        ("A headline\nThe talks failed.", ["A headline", "The talks failed."]),
        ("# Heading\n\nText one. Text two.", ["# Heading", "Text one.", "Text two."]),
        ("- first point\n- second point", ["- first point", "- second point"]),
        ("1. Sanctions\n2. Prisoners", ["1. Sanctions", "2. Prisoners"]),
        ("**Finance:** The EU agreed. Peru left.", ["**Finance:**", "The EU agreed.", "Peru left."]),
        ("FINANCIAL MATTERS: The EU agreed.", ["FINANCIAL MATTERS:", "The EU agreed."]),
        ("The talks failed.The envoys left.", ["The talks failed.", "The envoys left."]),
        ("Wait! Who goes? Nobody.", ["Wait!", "Who goes?", "Nobody."]),
        ("(They left early.) The rest stayed.", ["(They left early.)", "The rest stayed."]),
        ("", []),
        (" \n\t\n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_wrapped_lines_are_one_sentence() -> None:
    text = (
        "The delegation of Norway said on Monday that it would host another round\n"
        "of talks in the autumn if both of the parties to the conflict agreed on\n"
        "a date.\n\nNobody answered."
    )
    assert len(split(text)) == 2
    assert [p.of(text)[:10] for p in paragraphs(text)] == ["The delega", "Nobody ans"]


def test_a_name_across_a_wrapped_line_stays_whole() -> None:
    text = (
        "The envoys of four countries were received in the capital by President\n"
        "Aino Koskela, who told them that the offer of last year was still on the\n"
        "table."
    )
    assert len(split(text)) == 1


def test_a_text_without_full_stops_is_cut_at_spaces() -> None:
    text = "word " * 5000
    spans = sentences(text)
    assert all(span.end - span.start <= 3000 for span in spans)
    assert " ".join(span.of(text) for span in spans).split() == text.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “yes” and “no”.", ["yes", "no"]),
        ('He said "yes" and left.', ["yes"]),
        ("He said ''yes'' and left.", ["yes"]),
        ("He said ‘we won’t go’ again.", ["we won’t go"]),
        ("He said 'we won't go' again.", ["we won't go"]),
        ("The workers' rights and the envoys' cars.", []),
        ("It’s Norway’s offer.", []),
        ("„Nein“, sagte er. «Non», dit-il.", ["Nein", "Non"]),
        ("“One “inner” two.", ["One “inner"]),
        ('"Never closed', ["Never closed"]),
        ('"Mixed marks,” he said.', ["Mixed marks,"]),
        ("In the '90s they met, and in ’08.", []),
        ("‘Lyin’ Ted’ is no name.", ["Lyin’ Ted"]),
        ("‘He calls it “unfair”,’ she said, “or worse”.", ["He calls it “unfair”,", "or worse"]),
        ("The ’hood said “no”, and workers’ rights went.", ["no"]),
        ('A stray mark", and "another one".', ["another one"]),
        ("‘One paragraph.\n\n‘Another,’ he said.", ["One paragraph.\n\n‘Another,"]),
        ("‘The workers’ rights come first,’ he said.", ["The workers’ rights come first,"]),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    plain = canonical(text)
    found = [plain.back(quote.words) for quote in quotes(plain.text, Span(0, len(plain.text)))]
    assert [span.of(text) for span in found] == expected
