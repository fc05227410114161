"""A bound style file → the style every later stage reads, all lengths resolved."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from layout.diagnostics import Diagnostic, Severity, catalogue, diagnose
from layout.geometry import Insets
from layout.outcome import Outcome
from layout.source.bind import Bound
from layout.source.lengths import Length
from layout.source.node import Node
from layout.source.suggest import suggest
from layout.style.colours import Colours
from layout.style.fonts import Fonts, find_file, font_folders
from layout.style.furniture import Furniture
from layout.style.grid import resolve_grid
from layout.style.level import levelled
from layout.style.masters import Sheet, resolve_cover, resolve_masters
from layout.style.model import (
    NO_LIMIT,
    Grid,
    PictureStyle,
    Print,
    Search,
    Style,
    Weights,
)
from layout.style.paragraphs import resolve_paragraphs

PROFILES = Path(__file__).parent.parent / "profiles"


def resolve(bound: Bound, files: tuple[Path, ...], folder: Path | None) -> Outcome[Style | None]:
    """A whole bound style, the files it was read from (its own last) and the issue's folder → the style."""
    sheet = resolve_grid(bound.get("page", Bound), bound.get("grid", Bound))
    if sheet.value is None:
        return Outcome(None, sheet.diagnostics)
    page, grid = sheet.value
    folders = (files[-1].parent, *font_folders(folder))
    fonts = Fonts(bound.get("fonts", dict), _nodes(bound, "fonts"), folders)
    colours = Colours(bound.get("colours", dict), _nodes(bound, "colours"))
    inks = (colours, fonts)
    text = resolve_paragraphs(bound.get("text", dict), bound.get("setting", Bound), grid, inks)
    furniture = _furniture(bound, grid)
    stand = Sheet(page, grid, furniture)
    masters = resolve_masters(bound.get("masters", Bound), stand, colours, bound.get("text", dict))
    styles = bound.get("text", dict)
    cover = resolve_cover(bound.get("cover", Bound), stand, colours, styles)
    back = resolve_cover(bound.get("back", Bound), stand, colours, styles)
    printing = _print(bound.get("print", Bound), folders)
    box = bound.get("box", Bound)
    named = colours.all()
    tint = colours.resolve(box.values["tint"], box.span("tint"))
    fonts.check()
    inked = (*colours.found, *colours.spots.faults.values())
    other = Outcome(None, (*inked, *fonts.found))
    said = (sheet, text, masters, cover, back, other, printing)
    found = tuple(dict.fromkeys(diagnostic for each in said for diagnostic in each.diagnostics))
    if any(one.severity == Severity.ERROR for one in found):
        return Outcome(None, found)
    paragraphs = levelled(text.value, "body", fonts.fixed)
    style = Style(
        name=files[-1].stem,
        title=bound.get("name", str),
        page=page,
        grid=grid,
        colours=named,
        text=paragraphs,
        pictures=_pictures(bound.get("pictures", Bound), grid),
        furniture=furniture,
        print=printing.value,
        search=_search(bound.get("advanced", Bound)),
        box_tint=tint,
        box_padding=_padding(box.get("padding", Bound), grid),
        cover=cover.value,
        back=back.value,
        masters=masters.value,
        files=files,
        resources=(*fonts.files, *(one for one in (printing.value.profile,) if one)),
        spots=colours.spots.all,
    )
    return Outcome(style, found)


def _nodes(bound: Bound, key: str) -> Mapping[str, Node]:
    """A record and one of its maps → the map's nodes by name."""
    return {entry.key: entry.value for entry in bound.nodes[key].entries}


def _pictures(pictures: Bound, grid: Grid) -> PictureStyle:
    """The bound ``pictures:`` → widths in 字, frame in pt."""

    def em(length: Length) -> float:
        return length.em(grid.em, grid.line)

    return PictureStyle(
        beside=tuple(sorted(em(width) for width in pictures.every("beside", Length))),
        astride=tuple(sorted(em(width) for width in pictures.every("astride", Length))),
        columns=tuple(sorted(pictures.every("columns", int))),
        span_height=pictures.get("span_height", float),
        column_height=pictures.get("column_height", float),
        standoff=em(pictures.get("standoff", Length)),
        min_measure=em(pictures.get("min_measure", Length)),
        white_edge_frame=pictures.get("white_edge_frame", Length).pt(grid.em, grid.line),
        default=pictures.get("default", str),
    )


