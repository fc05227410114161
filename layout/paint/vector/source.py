"""A picture made of lines, as a file → the same as a PDF."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import tempfile
import unicodedata
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from layout.manifest.vector_header import eps_program
from layout.paint.vector.spaces import Refused

FONTS = Path(__file__).parents[3] / "fonts"
PATIENCE = 60  # s for Ghostscript
GHOSTSCRIPT = ("gs", "gswin64c", "gswin32c")
FLAGS = (
    "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-dEPSCrop", "-sDEVICE=pdfwrite",
    "-dCompatibilityLevel=1.4", "-dAutoRotatePages=/None", "-dEmbedAllFonts=true",
    "-dSubsetFonts=true", "-sColorConversionStrategy=LeaveColorUnchanged", "-dPreserveOverprintSettings=true",
    "-dDownsampleColorImages=false", "-dDownsampleGrayImages=false", "-dDownsampleMonoImages=false",
    "-dAutoFilterColorImages=false", "-dColorImageFilter=/FlateEncode",
    "-dAutoFilterGrayImages=false", "-dGrayImageFilter=/FlateEncode",
)  # fmt: skip

_TEXT = re.compile(r"<(?:\w+:)?text\b.*?</(?:\w+:)?text>", re.DOTALL)
_CODES = re.compile(rb"<[0-9A-Fa-f]+>\s*<([0-9A-Fa-f]+)>")
_LISTED = re.compile(rb"beginbf(?:char|range)(.*?)endbf(?:char|range)", re.DOTALL)


def as_pdf(file: Path) -> bytes:
    """A PDF, AI, EPS or SVG file → the bytes of a PDF.

    Raises ``Refused`` where the program or package that would turn it into one is missing or cannot.
    """
    data = file.read_bytes()
    if b"%PDF-" in data[:1024]:
        return data
    if file.suffix.lower() == ".svg":
        return _from_svg(data, file)
    return _from_eps(eps_program(data))


def _from_svg(data: bytes, file: Path) -> bytes:
    """The bytes of an SVG → a PDF, made by typst; set in our fonts and those beside the file, never the machine's."""
    try:
        # 80 MB that only an issue with such a picture loads, and only its maker has to install.
        import typst

        compiled: Any = typst.compile  # its stub knows no files that are not on disk
    except ImportError:
        raise Refused("vector-svg-package") from None
    page = b'#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image("a.svg")'
    folders = [str(FONTS), str(file.parent)]
    try:
        made = compiled(
            {"main": page, "a.svg": data},
            font_paths=folders,
            ignore_system_fonts=True,
            pdf_tags=False,
        )
    except (typst.TypstError, RuntimeError, ValueError) as fault:
        raise Refused("vector-svg", str(fault).splitlines()[0][:80]) from None
    pdf = bytes(made)
    if lost := _lost(data.decode("utf-8", "replace"), pdf):
        raise Refused("vector-glyphs", lost)
    return pdf


def _lost(svg: str, pdf: bytes) -> str:
    """An SVG and the PDF made from it → the characters of its texts that no font had."""
    words = "".join(re.sub(r"<[^>]*>", "", found) for found in _TEXT.findall(svg))
    wanted = {c for c in html.unescape(words) if not c.isspace() and c.isprintable()}
    had: set[str] = set()
    with pikepdf.open(BytesIO(pdf)) as file:
        for item in file.objects:
            if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                for part in _LISTED.findall(item.ToUnicode.read_bytes()):
                    for code in _CODES.findall(part):
                        had |= set(bytes.fromhex(code.decode()).decode("utf-16-be", "replace"))
    known = had | set(unicodedata.normalize("NFKC", "".join(sorted(had))))
    return "".join(sorted(c for c in wanted - known if unicodedata.category(c)[0] != "M"))[:20]


def _from_eps(program: bytes) -> bytes:
    """PostScript → a PDF, made by Ghostscript where it is installed."""
    found = next((path for name in GHOSTSCRIPT if (path := shutil.which(name))), None)
    if found is None:
        raise Refused("vector-ghostscript")
    with tempfile.TemporaryDirectory() as folder:
        source, goal = Path(folder, "a.eps"), Path(folder, "a.pdf")
        source.write_bytes(program)
        try:
            ran = subprocess.run(
                [found, *FLAGS, f"-sOutputFile={goal}", str(source)],
                capture_output=True,
                timeout=PATIENCE,
                check=False,
                cwd=folder,
            )
        except subprocess.TimeoutExpired:
            raise Refused("vector-eps", f"{PATIENCE} s") from None
        said = (ran.stdout + ran.stderr).decode("utf-8", "replace")
        if ran.returncode or not goal.exists():
            first = next((line for line in said.splitlines() if line.strip()), "?")
            raise Refused("vector-eps", first.strip()[:80])
        if font := re.search(
            r"[Ss]ubstituting font \S+ for (\S+?)\.?\s|Can't find \(or can't open\) font file \S*/(\S+)\.",
            said,
        ):
            raise Refused("vector-font", font[1] or font[2])
        return goal.read_bytes()
