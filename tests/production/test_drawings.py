"""An issue with charts of every kind and a flowable: press files a strict judge passes, an accessible screen edition."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdfua import validate

from layout.diagnostics import Severity
from layout.pipeline import build_issue
from layout.request import Request, Result, Target
from tests.production.preflight.judge import judge

MANIFEST = """\
name: 简报
number: 第1期
date: 2020-05-20
contents: false
articles:
  - title: 图表
    text: |
      第一段说的是抢修次数，第二段说的是用户数。

      图2　收入构成
      | 业务 | 收入 |
      |---|---:|
      | 移动数据 | 46.3 |
      | 固定宽带 | 21.5 |
      {pie unit=亿元}

      最后一段。
    charts:
      - kind: bar
        at: 第一段
        caption: 图1　抢修次数
        labels: [一季度, 二季度, 三季度]
        series: {甲市: [12, 9, -3], 乙市: [5, 6, ~]}
        unit: 次
      - kind: line
        caption: 图3　用户数
        labels: [1月, 2月, 3月, 4月, 5月, 6月, 7月, 8月, 9月, 10月, 11月, 12月]
        series:
          甲: [1200000, 1300000, 1250000, ~, 5, 6, 7, 8, 9, 10, 11, 12]
          乙: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1200000]
          丙: [9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 1, 2]
          丁: [900000, 8, 7, 6, 5, 4, 3, 2, 1, 0, 1, 2]
          戊: [1, 2, 700000, 4, 5, 6, 7, 8, 9, 10, 11, 12]
        unit: 户
    flowables:
      - {code: "drawn.py:make", caption: 图4　示意, rows: 6行}
"""
CODE = """\
from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import black, red


def make():
    drawing = Drawing(200, 80)
    drawing.add(Rect(0, 0, 200, 80, fillColor=red, strokeColor=None))
    drawing.add(Line(0, 5, 200, 5, strokeColor=black, strokeWidth=0.5))
    drawing.add(String(100, 40, '骨干网 10G', fontName='Helvetica-Bold', textAnchor='middle'))
    return drawing
"""


def built(folder: Path, target: Target, *changes: str) -> Result:
    """A folder, a target and changes to the style → the issue built."""
    (folder / "issue.yaml").write_text(MANIFEST, encoding="utf-8")
    (folder / "drawn.py").write_text(CODE, encoding="utf-8")
    request = Request(target=target, overrides=changes, allow_code=True)
    return build_issue(folder / "issue.yaml", request)


LOOKS = {
    "two columns": ("grid.columns=2",),
    "one column": ("grid.columns=1",),
    "three columns": ("grid.columns=3",),
    "A5": ("page.size=A5", "grid.columns=1"),
    "black": ("colours.brand=K100",),
    "no overprint of small text asked": ("colours.ink=K90",),
    "CFF faces": ("fonts.hei.regular=FandolFang-Regular.otf", "fonts.hei.borrow=[]"),
}


@pytest.mark.parametrize("standard", ["x4", "x1a"])
@pytest.mark.parametrize("look", LOOKS)
def test_the_press_file_is_without_fault(tmp_path: Path, look: str, standard: str) -> None:
    result = built(tmp_path, "print", f"print.standard={standard}", *LOOKS[look])
    told = {one.code for one in result.diagnostics if one.severity > Severity.NOTE}
    assert told <= {"measure-narrow", "page-count", "columns-uneven"}, result.diagnostics
    assert result.pdf is not None
    verdict = judge(result.pdf, standard)
    assert verdict.errors == ()
    assert verdict.warnings == ()
    assert b"Helvetica" not in result.pdf
    assert b"Times" not in result.pdf


def test_the_screen_edition_is_accessible(tmp_path: Path) -> None:
    result = built(tmp_path, "screen")
    assert result.pdf is not None
    report = validate(io.BytesIO(result.pdf))
    assert report.exit_code == 0
    assert not report.findings
    text = "".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(result.pdf)
    )
    for words in ("一季度", "单位：次", "合计67.8亿元", "骨干网10G"):
        assert words in "".join(text.split())


def test_a_proof_letters_its_drawings_and_its_stamp(tmp_path: Path) -> None:
    result = built(tmp_path, "proof")
    assert result.pdf is not None
    text = pypdfium2.PdfDocument(result.pdf)[0].get_textpage().get_text_range()
    assert "校样" in text
    assert "单位：次" in text


SERIES = st.lists(
    st.lists(st.none() | st.integers(-(10**6), 10**12) | st.floats(-99, 99).map(lambda v: round(v, 2)),
             min_size=1, max_size=9),
    min_size=1,
    max_size=6,
)  # fmt: skip


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.sampled_from(("bar", "line", "pie")), SERIES, st.integers(0, 9), st.text(max_size=9))
def test_any_series_are_drawn_or_refused(
    tmp_path: Path, kind: str, series: list[list[float | None]], labels: int, unit: str
) -> None:
    written = ", ".join(
        f"组{n}: [{', '.join('~' if v is None else f'{v:.15g}' for v in row)}]"
        for n, row in enumerate(series)
    )
    unit = "".join(one for one in unit if one.isalnum()) or "次"
    manifest = (
        "name: 报\narticles:\n  - title: 题\n    text: 一段话在这里。\n    charts:\n"
        f"      - kind: {kind}\n        labels: [{', '.join(f'项{n}' for n in range(labels))}]\n"
        f'        series: {{{written}}}\n        unit: "{unit}"\n'
    )
    path = tmp_path / "issue.yaml"
    path.write_text(manifest, encoding="utf-8")
    result = build_issue(path, Request(target="proof"))
    codes = {one.code for one in result.diagnostics if one.severity is Severity.ERROR}
    fits = all(len(row) == labels and any(v is not None for v in row) for row in series)
    if result.pdf is None:
        assert codes
        assert all(code.startswith("chart-") for code in codes)
        assert not fits or kind == "pie" or len(series) > 5
    else:
        assert codes <= {"glyph-missing"}
        assert fits or (not labels and all(len(row) == 1 for row in series))
