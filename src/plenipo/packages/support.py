"""How well the parties' positions support each option: what makes one feasible package a better example."""

from __future__ import annotations

import numpy as np

from plenipo.model import Option, Position, Table
from plenipo.packages.counting import Scores


def support(table: Table) -> Scores:
    """For each issue, the parties' support for each option, in the order of the options.

    The sum over parties of salience (as a share of 100) times the option's weight in the party's position
    less its opposition to it. Where only a scale value is known (tables read from a CSV file), an option's
    weight is how near it lies: 1 at the value, 0 at the far end. Parties without capability are not asked.

    >>> from plenipo.record import build_table
    >>> from plenipo.record.sample import sample
    >>> support(build_table(*sample()))["forces"].round(2).tolist()
    [0.53, 0.0, -0.54]
    """
    heard = {party.id for party in table.parties if party.capability > 0}
    scores = {issue.id: np.zeros(len(issue.options)) for issue in table.issues}
    options = {issue.id: tuple(issue.options.values()) for issue in table.issues}
    for position in table.positions:
        if position.actor in heard and position.issue in scores:
            backed = [_backing(position, option) for option in options[position.issue]]
            scores[position.issue] += position.salience / 100 * np.array(backed)
    return {issue: score.round(9) for issue, score in scores.items()}


def _backing(position: Position, option: Option) -> float:
    if position.weights or position.opposed:
        return position.weights.get(option.id, 0.0) - position.opposed.get(option.id, 0.0)
    if position.value is None or option.value is None:
        return 0.0
    return 1 - abs(position.value - option.value) / 100
