"""Codebooks with nothing but labels and the names of actors."""

from __future__ import annotations

from dataclasses import replace

from plenipo.model import Codebook


def bare(codebook: Codebook) -> Codebook:
    """The codebook without terms, examples and questions."""
    issues = {
        i: replace(
            issue,
            terms=(),
            question="",
            options={
                o: replace(option, terms=(), examples=(), counterexamples=())
                for o, option in issue.options.items()
            },
        )
        for i, issue in codebook.issues.items()
    }
    return replace(codebook, issues=issues, version=f"bare {codebook.version}")
