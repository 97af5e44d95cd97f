"""What must hold for any codebook and any document."""

import dataclasses
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenipo.coding import Coder, TermCoder, code, load_codebook
from plenipo.model import (
    Claim,
    Codebook,
    ConditionKind,
    Document,
    Issue,
    Mode,
    Option,
    Scale,
    Span,
    Speaker,
    Stance,
    Statement,
)

from .marked import cases, codebook, statement

PEACE = load_codebook("peace-negotiation")
CODER = TermCoder(PEACE)
SAYINGS = [case.say for case in cases("sentences.yaml") if case.codebook == "peace-negotiation"]
FRAGMENTS = st.sampled_from(
    [
        *(
            "we",
            "We",
            "Italy",
            "Russia",
            "they",
            "it",
            "not",
            "never",
            "no",
            "would",
            "will",
            "must",
            "should",
        ),
        *("support", "reject", "oppose", "send troops", "foreign troops", "a ceasefire", "lift sanctions"),
        *(
            "security guarantees",
            "peacekeepers",
            "all prisoners",
            "amnesty",
            "Ukraine's demand for",
            "ruled out",
        ),
        *(
            "if",
            "unless",
            "until",
            "without",
            "only if",
            "once",
            "after",
            "before",
            "in exchange for",
            "should",
        ),
        *(
            "premature",
            "unacceptable",
            "is a red line",
            "rather than",
            "to",
            "discuss",
            "whether",
            "that",
            "said",
        ),
        *("and", "or", "but", "which", ",", ".", "?", "!", ";", ":", "-", "“", "”", "'", "é", "\n"),
    ]
)


def written(claims: tuple[Claim, ...]) -> list[tuple[object, ...]]:
    return [
        (c.issue, c.option, c.stance, c.strength, c.red_line, c.conditions, c.evidence, c.confidence)
        for c in claims
    ]


def said(
    text: str, polarity: Stance = Stance.NEUTRAL, mode: Mode = Mode.INDIRECT
) -> tuple[Document, Statement]:
    document = Document(text, "any")
    content = (Span(0, len(text)),)
    return document, Statement(
        document.id, (), (), content, mode, (Speaker("a", "A"),), polarity, 0.5, "hand"
    )


def is_sound(document: Document, claims: tuple[Claim, ...], book: Codebook) -> None:
    for claim in claims:
        assert claim.option in book.issues[claim.issue].options
        assert claim.evidence
        assert 1 <= claim.strength <= 3
        assert 0 < claim.confidence < 1
        assert claim.red_line is False or claim.strength == 3
        for quoted in claim.evidence:
            assert quoted.text == document.text[quoted.span.start : quoted.span.end] != ""
        for condition in claim.conditions:
            assert condition.text == document.text[condition.span.start : condition.span.end] != ""
            assert condition.issue != claim.issue
            assert condition.issue is None or condition.option in book.issues[condition.issue].options
            assert any(e.span.contains(condition.span) for e in claim.evidence)


@pytest.mark.parametrize("say", SAYINGS)
def test_evidence_and_conditions_are_the_document_s_own_words(say: str) -> None:
    document, statement_ = statement(say)
    is_sound(document, CODER.code(document, [statement_]), PEACE)


@given(st.lists(FRAGMENTS, max_size=25), st.sampled_from(Stance), st.sampled_from(Mode))
@settings(max_examples=300)
def test_any_jumble_of_the_field_s_words_gives_sound_claims(
    words: list[str], stance: Stance, mode: Mode
) -> None:
    document, statement_ = said(" ".join(words).replace('"', ""), stance, mode)
    is_sound(document, CODER.code(document, [statement_]), PEACE)


@given(st.text(max_size=400), st.data())
def test_arbitrary_unicode_never_breaks_it(text: str, data: st.DataObject) -> None:
    cut = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=6, max_size=6)))
    document = Document(text, "any")
    source, cue, content = (Span(*cut[i : i + 2]) for i in (0, 2, 4))
    speakers = (Speaker("a", text[:10] or "A", on_behalf_of="b"),)
    statement_ = Statement(
        document.id, (source,), (cue,), (content,), Mode.MIXED, speakers, Stance.SUPPORT, 1.0, "x"
    )
    is_sound(document, CODER.code(document, [statement_]), PEACE)


