"""PostScript calculator functions of PDF (ISO 32000-1, 7.10.5) → functions of Python."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable

_TOKEN = re.compile(rb"%[^\r\n]*|[{}]|[^\s{}]+")
_TWO: dict[str, Callable[[float, float], float]] = {
    "add": operator.add, "sub": operator.sub, "mul": operator.mul,
    "div": lambda a, b: a / b if b else 0.0,
    "idiv": lambda a, b: float(int(a / b)) if b else 0.0,
    "mod": lambda a, b: math.fmod(a, b) if b else 0.0,
    "exp": operator.pow, "atan": lambda a, b: math.degrees(math.atan2(a, b)) % 360,
    "eq": operator.eq, "ne": operator.ne, "gt": operator.gt, "ge": operator.ge,
    "lt": operator.lt, "le": operator.le,
    "and": lambda a, b: int(a) & int(b), "or": lambda a, b: int(a) | int(b),
    "xor": lambda a, b: int(a) ^ int(b),
    "bitshift": lambda a, b: int(a) << int(b) if b >= 0 else int(a) >> int(-b),
}  # fmt: skip
_ONE: dict[str, Callable[[float], float]] = {
    "abs": abs, "neg": operator.neg, "ceiling": math.ceil, "floor": math.floor,
    "round": lambda a: math.floor(a + 0.5), "truncate": math.trunc, "cvi": math.trunc,
    "cvr": float, "sqrt": lambda a: math.sqrt(max(a, 0.0)),
    "sin": lambda a: math.sin(math.radians(a)), "cos": lambda a: math.cos(math.radians(a)),
    "ln": lambda a: math.log(a) if a > 0 else 0.0, "log": lambda a: math.log10(a) if a > 0 else 0.0,
    "not": lambda a: not a if isinstance(a, bool) else ~int(a),
}  # fmt: skip

Step = "float | str | list[Step]"
"""A number, a word, or a procedure in braces."""


def calculator(program: bytes) -> Callable[[list[float]], list[float]]:
    """The bytes of a calculator function → what it leaves on the stack for what lies there.

    Raises ``ValueError`` for a word that is no operator, ``IndexError`` where the stack runs out.
    """
    tokens = [token for token in _TOKEN.findall(program) if not token.startswith(b"%")]
    steps, rest = _procedure([token.decode("latin-1") for token in tokens], 1)
    if not tokens or tokens[0] != b"{" or rest != len(tokens):
        raise ValueError("calculator function")

    def run(stack: list[float]) -> list[float]:
        _run(steps, stack)
        return stack

    return run


def _procedure(tokens: list[str], at: int) -> tuple[list[object], int]:
    """Tokens and the place after a ``{`` → the steps up to its ``}`` and the place after that."""
    steps: list[object] = []
    while at < len(tokens):
        token = tokens[at]
        at += 1
        if token == "}":
            return steps, at
        if token == "{":
            inner, at = _procedure(tokens, at)
            steps.append(inner)
        else:
            try:
                steps.append(float(token))
            except ValueError:
                steps.append(token)
    raise ValueError("calculator function without end")


def _run(steps: list[object], stack: list[float]) -> None:
    waiting: list[list[object]] = []
    for step in steps:
        if isinstance(step, float):
            stack.append(step)
        elif isinstance(step, list):
            waiting.append(step)
        elif step in ("if", "ifelse"):
            other = waiting.pop() if step == "ifelse" else []
            chosen = waiting.pop()
            _run(chosen if stack.pop() else other, stack)
        else:
            _operate(str(step), stack)


def _operate(word: str, stack: list[float]) -> None:
    if word in _TWO:
        second, first = stack.pop(), stack.pop()
        stack.append(_TWO[word](first, second))
    elif word in _ONE:
        stack.append(_ONE[word](stack.pop()))
    elif word == "pop":
        stack.pop()
    elif word == "exch":
        stack[-1], stack[-2] = stack[-2], stack[-1]
    elif word == "dup":
        stack.append(stack[-1])
    elif word == "copy":
        count = int(stack.pop())
        stack += stack[-count:] if count else []
    elif word == "index":
        stack.append(stack[-1 - int(stack.pop())])
    elif word == "roll":
        turns, count = int(stack.pop()), int(stack.pop())
        if count:
            part, by = stack[-count:], turns % count
            stack[-count:] = part[-by:] + part[:-by] if by else part
    elif word in ("true", "false"):
        stack.append(word == "true")
    else:
        raise ValueError(word)
