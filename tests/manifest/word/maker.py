"""Word files made by hand for the tests: the XML says what it is about, the rest is as small as can be."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from layout.diagnostics import Span
from layout.document.inline import read_inline
from layout.document.model import PLAIN
from layout.manifest.block_model import ManuscriptBlock, TableBlock, TextBlock
from layout.manifest.manuscript import Piece
from layout.manifest.word.read import read_word
from layout.manifest.word.walk import Settlement

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    }.items()
)
HERE = Span("issue.yaml", 6, 11)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def style(key: str, name: str, inside: str = "", kind: str = "paragraph", based: str = "") -> str:
    """``w:style``: id, name, the properties in it, its kind, the id of what it is based on."""
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>{on}{inside}</w:style>'
    )


def docx(body: str, styles: str = "", media: dict[str, bytes] | None = None, **parts: str) -> bytes:
    """The body, styles, pictures by the names of their parts (rId is the name), other parts → the bytes of a Word file.

    A part ``numbering``, ``footnotes`` … is wrapped in its root element; ``chart1`` … is taken as it is.
    """
    relations = [("styles", "styles", "styles.xml")]
    contents: dict[str, bytes | str] = {"styles.xml": f"<w:styles {NAMESPACES}>{styles}</w:styles>"}
    for name, content in parts.items():
        kind = name.rstrip("0123456789")
        whole = content if kind == "chart" else f"<w:{kind} {NAMESPACES}>{content}</w:{kind}>"
        if kind in ("header", "footer"):
            whole = f"<w:{'hdr' if kind == 'header' else 'ftr'} {NAMESPACES}>{content}</w:{'hdr' if kind == 'header' else 'ftr'}>"
        relations.append((name, kind, f"{name}.xml"))
        contents[f"{name}.xml"] = whole
    for name, data in (media or {}).items():
        relations.append((name.partition(".")[0], "image", f"media/{name}"))
        contents[f"media/{name}"] = data
    contents["document.xml"] = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    contents["_rels/document.xml.rels"] = relationships(relations)
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels", relationships([("r", "officeDocument", "word/document.xml")])
        )
        for name, content in contents.items():
            archive.writestr(f"word/{name}", content)
    return stream.getvalue()


def relationships(relations: list[tuple[str, str, str]]) -> str:
    """Ids, kinds and targets → the part that holds them."""
    rows = "".join(
        f'<Relationship Id="{key}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for key, kind, target in relations
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{rows}</Relationships>'


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """``w:p`` of runs, or of plain words."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inside}</w:p>"


def r(text: str, look: str = "") -> str:
    """``w:r`` of text and the properties in it."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: tuple[str, ...], properties: str = "") -> str:
    """``w:tbl`` of rows of cells, each plain words or the inside of a ``w:tc``."""

    def cell(content: str) -> str:
        return f"<w:tc>{content if content.startswith('<') else p(content) if content else '<w:p/>'}</w:tc>"

    made = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{made}</w:tbl>"


def field(code: str, result: str | None = None) -> str:
    """A complex field; without a result it has no middle either."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    middle = "" if result is None else mark.format("separate") + r(result)
    instruction = f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
    return mark.format("begin") + instruction + middle + mark.format("end")


def picture(name: str) -> str:
    """``w:drawing`` of the picture whose relation is ``name``."""
    return f'<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="{name}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'


class Read(NamedTuple):
    """What came of a Word file: its blocks, and what was told as (code, paragraph, message's words)."""

    blocks: tuple[ManuscriptBlock, ...]
    codes: list[str]
    told: list[tuple[str, int, str]]

    @property
    def texts(self) -> list[tuple[str, str]]:
        """Kind and text of each text, looks in brackets; tables are their cells."""
        return [shown_block(block) for block in self.blocks]


def shown_block(block: ManuscriptBlock) -> tuple[str, str]:
    """A block → its kind and its text."""
    if isinstance(block, TableBlock):
        rows = "/".join("|".join(shown(cell) for cell in row) for row in block.rows)
        return ("table" if block.rules else "columns", rows)
    return block.kind, shown(block.piece)


_SIGNS = {"strong": "s", "emphasis": "e", "dots": "d", "raised": "r", "lowered": "l"}


def shown(piece: Piece) -> str:
    """A piece → its text with looks as [r:2], marks of notes as {f1}."""
    marked = read_inline(piece)
    looks = list(marked.text.looks) or [PLAIN] * len(marked.text.text)
    notes = {note.at: note.label for note in marked.notes}
    parts, before = [], ""
    for at, character in enumerate(marked.text.text):
        names = [name for name, on in looks[at]._asdict().items() if on]
        sign = "".join(_SIGNS.get(name, looks[at].ruby) for name in names)
        if sign != before:
            parts.append("]" * bool(before) + (f"[{sign}:" if sign else ""))
        parts += (f"{{{notes[at]}}}" if at in notes else "", character)
        before = sign
    parts += ("]" * bool(before), f"{{{notes[len(looks)]}}}" if len(looks) in notes else "")
    return "".join(parts)


def read(
    folder: Path,
    data: bytes,
    title: str = "",
    revisions: Settlement = "accept",
    name: str = "a.docx",
) -> Read:
    """A folder and the bytes of a Word file → what comes of it."""
    path = folder / name
    path.write_bytes(data)
    outcome = read_word(path, name, HERE, title, revisions)
    told = [
        (one.code, one.span.line if one.span else 0, dict(one.values).get("words", ""))
        for one in outcome.diagnostics
    ]
    return Read(outcome.value or (), [code for code, _, _ in told], told)


def text_blocks(blocks: tuple[ManuscriptBlock, ...]) -> list[TextBlock]:
    """Blocks → those of text."""
    return [block for block in blocks if isinstance(block, TextBlock)]
