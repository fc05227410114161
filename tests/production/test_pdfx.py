"""Clauses of ISO 15930-7 (X-4) and ISO 15930-4 (X-1a), as numbered in layout/production/PDFX4.md."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from xml.etree import ElementTree

import pikepdf
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from layout.production.boxes import settle_boxes
from layout.production.pdfx import to_pdfx
from tests.production.pages import BLEED, STATEMENT, TRIM, job, opened, painted

STANDARDS = ("x4", "x1a")
TEXT = {
    "x4": ("{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion", "PDF/X-4"),
    "x1a": ("{http://ns.adobe.com/pdfx/1.3/}GTS_PDFXVersion", "PDF/X-1a:2003"),
}


def xmp(file: pikepdf.Pdf) -> dict[str, str]:
    """The simple properties of the packet, and the first entry of each list."""
    root = ElementTree.fromstring(file.Root.Metadata.read_bytes())
    described = next(root.iter("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description"))
    return {entry.tag: "".join(entry.itertext()).strip() for entry in described}


@pytest.mark.parametrize(("standard", "version"), [("x4", b"%PDF-1.6"), ("x1a", b"%PDF-1.4")])
def test_header_says_the_version_of_the_standard(standard: str, version: bytes) -> None:
    pdf = to_pdfx(painted(), job(standard))
    assert pdf.startswith(version)
    with opened(pdf) as file:
        assert "/Version" not in file.Root
        assert "/Extensions" not in file.Root


def test_x1a_has_no_object_or_reference_streams() -> None:
    pdf = to_pdfx(painted(), job("x1a"))
    assert b"/ObjStm" not in pdf
    assert b"/XRef" not in pdf
    assert b"trailer" in pdf


@pytest.mark.parametrize("standard", STANDARDS)
def test_the_trailer_has_an_id_and_no_encryption(standard: str) -> None:
    with opened(to_pdfx(painted(), job(standard))) as file:
        assert len(file.trailer.ID) == 2
        assert "/Encrypt" not in file.trailer


@pytest.mark.parametrize("standard", STANDARDS)
def test_one_output_intent_with_its_profile(standard: str) -> None:
    with opened(to_pdfx(painted(), job(standard))) as file:
        (intent,) = file.Root.OutputIntents
        assert intent.S == "/GTS_PDFX"
        assert str(intent.OutputConditionIdentifier) == "FOGRA39"
        assert str(intent.RegistryName) == "http://www.color.org"
        assert str(intent.Info)
        assert intent.DestOutputProfile.N == 4
        profile = intent.DestOutputProfile.read_bytes()
        assert profile == job(standard).condition.profile.read_bytes()


def test_x1a_may_name_a_registered_condition_without_a_profile() -> None:
    with opened(to_pdfx(painted(), job("x1a", "JC200103"))) as file:
        (intent,) = file.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == "JC200103"
        assert str(intent.RegistryName) == "http://www.color.org"
        assert "/DestOutputProfile" not in intent


@pytest.mark.parametrize("standard", STANDARDS)
def test_xmp_and_info_say_the_same(standard: str) -> None:
    with opened(to_pdfx(painted(), job(standard))) as file:
        said, info = xmp(file), file.docinfo
        pdf, core = "{http://ns.adobe.com/pdf/1.3/}", "{http://ns.adobe.com/xap/1.0/}"
        dublin = "{http://purl.org/dc/elements/1.1/}"
        assert str(info.Title) == said[dublin + "title"] == STATEMENT.title
        assert str(info.Author) == said[dublin + "creator"] == STATEMENT.publisher
        assert str(info.Producer) == said[pdf + "Producer"]
        assert str(info.Creator) == said[core + "CreatorTool"]
        assert info.Trapped == "/False"
        assert said[pdf + "Trapped"] == "False"
        assert str(info.CreationDate) == str(info.ModDate) == "D:20000101000000Z"
        for key in ("CreateDate", "ModifyDate", "MetadataDate"):
            assert said[core + key] == "2000-01-01T00:00:00Z"
        key, value = TEXT[standard]
        assert said[key] == value == str(info.GTS_PDFXVersion)


@pytest.mark.parametrize("standard", STANDARDS)
def test_xmp_identifies_the_file(standard: str) -> None:
    with opened(to_pdfx(painted(), job(standard))) as file:
        said = xmp(file)
        space = "{http://ns.adobe.com/xap/1.0/mm/}"
        for key in ("DocumentID", "InstanceID"):
            assert re.fullmatch(r"uuid:[0-9a-f-]{36}", said[space + key])
        assert said[space + "VersionID"] == "1"
        assert said[space + "RenditionClass"] == "default"


def test_xmp_stands_unfiltered_so_that_scanners_find_it() -> None:
    assert b"<pdfxid:GTS_PDFXVersion>PDF/X-4<" in to_pdfx(painted(), job())


@pytest.mark.parametrize("title", ["", "\x00\x07题\x1f", "]]>&<!--", "题\ud800目", "𠮷"])
def test_any_title_makes_a_packet_that_parses(title: str) -> None:
    odd = job()
    odd = type(odd)(odd.statement._replace(title=title), "x4", odd.condition, BLEED)
    with opened(to_pdfx(painted(), odd)) as file:
        kept = "".join(c for c in title if c >= " " and c != "\ud800")
        assert xmp(file)["{http://purl.org/dc/elements/1.1/}title"] == kept
        assert str(file.docinfo.Title) == kept


@pytest.mark.parametrize("standard", STANDARDS)
def test_boxes_trim_in_bleed_in_media_and_no_other(standard: str) -> None:
    with opened(to_pdfx(painted(), job(standard))) as file:
        for page in file.pages:
            trim, bleed, media = (
                [float(v) for v in page.obj[key]] for key in ("/TrimBox", "/BleedBox", "/MediaBox")
            )
            assert "/CropBox" not in page.obj
            assert "/ArtBox" not in page.obj
            assert media[:2] == [0, 0]
            assert trim[2] - trim[0] == pytest.approx(TRIM[0], abs=1e-3)
            assert bleed[0] == pytest.approx(trim[0] - BLEED, abs=1e-3)
            assert all(outer <= inner for outer, inner in zip(media[:2], bleed[:2], strict=True))
            assert all(outer >= inner for outer, inner in zip(media[2:], bleed[2:], strict=True))


BOXES = [
    ("TrimBox", None),
    ("BleedBox", None),
    ("TrimBox", [-20, -20, 2000, 2000]),
    ("BleedBox", [40, 40, 100, 100]),
    ("BleedBox", [-9, -9, 999, 999]),
    ("MediaBox", [400, 500, 0, 0]),
]


@pytest.mark.parametrize(("name", "values"), BOXES)
def test_wrong_boxes_are_put_right(name: str, values: list[int] | None) -> None:
    with opened(painted()) as file:
        page = file.pages[0].obj
        if values is None:
            del page[f"/{name}"]
        else:
            page[f"/{name}"] = pikepdf.Array(values)
        out = io.BytesIO()
        file.save(out)
    with opened(to_pdfx(out.getvalue(), job())) as file:
        page = file.pages[0].obj
        trim, bleed, media = (
            [float(v) for v in page[f"/{b}Box"]] for b in ("Trim", "Bleed", "Media")
        )
        assert media[0] <= bleed[0] <= trim[0] < trim[2] <= bleed[2] <= media[2]
        assert media[1] <= bleed[1] <= trim[1] < trim[3] <= bleed[3] <= media[3]


SIDES = st.tuples(*[st.floats(-900, 900, allow_nan=False).map(lambda v: round(v, 2))] * 4)


@given(SIDES, st.none() | SIDES, st.none() | SIDES, st.floats(0, 40))
def test_any_boxes_end_up_one_inside_the_other(
    media: tuple[float, ...],
    trim: tuple[float, ...] | None,
    bleed: tuple[float, ...] | None,
    by: float,
) -> None:
    assume(abs(media[0] - media[2]) > 1 and abs(media[1] - media[3]) > 1)
    with pikepdf.new() as file:
        page = file.add_blank_page(page_size=(10, 10))
        for name, box in (("/MediaBox", media), ("/TrimBox", trim), ("/BleedBox", bleed)):
            if box:
                page.obj[name] = pikepdf.Array([Decimal(str(v)) for v in box])
        settle_boxes(page, by)
        inner, middle, outer = (
            [float(v) for v in page.obj[f"/{b}Box"]] for b in ("Trim", "Bleed", "Media")
        )
        assert outer[0] <= middle[0] <= inner[0] < inner[2] <= middle[2] <= outer[2]
        assert outer[1] <= middle[1] <= inner[1] < inner[3] <= middle[3] <= outer[3]


@pytest.mark.parametrize("standard", STANDARDS)
def test_no_annotations_actions_outline_or_forms(standard: str) -> None:
    with opened(painted(annotated=True)) as file:
        file.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        file.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array())
        file.pages[0].obj.AA = pikepdf.Dictionary()
        file.pages[0].obj.Group = pikepdf.Dictionary(
            S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceRGB
        )
        out = io.BytesIO()
        file.save(out)
    with opened(to_pdfx(out.getvalue(), job(standard))) as file:
        for key in ("Outlines", "OpenAction", "AcroForm", "Names", "Dests", "AA", "PageMode"):
            assert f"/{key}" not in file.Root
        for page in file.pages:
            assert not {"/Annots", "/AA", "/Group", "/Trans"} & set(page.obj.keys())
    assert b"example.org" not in to_pdfx(out.getvalue(), job(standard))


@pytest.mark.parametrize("standard", STANDARDS)
def test_the_empty_helvetica_goes_from_resources_and_content(standard: str) -> None:
    assert b"/Helvetica" in painted()
    pdf = to_pdfx(painted(), job(standard))
    with opened(pdf) as file:
        for page in file.pages:
            assert not page.resources.get("/Font", {})
            assert b"Tf" not in page.Contents.read_bytes()
            assert b"re f" in page.Contents.read_bytes().replace(b" f*", b" f")
        assert not any(
            isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"
            for item in file.objects
        )


def test_a_standard_font_with_text_stays_for_the_preflight_to_see() -> None:
    with opened(painted(1)) as file:
        file.pages[0].contents_add(b"BT /F1 9 Tf (text) Tj ET")
        out = io.BytesIO()
        file.save(out)
    with opened(to_pdfx(out.getvalue(), job())) as file:
        assert "/F1" in file.pages[0].resources.Font


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize("marks", [b"", painted(2, trim=(400, 500))])
def test_the_same_input_gives_the_same_bytes(
    standard: str, marks: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = to_pdfx(painted(), job(standard, marks=marks))
    monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)
    assert to_pdfx(painted(), job(standard, marks=marks)) == first


def test_another_page_changes_the_instance_and_not_the_document() -> None:
    space = "{http://ns.adobe.com/xap/1.0/mm/}"
    with opened(to_pdfx(painted(1), job())) as one, opened(to_pdfx(painted(2), job())) as two:
        assert xmp(one)[space + "InstanceID"] != xmp(two)[space + "InstanceID"]
        assert xmp(one)[space + "DocumentID"] == xmp(two)[space + "DocumentID"]


def test_tags_stay_and_x4_claims_ua_beside_them() -> None:
    with opened(painted(1)) as file:
        file.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        file.Root.StructTreeRoot = pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot)
        out = io.BytesIO()
        file.save(out)
    with opened(to_pdfx(out.getvalue(), job("x4"))) as file:
        assert "/StructTreeRoot" in file.Root
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert str(file.Root.Lang) == "zh-CN"
        assert xmp(file)["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    with opened(to_pdfx(out.getvalue(), job("x1a"))) as file:
        assert "{http://www.aiim.org/pdfua/ns/id/}part" not in xmp(file)
