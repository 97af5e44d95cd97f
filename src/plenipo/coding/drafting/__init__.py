"""Drafting: from documents and their statements to a codebook for a person to edit.

:func:`draft` proposes issues with their options, and actors, each with the statements it rests on;
:func:`as_text` writes them as the YAML file that :func:`plenipo.coding.load_codebook` reads, with the
evidence in comments.
"""

from plenipo.coding.drafting.drafted import Drafted, DraftedActor, DraftedIssue, DraftedOption
from plenipo.coding.drafting.drafting import draft
from plenipo.coding.drafting.sayings import Saying
from plenipo.coding.drafting.writing import as_text

__all__ = ["Drafted", "DraftedActor", "DraftedIssue", "DraftedOption", "Saying", "as_text", "draft"]
