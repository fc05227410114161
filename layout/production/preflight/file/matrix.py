"""Matrices and boxes of a content stream (ISO 32000-1, 8.3)."""

from __future__ import annotations

from typing import Any

Box = tuple[float, float, float, float]
"""Lower left and upper right corner, pt, y up."""

Matrix = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)


def multiply(first: Matrix, then: Matrix) -> Matrix:
    """Two matrices → the one that does ``first`` and then ``then``."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """A matrix and a point → the point it is moved to."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def bounds(points: list[tuple[float, float]]) -> Box:
    """Points → the box that holds them all."""
    xs, ys = zip(*points, strict=True)
    return (min(xs), min(ys), max(xs), max(ys))


def intersection(a: Box, b: Box) -> Box:
    """Two boxes → what they share; upside down where they share nothing."""
    return (max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3]))


def six(operands: Any) -> Matrix:
    """Six operands → a matrix."""
    a, b, c, d, e, f = (float(number) for number in operands)
    return (a, b, c, d, e, f)
