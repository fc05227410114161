"""A press file → what foreign tools say of it: qpdf, Ghostscript, poppler, MuPDF, pdfium.

    python benchmarks/press_tools.py out/2020-04.pdf [--text PAGE X Y WIDTH HEIGHT]

Each tool that is installed must take the file without a word; one that is not is named. ``--text`` gives a
rectangle (pt from the trim's upper left corner) in which only text and a ground stand: its plates are measured with
Ghostscript's tiffsep, to see that text is on the black plate alone and the ground unbroken under it. Exit code 1 where
a tool complains.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy
import pikepdf
import pypdfium2
from PIL import Image

TOOLS = {
    "qpdf": ["qpdf", "--check", "{file}"],
    "Ghostscript": [
        "gs", "-q", "-dNOPAUSE", "-dBATCH", "-dPDFSTOPONERROR", "-dPDFSTOPONWARNING",
        "-sDEVICE=nullpage", "{file}",
    ],
    "poppler": ["pdftoppm", "-r", "36", "{file}", "{folder}/page"],
    "MuPDF": ["mutool", "draw", "-q", "-r", "36", "-o", "{folder}/m%d.png", "{file}"],
}  # fmt: skip
WORDS = ("error", "warning", "invalid", "damaged")
RESOLUTION = 144


def main(arguments: list[str]) -> int:
    """The command line → what was found, on stdout."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument(
        "--text", nargs=5, type=float, metavar=("PAGE", "X", "Y", "WIDTH", "HEIGHT")
    )
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        complaints = [
            complaint(name, command, options.file, folder) for name, command in TOOLS.items()
        ]
        pages = len(pypdfium2.PdfDocument(options.file))
        for number in range(pages):
            pypdfium2.PdfDocument(options.file)[number].render(scale=0.5)
        print(f"pdfium: {pages} pages drawn")
        if options.text and shutil.which("gs"):
            plates(options.file, options.text, Path(folder))
    return 1 if any(complaints) else 0


def complaint(name: str, command: list[str], file: Path, folder: str) -> bool:
    """A tool and its command → whether it complained of the file."""
    if not shutil.which(command[0]):
        print(f"{name}: not installed")
        return False
    filled = [part.format(file=file, folder=folder) for part in command]
    done = subprocess.run(filled, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    # qpdf always says that it found no errors and cannot find all; some builds of MuPDF lack ICC.
    lines = [
        line for line in said.splitlines()
        if any(word in line.lower() for word in WORDS) and "No syntax" not in line and "cannot detect" not in line
        and "ICC support is not available" not in line
    ]  # fmt: skip
    wrong = done.returncode != 0 or bool(lines)
    print(f"{name}: {'; '.join(lines) or done.returncode if wrong else 'no complaint'}")
    return wrong


def plates(file: Path, text: list[float], folder: Path) -> None:
    """A press file and a rectangle → least, mean and greatest ink of each plate in it, per cent."""
    page, (x, y, width, height) = int(text[0]), text[1:]
    with pikepdf.open(file) as pdf:
        media, trim = (
            [float(v) for v in pdf.pages[page - 1].obj[box]] for box in ("/MediaBox", "/TrimBox")
        )
    subprocess.run(
        ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", f"-r{RESOLUTION}",
         f"-dFirstPage={page}", f"-dLastPage={page}", "-o", f"{folder}/s.tif", str(file)],
        check=True,
    )  # fmt: skip
    left, top = trim[0] - media[0] + x, media[3] - trim[3] + y
    scale = RESOLUTION / 72
    rows = slice(round(top * scale), round((top + height) * scale))
    columns = slice(round(left * scale), round((left + width) * scale))
    for ink in ("Cyan", "Magenta", "Yellow", "Black"):
        plate = numpy.asarray(Image.open(folder / f"s({ink}).tif").convert("L")).astype(float)
        part = 100 - plate[rows, columns] / 2.55
        print(f"{ink}: {part.min():.1f} / {part.mean():.1f} / {part.max():.1f} %")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
