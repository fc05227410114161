"""A manuscript of another word processor (.doc, .wps, .rtf, .odt) → a Word file, by way of LibreOffice where it is
installed. Nothing is fetched, no macro runs, and what it makes is read like any other Word file."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS = 120
BYTES_MOST = 100_000_000
_PROGRAMS = ("soffice", "libreoffice")
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


class NoOffice(Exception):
    """LibreOffice is not installed."""


class OfficeFailed(Exception):
    """LibreOffice could not make a Word file of it."""


def program() -> str | None:
    """Nothing → the path of LibreOffice, None where it is not installed."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


@contextmanager
def as_word(path: Path) -> Iterator[Path]:
    """The path of a manuscript → that of a Word file of the same content, gone when the block ends.

    Raises ``NoOffice`` and ``OfficeFailed``.
    """
    office = program()
    if office is None:
        raise NoOffice
    with tempfile.TemporaryDirectory(prefix="bulletin-") as folder:
        yield _converted(office, path, Path(folder))


def _converted(office: str, path: Path, folder: Path) -> Path:
    """LibreOffice, a manuscript and a folder of our own → the Word file made in it."""
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    try:
        if path.stat().st_size > BYTES_MOST:
            raise OfficeFailed(f"> {BYTES_MOST // 1_000_000} MB")
        source = folder / f"manuscript{path.suffix.lower()}"  # a name that is no option
        shutil.copyfile(path, source)
        run = subprocess.run(
            [
                office,
                f"-env:UserInstallation={profile.parent.as_uri()}",
                "--headless",
                "--norestore",
                "--convert-to",
                "docx:MS Word 2007 XML",
                "--outdir",
                str(folder / "made"),
                str(source),
            ],
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise OfficeFailed(f"> {SECONDS} s") from error
    except OSError as error:
        raise OfficeFailed(error.strerror or type(error).__name__) from error
    made = folder / "made" / "manuscript.docx"
    if not made.is_file():
        words = run.stderr.decode(errors="replace").strip().splitlines()
        raise OfficeFailed(words[-1][:200] if words else f"exit {run.returncode}")
    return made
