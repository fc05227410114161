"""PDF bytes as painted → the press file: PDF/X-4:2010 or PDF/X-1a:2003.

What the standards forbid is taken out by naming what may stay. ``PDFX4.md`` says clause by clause
how each requirement is met.
"""

from __future__ import annotations

import zlib
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from layout.production.boxes import settle_boxes
from layout.production.clean import drop_unembedded_fonts, unwrap_single_kids
from layout.production.conditions import REGISTRY, Condition
from layout.production.identity import state_identity
from layout.production.job import PressJob
from layout.production.marks import lay_marks

VERSIONS = {"x4": "1.6", "x1a": "1.4"}  # ISO 15930-7, 6.1; ISO 15930-4: PDF 1.4

_CATALOG_KEPT = {
    "/Type", "/Pages", "/Lang", "/MarkInfo", "/StructTreeRoot", "/PageLabels",
}  # fmt: skip
_PAGE_KEPT = {
    "/Type", "/Parent", "/Resources", "/Contents", "/MediaBox", "/TrimBox", "/BleedBox",
    "/StructParents",
}  # fmt: skip


def to_pdfx(pdf: bytes, job: PressJob) -> bytes:
    """PDF bytes as painted and the job → the bytes of the press file.

    The pages must be in press colours with every font embedded; this stage converts nothing.
    Raises ``pikepdf.PdfError`` where the bytes are no PDF.
    """
    with pikepdf.open(BytesIO(pdf)) as file:
        finish(file, job)
        if job.marks:
            lay_marks(file, job.marks)
        claims = _claims(file, job.standard)
        state_identity(file, job.statement, claims, pdf + job.marks)
        return pdfx_bytes(file, job.standard)


def finish(file: pikepdf.Pdf, job: PressJob) -> None:
    """An open PDF → the same with nothing in it that PDF/X forbids, and its output intent.

    Actions, forms, outline, annotations and page transparency groups go (ISO 15930-7, 6.17 and 6.18).
    """
    for key in set(file.Root.keys()) - _CATALOG_KEPT:
        del file.Root[key]
    for page in file.pages:
        settle_boxes(page, job.bleed)
        for key in set(page.obj.keys()) - _PAGE_KEPT:
            del page.obj[key]
        if job.standard == "x4":
            page.obj.Tabs = Name.S  # ISO 14289-1, 7.18.3; PDF 1.4 does not know the key
    drop_unembedded_fonts(file)
    unwrap_single_kids(file)
    _state_intent(file, job.condition)


def pdfx_bytes(file: pikepdf.Pdf, standard: str) -> bytes:
    """An open PDF and the standard → its bytes, the same each time, in the standard's PDF version."""
    packed = pikepdf.ObjectStreamMode.generate
    plain = pikepdf.ObjectStreamMode.disable  # PDF 1.4 has no object streams
    out = BytesIO()
    file.save(
        out,
        force_version=VERSIONS[standard],
        fix_metadata_version=False,
        object_stream_mode=plain if standard == "x1a" else packed,
        deterministic_id=True,
    )
    return out.getvalue()


def _state_intent(file: pikepdf.Pdf, condition: Condition) -> None:
    """ISO 15930-7, 6.4: one output intent; the profile may be left out in X-1a for a registered name."""
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(condition.identifier),
        OutputCondition=String(condition.info),
        Info=String(condition.info),
    )
    if condition.registered:
        intent.RegistryName = String(REGISTRY)
    if condition.embedded:
        # Level 1: a profile's tables hardly shrink further, and this is half the time of a save.
        packed = zlib.compress(condition.profile.read_bytes(), 1)
        profile = pikepdf.Stream(file, b"")
        profile.write(packed, filter=Name.FlateDecode)
        profile.N = 4
        intent.DestOutputProfile = file.make_indirect(profile)
    file.Root.OutputIntents = Array([file.make_indirect(intent)])


def _claims(file: pikepdf.Pdf, standard: str) -> tuple[str, ...]:
    """PDF/UA-1 is claimed beside X-4 where the pages are tagged; X-1a files claim X-1a alone."""
    tagged = standard == "x4" and "/StructTreeRoot" in file.Root
    return (standard, "ua") if tagged else (standard,)
