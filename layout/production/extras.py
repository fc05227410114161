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
from layout.production.ticket import ticket_pdf, ticket_sections
from layout.production.ticket_checks import asked_for
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
    paper = asked_for(document).get("用纸")
    thickness = paper_thickness(paper.value if paper else "")
    return Outcome(to_booklet(painted, job.value, thickness))


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
    return Outcome(package(files, job.value.statement.moment), sources.diagnostics)
