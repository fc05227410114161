"""How much of each ink stands where on a page."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from layout.desk.engine import Engine, State
from layout.desk.separations import Separations, grey_of
from layout.page.model import TextLine
from layout.request import Request
from layout.session import Session
from layout.style.model import Colour
from tests.support.page_picture import TEXT
from tests.support.tiny import issue_of, picture, style_of, write_issue


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> State:
    folder = tmp_path_factory.mktemp("inks")
    changes = {"colours.brand": "C0 M90 Y60 K0", "text.title.colour": "brand"}
    issue = issue_of(text=TEXT[:120], pictures=[picture("4字×3行 right")])
    engine = Engine(
        Session(write_issue(folder, style_of(1, 14, 12, changes), issue), Request(target="pages")),
        lambda _: None,
    )
    engine.start()
    found = engine.wait(1)
    engine.end()
    return found


def inks(state: State, x: float, y: float) -> dict[str, int]:
    assert state.typeset
    return Separations().inks(state.sheets[0], state.typeset, x, y)


def middle(state: State, kind: str) -> tuple[float, float]:
    """A kind of line → the middle of its first glyph, which is a full square."""
    assert state.typeset
    items = state.typeset.pages.pages[0].items
    line = next(one for one in items if isinstance(one, TextLine) and one.kind == kind)
    return line.glyphs[0].x + line.size / 2, line.baseline - 0.38 * line.size


def test_text_is_black_alone_and_a_title_has_its_inks(state: State) -> None:
    assert inks(state, *middle(state, "body")) == {"C": 0, "M": 0, "Y": 0, "K": 100}
    assert inks(state, *middle(state, "title")) == {"C": 0, "M": 90, "Y": 60, "K": 0}
    assert inks(state, 1, 1) == {"C": 0, "M": 0, "Y": 0, "K": 0}


def test_a_picture_is_separated(state: State) -> None:
    assert state.typeset
    box = next(i.rect for i in state.typeset.pages.pages[0].items if hasattr(i, "crop"))
    found = inks(state, box.x + box.width / 2, box.y + box.height / 2)
    assert found["C"] > 20
    assert found["Y"] > 40
    assert sum(found.values()) <= 301


def test_a_plate_is_as_wide_as_asked(state: State) -> None:
    assert state.typeset
    for name in ("magenta", "total"):
        data = Separations().plate(state.sheets[0], state.typeset, name, 300)
        assert abs(Image.open(BytesIO(data)).width - 300) <= 300 * 2 * 9 / state.sheets[0].width + 2


@pytest.mark.parametrize(
    ("colour", "name", "black"),
    [
        (Colour(0.1, 0.2, 0.3, 0.4), "yellow", 0.3),
        (Colour(0.1, 0.2, 0.3, 0.4, "专金", 0.5), "专金", 0.5),
        (Colour(0.1, 0.2, 0.3, 0.4, "专金", 0.5), "cyan", 0.0),
        (Colour(black=1.0), "专金", 0.0),
    ],
)
def test_a_colour_on_a_plate(colour: Colour, name: str, black: float) -> None:
    assert grey_of(colour, name) == Colour(black=black)
