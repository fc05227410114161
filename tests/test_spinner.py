"""What is shown of a build that takes long."""

from __future__ import annotations

import sys
from io import StringIO
from time import sleep

import pytest

from layout import spinner


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("stream", "shown"), [(Terminal(), True), (StringIO(), False)])
def test_it_is_shown_to_persons_only_and_wiped(
    monkeypatch: pytest.MonkeyPatch, stream: StringIO, shown: bool
) -> None:
    monkeypatch.setattr(spinner, "LONG", 0.01)
    monkeypatch.setattr(spinner, "TICK", 0.01)
    monkeypatch.setattr(sys, "stderr", stream)
    with spinner.spinner("正在排 a.yaml"):
        sleep(0.2)
    text = stream.getvalue()
    assert ("正在排 a.yaml … 0 s" in text) is shown
    assert text.endswith("\r\x1b[2K") is shown
    with spinner.spinner("b"):
        pass
    assert "b …" not in stream.getvalue()
