"""Why the pages are as they are, and other ways they could be: what ``--explain`` prints, for a panel."""

from __future__ import annotations

from typing import Any

from layout.explain import explain
from layout.request import TypesetIssue

Data = dict[str, Any]


def reasons(typeset: TypesetIssue, lang: str) -> Data:
    """A set issue → the lines of its explanation, two a page (its cost, its runner-up), then the sum."""
    lines = explain(typeset.galley, lang).splitlines()
    pages = len(typeset.galley.scores)
    each = [
        {
            "page": score.page,
            "cost": lines[2 * index].strip(),
            "rival": lines[2 * index + 1].strip(),
        }
        for index, score in enumerate(typeset.galley.scores)
    ]
    return {"pages": each, "sum": [line.strip() for line in lines[2 * pages :]]}