def joined(sayings: list[str]) -> tuple[Document, list[Statement]]:
    """Several marked sentences as one document."""
    parts = [statement(say) for say in sayings]
    text = "\n\n".join(document.text for document, _ in parts)
    whole, statements, offset = Document(text, "joined"), [], 0
    for document, one in parts:
        moved = {
            name: tuple(Span(s.start + offset, s.end + offset) for s in getattr(one, name))
            for name in ("source", "cue", "content")
        }
        statements.append(dataclasses.replace(one, document=whole.id, **moved))
        offset += len(document.text) + 2
    return whole, statements


@given(
    st.lists(st.sampled_from(SAYINGS), min_size=1, max_size=6, unique=True), st.randoms(use_true_random=False)
)
def test_the_order_of_statements_does_not_matter(sayings: list[str], random: object) -> None:
    document, statements = joined(sayings)
    shuffled = list(statements)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert CODER.code(document, statements) == CODER.code(document, shuffled)
    assert CODER.code(document, statements) == CODER.code(document, [*statements, *shuffled])


def renamed(book: Codebook, names: Mapping[str, str]) -> Codebook:
    issues = {
        key: dataclasses.replace(
            issue,
            options={
                names[o]: dataclasses.replace(option, id=names[o]) for o, option in issue.options.items()
            },
        )
        for key, issue in book.issues.items()
    }
    return dataclasses.replace(book, issues=issues)


def test_renaming_options_renames_the_results_and_nothing_else() -> None:
    names = {o: f"z{len(o)}-{o[::-1]}" for issue in PEACE.issues.values() for o in issue.options}
    other = TermCoder(renamed(PEACE, names))
    for say in SAYINGS:
        document, one = statement(say)
        expected = [
            (
                c.issue,
                names[c.option],
                c.stance,
                c.strength,
                c.evidence,
                c.confidence,
                [names.get(k.option or "") for k in c.conditions],
            )
            for c in CODER.code(document, [one])
        ]
        found = [
            (
                c.issue,
                c.option,
                c.stance,
                c.strength,
                c.evidence,
                c.confidence,
                [k.option for k in c.conditions],
            )
            for c in other.code(document, [one])
        ]
        assert sorted(map(repr, found)) == sorted(map(repr, expected))


UNRELATED = Issue(
    "zebras",
    "How many zebras graze in the paddock?",
    {
        "few": Option(
            "few", "Few zebras", 0, ("zebra quota", "fewer zebras"), ("Zebras deserve a smaller paddock.",)
        ),
        "many": Option("many", "Many zebras", 100, ("zebra herds",), counterexamples=("A zebra crossing.",)),
    },
    Scale.ORDINAL,
    terms=("zebras",),
)


def test_an_unrelated_issue_changes_nothing_else() -> None:
    more = dataclasses.replace(PEACE, issues={"zebras": UNRELATED, **PEACE.issues})
    other = TermCoder(more)
    for say in SAYINGS:
        document, one = statement(say)
        assert written(CODER.code(document, [one])) == written(other.code(document, [one]))


def test_one_claim_for_each_speaker_and_for_whom_each_speaks() -> None:
    book = codebook("climate")
    document, one = statement("[Marta Lind and the envoy of Southland] <called for|+> {emissions trading}.")
    speakers = (
        Speaker("envoy-lind", "Marta Lind"),
        Speaker("northland", "Northland"),
        Speaker("the envoy", "the envoy", on_behalf_of="southland"),
    )
    claims = code(document, [dataclasses.replace(one, speakers=speakers)], book)
    assert {(c.actor, c.on_behalf_of, c.option) for c in claims} == {
        ("envoy-lind", "northland", "include"),
        ("northland", None, "include"),
        ("the envoy", "southland", "include"),
    }


def test_statements_without_speaker_or_content_give_nothing() -> None:
    document, one = statement("[Italy] <rejected|-> {any amnesty}.")
    assert code(document, [one], PEACE)
    assert not code(document, [dataclasses.replace(one, speakers=())], PEACE)
    assert not code(document, [dataclasses.replace(one, content=())], PEACE)
    nobody = dataclasses.replace(one, speakers=(Speaker("nobody", "Nobody"),))
    assert not code(document, [nobody], PEACE)


