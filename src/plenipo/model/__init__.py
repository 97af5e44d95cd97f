"""The words of the record as frozen values; no input or output here."""

from plenipo.model.actor import Actor, Office, Speaker
from plenipo.model.claim import Claim, Condition, Evidence, Judgement
from plenipo.model.codebook import Codebook, Issue, Option
from plenipo.model.document import Document, Skipped, document_id
from plenipo.model.provenance import Provenance
from plenipo.model.spans import Span, hull
from plenipo.model.statement import Statement
from plenipo.model.table import Interval, Party, Position, RedLine, Table, TableCondition
from plenipo.model.words import ActorKind, ConditionKind, DocumentKind, Mode, Scale, Stance, Verdict

__all__ = [
    "Actor",
    "ActorKind",
    "Claim",
    "Codebook",
    "Condition",
    "ConditionKind",
    "Document",
    "DocumentKind",
    "Evidence",
    "Interval",
    "Issue",
    "Judgement",
    "Mode",
    "Office",
    "Option",
    "Party",
    "Position",
    "Provenance",
    "RedLine",
    "Scale",
    "Skipped",
    "Span",
    "Speaker",
    "Stance",
    "Statement",
    "Table",
    "TableCondition",
    "Verdict",
    "document_id",
    "hull",
]
