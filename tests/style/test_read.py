"""Style files: inheritance, paragraph styles, colours, overrides."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.geometry import MM, same
from layout.style.model import Colour, End, Master, Strip, Words
from layout.style.read import read_style
from tests.source.trees import codes, said
from tests.style.files import shipped, style_of, styled

HEAD = "name: 自用\nextends: bulletin\n"


def test_a_child_says_only_what_it_changes(tmp_path: Path) -> None:
    style = style_of(styled(tmp_path, HEAD + "text:\n  title: {size: 20pt}\n"))
    parent = shipped("bulletin")
    assert style.title == "自用"
    assert style.name == "own"
    assert style.text["title"].size == 20
    assert style.text["title"].font == parent.text["title"].font
    assert style.text["body"] == parent.text["body"]
    assert style.grid == parent.grid


def test_a_style_that_extends_nothing_extends_the_base(tmp_path: Path) -> None:
    assert style_of(styled(tmp_path, "name: x\n")).grid == shipped("base").grid


def test_styles_extend_files_beside_them(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "house.yaml").write_text(HEAD + "print: {quality: 77}\n", "utf-8")
    (tmp_path / "sub" / "child.yaml").write_text("name: y\nextends: ../house.yaml\n", "utf-8")
    (tmp_path / "other.yaml").write_text("name: z\nextends: house\n", "utf-8")
    for name in ("sub/child.yaml", "other.yaml", "other"):
        style = style_of(read_style(name, (), tmp_path))
        assert style.print.quality == 77
        assert [path.name for path in style.files[:3]] == [
            "base.yaml",
            "bulletin.yaml",
            "house.yaml",
        ]


def test_a_circle_of_styles(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("name: a\nextends: b.yaml\n", "utf-8")
    (tmp_path / "b.yaml").write_text("name: b\nextends: a.yaml\n", "utf-8")
    outcome = read_style("a.yaml", (), tmp_path)
    assert said(outcome.diagnostics) == [("style-cycle", 2, 10)]
    assert dict(outcome.diagnostics[0].values)["trail"] == "a → b → a"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("buletin", "style-missing"),
        ("nowhere.yaml", "style-file-missing"),
        ("sub/nowhere.yaml", "style-file-missing"),
        ("", "style-missing"),
        ("a\0b", "style-missing"),
        ("x" * 5000, "style-missing"),
        ("x" * 5000 + ".yaml", "style-file-missing"),
    ],
)
def test_a_style_that_is_not_there(tmp_path: Path, name: str, code: str) -> None:
    outcome = read_style(name, (), tmp_path)
    assert outcome.value is None
    assert codes(outcome.diagnostics) == [code]


def test_the_nearest_style_is_named() -> None:
    assert dict(read_style("buletin").diagnostics[0].values)["near"] == "bulletin"


def test_paragraph_styles_take_their_type_from_body_and_their_place_from_nothing(
    tmp_path: Path,
) -> None:
    text = (
        HEAD
        + "text:\n  body: {font: kai, indent: 1字}\n  lead: {rows: 2}\n  more: {base: lead, size: 12pt}\n"
    )
    style = style_of(styled(tmp_path, text))
    lead, more, body = (style.text[name] for name in ("lead", "more", "body"))
    assert lead.font == body.font
    assert (body.indent, lead.indent, lead.align, lead.rows) == (1, 0, "left", 2)
    assert (more.rows, more.size) == (2, 12)
    assert style.text["table"].font == body.font


def test_a_base_takes_all_of_it(tmp_path: Path) -> None:
    text = HEAD + "text:\n  lead: {base: body, setting: {hanging: true}}\n"
    style = style_of(styled(tmp_path, text))
    lead = style.text["lead"]
    assert (lead.indent, lead.align) == (2, "justify")
    assert lead.setting.hanging
    assert not style.text["body"].setting.hanging
    assert lead.setting.prohibition == "gb"


def test_leading() -> None:
    """The grid's for type of the body's size; else as said, or a third of an em more (G3)."""
    style = shipped("bulletin", "text.byline.size=9pt", "text.unit.size=五号")
    assert style.text["body"].leading == 17
    assert style.text["unit"].leading == 17
    assert same(style.text["byline"].leading, 12.15)
    assert style.text["quote"].leading == 22


def test_colours(tmp_path: Path) -> None:
    text = HEAD + (
        "colours:\n  brand: C100 M20\n  pale: brand 25%\n  same: pale\n"
        "  gold: {spot: PANTONE 871 C, look: C20 M30 Y60 K20, tint: 50%}\n"
        "  dust: gold 20%\n"
        "text:\n  subhead: {colour: pale}\n  kicker: {colour: K80}\n  quote: {colour: gold}\n"
    )
    style = style_of(styled(tmp_path, text))
    assert style.colours["brand"] == Colour(1.0, 0.2)
    assert style.colours["same"] == style.text["subhead"].colour == Colour(0.25, 0.05)
    assert style.text["kicker"].colour == Colour(black=0.8)
    assert style.text["quote"].colour == Colour(0.2, 0.3, 0.6, 0.2, "PANTONE 871 C", 0.5)
    assert style.colours["dust"] == Colour(0.2, 0.3, 0.6, 0.2, "PANTONE 871 C", 0.1)
    assert style.text["title"].colour == Colour(black=1.0)


@pytest.mark.parametrize(
    ("override", "read"),
    [
        ("page.bleed=5mm", lambda style: same(style.page.bleed, 5 * MM)),
        ("setting.latin_gap=1/8字", lambda style: style.text["body"].setting.latin_gap == 0.125),
        ("setting.latin_gap=0", lambda style: style.text["body"].setting.latin_gap_min == 0),
        ("setting.latin_gap=0.7", lambda style: style.text["body"].setting.latin_gap_max == 0.7),
        ("setting.hanging=true", lambda style: style.text["caption"].setting.hanging),
        ("setting.fit=greedy", lambda style: style.text["body"].setting.fit == "greedy"),
        ("pictures.beside=[12字, 8字]", lambda style: style.pictures.beside == (8, 12)),
        ("pictures.beside=12", lambda style: style.pictures.beside == (12,)),
        ("pictures.span_height=0.5", lambda style: style.pictures.span_height == 0.5),
        ("colours.brand=K100", lambda style: style.text["kicker"].colour == Colour(black=1)),
        ("print.standard=x1a", lambda style: style.print.standard == "x1a"),
        ("print.ppi.warn=200", lambda style: style.print.ppi_warn == 200),
        ("print.ink_limit=280%", lambda style: style.print.ink_limit == 280),
        ("print.profile=FOGRA39L_coated.icc", lambda style: style.print.profile.is_file()),
        ("print.grades={lone-character: off}", None),
        ("folio.form=· {page} ·", lambda style: style.furniture.folio == "· {page} ·"),
        ("folio.form={page}", lambda style: style.furniture.folio == "{page}"),
        ("head={from: 0}", lambda style: style.furniture.head_from == 0),
        ("articles.end_mark=@", lambda style: style.furniture.end_mark == "@"),
        ("articles.end_mark=", lambda style: style.furniture.end_mark == ""),
        ("text.body.size=11pt", lambda style: style.text["body"].size == 11),
        ("text.mine.rows=2", lambda style: style.text["mine"].rows == 2),
        ("box.padding.top=1行", lambda style: style.box_padding.top == 17),
        ("advanced.weights.widow=1", lambda style: style.search.weights.widow == 1),
        ("grid.columns = 1", lambda style: style.grid.columns == 1),
    ],
)
def test_overrides(override: str, read: object) -> None:
    outcome = read_style("bulletin", (override,))
    if read is None:
        return
    assert callable(read)
    assert read(style_of(outcome))


def test_later_overrides_win() -> None:
    assert shipped("bulletin", "grid.columns=3", "grid.columns=1").grid.columns == 1


@pytest.mark.parametrize(
    ("override", "code", "column"),
    [
        ("grid.colums=1", "unknown-key", 1),
        ("grd.columns=1", "unknown-key", 1),
        ("grid.columns=two", "wrong-whole", 14),
        ("grid.columns=[1]", "wrong-shape-scalar", 14),
        ("grid=1", "wrong-shape-map", 6),
        ("grid.columns.x=1", "wrong-shape-scalar", 1),
        ("grid.columns=", "missing-value", 1),
        ("grid.columns", "set-form", 1),
        ("", "set-form", 1),
        ("=1", "set-form", 1),
        (".".join("a" * 5000) + "=1", "set-form", 1),
        ("grid..columns=1", "set-form", 1),
        ("extends=base", "set-extends", 1),
        ("pictures.beside=[9字, 3px]", "wrong-unit", 22),
        ("text.body.font=sogn", "unknown-font", 16),
        ("text.body.colour=brnad", "unknown-colour", 18),
        ("text.body.base=boddy", "unknown-base", 16),
        ("print.profile=x.icc", "profile-missing", 15),
        ("print.grades={no-such-code: off}", "unknown-grade", 15),
        ("pictures.beside=[9字", "yaml-bracket", 17),
        ("folio.form=第 {pag} 页", "wrong-value", 12),
        ("head.left={name", "wrong-value", 11),
        ("head={from: 2", "yaml-bracket", 6),
        ("text.body=3", "wrong-shape-map", 11),
    ],
)
def test_overrides_that_are_wrong(override: str, code: str, column: int) -> None:
    outcome = read_style("bulletin", ("page.sides=single", override))
    assert outcome.value is None
    first = outcome.diagnostics[0]
    assert first.code == code
    assert first.span is not None
    assert (first.span.file, first.span.line, first.span.column) == ("--set", 2, column)
    assert len(outcome.diagnostics) == 1


def test_a_map_left_empty_changes_nothing(tmp_path: Path) -> None:
    style = style_of(styled(tmp_path, HEAD + "grid:\n  # columns: 1\ntext:\n  body:\n"))
    assert style.grid == shipped("bulletin").grid
    assert style.text == shipped("bulletin").text


def test_a_paragraph_style_that_nothing_uses_is_told_with_the_one_probably_meant(
    tmp_path: Path,
) -> None:
    text = HEAD + (
        "text:\n  titel: {size: 20pt}\n  lead: {rows: 2}\n  more: {base: lead}\n  slogan: {size: 9pt}\n"
        "masters:\n  first: {words: {foot: [{style: slogan, text: 免费交流}]}}\n"
    )
    outcome = styled(tmp_path, text)
    assert said(outcome.diagnostics) == [("style-unused", 4, 3), ("style-unused", 6, 3)]
    near = [dict(one.values).get("near") for one in outcome.diagnostics]
    assert near == ["title", None]
    assert style_of(outcome).text["titel"].size == 20


def test_masters_are_the_parent_s_but_for_what_a_child_says(tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text(
        HEAD
        + "masters:\n  first: {folio: none, strip: {head: {rows: 6, colour: brand}}}\n"
        + "  last: {rows: 8行, words: {foot: {style: head, text: '{name}'}}}\n",
        "utf-8",
    )
    child = "name: y\nextends: house.yaml\nmasters: {first: {strip: {head: {colour: tint}}, ground: K5}}\n"
    style = style_of(styled(tmp_path, child))
    first, last = style.masters.first, style.masters.last
    assert (first.folio, first.head, first.ground) == (("none", ""), None, Colour(black=0.05))
    assert first.at_head == End(Strip(6, style.colours["tint"]), None, 0)
    assert last.at_foot == End(None, (Words(("{name}",), "head"),), 8)
    assert style.masters.left == style.masters.right
    assert shipped("bulletin").masters.first == Master()


def test_a_strip_over_text_is_told_and_set(tmp_path: Path) -> None:
    """The head margin of the bulletin counts for four rows; the masthead takes five, the first page keeps two."""
    for rows, codes_wanted in ((11, []), (12, ["strip-under-text"])):
        first = (
            f"masters:\n  first: {{rows: 2, strip: {{head: {{rows: {rows}, colour: brand}}}}}}\n"
        )
        outcome = styled(tmp_path, HEAD + first)
        assert codes(outcome.diagnostics) == codes_wanted
        strip = style_of(outcome).masters.first.at_head.strip
        assert strip is not None
        assert strip.rows == rows
