"""A flowable that the issue's own code makes → drawn into its rectangle."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from importlib.util import module_from_spec, spec_from_file_location
from math import isfinite
from pathlib import Path
from traceback import extract_tb
from typing import Any

from layout.diagnostics import Diagnostic, Place, Span, diagnose
from layout.document.model import FlowableCode
from layout.page.model import Flowable
from layout.paint.inks import Inks
from layout.paint.lent import Lender, missing_glyphs
from layout.paint.sheet import Sheet
from layout.paint.time_limit import OvertimeError, time_limit

MODULE = "issue_code"
SECONDS = 20  # for one drawing
SHRUNK = 0.995  # what is drawn smaller than that was made too large


def draw_flowable(item: Flowable, inks: Inks, lender: Lender, page: int) -> list[Diagnostic]:
    """A flowable, the inks of its sheet, the faces it is lettered in and its page → drawn in the middle of its
    rectangle, smaller where it would not fit; or why not.

    Whatever the code raises is the user's to see, not ours to crash on; nothing of a drawing that failed
    half-way stays on the page.
    """
    sheet, place = inks.sheet, Place(page, rect=item.rect)
    before = sheet.state()
    try:
        with (
            lender.lent(item.hand) as missing,
            _importable(item.code.file),
            inks.black_over(),
            time_limit(SECONDS),
        ):
            shrunk = _drawn(sheet, item)
    except (Exception, SystemExit, OvertimeError) as fault:
        sheet.undo(before)
        span = _line_at_fault(fault, item.code.file) or item.span
        reason = f"{type(fault).__name__}: {fault}"
        if isinstance(fault, OvertimeError):
            reason = f"> {SECONDS} s"
        return [diagnose("flowable-failed", span, place, reference=item.reference, reason=reason)]
    found = missing_glyphs(missing, item.span, place)
    if shrunk < SHRUNK:
        values = {"reference": item.reference, "percent": round(100 * shrunk)}
        found.append(diagnose("flowable-shrunk", item.span, place, **values))
    if fonts := ", ".join(sorted(sheet.unembedded())):
        values = {"reference": item.reference, "fonts": fonts}
        found.append(diagnose("flowable-font", item.span, place, **values))
    return found


def _drawn(sheet: Sheet, item: Flowable) -> float:
    """A flowable → drawn; how far it had to be made smaller, 1 where it fitted."""
    rect, asked = item.rect, item.code.scale
    drawable = _made(item.code)
    if not hasattr(drawable, "wrapOn"):
        raise TypeError(f"{item.code.function}() → {type(drawable).__name__}, no Flowable")
    across, down = rect.width / asked, rect.height / asked
    width, height = drawable.wrapOn(sheet, across, down)
    if not (isfinite(width) and isfinite(height)):
        raise ValueError(f"{width} × {height} pt")
    shrunk: float = min(1.0, across / max(width, 1e-6), down / max(height, 1e-6))
    scale = asked * shrunk
    left, top = sheet.origin
    sheet.saveState()
    sheet.translate(
        left + rect.x + (rect.width - width * scale) / 2,
        top - rect.bottom + (rect.height - height * scale) / 2,
    )
    sheet.scale(scale, scale)
    drawable.drawOn(sheet, 0, 0)
    sheet.restoreState()
    return shrunk


def _made(code: FlowableCode) -> Any:
    """A file and the name of a function in it → what the function returns, called without arguments."""
    spec = spec_from_file_location(MODULE, code.file)
    if spec is None or spec.loader is None:
        raise ImportError(code.file.name)
    module = sys.modules[MODULE] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return getattr(module, code.function)()


@contextmanager
def _importable(file: Path) -> Iterator[None]:
    """While it lasts, a file may import those beside it and print what it likes; all is forgotten afterwards,
    so that the next issue, or the next build of this one, reads its own. No byte code is left in the folder."""
    modules, path, unwritten = set(sys.modules), list(sys.path), sys.dont_write_bytecode
    sys.path.append(str(file.parent))
    sys.dont_write_bytecode = True
    try:
        with redirect_stdout(sys.stderr):
            yield
    finally:
        sys.path[:], sys.dont_write_bytecode = path, unwritten
        for name in set(sys.modules) - modules:
            origin = getattr(sys.modules[name], "__file__", None)
            if origin and Path(origin).is_relative_to(file.parent):
                del sys.modules[name]


def _line_at_fault(fault: BaseException, file: Path) -> Span | None:
    """What was raised and the file of the issue's code → the place in it at which that came to pass."""
    if isinstance(fault, SyntaxError) and fault.lineno and _same(fault.filename, file):
        return Span(str(file), fault.lineno, fault.offset or 1)
    frames = [frame for frame in extract_tb(fault.__traceback__) if _same(frame.filename, file)]
    if not frames or not frames[-1].lineno:
        return None
    last = frames[-1]
    start, end = last.colno or 0, last.end_colno or 0
    length = end - start if last.end_lineno == last.lineno else 1
    return Span(str(file), last.lineno or 1, start + 1, max(length, 1))


def _same(name: str | None, file: Path) -> bool:
    return name is not None and Path(name).resolve() == file.resolve()
