"""Every common slip, made at every line of a manifest: told once, at that line, and read as it was meant."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.source.trees import plain, read

MANIFEST = """\
# 一期简报
name: 通信行业简报
number: 2020年第4期
date: 2020-04-30
colophon:
  主办: 某协会
  编辑: 编辑部
articles:
  - title: 湖北行协•在抗击疫情的斗争中书写党员担当
    text: 2020-04/01.md

  - title: [河北移动•“战疫”“扶贫”两不误, 积极助力农民稳产增收]
    unit: 河北移动
    pictures:
      - file: 2020-04/社区.jpg
        at: 在武汉，省联通
        side: right
        width: 12字
      - file: 2020-04/街道.jpg
        caption: 联通志愿者在社区值守
    text: |
      3月30日，四川凉山西昌：突发森林大火。

      抢通实现区域内接通率99.84%，name：不是键。
  - title: 太原联通•复工
    byline: 记者
    text: 2020-04/05.md
"""
LINES = MANIFEST.split("\n")
MEANT = plain(read(MANIFEST).value)
KEY = r"^(\s*(?:- )?\w+)"
VALUE = KEY + r": (?=[^\s\"'|\[{])"

SLIPS: dict[str, Callable[[str], str]] = {
    "yaml-tab": lambda line: re.sub(r"^( +)", lambda m: "\t" * (len(m[1]) // 2), line),
    "yaml-fullwidth-colon": lambda line: re.sub(r"^(\s*(?:- )?[a-z]+): ?", r"\1：", line),
    "yaml-no-space": lambda line: re.sub(r"^(\s*(?:- )?[a-z]+): (?=\S)", r"\1:", line),
    "yaml-dash": lambda line: re.sub(r"^(\s*)- ", r"\1-", line),
    "yaml-quote": lambda line: re.sub(VALUE, r'\1: "', line),
    # Not before |, without whose colon the text below is no text to anyone.
    "yaml-no-colon": lambda line: re.sub(r"^(\s*(?:- )?[a-z]+): (?=[^\s|])", r"\1 ", line),
    "yaml-reserved": lambda line: re.sub(VALUE, r"\1: @", line),
    "yaml-colon": lambda line: re.sub(VALUE, r"\1: 专题: ", line),
    "yaml-indent": lambda line: f" {line}" if re.match(r"\s*(- )?[a-z]+:", line) else line,
    "yaml-block-indent": lambda line: line[2:] if line.startswith("      抢") else line,
}
CASES = [
    (code, number)
    for code, slip in SLIPS.items()
    for number, line in enumerate(LINES)
    if slip(line) != line and not line.startswith("#")
]
CHANGED = ("yaml-reserved", "yaml-colon")  # the value itself is another


@pytest.mark.parametrize(("code", "number"), CASES)
def test_slip_at_line(code: str, number: int) -> None:
    lines = [*LINES[:number], SLIPS[code](LINES[number]), *LINES[number + 1 :]]
    outcome = read("\n".join(lines))
    assert [(one.code, one.span.line) for one in outcome.diagnostics if one.span] == [
        (code, number + 1)
    ]
    if code not in CHANGED:
        assert plain(outcome.value) == MEANT
