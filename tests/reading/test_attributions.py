# ruff: noqa: E501  (one statement a line)
"""Own sentences and the statements they hold: source, cue, content, mode, polarity towards the content."""

import pytest

from plenipo.model import Document
from plenipo.reading import Directory, RuleReader

D, I, M = "direct", "indirect", "mixed"  # noqa: E741
S, O, N = "support", "oppose", "neutral"  # noqa: E741
Row = tuple[str, str, str, str, str]

EXPECTED: dict[str, list[Row]] = {
    "Slovakia's foreign minister said on Thursday that his country would not send soldiers to the buffer zone.": [
        (
            "Slovakia's foreign minister",
            "said",
            "that his country would not send soldiers to the buffer zone",
            I,
            N,
        ),
    ],
    "“There will be no second round,” Kosovar said after the session. “We have nothing left to discuss.”": [
        ("Kosovar", "said", "“There will be no second round,”", D, N),
        ("Kosovar", "said", "“We have nothing left to discuss.”", D, N),
    ],
    '"The corridor stays closed," said Deputy Minister Aylin Demir.': [
        ("Deputy Minister Aylin Demir", "said", '"The corridor stays closed,"', D, N),
    ],
    "‘We will not sign,’ the envoy said, ‘until the prisoners are home.’": [
        ("the envoy", "said", "‘We will not sign,’ … ‘until the prisoners are home.’", D, N),
    ],
    "Demir, speaking in Ankara, said that the corridor would stay closed.": [
        ("Demir", "said", "that the corridor would stay closed", I, N),
    ],
    "Demir told reporters that the corridor would stay closed.": [
        ("Demir", "told", "that the corridor would stay closed", I, N),
    ],
    "The corridor would stay closed, Demir said.": [
        ("Demir", "said", "The corridor would stay closed", I, N),
    ],
    "The corridor, Demir said, would stay closed until June.": [
        ("Demir", "said", "The corridor … would stay closed until June", I, N),
    ],
    "According to the Moldovan delegation, the corridor would stay closed.": [
        ("the Moldovan delegation", "According to", "the corridor would stay closed", I, N),
    ],
    "The corridor would stay closed, according to two officials.": [
        ("two officials", "according to", "The corridor would stay closed", I, N),
    ],
    "Armenia welcomed the draft but rejected the annex on transit.": [
        ("Armenia", "welcomed", "the draft", I, S),
        ("Armenia", "rejected", "the annex on transit", I, O),
    ],
    "The annex was rejected by Armenia and Georgia.": [
        ("Armenia and Georgia", "was rejected by", "The annex", I, O),
    ],
    "Georgia did not reject the annex.": [
        ("Georgia", "did not reject", "the annex", I, N),
    ],
    "Georgia refused to support the annex.": [
        ("Georgia", "refused to support", "the annex", I, O),
    ],
    "Georgia stopped short of endorsing the annex.": [
        ("Georgia", "stopped short of endorsing", "the annex", I, N),
    ],
    "Georgia no longer opposes the annex.": [
        ("Georgia", "no longer opposes", "the annex", I, N),
    ],
    "Georgia did not rule out joining the monitoring mission.": [
        ("Georgia", "did not rule out", "joining the monitoring mission", I, N),
    ],
    "Georgia failed to endorse the annex.": [
        ("Georgia", "failed to endorse", "the annex", I, O),
    ],
    "Georgia never endorsed the annex.": [
        ("Georgia", "never endorsed", "the annex", I, O),
    ],
    "Neither side accepts the map.": [
        ("Neither side", "accepts", "the map", I, O),
    ],
    "Norway is ready to host a third round of talks.": [
        ("Norway", "is ready", "to host a third round of talks", I, S),
    ],
    "Norway is not ready to host a third round of talks.": [
        ("Norway", "is not ready", "to host a third round of talks", I, O),
    ],
    "Norway has proposed extending the lull by ten days.": [
        ("Norway", "has proposed", "extending the lull by ten days", I, S),
    ],
    "Norway called for the inclusion of women mediators.": [
        ("Norway", "called for", "the inclusion of women mediators", I, S),
    ],
    "Norway warned against hasty elections.": [
        ("Norway", "warned against", "hasty elections", I, O),
    ],
    "Norway pledged 40 million dollars for demining.": [
        ("Norway", "pledged", "40 million dollars for demining", I, S),
    ],
    'Norway deemed the discussions on borders as "premature".': [
        ("Norway", "deemed", 'the discussions on borders as "premature"', M, N),
    ],
    "The Finnish premier, who also voiced resistance to a no-fly zone, has suggested sending observers.": [
        ("The Finnish premier … who", "also voiced resistance to", "a no-fly zone", I, O),
        (
            "The Finnish premier, who also voiced resistance to a no-fly zone",
            "has suggested",
            "sending observers",
            I,
            S,
        ),
    ],
    "Reiterating Malta's firm opposition to an arms embargo, the foreign minister left the hall.": [
        ("the foreign minister", "Reiterating Malta's firm opposition to", "an arms embargo", I, O),
    ],
    "Malta indicated plans for a naval patrol.": [
        ("Malta", "indicated plans for", "a naval patrol", I, S),
    ],
    "Malta advocated for support of the coast guard.": [
        ("Malta", "advocated for", "support of the coast guard", I, S),
    ],
    "The president confirmed that while pilots would not take part in strikes, the air force might consider reconnaissance flights.": [
        (
            "The president",
            "confirmed",
            "that while pilots would not take part in strikes, the air force might consider reconnaissance flights",
            I,
            N,
        ),
        ("the air force", "might consider", "reconnaissance flights", I, N),
    ],
    "Chad said that Sudan rejects any foreign presence.": [
        ("Chad", "said", "that Sudan rejects any foreign presence", I, N),
        ("Sudan", "rejects", "any foreign presence", I, O),
    ],
    "Belgium and the Netherlands urged Serbia to recognise the border.": [
        ("Belgium and the Netherlands", "urged", "Serbia to recognise the border", I, S),
    ],
    "Turkey ruled out a unilateral withdrawal.": [
        ("Turkey", "ruled out", "a unilateral withdrawal", I, O),
    ],
    "Turkey would not take part in the mission.": [
        ("Turkey", "would not", "would not take part in the mission", I, N),
    ],
    "Turkey will not withdraw its forces before a treaty is signed.": [
        ("Turkey", "will not", "will not withdraw its forces before a treaty is signed", I, N),
    ],
    "French and British leaders said they would guarantee the ceasefire.": [
        ("French and British leaders", "said", "they would guarantee the ceasefire", I, N),
        ("they", "would guarantee", "the ceasefire", I, S),
    ],
    "Critics of the deal say it rewards aggression.": [
        ("Critics of the deal", "say", "it rewards aggression", I, N),
    ],
    "The minister declined to comment on the leak.": [
        ("The minister", "declined", "to comment on the leak", I, N),
    ],
    "The rebels demanded that all checkpoints be dismantled.": [
        ("The rebels", "demanded", "that all checkpoints be dismantled", I, S),
    ],
    "The rebels insisted on the release of prisoners, adding that no talks were possible without it.": [
        ("The rebels", "insisted on", "the release of prisoners", I, S),
        ("The rebels", "adding", "that no talks were possible without it", I, N),
    ],
    "The rebels, backed by Rwanda, demanded a seat at the table.": [
        ("Rwanda", "backed by", "a seat at the table", I, S),
        ("The rebels", "demanded", "a seat at the table", I, S),
    ],
    "Brussels expressed concern about the fate of the detainees.": [
        ("Brussels", "expressed concern about", "the fate of the detainees", I, O),
    ],
    "Brussels voiced support for an international tribunal.": [
        ("Brussels", "voiced support for", "an international tribunal", I, S),
    ],
    "Tehran's refusal to freeze enrichment angered the Europeans.": [
        ("Tehran", "refusal", "to freeze enrichment", I, O),
    ],
    "Beijing's call for restraint went unheard.": [
        ("Beijing", "call for", "restraint", I, S),
    ],
    "Kyiv wants binding guarantees.": [
        ("Kyiv", "wants", "binding guarantees", I, S),
    ],
    "Kyiv does not want a frozen conflict.": [
        ("Kyiv", "does not want", "a frozen conflict", I, O),
    ],
    "Kyiv doubts that the truce will hold.": [
        ("Kyiv", "doubts", "that the truce will hold", I, O),
    ],
    "Kyiv hopes that the truce will hold.": [
        ("Kyiv", "hopes", "that the truce will hold", I, S),
    ],
    "Berlin said: “We stand by our offer.”": [
        ("Berlin", "said", "“We stand by our offer.”", D, N),
        ("We", "stand by", "our offer", D, S),
    ],
    "Asked whether Berlin would attend, the spokesman said no decision had been taken.": [
        ("the spokesman", "said", "no decision had been taken", I, N),
    ],
    "The mediator described the atmosphere as 'constructive'.": [
        ("The mediator", "described", "the atmosphere as 'constructive'", M, N),
    ],
    "Cuba voted for the resolution and Haiti voted against it.": [
        ("Cuba", "voted for", "the resolution", I, S),
        ("Haiti", "voted against", "the resolution … it", I, O),
    ],
    "Denmark opposes sending weapons but supports training.": [
        ("Denmark", "opposes", "sending weapons", I, O),
        ("Denmark", "supports", "training", I, S),
    ],
    "Sweden agreed to lift its veto on the condition that hostages are freed.": [
        ("Sweden", "agreed", "to lift its veto on the condition that hostages are freed", I, S),
    ],
    "Japan said it was willing to mediate if both sides agreed.": [
        ("Japan", "said", "it was willing to mediate if both sides agreed", I, N),
        ("it", "was willing", "to mediate if both sides agreed", I, S),
    ],
    "Iran threatened to leave the treaty.": [
        ("Iran", "threatened", "to leave the treaty", I, S),
    ],
    "Qatar offered to host the envoys.": [
        ("Qatar", "offered", "to host the envoys", I, S),
    ],
    "Egypt appealed to both sides to respect the truce.": [
        ("Egypt", "appealed to", "both sides to respect the truce", I, S),
    ],
    "Kenya is against the deployment; Uganda is in favour of it.": [
        ("Kenya", "is against", "the deployment", I, O),
        ("Uganda", "is in favour of", "the deployment … it", I, S),
    ],
    "Kenya is opposed to the deployment.": [
        ("Kenya", "is opposed to", "the deployment", I, O),
    ],
    "Ghana has not decided whether to join.": [
        ("Ghana", "has not decided", "whether to join", I, N),
    ],
    "The Kremlin dismissed the report as propaganda.": [
        ("The Kremlin", "dismissed", "the report as propaganda", I, O),
    ],
    "The Kremlin denied that it had broken the truce.": [
        ("The Kremlin", "denied", "that it had broken the truce", I, O),
    ],
    "The Kremlin accused Kyiv of stalling.": [
        ("The Kremlin", "accused", "Kyiv of stalling", I, O),
    ],
    "Ireland continues to insist that the protocol be honoured.": [
        ("Ireland", "continues to insist", "that the protocol be honoured", I, N),
    ],
    "Ireland is expected to reject the protocol.": [
        ("Ireland", "is expected to reject", "the protocol", I, O),
    ],
    "Vienna, wary of escalation, has ruled out arms deliveries.": [
        ("Vienna", "has ruled out", "arms deliveries", I, O),
    ],
    "The proposal was turned down by both camps.": [
        ("both camps", "was turned down by", "The proposal", I, O),
    ],
    "Both camps turned the proposal down.": [
        ("Both camps", "turned", "the proposal", I, O),
    ],
    "Sudan has made clear that it will not attend.": [
        ("Sudan", "has made clear", "that it will not attend", I, N),
    ],
    "Sudan made it clear it would not attend.": [
        ("Sudan", "made it clear", "it would not attend", I, N),
    ],
    "In a joint statement, Kenya and Uganda condemned the raid.": [
        ("Kenya and Uganda", "condemned", "the raid", I, O),
    ],
    "The African Union condemned the raid and called on all parties to show restraint.": [
        ("The African Union", "condemned", "the raid", I, O),
        ("The African Union", "called on", "all parties to show restraint", I, S),
    ],
    "Zambia said it “cannot accept” the text in its current form.": [
        ("Zambia", "said", "it “cannot accept” the text in its current form", M, N),
        ("it", "cannot accept", "the text in its current form", I, O),
    ],
    "Zambia said the text was unacceptable, while Malawi said it could live with it.": [
        ("Zambia", "said", "the text was unacceptable", I, N),
        ("Malawi", "said", "it could live with it", I, N),
    ],
    "Chile voiced its readiness to send observers.": [
        ("Chile", "voiced its readiness", "to send observers", I, S),
    ],
    "Chile has no intention of sending observers.": [
        ("Chile", "has no intention of", "sending observers", I, O),
    ],
    "Bolivia, for its part, insisted that the annex stay.": [
        ("Bolivia", "insisted", "that the annex stay", I, N),
    ],
    "Ecuador asked Peru to withdraw its complaint.": [
        ("Ecuador", "asked", "Peru to withdraw its complaint", I, S),
    ],
    "Ecuador asked whether the text was final.": [
        ("Ecuador", "asked", "whether the text was final", I, N),
    ],
    "Colombia prefers a regional force to a UN mission.": [
        ("Colombia", "prefers", "a regional force to a UN mission", I, S),
    ],
    "Costa Rica criticised Panama's decision to close the canal.": [
        ("Costa Rica", "criticised", "Panama's decision to close the canal", I, O),
        ("Panama", "decision", "to close the canal", I, S),
    ],
    "Brazil's Lula da Silva has argued for a peace club of neutral states.": [
        ("Brazil's Lula da Silva", "has argued for", "a peace club of neutral states", I, S),
    ],
    "NATO's secretary general welcomed Finland's decision and said the door remains open.": [
        ("NATO's secretary general", "welcomed", "Finland's decision", I, S),
        ("NATO's secretary general", "said", "the door remains open", I, N),
    ],
    "The parties could not agree on a date.": [
        ("The parties", "could not agree on", "a date", I, O),
    ],
    "Moscow says Kyiv must first withdraw; Kyiv says that is a non-starter.": [
        ("Moscow", "says", "Kyiv must first withdraw", I, N),
        ("Kyiv", "says", "that is a non-starter", I, N),
    ],
    "What Moscow wants is a neutral Ukraine.": [
        ("Moscow", "wants", "a neutral Ukraine", I, S),
    ],
    "The Baltic states back Ukraine's demand that Russia pay reparations.": [
        ("The Baltic states", "back", "Ukraine's demand that Russia pay reparations", I, S),
        ("Ukraine", "demand", "that Russia pay reparations", I, S),
    ],
    "Meloni: no troops will leave Italy": [
        ("Meloni", ":", "no troops will leave Italy", I, N),
    ],
    "Oman, a long-time mediator, said it hoped the talks would resume.": [
        ("Oman, a long-time mediator", "said", "it hoped the talks would resume", I, N),
        ("it", "hoped", "the talks would resume", I, S),
    ],
    "Latvia's Ozols, asked about tariffs, replied: “Not on my watch.”": [
        ("Latvia's Ozols", "replied", "“Not on my watch.”", D, N),
    ],
    "Ozols said, however, that tariffs might fall.": [
        ("Ozols", "said", "that tariffs might fall", I, N),
    ],
    "Ozols said on Monday evening the tariffs might fall.": [
        ("Ozols", "said", "the tariffs might fall", I, N),
    ],
    "He was quoted as saying that the truce is fragile.": [
        ("He", "was quoted as saying", "that the truce is fragile", I, N),
    ],
    "There is no alternative to talks, the chancellor insisted.": [
        ("the chancellor", "insisted", "There is no alternative to talks", I, N),
    ],
    "Speaking after the vote, Holm said the text “falls short of what was promised” and urged a second reading.": [
        ("Holm", "said", "the text “falls short of what was promised”", M, N),
        ("Holm", "urged", "a second reading", I, S),
    ],
    "The U.S. supports the resolution, two diplomats said on condition of anonymity.": [
        ("two diplomats", "said", "The U.S. supports the resolution", I, N),
        ("The U.S.", "supports", "the resolution", I, S),
    ],
    "According to the plan, troops leave in May.": [],
    "According to schedule, the convoy left at noon.": [],
    "The Said brothers opened a shop in Cairo.": [],
    "The so-called “road map” has no supporters.": [],
    "The Statement Analysis Group met in Oslo.": [],
    "No agreement was reached.": [],
    "Say what you like, the envoy is patient.": [],
    "The talks were held on Tuesday in Astana.": [],
    "Peace Talks Resume In Doha After Long Break": [],
    "Both camps turned down the proposal.": [
        ("Both camps", "turned down", "the proposal", I, O),
    ],
    "The minister, whose party backs the treaty, rejected the amendment.": [
        ("whose party", "backs", "the treaty", I, S),
        ("The minister, whose party backs the treaty", "rejected", "the amendment", I, O),
    ],
    "Latvia rejects the amendment, a spokesman for the ministry told the broadcaster LTV.": [
        ("a spokesman for the ministry", "told", "Latvia rejects the amendment", I, N),
        ("Latvia", "rejects", "the amendment", I, O),
    ],
    "“Patience,” Ozols wrote, “is not a policy.”": [
        ("Ozols", "wrote", "“Patience,” … “is not a policy.”", D, N),
    ],
    '"Is this the end?" Ozols asked.': [
        ("Ozols", "asked", '"Is this the end?"', D, N),
    ],
    "“Is this the end?” she asked on Friday.": [
        ("she", "asked", "“Is this the end?”", D, N),
    ],
    "Ozols asked: ‘Is this the end?’": [
        ("Ozols", "asked", "‘Is this the end?’", D, N),
    ],
    "Somalia announced that it would withdraw from the pact and that its envoy had been recalled.": [
        (
            "Somalia",
            "announced",
            "that it would withdraw from the pact and that its envoy had been recalled",
            I,
            N,
        ),
        ("it", "would withdraw from", "the pact", I, O),
    ],
    "Rwanda said on Tuesday, in a letter to the council, that the border was open.": [
        ("Rwanda", "said", "that the border was open", I, N),
    ],
    "Jordan, Oman and Kuwait condemned the strike.": [
        ("Jordan, Oman and Kuwait", "condemned", "the strike", I, O),
    ],
    "Neither Jordan nor Oman supports the strike.": [
        ("Neither Jordan nor Oman", "supports", "the strike", I, O),
    ],
    'Jordan\'s king said: "No one wants this war", and called for restraint.': [
        ("Jordan's king", "said", '"No one wants this war"', D, N),
        ("Jordan's king", "called for", "restraint", I, S),
    ],
    "Tunisia hailed the ruling as a victory.": [
        ("Tunisia", "hailed", "the ruling as a victory", I, S),
    ],
    "Tunisia opposes any delay and favours an early vote.": [
        ("Tunisia", "opposes", "any delay", I, O),
        ("Tunisia", "favours", "an early vote", I, S),
    ],
    "Tunisia would oppose any delay.": [
        ("Tunisia", "would oppose", "any delay", I, O),
    ],
    "Tunisia may support an early vote.": [
        ("Tunisia", "may support", "an early vote", I, S),
    ],
    "Tunisia was urged by Algeria to reopen the crossing.": [
        ("Algeria", "was urged by", "Tunisia … to reopen the crossing", I, S),
    ],
    "Talks are premature, Algiers argues.": [
        ("Algiers", "argues", "Talks are premature", I, N),
    ],
    "Algiers, according to diplomats, would accept a delay.": [
        ("diplomats", "according to", "Algiers … would accept a delay", I, N),
        ("Algiers", "would accept", "a delay", I, S),
    ],
    "Niger's junta refuses to rule out an alliance with Moscow.": [
        ("Niger's junta", "refuses to rule out", "an alliance with Moscow", I, N),
    ],
    "Niger's junta agreed to drop its objections to the corridor.": [
        ("Niger's junta", "agreed to drop", "its objections to the corridor", I, O),
    ],
    "The rebels will only lay down arms if amnesty is granted, their leader said.": [
        ("their leader", "said", "The rebels will only lay down arms if amnesty is granted", I, N),
    ],
    "Moldova voiced doubts about the timetable.": [
        ("Moldova", "voiced doubts about", "the timetable", I, O),
    ],
    "Moldova has no objection to the timetable.": [
        ("Moldova", "has no objection to", "the timetable", I, N),
    ],
    "Moldova withdrew its support for the timetable.": [
        ("Moldova", "withdrew its support for", "the timetable", I, O),
    ],
}


@pytest.fixture(scope="module")
def reader() -> RuleReader:
    return RuleReader(Directory.for_codebook(None))


@pytest.mark.parametrize("text", EXPECTED, ids=lambda text: text[:40])
def test_statements_of_a_sentence(text: str, reader: RuleReader) -> None:
    found = []
    for statement in reader.read(Document(text, origin="test")):
        parts = [
            " … ".join(span.of(text) for span in getattr(statement, role))
            for role in ("source", "cue", "content")
        ]
        found.append((*parts, statement.mode.value, statement.polarity.value))
    assert found == EXPECTED[text]
