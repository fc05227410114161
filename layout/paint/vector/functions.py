"""Functions of PDF (ISO 32000-1, 7.10) → functions of Python."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise, product
from typing import Any

import pikepdf

from layout.paint.vector.calculator import calculator

Evaluated = Callable[[Sequence[float]], tuple[float, ...]]


def function(written: Any) -> Evaluated:
    """A function, or an array of functions of one output each → what it gives for inputs; both are clipped.

    Raises ``ValueError`` for a function of no known type.
    """
    if isinstance(written, pikepdf.Array):
        parts = [function(one) for one in written]
        return lambda given: tuple(part(given)[0] for part in parts)
    kind = int(written.get("/FunctionType", -1))
    made = {0: _sampled, 2: _exponential, 3: _stitched, 4: _calculated}.get(kind)
    if made is None:
        raise ValueError(f"FunctionType {kind}")
    inner = made(written)
    domain = _pairs(written["/Domain"])
    span = _pairs(written["/Range"]) if "/Range" in written else None

    def clipped(given: Sequence[float]) -> tuple[float, ...]:
        inputs = [
            min(max(value, low), high) for value, (low, high) in zip(given, domain, strict=False)
        ]
        outputs = inner(inputs)
        if span is None:
            return tuple(outputs)
        return tuple(min(max(v, low), high) for v, (low, high) in zip(outputs, span, strict=False))

    return clipped


def _pairs(values: Any) -> list[tuple[float, float]]:
    numbers = [float(value) for value in values]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _exponential(written: Any) -> Evaluated:
    first = [float(value) for value in written.get("/C0", [0])]
    last = [float(value) for value in written.get("/C1", [1])]
    power = float(written["/N"])
    return lambda given: tuple(
        low + given[0] ** power * (high - low) for low, high in zip(first, last, strict=True)
    )


def _stitched(written: Any) -> Evaluated:
    parts = [function(one) for one in written["/Functions"]]
    ((low, high),) = _pairs(written["/Domain"])
    bounds = [low, *(float(value) for value in written["/Bounds"]), high]
    encode = _pairs(written["/Encode"])

    def stitched(given: Sequence[float]) -> tuple[float, ...]:
        x = given[0]
        which = next((n for n, edge in enumerate(bounds[1:-1]) if x < edge), len(parts) - 1)
        start, end = list(pairwise(bounds))[which]
        share = (x - start) / (end - start) if end > start else 0.0
        into = encode[which]
        return parts[which]([into[0] + share * (into[1] - into[0])])

    return stitched


def _sampled(written: Any) -> Evaluated:
    """Between samples the value is interpolated along every axis (7.10.2)."""
    sizes = [int(size) for size in written["/Size"]]
    bits = int(written["/BitsPerSample"])
    domain, span = _pairs(written["/Domain"]), _pairs(written["/Range"])
    encode = _pairs(written["/Encode"]) if "/Encode" in written else [(0, n - 1) for n in sizes]
    decode = _pairs(written["/Decode"]) if "/Decode" in written else span
    data, outputs, most = written.read_bytes(), len(span), (1 << bits) - 1

    def sample(corner: Sequence[int]) -> list[float]:
        place = 0
        for at, size in zip(reversed(corner), reversed(sizes), strict=True):
            place = place * size + at
        return [_bits(data, (place * outputs + n) * bits, bits) / most for n in range(outputs)]

    def sampled(given: Sequence[float]) -> tuple[float, ...]:
        low: list[int] = []
        share: list[float] = []
        for x, (a, b), (into, out), size in zip(given, domain, encode, sizes, strict=True):
            at = into + (x - a) / (b - a) * (out - into) if b > a else into
            at = min(max(at, 0.0), size - 1.0)
            low.append(min(int(at), max(size - 2, 0)))
            share.append(at - low[-1])
        total = [0.0] * outputs
        for step in product((0, 1), repeat=len(sizes)):
            weight = 1.0
            for up, part in zip(step, share, strict=True):
                weight *= part if up else 1 - part
            if weight:
                corner = [min(a + up, n - 1) for a, up, n in zip(low, step, sizes, strict=True)]
                for n, value in enumerate(sample(corner)):
                    total[n] += weight * value
        return tuple(a + v * (b - a) for v, (a, b) in zip(total, decode, strict=True))

    return sampled


def _bits(data: bytes, at: int, count: int) -> int:
    """Bytes, the place of a bit and a number of bits → those bits as a number."""
    first, last = at // 8, (at + count - 1) // 8 + 1
    value = int.from_bytes(data[first:last], "big")
    return value >> (last * 8 - at - count) & ((1 << count) - 1)


def _calculated(written: Any) -> Evaluated:
    run = calculator(written.read_bytes())
    return lambda given: tuple(run(list(given)))
