"""Paragraph styles as bound → as the stages use them: pt, em and rows, fonts as chains."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace

from layout.diagnostics import Diagnostic, diagnose
from layout.geometry import same
from layout.outcome import Outcome
from layout.source.bind import Bound
from layout.source.lengths import Length
from layout.style.colours import Colours
from layout.style.fonts import Fonts
from layout.style.forms import FontChoice
from layout.style.model import Grid, Setting, TextStyle

_LEADING = 1.35  # of the size, where a style says nothing: G3's inner gap of 1/3 em
_SMALLEST, _LARGEST = 3.0, 400.0  # pt


def resolve_setting(written: Bound, grid: Grid, own: Bound | None = None) -> Setting:
    """The style's ``setting:`` and a paragraph style's own → the switches, gaps in em.

    The least and the greatest Han–Latin gap give way to the gap itself: a gap of 0 is 0.
    """
    values: dict[str, object] = {}
    for switch in fields(Setting):
        value = written.values.get(switch.name)
        if own is not None and own.values.get(switch.name) is not None:
            value = own.values[switch.name]
        if isinstance(value, Length):
            value = value.em(grid.em, grid.line)
        if value is not None:
            values[switch.name] = value
    setting = Setting(**values)  # type: ignore[arg-type]  # the table of fields has these types
    least = min(setting.latin_gap_min, setting.latin_gap)
    most = max(setting.latin_gap_max, setting.latin_gap)
    return replace(setting, latin_gap_min=least, latin_gap_max=most)


def resolve_paragraphs(
    written: Mapping[str, object], setting: Bound, grid: Grid, inks: tuple[Colours, Fonts]
) -> Outcome[dict[str, TextStyle]]:
    """The bound ``text:`` → every paragraph style by name."""
    found: list[Diagnostic] = []
    styles: dict[str, TextStyle] = {}
    for name, style in written.items():
        if not isinstance(style, Bound):
            continue
        size = style.get("size", Length).pt(grid.em, grid.line)
        if not _SMALLEST <= size <= _LARGEST:
            limits = f"{_SMALLEST:g}–{_LARGEST:g}pt"
            value = f"{size:g}pt"
            place = style.span("size")
            found.append(diagnose("out-of-range", place, key="size", value=value, range=limits))
            continue
        own = resolve_setting(setting, grid, style.find("setting", Bound))
        styles[name] = _paragraph(name, style, (grid, own, size), inks)
    return Outcome(styles, tuple(found))


def _paragraph(
    name: str, style: Bound, measures: tuple[Grid, Setting, float], inks: tuple[Colours, Fonts]
) -> TextStyle:
    """A bound paragraph style, the grid, its own switches and size → the paragraph style."""
    (grid, setting, size), (colours, fonts) = measures, inks

    def pt(key: str) -> float:
        return style.get(key, Length).pt(size if key == "indent" else grid.em, grid.line)

    leading = style.find("leading", Length)
    usual = grid.line if same(size, grid.em) else _LEADING * size
    font, strong, emphasis = (
        tuple(
            face
            for face in fonts.chain(style.get(key, FontChoice), style.span(key))
            if key == "emphasis" or not face.alone
        )
        for key in ("font", "strong", "emphasis")
    )
    return TextStyle(
        name=name,
        font=font,
        strong=strong,
        emphasis=emphasis,
        size=size,
        leading=leading.pt(grid.em, grid.line) if leading and leading.amount else usual,
        colour=colours.resolve(style.values["colour"], style.span("colour")),
        align=style.get("align", str),
        indent=pt("indent") / size,
        rows=style.get("rows", int),
        above=style.get("above", int),
        below=style.get("below", int),
        keep_next=style.get("keep_next", int),
        across=style.get("across", str),
        tracking=style.get("tracking", float),
        setting=setting,
        rule_above=pt("rule_above"),
        rule_below=pt("rule_below"),
    )