def _furniture(bound: Bound, grid: Grid) -> Furniture:
    """The bound style → its furniture."""
    folio, head = bound.get("folio", Bound), bound.get("head", Bound)
    masthead, contents = bound.get("masthead", Bound), bound.get("contents", Bound)
    articles = bound.get("articles", Bound)
    return Furniture(
        folio=folio.get("form", str),
        folio_place=folio.get("place", str),
        folio_first=folio.get("first", int),
        head_left=head.get("left", str),
        head_right=head.get("right", str),
        head_from=head.get("from", int),
        head_rule=head.get("rule", Length).pt(grid.em, grid.line),
        masthead=masthead.get("form", str),
        masthead_rows=masthead.get("rows", int),
        masthead_rule=masthead.get("rule", Length).pt(grid.em, grid.line),
        contents_title=contents.get("title", str),
        contents=contents.get("form", str),
        end_mark=articles.get("end_mark", str),
        between=articles.get("between", str),
        title_mark=articles.get("title_mark", str),
        source_note=articles.get("source_note", str),
        footnotes=articles.get("footnotes", str),
        contents_entries=contents.get("entries", str),
        contents_leader=contents.get("leader", bool),
        colophon=bound.get("colophon", Bound).get("form", str),
        jump_to=articles.get("jump_to", str),
        jump_from=articles.get("jump_from", str),
    )


def _print(written: Bound, folders: tuple[Path, ...]) -> Outcome[Print]:
    """The bound ``print:`` and where to look for a profile → what the press needs."""
    found: list[Diagnostic] = []
    given = written.find("profile", str)
    profile = find_file(given, (*folders, PROFILES)) if given else None
    if given and profile is None:
        near = suggest(given, sorted(path.name for path in PROFILES.glob("*.icc")))
        found.append(diagnose("profile-missing", written.span("profile"), file=given, near=near))
    grades: dict[str, str] = written.find("grades", dict) or {}
    for entry in written.nodes["grades"].entries if grades else ():
        if entry.key not in catalogue():
            near = suggest(entry.key, catalogue())
            found.append(diagnose("unknown-grade", entry.key_span, name=entry.key, near=near))
    ppi = written.get("ppi", Bound)
    value = Print(
        standard=written.get("standard", str),
        profile=profile,
        condition=written.get("condition", str),
        ink_limit=written.find("ink_limit", float) or NO_LIMIT,
        spots=written.get("spots", str),
        cmyk=written.get("cmyk", str),
        neutrals=written.get("neutrals", str),
        ppi=ppi.get("target", int),
        ppi_downsample=max(ppi.get("downsample", int), ppi.get("target", int)),
        ppi_note=ppi.get("note", int),
        ppi_warn=ppi.get("warn", int),
        ppi_error=ppi.get("error", int),
        quality=written.get("quality", int),
        compression=written.get("compression", str),
        marks=written.get("marks", bool),
        overprint=written.get("overprint", bool),
        pages_multiple=written.get("pages_multiple", int),
        grades=tuple(sorted(grades.items())),
        text=written.get("text", str),
    )
    return Outcome(value, tuple(found))


def _search(advanced: Bound) -> Search:
    """The bound ``advanced:`` → how the composer of pages looks."""
    values = {key: advanced.values[key] for key in advanced.values if key != "weights"}
    weights: Mapping[str, Any] = advanced.get("weights", Bound).values
    return Search(**values, weights=Weights(**weights))  # type: ignore[arg-type]  # as the table says


def _padding(padding: Bound, grid: Grid) -> Insets:
    """The bound ``padding:`` → its four lengths in pt."""
    return Insets(
        *(
            padding.get(side, Length).pt(grid.em, grid.line)
            for side in ("top", "right", "bottom", "left")
        )
    )