def test_a_statement_within_a_statement_is_its_own_speaker_s() -> None:
    text = "Norway said the rebels reject any amnesty."
    document = Document(text, "nested")

    def span(part: str) -> Span:
        return Span(text.index(part), text.index(part) + len(part))

    outer = Statement(
        document.id, (span("Norway"),), (span("said"),), (span("the rebels reject any amnesty"),),
        Mode.INDIRECT, (Speaker("norway", "Norway"),), Stance.NEUTRAL, 1.0, "hand",
    )  # fmt: skip
    inner = Statement(
        document.id, (span("the rebels"),), (span("reject"),), (span("any amnesty"),),
        Mode.INDIRECT, (Speaker("rebels", "the rebels"),), Stance.OPPOSE, 1.0, "hand", reported_by="norway",
    )  # fmt: skip
    (claim,) = code(document, [outer, inner], PEACE)
    assert (claim.actor, claim.stance, claim.statement) == ("rebels", Stance.OPPOSE, inner.id)
    assert claim.evidence[0].text == "Norway said the rebels reject any amnesty"
    assert (
        claim.confidence < code(document, [dataclasses.replace(inner, reported_by=None)], PEACE)[0].confidence
    )


def test_the_two_conditions_are_told_apart() -> None:
    def kinds(say: str) -> set[ConditionKind]:
        document, one = statement(say)
        return {condition.kind for claim in CODER.code(document, [one]) for condition in claim.conditions}

    assert kinds("[Oslo] <said> {it would send troops if the truce held}.") == {ConditionKind.IF_THEN}
    assert kinds("[Oslo] <said> {it would send troops only if the truce held}.") == {ConditionKind.ONLY_IF}
    assert kinds("[Oslo] <said> {it would not send troops unless the truce held}.") == {ConditionKind.ONLY_IF}


def test_the_coder_keeps_to_the_protocol() -> None:
    assert isinstance(CODER, Coder)
    assert CODER.name == "terms.v1"


def test_any_coder_can_take_its_place() -> None:
    class Silent:
        name = "silent.v1"

        def code(self, document: Document, statements: object) -> tuple[Claim, ...]:
            return ()

    document, one = statement("[Italy] <rejected|-> {any amnesty}.")
    assert code(document, [one], PEACE, Silent()) == ()


def test_other_names_of_the_speaker_s_country_mean_the_speaker() -> None:
    def options(say: str) -> set[str]:
        document, one = statement(say)
        return {claim.option for claim in CODER.code(document, [one])}

    assert options("[The Polish minister] <said|0> {Warsaw would not send troops}.") == {"troops"}
    assert options("[The Polish minister] <said|0> {Berlin would not send troops}.") == set()


def test_what_points_back_is_followed_and_said_with_less_confidence() -> None:
    text = "Norway proposed a general amnesty. Sweden opposed this."
    document = Document(text, "two")

    def one(source: str, cue: str, content: str, stance: Stance) -> Statement:
        spans = [(Span(text.index(part), text.index(part) + len(part)),) for part in (source, cue, content)]
        speaker = (Speaker(source.lower(), source),)
        return Statement(document.id, *spans, Mode.INDIRECT, speaker, stance, 1.0, "hand")

    norway = one("Norway", "proposed", "a general amnesty", Stance.SUPPORT)
    sweden = one("Sweden", "opposed", "this", Stance.OPPOSE)
    first, second = CODER.code(document, [norway, sweden])
    assert (second.actor, second.option, second.stance) == ("sweden", "amnesty", Stance.OPPOSE)
    assert second.confidence < first.confidence
    assert CODER.code(document, [sweden]) == (second,)


def test_wordings_of_common_words_need_their_issue_nearby() -> None:
    book = codebook("leaning")
    near, far = (
        statement(f"[Italy] <said|0> {{{said}}}.")
        for said in ("the sanctions should be lifted in stages", "the bridge should be built in stages")
    )
    assert [c.option for c in code(near[0], [near[1]], book)] == ["stepwise"]
    assert code(far[0], [far[1]], book) == ()
