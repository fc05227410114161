"""A value together with what has to be said about it."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

from layout.diagnostics import Diagnostic

T = TypeVar("T")


class Outcome(NamedTuple, Generic[T]):
    """What a stage returns: its value and the diagnostics met on the way, in source order."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()
