"""Makers of Word files that know nothing of our reader: python-docx, LibreOffice, pandoc and the npm package docx.

Each writes specimens to files, as many at a time as it is given; one that is not installed is left out.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from tests.manifest.word.specimens import SpecimenBlock, SpecimenRun

Maker = Callable[[Sequence[list[SpecimenBlock]], Path], list[Path]]
SCRIPT = Path(__file__).parent / "docx_maker.cjs"


def python_docx(specimens: Sequence[list[SpecimenBlock]], folder: Path) -> list[Path]:
    """Specimens and a folder → Word files by python-docx, which makes no notes."""
    from docx import Document

    paths = []
    for number, specimen in enumerate(specimens):
        document = Document()
        for block in specimen:
            if block.kind == "table":
                table = document.add_table(len(block.rows), len(block.rows[0]))
                for row, cells in zip(table.rows, block.rows, strict=True):
                    for cell, words in zip(row.cells, cells, strict=True):
                        cell.text = words
                continue
            styles = {"heading": "Heading 2", "bullet": "List Bullet", "number": "List Number"}
            paragraph = document.add_paragraph(style=styles.get(block.kind))
            for run in block.runs:
                made = paragraph.add_run("" if run.kind == "note" else run.text)
                made.bold, made.italic = (
                    run.look == "strong" or None,
                    run.look == "emphasis" or None,
                )
                made.font.superscript = run.look == "raised" or None
                made.font.subscript = run.look == "lowered" or None
                if run.kind == "break":
                    made.add_break()
        path = folder / f"python-{number}.docx"
        document.save(str(path))
        paths.append(path)
    return paths


_STYLES = """<office:automatic-styles>
<style:style style:name="strong" style:family="text"><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
<style:style style:name="emphasis" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="raised" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="lowered" style:family="text"><style:text-properties style:text-position="sub 58%"/></style:style>
<text:list-style style:name="bullet"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
<text:list-style style:name="number"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/></text:list-style>
</office:automatic-styles>"""
_OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns:"
_FLAT = " ".join(
    (
        *(
            f'xmlns:{name}="{_OPEN_DOCUMENT}{name}:1.0"'
            for name in ("office", "style", "text", "table")
        ),
        f'xmlns:fo="{_OPEN_DOCUMENT}xsl-fo-compatible:1.0"',
        'office:mimetype="application/vnd.oasis.opendocument.text" office:version="1.3"',
    )
)


def libre_office(specimens: Sequence[list[SpecimenBlock]], folder: Path) -> list[Path]:
    """Specimens and a folder → Word files by LibreOffice, from flat OpenDocument."""
    sources = []
    for number, specimen in enumerate(specimens):
        body = "".join(_open_document(block) for block in specimen)
        source = folder / f"office-{number}.fodt"
        source.write_text(
            f'<?xml version="1.0" encoding="UTF-8"?><office:document {_FLAT}>{_STYLES}<office:body><office:text>{body}</office:text></office:body></office:document>',
            encoding="utf-8",
        )
        sources.append(source)
    profile = folder / "profile"
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(folder),
            *map(str, sources),
        ],
        check=True,
        capture_output=True,
        timeout=600,
    )
    return [source.with_suffix(".docx") for source in sources]


def _open_document(block: SpecimenBlock) -> str:
    if block.kind == "table":
        rows = "".join(
            "<table:table-row>"
            + "".join(
                f"<table:table-cell><text:p>{_spaced(words)}</text:p></table:table-cell>"
                for words in row
            )
            + "</table:table-row>"
            for row in block.rows
        )
        columns = f'<table:table-column table:number-columns-repeated="{len(block.rows[0])}"/>'
        return f"<table:table>{columns}{rows}</table:table><text:p/>"
    inside = "".join(map(_open_run, block.runs))
    if block.kind == "heading":
        return f'<text:h text:outline-level="2">{inside}</text:h>'
    if block.kind in ("bullet", "number"):
        return f'<text:list text:style-name="{block.kind}"><text:list-item><text:p>{inside}</text:p></text:list-item></text:list>'
    return f"<text:p>{inside}</text:p>"


def _open_run(run: SpecimenRun) -> str:
    if run.kind == "break":
        return "<text:line-break/>"
    if run.kind == "note":
        return f'<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>{_spaced(run.text)}</text:p></text:note-body></text:note>'
    if run.look:
        return f'<text:span text:style-name="{run.look}">{_spaced(run.text)}</text:span>'
    return _spaced(run.text)


def _spaced(text: str) -> str:
    return escape(text).replace(" ", "<text:s/>")


_PANDOC = {"strong": "Strong", "emphasis": "Emph", "raised": "Superscript", "lowered": "Subscript"}


def pandoc(specimens: Sequence[list[SpecimenBlock]], folder: Path) -> list[Path]:
    """Specimens and a folder → Word files by pandoc, from its own syntax tree."""
    import pypandoc

    program = pypandoc.get_pandoc_path()
    paths = []
    for number, specimen in enumerate(specimens):
        tree = {
            "pandoc-api-version": [1, 23],
            "meta": {},
            "blocks": [_tree(block) for block in specimen],
        }
        path = folder / f"pandoc-{number}.docx"
        subprocess.run(
            [program, "-f", "json", "-t", "docx", "-o", str(path)],
            input=json.dumps(tree).encode(),
            check=True,
            capture_output=True,
            timeout=60,
        )
        paths.append(path)
    return paths


def _tree(block: SpecimenBlock) -> dict[str, object]:
    if block.kind == "table":
        nothing = ["", [], []]

        def row(cells: tuple[str, ...]) -> list[object]:
            return [
                nothing,
                [
                    [
                        nothing,
                        {"t": "AlignDefault"},
                        1,
                        1,
                        [{"t": "Plain", "c": [{"t": "Str", "c": words}]}],
                    ]
                    for words in cells
                ],
            ]

        columns = [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}]] * len(block.rows[0])
        head = [nothing, [row(block.rows[0])]]
        body = [[nothing, 0, [], [row(cells) for cells in block.rows[1:]]]]
        return {"t": "Table", "c": [nothing, [None, []], columns, head, body, [nothing, []]]}
    inside = [_tree_run(run) for run in block.runs]
    if block.kind == "heading":
        return {"t": "Header", "c": [2, ["", [], []], inside]}
    if block.kind == "bullet":
        return {"t": "BulletList", "c": [[{"t": "Plain", "c": inside}]]}
    if block.kind == "number":
        form = [1, {"t": "Decimal"}, {"t": "Period"}]
        return {"t": "OrderedList", "c": [form, [[{"t": "Plain", "c": inside}]]]}
    return {"t": "Para", "c": inside}


def _tree_run(run: SpecimenRun) -> dict[str, object]:
    text = {"t": "Str", "c": run.text}
    if run.kind == "break":
        return {"t": "LineBreak"}
    if run.kind == "note":
        return {"t": "Note", "c": [{"t": "Para", "c": [text]}]}
    return {"t": _PANDOC[run.look], "c": [text]} if run.look else text


def javascript(specimens: Sequence[list[SpecimenBlock]], folder: Path) -> list[Path]:
    """Specimens and a folder → Word files by the npm package docx, found by NODE_PATH."""
    data = [
        [block._asdict() | {"runs": [run._asdict() for run in block.runs]} for block in one]
        for one in specimens
    ]
    source = folder / "specimens.json"
    source.write_text(json.dumps(data), encoding="utf-8")
    subprocess.run(
        ["node", str(SCRIPT), str(source), str(folder)],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return [folder / f"javascript-{number}.docx" for number in range(len(specimens))]


def _has_npm_docx() -> bool:
    folders = os.environ.get("NODE_PATH", "").split(os.pathsep)
    return bool(shutil.which("node")) and any(
        (Path(one) / "docx").is_dir() for one in folders if one
    )


def makers() -> dict[str, Maker]:
    """Nothing → the makers that are installed; python-docx always is."""
    found: dict[str, Maker] = {"python-docx": python_docx}
    if shutil.which("soffice"):
        found["LibreOffice"] = libre_office
    if importlib.util.find_spec("pypandoc"):
        found["pandoc"] = pandoc
    if _has_npm_docx():
        found["docx (npm)"] = javascript
    return found
