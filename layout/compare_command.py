"""``--compare A B``: two kept proofs, or two display lists of ``--dump`` → the list of what changed."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from layout.exits import DONE, FAILED
from layout.outputs import OUT, settle_outputs
from layout.page.model import PageList
from layout.production.change_list import change_lines, change_list_pdf
from layout.production.compare import compare
from layout.production.rounds import LIST, Kept, read_kept, round_end, round_file
from layout.production.write import write_files
from layout.streams import emit, say
from layout.style.read import read_style
from layout.text.fonts import Fonts


def run_compare(options: argparse.Namespace) -> int:
    """Parsed options → the exit code; the list goes to stderr in words and to a PDF, or to stdout as JSON."""
    base = settle_outputs(options.issues, "proof")[0].base if options.issues else None
    found = [_kept(name, base) for name in options.compare]
    for name, kept in zip(options.compare, found, strict=True):
        if kept is None:
            zh = f"{name} 不是留下的校次，也不是 --dump 写的文件"
            en = f"{name} is neither a kept round nor a file of --dump"
            say(zh if options.lang == "zh" else en)
    then, now = found
    if then is None or now is None:
        return FAILED
    changes = compare(then.data, now.data)
    if options.json:
        entries = [*(t._asdict() for t in changes.texts), *(p._asdict() for p in changes.pictures)]
        emit(json.dumps({"pages": changes.pages, "changes": entries}, ensure_ascii=False))
        return DONE
    for line in change_lines(changes, options.lang):
        say(line)
    style = read_style(options.style or "bulletin").value
    if style is None:
        return FAILED
    data = now.data
    pages = PageList(
        str(data.get("issue", "")), "", "", "", "", 10.5, 17.0, 0.0, 0.0, (), ()
    )  # fmt: skip
    heading = (f"{then.round} {then.moment}".strip(), f"{now.round} {now.moment}".strip())
    pdf = change_list_pdf(changes, heading, pages, style, Fonts())
    target = options.output or (base or OUT / pages.issue).with_name(
        (base or Path(pages.issue)).name + round_end(now.round) + LIST
    )
    written = write_files([(target, pdf)])
    for path in written.value:
        emit(str(path))
    return FAILED if written.diagnostics else DONE


def _kept(name: str, base: Path | None) -> Kept | None:
    """A path, or the name of a round of the issue → the proof or display list; None where there is none."""
    path = Path(name)
    if path.is_file():
        return read_kept(path)
    return read_kept(round_file(base, name)) if base is not None else None
