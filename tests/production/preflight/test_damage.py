"""A damaged press file is a finding: nothing in a file makes the preflight fail."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.production.preflight import preflight
from tests.production.preflight import edits as e
from tests.production.preflight.issue import context, good_press


@cache
def light() -> bytes:
    """The good press file with its heavy streams emptied, so that damage hits what is read."""

    def lighten(pdf: pikepdf.Pdf) -> None:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream) and len(item.read_raw_bytes()) > 20_000:
                item.write(b"")

    return e.edited(lighten)


damage = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 40), st.binary(max_size=6)),
    min_size=1,
    max_size=8,
)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(damage)
def test_any_damage_is_survived(places: list[tuple[float, int, bytes]]) -> None:
    data = bytearray(light())
    for share, cut, put in places:
        at = int(share * len(data))
        data[at : at + cut] = put
    found = preflight(replace(context(), press=bytes(data)))
    assert all(finding.message.text_zh for finding in found)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_cut_short_is_no_press_file(share: float) -> None:
    whole = good_press()
    found = preflight(replace(context(), press=whole[: int(len(whole) * share)]))
    assert found
