"""The one pruning of the search: of states that have the same continuations the cheapest stays, and no more than fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from layout.flow.model.placement import cell
from layout.flow.search.context import SearchContext
from layout.flow.search.state import ParagraphRemainder, StackRemainder, State

HOPELESS = 800.0  # over the cost of the best: what is so much dearer is not led on
PER_PLACE = 3  # states kept that stand at one row of one column

Ranked = TypeVar("Ranked")


def rank(context: SearchContext, state: State) -> float:
    """A state → what it is compared by with others that have come less far or further: its cost, and
    what the rows still to come will cost about."""
    return state.cost + context.problem.estimate.to_come(state) * context.policy.row_to_come


def ranked(context: SearchContext, state: State) -> tuple[float, int, int, int]:
    """A state → its rank, and its place where ranks are equal."""
    return (rank(context, state), state.element, state.column, state.row)


def dominance_key(state: State) -> tuple[object, ...]:
    """A state → its dominance key: states at one place with equal keys have the same continuations, but for what
    neighbours on the page add to a picture's cost."""
    remainder: object = state.remainder
    if isinstance(remainder, ParagraphRemainder):
        rest = remainder.broken.breaks[remainder.line :]
        remainder = (remainder.element, tuple(line.start for line in rest))
    elif isinstance(remainder, StackRemainder):
        remainder = (remainder.stack.rows, remainder.across)
    live = state.obstacles
    if live:
        at = cell(state.column, state.row)
        live = tuple(obstacle for obstacle in live if obstacle.cells >> at)
    pending = tuple(waiting.picture for waiting in state.pending) if state.pending else ()
    return (live, pending, state.placed_early, remainder, state.feet, state.noted)


def best_states(
    context: SearchContext,
    states: list[State],
    order: Callable[[State], tuple[float, int, int, int]],
) -> list[State]:
    """States side by side → the best of each place, the cheapest first, no more than the beam is wide."""
    if not context.policy.searching:
        return states[:1]
    if len(states) > 1:
        states.sort(key=order)
    kept: list[State] = []
    places: dict[tuple[int, int, int], set[tuple[object, ...]]] = {}
    most = states[0].cost + HOPELESS if states else 0.0
    for state in states:
        if state.cost > most:
            continue
        seen = places.setdefault((state.element, state.column, state.row), set())
        if len(seen) >= PER_PLACE:
            continue
        key = dominance_key(state)
        if key in seen:
            continue
        seen.add(key)
        kept.append(state)
        if len(kept) == context.policy.beam:
            break
    context.effort.states += len(kept)
    return kept


def distinct(found: Iterable[Ranked], key: Callable[[Ranked], object], most: int) -> list[Ranked]:
    """Ways in their order and what makes two of them alike → the first of each kind, no more than wanted."""
    kept: dict[object, Ranked] = {}
    for way in found:
        kept.setdefault(key(way), way)
        if len(kept) == most:
            break
    return list(kept.values())
