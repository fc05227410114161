"""A search taken up again after an edit: what was found on the pages before the first change still holds."""

from __future__ import annotations

from layout.flow.search.context import Problem
from layout.flow.search.effort import Effort
from layout.flow.search.issue import IssueSearch
from layout.flow.search.memo import Memo
from layout.flow.search.policy import Policy

PAST_ALL = (
    2  # a search looks no further than to the element after the last, to see that there is none
)


class SearchMemory:
    """The last search for an issue's pages, kept between builds: it changes no page."""

    def __init__(self) -> None:
        self._last: dict[frozenset[int], IssueSearch] = {}

    @property
    def last(self) -> IssueSearch | None:
        """The search of the last build; None before the first."""
        return next(reversed(self._last.values()), None)

    def search(self, problem: Problem, policy: Policy, run_on: frozenset[int]) -> IssueSearch:
        """A problem, a policy and the articles that do not jump → the search for it, begun where the last one that
        was alike is still right."""
        last = self._last.get(run_on)
        memo = last.memo if last is not None else Memo()
        memo.keep_texts({element.text for element in problem.content.elements})
        if last is None or last.policy != policy or not _alike(last.problem, problem):
            search = IssueSearch(problem, policy, memo, Effort())
        else:
            search = last.resumed(problem, first_change(last.problem, problem))
        self._last[run_on] = search
        return search


def _alike(old: Problem, new: Problem) -> bool:
    """Two problems → whether what concerns every page is the same: style, grid, the head of page one, and the pictures
    fixed on pages."""
    return (
        old.style == new.style
        and old.grid == new.grid
        and old.opening == new.opening
        and _fixed(old) == _fixed(new)
    )


def _fixed(problem: Problem) -> list[object]:
    pictures = problem.content.pictures
    return [
        (page, index, pictures[index])
        for page, indexes in sorted(problem.fixed_on.items())
        for index in indexes
    ]


def first_change(old: Problem, new: Problem) -> int:
    """Two problems → the first element in which they differ, with its pictures and footnotes; past all where they do
    not."""
    before, after = old.content.elements, new.content.elements
    for index, (mine, other) in enumerate(zip(before, after, strict=False)):
        if mine != other or _belongings(old, index) != _belongings(new, index):
            return index
    same = len(before) == len(after)
    return len(after) + PAST_ALL if same else min(len(before), len(after))


def _belongings(problem: Problem, index: int) -> list[object]:
    """A problem and an element → its pictures with their sizes, and its footnotes."""
    content = problem.content
    element = content.elements[index]
    pictures: list[object] = [content.pictures[picture] for picture in element.pictures]
    return [*pictures, *(content.notes[note].part for _, note in element.notes)]
