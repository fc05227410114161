"""Numbers as a PDF writes them."""

from __future__ import annotations


def number(value: float) -> str:
    """A length in pt → as short as 1/1000 pt allows."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
