"""What goes with a press file: the imposed booklet and the package."""

from __future__ import annotations

from collections.abc import Mapping

from layout.document.model import Document
from layout.outcome import Outcome
from layout.page.model import PageList
from layout.paint.fonts import Faces
from layout.production.booklet import paper_thickness, to_booklet
from layout.production.job import press_job
from layout.production.package import package, package_sources
from layout.production.ticket import (
    ticket_findings,
    ticket_label,
    ticket_pdf,
    ticket_sections,
)
from layout.style.model import Style


def booklet_file(
    pages: PageList, painted: bytes, document: Document, style: Style
) -> Outcome[bytes | None]:
    """Pages, the unmarked PDF painted from them, document and style → the imposed booklet.

    The creep follows the paper named in the manifest's ticket. None with an error where the style names no
    printing condition.
    """
    job = press_job(pages, style.print)
    if job.value is None:
        return Outcome(None, job.diagnostics)
    papers = (value for key, value in document.ticket if ticket_label(key) == "用纸")
    thickness = paper_thickness(next(papers, ""))
    return Outcome(to_booklet(painted, job.value, thickness), job.diagnostics)


def package_file(
    document: Document, pages: PageList, style: Style, faces: Faces, products: Mapping[str, bytes]
) -> Outcome[bytes | None]:
    """Document, pages, style, its fonts and the products by file name (press file first) → the package.

    The ticket is made here, with the hash of the press file. None with an error where the style names no
    printing condition.
    """
    job = press_job(pages, style.print)
    if job.value is None:
        return Outcome(None, job.diagnostics)
    name, press = next(iter(products.items()))
    sections = ticket_sections(document, pages, job.value, name, press)
    sources = package_sources(document, pages, job.value.condition)
    files = {
        **products,
        f"{pages.issue}-印刷单.pdf": ticket_pdf(sections, pages, style, faces),
        **sources.value,
    }
    said = (*job.diagnostics, *sources.diagnostics, *ticket_findings(document, pages))
    return Outcome(package(files, job.value.statement.moment), said)
