"""A document with its printed original → a galley in the original's form: line for line, page for page.

Nothing is searched and nothing forced. Rows are filled from head to foot, each paragraph broken line by line (F1
to F10); the lines above a place never depend on what comes below it, so a picture or a page that began with
certain words is met where the lines broken so far reach them.
"""

from __future__ import annotations

from layout.document.model import Document
from layout.flow.content.build import FlowContent
from layout.flow.content.split import divisible, split_stack
from layout.flow.content.stacks import BlockTypesetter
from layout.flow.model.elements import Element, Stack
from layout.flow.model.galley import Galley
from layout.flow.model.placement import LineSlot, Placement, SetLines, SetPicture, SetStack
from layout.flow.reprint.events import Event, Sheets, Standing, events_of
from layout.text.linebreak import break_lines
from layout.text.model import Broken, SetText

LEAST_ROWS = 3  # of a picture cut off by the foot of its page; with fewer it goes to the next page
SPARE_ROOM = 1.15  # how much more room than its length a paragraph is offered


def reprint(
    document: Document, content: FlowContent, typesetter: BlockTypesetter, top: int
) -> Galley:
    """A document with its original, the material and the first row of text on page one → the galley, one column.

    The pages are laid twice: tight, to see how many rows each leaves, then with the white above the
    stacks that those rows allow.
    """
    tight = _Press(document, content, typesetter, (top, {}))
    tight.lay()
    spare = {page: typesetter.grid.rows - used for page, used in tight.used.items()}
    press = _Press(document, content, typesetter, (top, spare))
    press.lay()
    return Galley(
        elements=content.elements,
        pictures=tuple(
            (article, options.picture)
            for article, options in zip(content.picture_articles, content.pictures, strict=True)
        ),
        placements=tuple(press.placed),
        pages=max(press.used, default=1),
        end_page=press.page,
        end_row=press.row,
        cost=0.0,
        scores=(),
    )


