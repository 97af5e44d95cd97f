"""A coder behind an OpenAI-compatible server, such as one that runs a model on the user's own machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Unpack

from plenipo.coding.external.answers import Understood, understood
from plenipo.coding.external.asked import Asked, batches, halves
from plenipo.coding.external.claims import Checking
from plenipo.coding.external.instructions import TASK, VERSION, codebook_shown, shown
from plenipo.coding.external.known import Known
from plenipo.coding.external.refusals import Refusal
from plenipo.errors import PlenipoError
from plenipo.model import Claim, Codebook, Document, Statement
from plenipo.reading.external.asking import Server, Settings


class ServerCoder:
    """Asks a model which claims the statements of a document make, several statements at a time.

    The statements are sent to the server the user named, to nowhere else, each with the sentences it stands
    in. What the model proposes is refused unless every word it quotes stands there (see :mod:`.claims`), and
    counted in ``refused``. With a ``cache`` folder every answer is kept, nothing is asked twice, and
    ``offline`` answers from there alone. A document the server failed raises
    :class:`~plenipo.reading.external.client.ServerError`, and one for which the ``budget`` does not suffice
    :class:`~plenipo.errors.SpentError`: it is not coded, and not half coded.
    """

    one_process = True
    """A budget is for a run, so one process spends it; the server sets the pace anyway."""

    def __init__(self, codebook: Codebook, url: str, model: str, **settings: Unpack[Settings]) -> None:
        """Code with ``model`` at ``url``; nothing is sent yet. The key is in ``PLENIPO_CODER_KEY``."""
        self.codebook = codebook
        self.name = coder_name(model)
        self.refused: Counter[str] = Counter()
        """What was refused in the document coded last, by reason."""
        self._server = Server(TASK, url, model, **settings)
        self._known = Known(codebook)
        self._shown = codebook_shown(codebook)

    def code(self, document: Document, statements: Iterable[Statement]) -> tuple[Claim, ...]:
        """The claims the statements make, in the order of the text, whatever the order they are given in."""
        self.refused = Counter()
        made: list[Claim] = []
        with self._server.document():
            for batch in batches(document.text, statements, self.codebook):
                made += self._claims(document, batch)
        return tuple(sorted({claim.id: claim for claim in made}.values(), key=_place))

    def _claims(self, document: Document, batch: tuple[Asked, ...]) -> list[Claim]:
        """The claims of one request, or of two with half the statements each where the answer was cut off."""
        answer = self._answer(batch)
        if answer.cut and len(batch) > 1:
            return [claim for half in halves(batch) for claim in self._claims(document, half)]
        claims, refused = Checking(document, self._known, self.name).claims(answer.items, batch)
        self.refused += answer.refused + refused
        if answer.cut:
            self.refused[Refusal.CUT.value] += 1
        return claims

    def _answer(self, batch: tuple[Asked, ...]) -> Understood:
        kept_under, messages = shown(self._shown, batch)
        size = len(batch)
        answer = self._server.answer(kept_under, messages, lambda said: understood(said, size) is not None)
        return understood(answer, size) or Understood((), Counter(), cut=False)


def coder_name(model: str) -> str:
    """The name of such a coder: the model, and the version of what it is told.

    A judgement of a claim stays with it when the same model proposes it again, told otherwise.

    >>> coder_name("small-model")
    'server.small-model.v1'
    """
    if not model.strip():
        raise PlenipoError("A server needs the name of a model.", do="Write server:MODEL@URL.")
    return f"server.{model}.v{VERSION}"


def _place(claim: Claim) -> tuple[object, ...]:
    return (tuple(one.span for one in claim.evidence), claim.actor, claim.issue, claim.option, claim.id)
