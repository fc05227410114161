"""The issue set anew whenever something changed, in a thread of its own; the last good pages are kept."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from threading import Condition, Thread
from time import perf_counter

from layout.diagnostics import Diagnostic, diagnose
from layout.paint.options import PaintOptions
from layout.paint.paint import paint
from layout.request import TypesetIssue
from layout.session import Session


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is shown: its PDF, the page's index in it, and the build it was last changed in."""

    number: int
    version: int
    width: float
    height: float
    pdf: bytes
    index: int


@dataclass(frozen=True, slots=True)
class State:
    """What the desk shows: the pages of the last build that gave some, and the findings of the last one.

    ``failed``: the last build gave no pages, those shown are older. ``before`` are the pages as they were
    shown before the last change, to compare with. ``tried`` are values of the style that stand in no file yet.
    """

    build: int = 0
    sheets: tuple[Sheet, ...] = ()
    before: tuple[Sheet, ...] = ()
    changed: tuple[int, ...] = ()
    typeset: TypesetIssue | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    failed: bool = False
    tried: tuple[str, ...] = ()
    seconds: float = 0.0


class Engine:
    """Sets an issue again and again; asked while it works, it works once more, however often it was asked."""

    def __init__(self, session: Session, publish: Callable[[State], None]) -> None:
        self.state = State()
        self._session = session
        self._publish = publish
        self._wake = Condition()
        self._asked, self._done, self._ended = 1, 0, False
        self._tried: tuple[str, ...] = ()
        self._painted: dict[int, tuple[Diagnostic, ...]] = {}
        self._thread = Thread(target=self._run, name="typesetter", daemon=True)

    def start(self) -> None:
        """The first build begins."""
        self._thread.start()

    def end(self) -> None:
        """The build under way is the last."""
        with self._wake:
            self._ended = True
            self._wake.notify_all()

    def ask(self, tried: Iterable[str] | None = None) -> int:
        """Something changed; ``tried``: values of the style to try (KEY=VALUE) → the number of the build to come."""
        with self._wake:
            if tried is not None:
                self._tried = tuple(tried)
            self._asked += 1
            self._wake.notify_all()
            return self._asked

    def wait(self, build: int = 0, seconds: float = 60.0) -> State:
        """The number of a build (0: the last asked for) → what is shown after it, or now, where it takes too long."""
        with self._wake:
            wanted = build or self._asked
            self._wake.wait_for(lambda: self._done >= wanted or self._ended, seconds)
        return self.state

    def _run(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._asked > self._done or self._ended)
                if self._ended:
                    return
                number, tried = self._asked, self._tried
            try:
                state = self._built(number, tried)
            except Exception as fault:
                # A fault of the program must not end the desk: the pages stay, the user is told.
                traceback.print_exc()
                crash = diagnose("desk-fault", reason=f"{type(fault).__name__}: {fault}")
                state = replace(self.state, build=number, diagnostics=(crash,), failed=True)
            self.state = state
            with self._wake:
                self._done = number
                self._wake.notify_all()
            self._publish(state)

    def _built(self, number: int, tried: tuple[str, ...]) -> State:
        since = perf_counter()
        result = self._session.update(*tried)
        if result.typeset is None or not result.pages:
            return replace(
                self.state,
                build=number,
                diagnostics=result.diagnostics,
                failed=True,
                changed=(),
                tried=tried,
                seconds=perf_counter() - since,
            )
        sheets = self._sheets(result.typeset, result.changed, number)
        said = (*result.diagnostics, *(one for group in self._painted.values() for one in group))
        changed = tuple(sheet.number for sheet in sheets if sheet.version == number)
        before = self.state.sheets if changed else self.state.before
        return State(
            number, sheets, before, changed, result.typeset, said, False, tried,
            perf_counter() - since,
        )  # fmt: skip

    def _sheets(
        self, typeset: TypesetIssue, changed: Iterable[int], number: int
    ) -> tuple[Sheet, ...]:
        """A set issue and the numbers of its changed pages → all its pages, those alone painted anew."""
        known = {sheet.number: sheet for sheet in self.state.sheets}
        every = typeset.pages.pages
        wanted = {*changed, *(page.number for page in every if page.number not in known)}
        fresh = tuple(page for page in every if page.number in wanted)
        last = len(every)
        self._painted = {page: said for page, said in self._painted.items() if page <= last}
        for page in fresh:
            # A PDF a page: a page that stays holds no other page's bytes in memory.
            part = replace(typeset.pages, pages=(page,), outline=())
            painted = paint(part, typeset.fonts, PaintOptions(target="proof"))
            self._painted[page.number] = painted.diagnostics
            known[page.number] = Sheet(
                page.number, number, page.width, page.height, painted.value, 0
            )
        return tuple(known[page.number] for page in every)