class _Press:
    """Where the next line stands, what stands on the sheets already, and everything placed.

    ``rows`` are the first row of text on page one and the rows each page has to spare. ``given`` are the pages begun where the original's did; on a page begun by running over no page
    of the original begins (its text has grown, and the pages run on).
    """

    def __init__(
        self,
        document: Document,
        content: FlowContent,
        typesetter: BlockTypesetter,
        rows: tuple[int, dict[int, int]],
    ) -> None:
        self.content, self.typesetter, self.grid = content, typesetter, typesetter.grid
        self.events = events_of(document, content, typesetter)
        self.sheets = Sheets(typesetter.grid, typesetter.style.pictures.min_measure)
        self.top, self.spare = rows
        self.used: dict[int, int] = {}
        self.placed: list[Placement] = []
        self.given = {1}
        self.page, self.row = 1, self.top

    @property
    def begun(self) -> bool:
        """Whether anything stands on the page the next line goes to."""
        return self.row > (self.top if self.page == 1 else 0)

    def lay(self) -> None:
        """Places every element in reading order."""
        for index, element in enumerate(self.content.elements):
            events = self.events.get((element.article, element.paragraph), ())
            if element.text is not None:
                self.run(index, element, element.text, events)
                continue
            for event in events:
                self.meet(event)
            if element.stack is not None and not element.jump:
                self.stand(index, element.stack)

    def run(self, index: int, element: Element, text: SetText, events: tuple[Event, ...]) -> None:
        """Places a paragraph, and on its way the pictures and pages that begin within it.

        Each begins with the line whose head is nearest to its words: the words themselves, where the
        text is the original's.
        """
        fixed: list[LineSlot] = []
        for event in events:
            slots, broken = self.filled(element, text, fixed)
            heads = [abs(text.starts[one.start] - event.offset) for one in broken.breaks]
            line = max(heads.index(min(heads)), len(fixed))
            fixed = slots[:line]
            at = slots[line] if line < len(slots) else slots[-1]
            self.page, self.row = at.page, at.row
            self.meet(event)
        slots, broken = self.filled(element, text, fixed)
        used = tuple(slots[: len(broken.breaks)])
        self.placed.append(SetLines(index, broken, 0, used))
        for slot in used:
            self.fill_to(slot.page, slot.row + 1)
        self.page, self.row = used[-1].page, used[-1].row + 1

    def filled(
        self, element: Element, text: SetText, fixed: list[LineSlot]
    ) -> tuple[list[LineSlot], Broken]:
        """A paragraph and the slots of its first lines → slots enough for all, and its lines in them."""
        em = self.grid.em
        reach = element.length * SPARE_ROOM + 2 * self.grid.measure_em
        while True:
            slots = [*fixed, *self.sheets.slots(self.page, self.row, reach)]
            measures = (*(slot.width / em for slot in slots), self.grid.measure_em)
            broken = break_lines(text, measures, indent=element.indent, hang=element.hang)
            assert broken is not None
            if len(broken.breaks) <= len(slots):
                return slots, broken
            reach *= 2

    def meet(self, event: Event) -> None:
        """Here a picture stood or a page began in the original."""
        if event.picture is None:
            if self.begun and self.page in self.given:
                self.page, self.row = self.page + 1, 0
            self.given.add(self.page)
            return
        page, row = self.page, self.sheets.foot(self.page, self.row)
        while self.grid.rows - row < min(event.rows, LEAST_ROWS):
            page, row = page + 1, self.sheets.foot(page + 1, 0)
        self.hang(event, page, row, min(event.rows, self.grid.rows - row))

    def hang(self, event: Event, page: int, row: int, rows: int) -> None:
        """Places a picture at its side, or over the whole column where no text stands beside it."""
        assert event.picture is not None
        before = sum(1 for one in self.sheets.standing if one.page == page)
        left = event.left if event.left is not None else before % 2 == 1
        self.sheets.standing.append(Standing(page, row, rows, event.measure, left))
        self.fill_to(page, row + rows)
        whole = event.measure <= 0
        away = 0.0 if left else self.grid.width - event.width
        self.placed.append(
            SetPicture(
                picture=event.picture,
                page=page,
                column=0,
                row=row,
                rows=rows,
                picture_rows=max(1, rows - event.caption_rows),
                x=(self.grid.width - event.width) / 2 if whole else away,
                width=event.width,
                wrap="column" if whole else "left" if left else "right",
            )
        )

    def stand(self, index: int, stack: Stack) -> None:
        """Places a stack where its rows are free, on the next page where they are not; split if it must be."""
        stack = divisible(stack, self.grid.rows)
        above = min(stack.above, self.spare.get(self.page, 0)) if self.begun else 0
        left = self.beside(stack, above)
        if left is None:
            row = self.sheets.foot(self.page, self.row)
            left = 0.0
            if row + above + stack.rows > self.grid.rows:
                parts = split_stack(stack, self.grid.rows - row, self.grid.line)
                if parts is not None:
                    self.set_stack(index, parts[0], row, 0.0)
                    stack = parts[1]
                if parts is not None or row:
                    self.page, self.row = self.page + 1, 0
                    self.stand(index, stack)
                    return
            self.row = row
        if above:
            self.spare[self.page] -= above
        self.set_stack(index, stack, self.row + above, left)

    def beside(self, stack: Stack, above: int) -> float | None:
        """A stack of one line that fits beside a picture → its left edge, pt; None where it stands alone."""
        row = self.row + above
        slot = self.sheets.slot(self.page, row) if row < self.grid.rows else None
        if slot is None or stack.rows > 1 or stack.fills or stack.rules:
            return None
        widest = max(
            (line.x + line.line.width * line.style.size for line in stack.lines), default=0.0
        )
        return slot.left if widest <= slot.width else None

    def set_stack(self, index: int, stack: Stack, row: int, left: float) -> None:
        """Remembers a stack where it stands."""
        self.placed.append(SetStack(index, self.page, 0, row, False, stack, left))
        self.row = row + stack.rows
        self.fill_to(self.page, self.row)

    def fill_to(self, page: int, row: int) -> None:
        """Rows of a page are taken."""
        self.used[page] = max(self.used.get(page, 0), row)
