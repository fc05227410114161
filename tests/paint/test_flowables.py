"""Flowables by the issue's own code: drawn in their rectangle, in inks and embedded faces; faults told."""

from __future__ import annotations

import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2
import pytest
from sheets import BOLD, FANG, KAI, SERIF, Programs, document, operators, page_list, read, text_line

from layout.diagnostics import Diagnostic
from layout.document.model import FlowableCode
from layout.geometry import Rect
from layout.page.model import Flowable, Hand
from layout.paint import flowables
from layout.paint.options import PaintOptions
from layout.paint.paint import paint
from layout.style.model import BLACK, Face

HEAD = """\
from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import Color, black
from reportlab.platypus import Paragraph, Table
from reportlab.lib.styles import ParagraphStyle

"""
BLUE = "Rect(0, 0, {0}, {1}, fillColor=Color(0, 0, 1), strokeColor=None)"


def flowable(
    folder: Path, body: str, *, scale: float = 1.0, face: Face = SERIF, article: int = 1
) -> Flowable:
    """The body of a function that makes a flowable → the item that asks for it, 200 by 100 pt."""
    file = folder / "drawn.py"
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    file.write_text(f"{HEAD}def make():\n{lines}", encoding="utf-8")
    hand = Hand((face,), (BOLD,), 7.0, BLACK)
    return Flowable(
        Rect(100, 100, 200, 100), FlowableCode(file, "make", scale), hand, "图", article
    )


def drawn(folder: Path, body: str, **more: object) -> tuple[bytes, list[Diagnostic]]:
    """The body of such a function → the page with it, for print, and what was said."""
    item = flowable(folder, body, **more)  # type: ignore[arg-type]
    pages = page_list([text_line("上", 50), item], bleed=0.0)
    outcome = paint(pages, Programs(), PaintOptions(target="print"))
    return outcome.value, list(outcome.diagnostics)


def pixels(data: bytes) -> dict[tuple[int, int], tuple[int, int, int]]:
    """A PDF → some of its pixels, at 72 dpi: blue or white."""
    picture = pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("RGB")
    return {(x, y): picture.getpixel((x, y)) for x in range(90, 311, 5) for y in range(90, 211, 5)}


def blue(data: bytes) -> tuple[int, int, int, int]:
    """A PDF → the rectangle its blue pixels fill: left, top, right, bottom."""
    found = [at for at, (red, _, tint) in pixels(data).items() if tint - red > 60]
    xs, ys = [x for x, _ in found], [y for _, y in found]
    return min(xs), min(ys), max(xs), max(ys)


@pytest.mark.parametrize(
    ("size", "scale", "place", "told"),
    [
        ((200, 100), 1.0, (100, 100, 295, 195), []),
        ((100, 50), 1.0, (150, 125, 245, 170), []),  # in the middle of its room
        ((100, 50), 2.0, (100, 100, 295, 195), []),
        ((100, 50), 0.5, (175, 140, 220, 160), []),
        ((400, 100), 1.0, (100, 125, 295, 170), ["flowable-shrunk"]),
        ((100, 400), 1.0, (190, 100, 210, 195), ["flowable-shrunk"]),
    ],
)
def test_it_stands_in_the_middle_of_its_room_and_is_no_larger(
    tmp_path: Path,
    size: tuple[int, int],
    scale: float,
    place: tuple[int, int, int, int],
    told: list[str],
) -> None:
    body = f"d = Drawing({size[0]}, {size[1]})\nd.add({BLUE.format(*size)})\nreturn d"
    data, said = drawn(tmp_path, body, scale=scale)
    assert [one.code for one in said] == told
    assert blue(data) == pytest.approx(place, abs=5)
    for one in said:
        assert dict(one.values) == {"reference": "drawn.py:make", "percent": mostly(size)}


def mostly(size: tuple[int, int]) -> str:
    return str(round(100 * min(200 / size[0], 100 / size[1])))


