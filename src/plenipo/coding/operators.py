"""The words that turn a topic into a stance: attitudes, negations, judgements, modals.

One line per group: kind, strength (1 to 3, or ``-`` where the word says nothing of it), flags, then the phrases.
Words are matched by their inflected forms ("rejecting", "ruled out"); ``=`` before a word asks for just that form.

``NOT``     turns what follows; ``PASS`` looks like a negation and is none ("not only")
``PRO`` ``CON``     attitudes of a subject towards what follows ("backs", "rules out")
``FOR`` ``VERSUS``  the same as nouns, adjectives and prepositions, without a subject of their own ("need for")
``LESS``    less of what stands right beside it ("lifting of", "must leave")
``GOOD`` ``BAD``    judgements ("X is essential", "it would be a mistake to X")
``SPOIL``   a judgement on its subject, harm to its object; ``OVER`` prefers its subject to its object
``MUST`` ``WILL`` ``MAY``   modals; ``STAY`` says that something goes on
``TOPIC``   merely speaks of what follows; ``ASK`` asks whether; ``OPEN`` says that nothing is decided
``HARM``    what was done to something ("violated the X"); ``OTHERS`` people who hold a view ("supporters of X")
``VIA``     names whose view it is; ``SAY`` reports ("believes that"); ``BOOST`` and ``HEDGE`` only move the strength
flag ``red`` marks words of a red line, ``ends`` a LESS that also follows what it ends
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from plenipo.coding.phrases import Phrases
from plenipo.coding.tokens import Token, tokens

TABLE = """
PASS  -     : not only | not just | not merely | not simply | no doubt | no matter | not to mention | not least | whether or not
PASS  -     : without delay | without exception | without doubt | without further | without question | without fail
PASS  -     : no wonder | no later than | no more than | no fewer than | no less than a | nothing new | not surprising | as well as
NOT   -     : not | no | nothing | neither | nor | without | nobody | no one | none | no longer | far from | anything but | hardly | scarcely | barely
NOT   -     : rather than | instead of | as opposed to | other than | and not | but not | nowhere near | no more
NOT   1     : not yet | not now
NOT   3     : less than | short of | anything less than | anything short of | anything other than | by no means | in no way | at no point | not at any price | not at any cost
NOT   3 red : never | never ever | never again | under no circumstances | on no account | in no circumstances | under no condition | at no time
BOOST 3 red : under any circumstances | in any circumstances | under any condition | at any price | come what may | categorically | unconditionally
BOOST 3     : firmly | firm | strongly | strong opposition | strongest | absolutely | unequivocally | resolutely | flatly | vehemently | totally | strictly
BOOST 3     : adamantly | fiercely | staunchly | unwavering | unambiguously | emphatically | resolute | staunch | fierce | full support | without hesitation
HEDGE 1     : perhaps | possibly | maybe | cautiously | tentatively | in principle | potentially | at some point | in some form | conceivably | eventually
PRO   2     : support | back | favour | endorse | welcome | accept | agree | consent | approve | advocate | champion | embrace | propose | want
PRO   2     : wish | seek | demand | call for | call on | call upon | appeal for | appeal to | ask for | urge | push for | press for | stand for | stand by | commit
PRO   2     : pledge | promise | vow | offer | intend | plan to | plan on | aim to | aim for | aim at | hope | prefer | would like | look forward | strive for
PRO   2     : work towards | work for | stand ready | recommend | suggest | praise | applaud | commend | defend | hail | be for | opt for | request | lobby for
PRO   2     : say yes | be willing | be ready | be prepared | be keen | be eager | be happy | be glad | willing to | ready to | ready for | prepared to | keen to | keen on
PRO   2     : vote for | plead for | argue for | speak out for | campaign for | believe in | trust | allow | decide to | choose | join | subscribe to | agree to | settle for
PRO   2     : sign up to | committed to | be committed | content with | satisfied with | be up for | be pleased | grant | concede | reaffirm | affirm | encourage
PRO   2     : not touch
PRO   3     : insist | insist on | determined to | be determined | be adamant | adamant | guarantee
PRO   1     : consider | contemplate | envisage | imagine | live with | tolerate | explore | be open | open to | open for | weigh | toy with | be inclined | mull | not mind | lean towards
CON   2     : oppose | reject | refuse | decline | rule out | resist | object to | object | veto | dismiss | disagree with | disagree | turn down | brush aside
CON   2     : shun | repudiate | denounce | condemn | criticise | deplore | decry | spurn | rebuff | balk at | say no | vote against | vote down | warn against
CON   2     : caution against | advise against | argue against | speak against | speak out against | come out against | decide against | campaign against | stand against
CON   2     : be against | renounce | boycott | be opposed | opposed to | opposed | be unwilling | unwilling to | fail to | forgo | lobby against | warn off | fight against
CON   2     : protest against | withhold | not hesitate | refrain from | turn away from | turn its back on | dissuade | discourage | mistrust | distrust | shelve | be averse
CON   1     : doubt | question the | stop short | shy away from | hesitate | be reluctant | reluctant to | be sceptical | be skeptical | be wary | be cautious | be hesitant
FOR   2     : support for | backing for | need for | importance of | call for | =calls for | demand for | commitment to | readiness for | readiness to | willingness to
FOR   2     : desire for | preference for | in favour of | in favor of | push for | necessity of | value of | benefit of | merit of | urgency of | point in | point of | reason to
FOR   2     : reason for | use for | room for | appetite for | intention of | intention to | plan for | plans for | consent to | yes to | urgency | interest in | approval of | approval for
FOR   2     : acceptance of | endorsement of | the time for | the time to | a time for | time has come | pro | favourable to | for the sake of | enthusiasm for | right of | right to
FOR   3     : insistence on | insistence that | nothing less than | nothing short of | nothing but | no alternative to | no substitute for | no way around
VERSUS 2    : against | opposition to | objection to | objections to | rejection of | resistance to | hostile to | no to | refusal of | refusal to | unhappy with | averse to
VERSUS 2    : alternative to | substitute for | case against | arguments against | unwillingness to | veto on | veto against | veto of
VERSUS 1    : reservation about | reservations about | reservations on | doubt about | doubts about | doubts on | scepticism about | scepticism of | scepticism towards
VERSUS 1    : skepticism about | skepticism of | skepticism toward | sceptical of | sceptical about | skeptical of | skeptical about | concern about | concerns about | concern over
VERSUS 1    : concerns over | wary of | critical of | cautious about | misgivings about | fears of | fear of | doubtful about | concerns with | concern with | hesitant about
LESS  - ends: end | stop | halt | cease | leave | go | withdraw | disappear | fall away | lapse | expire | vanish | be off
LESS  -     : lift | remove | cancel | abandon | drop | scrap | abolish | suspend | ban | prohibit | prevent | block | avoid | give up | reverse | delay | postpone | exclude
LESS  -     : delete | dismantle | end to | ban on | withdrawal of | lifting of | suspension of | removal of | deletion of | moratorium on | halt to | abolition of | stall
LESS  -     : departure of | expulsion of | cancellation of | pull out of | get rid of | do away with | repeal | scrapping of | forbid | revoke | rescind | outlaw | exit from | pull out
GOOD  2     : essential | vital | crucial | key | necessary | =needed | needful | indispensable | important | urgent | acceptable | welcome | good idea | good thing | enough | desirable
GOOD  2     : right way | way forward | way out | best way | solution | answer | goal | aim | objective | priority | make sense | useful | helpful | reasonable | realistic | fair | justified
GOOD  2     : in our interest | overdue | deserve | step forward | good step | first step | right step | a success | save life | save thousand | bring peace | legitimate
GOOD  2     : pave the way | best guarantee | surest guarantee | surest way | safest way | best chance | best hope | best protection | have our trust | have our support | have our backing | build trust | build confidence | good | better | best | right thing | worth | in order | our position | our demand | our proposal | our plan | central | a condition for | possible solution
GOOD  3     : only way | only solution | only answer | only option | a must | imperative | fundamental | sacrosanct | paramount | nonnegotiable | inalienable
GOOD  3 red : non negotiable | not negotiable | precondition | prerequisite | sine qua non
GOOD  1     : possible | conceivable | thinkable | feasible | negotiable | an option | on the table | worth discussing | worth considering | worth exploring | up for discussion
GOOD  1     : up for negotiation | up for debate | imaginable | not excluded | in the cards | on the cards | tolerable | under consideration | on the agenda | workable
BAD   2     : premature | mistake | error | wrong | impossible | unrealistic | too early | too soon | dangerous | danger | reckless | counterproductive | counter productive | illusion | illegal
BAD   2     : illegitimate | unlawful | unfair | unjust | absurd | naive | harmful | pointless | useless | futile | disaster | disastrous | catastrophe | catastrophic | farce | betrayal
BAD   2     : capitulation | provocation | threat | trap | dead end | unhelpful | inadequate | insufficient | undesirable | unwise | irresponsible | doomed | step too far | nonsense
BAD   2     : step back | step backwards | meaningless | worthless | backfire | reward aggression | reward the aggressor | lead to war | prolong the war | prolong the conflict | fail
BAD   2     : legitimate target | have its day | have their day | outdated | obsolete | dangerous precedent | excluded | rule out | escalate | fuel the conflict | a thing of the past
BAD   2     : cost life | invite war | not work | humiliation | poison | suicide | unworkable | can not replace | no solution | no option | the wrong way
BAD   2     : wrong way | problem | risk | risky | set a precedent | embolden | encourage aggression | play into the hand
SPOIL 2     : undermine | threaten | jeopardise | endanger | derail | destabilise | weaken | destroy | harm | complicate | damage
OVER  2     : better than | preferable to | superior to | more important than | preferable over
BAD   3     : not up for discussion | not up for negotiation | not up for debate | not on the table | not an option | unacceptable | off the table | unthinkable | inconceivable | non starter | nonstarter | intolerable | inadmissible | impermissible | no way
BAD   3 red : out of the question | red line | no go | never happen
MUST  3     : must | have to | obliged to | imperative that | got to | cannot but
MUST  2     : =need | =needs | should | ought to | ought | need to | needs to | had better | be to be | let us | let | deserve to | time to
WILL  -     : will | would | shall | be going to | be set to | be about to
MAY   1     : may | might | could
MAY   -     : can | be able to
STAY  -     : remain | stay | continue | persist | endure | apply
TOPIC -     : discuss | talk about | talk of | speak about | debate | examine | study | review | raise | discussion of | discussion about | discussion on
TOPIC -     : analyse | focus on | question of | issue of | topic of | matter of | subject of | view on | negotiate about | negotiate on | negotiate over | talk on
TOPIC -     : talk over | look at | look into | think about | reflect on | exchange view on | progress on | negotiate | address the issue of | consult on
TELL  -     : comment on | mention | refer to | touch on | deal with | describe | explain | rumour of | rumours about | report of | reports of | report on | news of
TELL  -     : book about | history of | read about | details of | outline | illustrate | invite comment | speak of | cover | elaborate on | speculate about
TELL  -     : speculate on | allude to | depict | recall | recount | commemorate | warn of the history
ASK   -     : whether | how | why | what if | ask if | wonder if | wonder | unclear if | unclear
OPEN  -     : yet to decide | not decide | undecided | take no position | no position | make up its mind | make up their mind | no decision | reserve judgement
OPEN  -     : reserve judgment | neither support nor oppose | keep an open mind | not take a position | yet to make up | have no view | remain neutral | no view | yet to take a position
HARM  -     : violate | breach | break | sabotage | ignore | exploit | abuse | hide behind | violation of | violations of | breach of | breaches of
HARM  -     : in breach of | attack on | flout | trample on | disregard | circumvent | evade | threat to
OTHERS -    : opponent of | opponents of | supporter of | supporters of | critic of | critics of | advocate of | advocates of | proponent of | enemy of | enemies of
VIA   -     : according to | in the view of | in the eye of | in the word of | in the opinion of
SAY   -     : say | claim | believe | think | feel | argue | maintain | contend | assert | know | note | warn | declare | announce | tell | expect | fear | admit | acknowledge | predict
SAY   -     : understand | assume | see | hear | state | report | mean | consider that | regard | view | be convinced | be confident | be sure | hold that | remember
"""


@dataclass(frozen=True, slots=True)
class Sense:
    """What a phrase does to a stance."""

    kind: str
    strength: int | None
    red: bool = False
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Operator:
    """A phrase found at tokens ``start`` to ``end`` (half-open)."""

    start: int
    end: int
    sense: Sense
    text: str

    @property
    def kind(self) -> str:
        """The group the phrase belongs to."""
        return self.sense.kind


@lru_cache(maxsize=1)
def _table() -> Phrases[Sense]:
    entries: list[tuple[str, Sense]] = []
    for line in TABLE.strip().splitlines():
        head, phrases = line.split(":", 1)
        kind, strength, *flags = head.split()
        sense = Sense(kind, None if strength == "-" else int(strength), "red" in flags, "ends" in flags)
        entries += ((phrase.strip(), sense) for phrase in phrases.split("|"))
    return Phrases(entries)


def operators(found: Sequence[Token], *, prefers: bool = False) -> list[Operator]:
    """Every stance word in the tokens, the longest phrase at each place; ``prefers`` after a cue that prefers.

    >>> from plenipo.model import Span
    >>> [o.kind for o in operators(tokens("We no longer rule out sending troops", Span(0, 36)))]
    ['NOT', 'CON']
    """
    listed = [
        Operator(start, end, sense, " ".join(t.form for t in found[start:end]))
        for start, end, sense in _table().find(found)
        if not _misread(found, start, end, sense)
    ]
    return sorted([*listed, *_preferred_over(found, listed, prefers=prefers)], key=lambda op: op.start)


def _preferred_over(found: Sequence[Token], listed: Sequence[Operator], *, prefers: bool) -> list[Operator]:
    """The "to" or "over" of "prefers X to Y", which sets Y back."""
    since = 0 if prefers else next((op.end + 1 for op in listed if op.text.startswith("prefer")), len(found))
    taken = {place for op in listed for place in range(op.start, op.end)}
    for index in range(max(since, 1), len(found) - 1):
        if found[index].mark:
            break
        if found[index].form in {"to", "over"} and index not in taken and not _starts_infinitive(found, index):
            return [Operator(index, index + 1, Sense("NOT", None), f"prefer {found[index].form}")]
    return []


def _starts_infinitive(found: Sequence[Token], index: int) -> bool:
    after = found[index + 1]
    return found[index].form == "to" and after.form in INFINITIVES


INFINITIVES = frozenset("be have do see send keep hold make take start begin leave stay wait talk go work use let get give".split())


def _misread(found: Sequence[Token], start: int, end: int, sense: Sense) -> bool:
    """Words that look like an operator and are something else here."""
    word = found[start]
    after = found[end] if end < len(found) else None
    if word.form == "may" and word.capital and start:
        return True
    if word.lemma == "back" and end - start == 1:
        return after is None or after.form in {"to", "in", "from", "on", "at", "into", "home", "down", "and", "up", "its"} - {"its"}
    if sense.kind == "LESS" and word.form == "left" and start and found[start - 1].form == "the":
        return True
    return bool(sense.kind == "SAY" and word.form in {"state", "states", "report", "reports", "claims", "fears"} and start and found[start - 1].form != "to" and after is not None and after.form not in {"that"})
