"""What a YAML file may say, as tables of fields: the one source for checks, messages and schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple


class Text(NamedTuple):
    """Any scalar, as a ``str``; ``most``: characters a line of its kind can sensibly have."""

    most: int | None = None


class Flag(NamedTuple):
    """true or false, as a ``bool``."""


class Whole(NamedTuple):
    """A whole number, as an ``int``; ``unit`` (行) may be written after it."""

    low: int | None = None
    high: int | None = None
    unit: str = ""


class Number(NamedTuple):
    """A number, as a ``float``; with ``percent`` 80% is 0.8; ``unit`` may be written after it."""

    low: float | None = None
    high: float | None = None
    percent: bool = False
    unit: str = ""


class LengthIn(NamedTuple):
    """A length, as a ``Length``; a bare number is in ``unit`` ("": a unit must be written).

    ``low`` is the least amount, in whatever unit it is written.
    """

    unit: str = ""
    low: float | None = 0.0


class Choice(NamedTuple):
    """One of a few words, as a ``str``; true and false are written as they are in YAML."""

    options: tuple[str, ...]


class Parsed(NamedTuple):
    """A scalar with a form of its own (a colour, a date), as what ``parse`` makes of it.

    ``parse`` raises ``ValueError`` for what it cannot read. ``pattern`` is for the schema.
    """

    parse: Callable[[str], object]
    example: str
    name_zh: str
    name_en: str
    pattern: str = ""


class ListOf(NamedTuple):
    """A list, as a ``tuple``; ``single``: one value alone stands for a list of one; ``most``: items."""

    item: Type
    single: bool = False
    most: int | None = None


class MapOf(NamedTuple):
    """A map with names of the user's own, as a ``dict``; ``known`` ones are offered in editors."""

    item: Type
    known: tuple[str, ...] = ()


class Record(NamedTuple):
    """A map of known keys, as a ``Bound``. ``shorthand`` is the key a scalar alone stands for."""

    fields: Mapping[str, Field]
    shorthand: str = ""


class OneOf(NamedTuple):
    """Any of some types: the first that the shape (scalar, list, map) of the value fits."""

    types: tuple[Type, ...]


Type = Text | Flag | Whole | Number | LengthIn | Choice | Parsed | ListOf | MapOf | Record | OneOf


class Field(NamedTuple):
    """A key: its type, its name and what it does in both languages, whether it must be there.

    ``zh`` opens with the Chinese name of the key, up to the first ``：``. ``default`` is a bound
    value, taken where the key is not given (or wrong).
    """

    type: Type
    zh: str
    en: str = ""
    required: bool = False
    default: object = None

    @property
    def name_zh(self) -> str:
        """The Chinese name of the key."""
        return self.zh.partition("：")[0]