def test_light_becomes_ink_and_black_overprints(tmp_path: Path) -> None:
    body = f"""\
d = Drawing(200, 100)
d.add({BLUE.format(200, 50)})
d.add(String(10, 10, '黑', fillColor=black))
d.add(Line(10, 5, 190, 5, strokeColor=black))
return d"""
    data, said = drawn(tmp_path, body)
    assert said == []
    names = [name for name, _ in operators(data)]
    assert not {"rg", "RG", "g", "G"} & set(names)
    states = document(data).pages[0].Resources.ExtGState
    over = {"text": False, "fill": False, "line": False}
    now = {"op": False, "OP": False, "OPM": 0}
    for name, operands in operators(data):
        if name == "gs":
            state = states[str(operands[0])]
            now |= {key: int(state[f"/{key}"]) for key in now if f"/{key}" in state}
        over["text"] |= name == "Tj" and bool(now["op"] and now["OPM"])
        over["line"] |= name in ("s", "S") and bool(now["OP"] and now["OPM"])
        over["fill"] |= name in ("f", "f*") and bool(now["op"])
    assert over == {"text": True, "fill": False, "line": True}


@pytest.mark.parametrize("face", [SERIF, FANG], ids=["glyf", "CFF"])
def test_what_no_file_embeds_is_lettered_in_the_faces_of_the_style(
    tmp_path: Path, face: Face
) -> None:
    body = """\
d = Drawing(200, 100)
d.add(String(100, 50, '用户数 2020', fontSize=20, textAnchor='middle'))
d.add(String(100, 10, '粗体', fontName='Helvetica-Bold'))
return d"""
    data, said = drawn(tmp_path, body, face=face)
    assert said == []
    assert "用户数 2020" in read(data)
    assert "粗体" in read(data)
    assert b"Helvetica" not in data
    assert b"Times" not in data
    fonts = document(data).pages[0].Resources.Font
    names = {str(font.BaseFont).partition("+")[2] for font in fonts.values()}
    assert "NotoSansSC-Bold" in names
    assert len([name for name in names if name.startswith(("NotoSerif", "Fandol"))]) >= 1


def test_a_face_that_lacks_a_character_gives_way_to_the_next(tmp_path: Path) -> None:
    item = flowable(
        tmp_path, "d = Drawing(99, 20)\nd.add(String(0, 5, '甲€龘\\U0002ffff'))\nreturn d"
    )
    hand = Hand((FANG, KAI), (BOLD,), 7.0, BLACK)
    pages = page_list([Flowable(item.rect, item.code, hand, "图", 1)])
    outcome = paint(pages, Programs(), PaintOptions(target="print"))
    assert [(one.code, dict(one.values)["point"]) for one in outcome.diagnostics] == [
        ("glyph-missing", "U+2FFFF")
    ]
    fonts = document(outcome.value).pages[0].Resources.Font
    assert len(fonts) == 2
    assert "甲€龘" in read(outcome.value)


def test_words_are_spread_over_a_justified_line(tmp_path: Path) -> None:
    body = """\
style = ParagraphStyle('p', fontSize=10, alignment=4)
return Paragraph('one two three four five six seven eight nine ten eleven twelve', style)"""
    data, _ = drawn(tmp_path, body)
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    right = max(page.get_charbox(at)[2] for at in range(page.count_chars()))
    assert right == pytest.approx(300, abs=1)


def test_a_long_table_is_made_smaller_as_a_whole(tmp_path: Path) -> None:
    data, said = drawn(tmp_path, "return Table([[f'第{n}行'] for n in range(40)])")
    assert [one.code for one in said] == ["flowable-shrunk"]
    text = "".join(read(data).split())
    assert all(f"第{n}行" in text for n in range(40))


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("raise RuntimeError('没有数据')", "RuntimeError: 没有数据"),
        ("raise SystemExit(3)", "SystemExit: 3"),
        ("return 1 / 0", "ZeroDivisionError"),
        ("return None", "make() → NoneType"),
        ("return Drawing(float('nan'), 10)", "nan"),
        ("import no_such_module", "ModuleNotFoundError"),
        ("return Paragraph(", "SyntaxError"),
        ("def again(): return again()\nreturn again()", "RecursionError"),
    ],
)
def test_what_the_code_raises_is_told_at_its_line(tmp_path: Path, body: str, reason: str) -> None:
    data, (said,) = drawn(tmp_path, body)
    assert said.code == "flowable-failed"
    assert reason in dict(said.values)["reason"]
    if reason not in ("make() → NoneType", "nan"):
        assert said.span is not None
        assert Path(said.span.file).name == "drawn.py"
        assert said.span.line >= HEAD.count("\n") + 2
    assert read(data).strip() == "上"


