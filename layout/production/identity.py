"""An open PDF → what it says of itself, in Info and XMP, in step."""

from __future__ import annotations

import pikepdf
from pikepdf import Dictionary, Name, String

from layout.production.job import Statement
from layout.production.metadata import info_entries, xmp_packet


def state_identity(
    file: pikepdf.Pdf, statement: Statement, claims: tuple[str, ...], content: bytes
) -> None:
    """An open PDF, what it says of itself and the standards it claims → Info and XMP in step."""
    for key in list(file.docinfo.keys()):
        del file.docinfo[key]
    for key, text in info_entries(statement, claims).items():
        file.docinfo[key] = String(text)
    file.docinfo.Trapped = Name("/False")
    # Unfiltered, so that tools which only scan a file for the packet find it.
    metadata = pikepdf.Stream(file, xmp_packet(statement, claims, content))
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    file.Root.Metadata = file.make_indirect(metadata)
    file.Root.Lang = String(statement.language)
    file.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
