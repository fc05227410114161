"""The style of an issue, all resolved: lengths in pt (or 字 and 行 where a field says so).

Nothing after this stage looks a property up by name or knows a unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from layout.geometry import Insets
from layout.style.face import Face as Face
from layout.style.face import FontChain as FontChain
from layout.style.furniture import Furniture


class Colour(NamedTuple):
    """Ink in 0..1. ``spot`` names a separation whose look the four inks imitate.

    A ``technical`` one is a step after printing (varnish, cutting, foil): it lies over what is below it.
    """

    cyan: float = 0.0
    magenta: float = 0.0
    yellow: float = 0.0
    black: float = 0.0
    spot: str = ""
    tint: float = 1.0  # of a spot colour
    technical: bool = False


BLACK = Colour(black=1.0)


@dataclass(frozen=True, slots=True)
class Page:
    """The sheet after trimming. On a left page of ``facing`` pages inside and outside change sides."""

    width: float
    height: float
    facing: bool
    head: float
    foot: float
    inside: float
    outside: float
    bleed: float
    safe: float
    front: int = 0  # pages before the first of the flow: covers


@dataclass(frozen=True, slots=True)
class Grid:
    """The type area (版心): ``columns`` of ``measure`` 字 by ``rows`` 行.

    ``em`` is the body size, ``line`` the pitch of the rows, ``gap`` between columns, all pt.
    """

    em: float
    line: float
    columns: int
    measure: float  # 字
    rows: int
    gap: float
    column_rule: float = 0.0  # pt, 0: none
    feather: float = 0.0  # pt by which the pitch may change to meet a wish for pages


@dataclass(frozen=True, slots=True)
class Setting:
    """How Chinese text is set: TYPOGRAPHY's switches. Widths in em."""

    fit: str = "optimal"  # optimal | greedy
    fill: str = "even"  # even (one grey) | squeeze (marks first, A3)
    prohibition: str = "gb"  # none | basic | gb | strict
    marks: str = "quanjiao"  # quanjiao | kaiming | banjiao | plain
    squeeze: str = "normal"  # normal (pairs 1.5 em) | tight (1.0)
    line_end: str = "half"  # half | full: marks at line end (E3)
    line_start_trim: bool = True  # E1
    paragraph_start_trim: bool = True  # E2
    hanging: bool = False  # E5
    lone_character: str = "avoid"  # avoid | allow (L1)
    widow_lines: int = 2  # fewest last lines of a paragraph at a column head (L2)
    latin_gap: float = 0.25
    latin_gap_min: float = 0.125
    latin_gap_max: float = 1 / 3
    sentence_pause: bool = False  # shrink step 7 may take 。？！ too
    mark_floor: float = 0.5  # narrowest mark inside a line
    stretch_limit: float = 0.25  # em per gap before it is called loose
    hyphenation: str = "auto"  # auto (short measures) | always | never
    digits: str = (
        "font"  # font | tabular: figures of one width | half: facsimile sets ASCII half an em
    )
    rescue: bool = False  # P7
    quotes: str = "context"  # context (Q2) | full
    pull_in: float = 0.5  # greedy only, F6: em of overflow at which an ordinary Han comes in
    pull_in_prohibited: float = 1.5  # greedy only, F6: the same to keep a prohibition


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A paragraph style. ``size`` and ``leading`` in pt, ``indent`` in em, the rest in grid rows.

    A block that is not body text takes whole rows: ``above`` + its lines + ``below``; ``rows`` is the least
    it takes in all (0: as many as its lines need).
    """

    name: str
    font: FontChain
    strong: FontChain
    emphasis: FontChain
    size: float
    leading: float
    colour: Colour
    align: str  # justify | left | centre | right
    indent: float
    rows: int
    above: int
    below: int
    keep_next: int  # rows of following text that must stand with it
    across: str  # column | columns | auto
    tracking: float  # em added between characters (masthead)
    setting: Setting
    rule_above: float = 0.0  # pt, 0: none; rules have the style's colour
    rule_below: float = 0.0


@dataclass(frozen=True, slots=True)
class PictureStyle:
    """How pictures stand. Widths in 字, standoff in 字 at the side and pt above and below."""

    beside: tuple[float, ...]  # family of widths beside text
    astride: tuple[float, ...]
    columns: tuple[int, ...]  # over how many columns a picture may stand beside one, ascending
    span_height: float  # greatest height of a span picture, share of the type area
    column_height: float
    standoff: float  # 字, side
    min_measure: float  # 字 of text left beside a picture
    white_edge_frame: float  # pt, hairline round a picture with a white edge
    default: str  # wrap where the manifest says nothing: auto | left | …


class Strip(NamedTuple):
    """A strip of colour along an edge of a page: ``rows`` from the trim to the edge of a grid row; 0: none."""

    rows: int
    colour: Colour


class Words(NamedTuple):
    """Lines of text a page carries, forms as of a folio, in a paragraph style by name."""

    lines: tuple[str, ...]
    style: str


class End(NamedTuple):
    """What a master has at the head or the foot of its page. None: what the other pages have.

    ``rows`` of the type area are kept free for what is printed there.
    """

    strip: Strip | None = None
    words: tuple[Words, ...] | None = None
    rows: int = 0


class Master(NamedTuple):
    """How a page differs from the others (主页). None: in this it does not."""

    folio: tuple[str, str] | None = None  # place and form
    head: tuple[str, str] | None = None  # left and right form
    ground: Colour | None = None  # white: none
    at_head: End = End()
    at_foot: End = End()


class Masters(NamedTuple):
    """The masters of an issue; first and last go before left and right."""

    first: Master = Master()
    last: Master = Master()
    left: Master = Master()
    right: Master = Master()


class Cover(NamedTuple):
    """How a cover looks (封面、封底). ``masthead_rows`` 0 or form "none": it bears no masthead."""

    picture: str  # bleed | area
    masthead: str  # full | centred | plain | none
    masthead_rows: int
    masthead_rule: float  # pt
    lines: str  # foot | head: where the lines of the manifest stand
    ground: Colour
    at_head: End
    at_foot: End


BARE_COVER = Cover("bleed", "none", 0, 0.0, "foot", Colour(), End(), End())
"""A cover without masthead and ground."""

ALIKE = Masters()
"""No page differs from the others."""


NO_LIMIT = 400.0  # per cent, four solids: no wish for less


@dataclass(frozen=True, slots=True)
class Print:
    """What the press needs: standard, profile, inks, resolution, grades of the preflight."""

    standard: str  # x4 | x1a
    profile: Path | None
    condition: str  # registered name, e.g. FOGRA39
    ink_limit: float  # per cent, as wished; ``NO_LIMIT``: the paper's
    spots: str  # what becomes of spot inks: keep | process
    cmyk: str  # of four-ink pictures: keep | convert
    neutrals: str  # of greys in RGB: black | profile
    ppi: int  # target resolution of pictures
    ppi_downsample: int  # above it pictures are brought down to the target
    ppi_note: int
    ppi_warn: int
    ppi_error: int
    quality: int  # JPEG
    compression: str  # jpeg | flate
    marks: bool
    overprint: bool
    pages_multiple: int
    grades: tuple[tuple[str, str], ...]  # code of a finding, off | note | warning | error
    text: str = "live"  # live | outlines: a second file without fonts


@dataclass(frozen=True, slots=True)
class Weights:
    """The page composer's cost function (``advanced:``): what each fault costs, once a unit."""

    distance: float  # a row between a picture and its text
    loose: float  # a line's demerit beside a picture
    line: float  # a line's demerit anywhere
    widow: float  # a paragraph's last line at a column head
    first_line: float  # a paragraph's first line at a column foot
    uneven: float  # a row between the feet of two columns
    hole: float  # an empty row inside the type area
    heading_foot: float  # a row of text that a heading near the foot of a page lacks
    level_twins: float  # two pictures side by side at one height
    stacked: float  # two pictures with no text between
    one_sided: float  # a picture on the side of the one before
    pages: float  # a page off the manifest's wish
    tuned: float  # a paragraph run a line shorter or longer
    size: float  # a step of width down the family
    off_page: float  # a picture on another spread than its text
    first_line_beside: float  # a sliver of text between picture and column edge (L4)
    title: float  # a title over more or fewer columns than its article's length asks for
    order: float  # a picture that stands before one whose text comes first
    wish: float  # a picture that does not stand as its editor wished
    note: float  # a footnote that stands at the end of its article
    row: float  # a row of paper


@dataclass(frozen=True, slots=True)
class Search:
    """How far the page composer looks: ``compose`` is "search", "first-fit" or, where an issue was
    printed before, "original"."""

    compose: str
    beam: int  # states kept side by side within a region
    pages: int  # beginnings of the issue kept side by side
    ahead: float  # what a row still to come will cost about
    fault: float  # a page dearer than this, its lines aside, is searched again with a wider beam
    budget: int  # decisions weighed after which the search looks no wider
    orders: int  # orders of the articles that are tried where the manifest allows another
    weights: Weights


@dataclass(frozen=True, slots=True)
class Style:
    """Everything a designer decides, resolved once, before layout."""

    name: str
    title: str
    page: Page
    grid: Grid
    colours: dict[str, Colour]
    text: dict[str, TextStyle]
    pictures: PictureStyle
    furniture: Furniture
    print: Print
    search: Search
    box_tint: Colour
    box_padding: Insets
    masters: Masters = ALIKE
    cover: Cover = BARE_COVER
    back: Cover = BARE_COVER
    files: tuple[Path, ...] = ()  # the style files read, base first
    resources: tuple[Path, ...] = ()  # the fonts and the profile that it names
    spots: tuple[Colour, ...] = ()  # the spot inks it uses, full