@pytest.mark.parametrize("thread", [False, True])
@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("while True:\n    pass", "> 0.2 s"),
        ("while True:\n    try:\n        [0] * 9\n    except Exception:\n        pass", "> 0.2 s"),
        ("import os\nos._exit(0)", "SystemExit: 0"),
    ],
)
def test_code_that_never_ends_or_ends_all_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, reason: str, thread: bool
) -> None:
    monkeypatch.setattr(flowables, "SECONDS", 0.2)
    if thread:
        with ThreadPoolExecutor(1) as pool:
            _, (said,) = pool.submit(drawn, tmp_path, body).result()
    else:
        _, (said,) = drawn(tmp_path, body)
    assert (said.code, dict(said.values)["reason"]) == ("flowable-failed", reason)
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_nothing_of_a_drawing_that_failed_stays(tmp_path: Path) -> None:
    body = f"""\
class Half(Drawing):
    def draw(self):
        self.canv.saveState()
        self.canv.rect(0, 0, 50, 50, fill=1)
        raise ValueError('half')
d = Half(200, 100)
d.add({BLUE.format(9, 9)})
return d"""
    data, (said,) = drawn(tmp_path, body)
    assert "half" in dict(said.values)["reason"]
    assert set(pixels(data).values()) == {(255, 255, 255)}
    names = [name for name, _ in operators(data)]
    assert names.count("q") == names.count("Q")


def test_a_missing_file_or_function_is_told(tmp_path: Path) -> None:
    item = flowable(tmp_path, "return None")
    for code in (FlowableCode(item.code.file, "other"), FlowableCode(tmp_path / "none.py", "make")):
        pages = page_list([Flowable(item.rect, code, item.hand, "图", 1)])
        (said,) = paint(pages, Programs(), PaintOptions()).diagnostics
        assert said.code == "flowable-failed"


def test_code_leaves_no_trace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Files beside it can be imported; neither path nor modules stay, and what it prints is no product."""
    (tmp_path / "beside_drawn.py").write_text("SIDE = 80\n", encoding="utf-8")
    path, modules = list(sys.path), set(sys.modules)
    body = "import beside_drawn\nprint('hello')\nreturn Drawing(beside_drawn.SIDE, 50)"
    _, said = drawn(tmp_path, body)
    assert said == []
    assert sys.path == path
    assert not {name for name in set(sys.modules) - modules if "drawn" in name or "issue" in name}
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "hello" in captured.err
    assert sorted(one.name for one in tmp_path.iterdir()) == ["beside_drawn.py", "drawn.py"]
    (tmp_path / "beside_drawn.py").write_text("SIDE = 400\n", encoding="utf-8")
    assert [one.code for one in drawn(tmp_path, body)[1]] == ["flowable-shrunk"]


def test_a_font_of_the_viewers_is_told(tmp_path: Path) -> None:
    body = "d = Drawing(99, 20)\nd.add(String(0, 5, 'a', fontName='Symbol'))\nreturn d"
    _, (said,) = drawn(tmp_path, body)
    assert said.code == "flowable-font"
    assert "Symbol" in dict(said.values)["fonts"]
    body = """\
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
registerFont(UnicodeCIDFont('STSong-Light'))
d = Drawing(99, 20)
d.add(String(0, 5, '宋体', fontName='STSong-Light'))
return d"""
    _, (said,) = drawn(tmp_path, body)
    assert dict(said.values)["fonts"] == "STSong-Light"


def test_the_same_code_gives_the_same_bytes(tmp_path: Path) -> None:
    body = "d = Drawing(99, 20)\nd.add(String(0, 5, '甲乙丙 2020'))\nreturn d"
    assert drawn(tmp_path, body)[0] == drawn(tmp_path, body)[0]
