"""The field EQ → its text: characters in circles, readings over text, simple fractions and roots.

The grammar is that of ISO/IEC 29500-1, 17.16.5.19: switches with a backslash, their arguments in brackets.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from layout.manifest.word.model import PLAIN, Run

_CIRCLES = "○◯⃝О"
_RAISED, _LOWERED = frozenset({"raised"}), frozenset({"lowered"})
_GENERAL = re.compile(r'\\\*\s*(?:"[^"]*"|\S+)')
_SWITCH = re.compile(r"\\([a-z]+)\s*(?:(\d+)\s*)?", re.IGNORECASE)
DEPTH_MOST = 12


class EquationText(NamedTuple):
    """The runs of an equation field, and the reading it sets over them ("" for none)."""

    runs: tuple[Run, ...]
    reading: str = ""


class _Unknown(Exception):
    """A switch that makes more than a line of text."""


class _Node(NamedTuple):
    """A piece of the code: text, or a switch with its options and arguments, each a sequence of pieces."""

    text: str
    switches: tuple[str, ...] = ()
    arguments: tuple[tuple[_Node, ...], ...] = ()


def read_equation_field(code: str) -> EquationText | None:
    """The code of a field EQ → its text; None where one line of text cannot show it."""
    body = _GENERAL.sub("", code.strip()[2:]).strip()
    try:
        nodes, rest = _sequence(body, 0, DEPTH_MOST)
        if rest < len(body):
            return None
        if len(nodes) == 1 and (ruby := _ruby(nodes[0])):
            return ruby
        runs = tuple(_runs(nodes))
    except _Unknown:
        return None
    return EquationText(runs) if "".join(run.text for run in runs).strip() else None


def _sequence(code: str, at: int, depth: int) -> tuple[tuple[_Node, ...], int]:
    """Code from a place on → its pieces up to the comma or bracket that ends them, and that place."""
    if not depth:
        raise _Unknown
    nodes, text = list[_Node](), ""
    while at < len(code) and code[at] not in ",;)":
        if code[at] == "(":
            inner, at = _sequence(code, at + 1, depth - 1)
            if at >= len(code) or code[at] != ")":
                raise _Unknown
            nodes += [_Node(text + "("), *inner]
            text, at = ")", at + 1
        elif code[at] == "\\" and at + 1 < len(code) and code[at + 1] in ",;()\\":
            text, at = text + code[at + 1], at + 2
        elif code[at] == "\\":
            nodes += [_Node(text)] if text else []
            node, at = _switch(code, at, depth - 1)
            nodes.append(node)
            text = ""
        else:
            text, at = text + code[at], at + 1
    nodes += [_Node(text)] if text else []
    return tuple(nodes), at


def _switch(code: str, at: int, depth: int) -> tuple[_Node, int]:
    """A switch, its options and its arguments."""
    switches = list[str]()
    while found := _SWITCH.match(code, at):
        switches.append(found[1].lower())
        at = found.end()
    if not switches:
        raise _Unknown
    arguments = list[tuple[_Node, ...]]()
    if at < len(code) and code[at] == "(":
        while True:
            inner, at = _sequence(code, at + 1, depth)
            arguments.append(inner)
            if at >= len(code):
                raise _Unknown
            if code[at] == ")":
                at += 1
                break
    return _Node("", tuple(switches), tuple(arguments)), at


def _runs(nodes: tuple[_Node, ...]) -> Iterator[Run]:
    for node in nodes:
        if not node.switches:
            yield Run(node.text, PLAIN, made=True)
        else:
            yield from _shown(node)


def _shown(node: _Node) -> Iterator[Run]:
    name, count = node.switches[0], len(node.arguments)
    if name == "o":
        yield Run(_circled(node), PLAIN, made=True)
    elif name == "f" and count == 2:
        over, under = (_text(argument) for argument in node.arguments)
        yield Run(f"{grouped(over)}/{grouped(under)}", PLAIN, made=True)
    elif name == "r" and (count == 1 or (count == 2 and not node.arguments[0])):
        yield Run("√" + grouped(_text(node.arguments[-1])), PLAIN, made=True)
    elif name == "s" and count == 1 and "do" in node.switches:
        yield Run(_text(node.arguments[0]), _LOWERED, made=True)
    elif name == "s" and count == 1:
        yield Run(_text(node.arguments[0]), _RAISED, made=True)
    elif name in ("l", "x") and node.switches == (name,):
        for index, argument in enumerate(node.arguments):
            yield Run("," * bool(index), PLAIN, made=True)
            yield from _runs(argument)
    else:
        raise _Unknown


def _text(nodes: tuple[_Node, ...]) -> str:
    runs = list(_runs(nodes))
    if any(run.look for run in runs):
        raise _Unknown
    return "".join(run.text for run in runs).strip()


def grouped(term: str) -> str:
    """A term of a fraction or under a root → the same in brackets where it has more than one part."""
    whole = re.fullmatch(r"[^\W_]+|\d+([.,]\d+)*%?|\([^()]*\)|（[^（）]*）", term)
    return term if whole else f"({term})"


def _circled(node: _Node) -> str:
    """Characters over one another → the one character they make: what stands in a circle."""
    texts = [_text(argument) for argument in node.arguments]
    inside = [text for text in texts if text not in _CIRCLES]
    if len(texts) == 2 and len(inside) == 1 and inside[0] in enclosed():
        return enclosed()[inside[0]]
    raise _Unknown


@cache
def enclosed() -> dict[str, str]:
    """Nothing → the character of Unicode that has a number, a letter or a Han in a circle, by what is inside."""
    found: dict[str, str] = {}
    for code in (*range(0x2460, 0x2500), *range(0x3244, 0x3300)):
        kind, *inside = unicodedata.decomposition(chr(code)).split() or [""]
        if kind == "<circle>":
            found.setdefault("".join(chr(int(point, 16)) for point in inside), chr(code))
    return found


def _ruby(node: _Node) -> EquationText | None:
    """``\\o\\ad(\\s\\up 9(shè),歙)``, as Word's phonetic guide wrote it once → the text and its reading."""
    if not node.switches or node.switches[0] != "o" or len(node.arguments) != 2:
        return None
    above, base = node.arguments
    if len(above) != 1 or above[0].switches[:2] != ("s", "up"):
        return None
    reading = _text(above[0].arguments[0]) if above[0].arguments else ""
    return EquationText(tuple(_runs(base)), reading)
