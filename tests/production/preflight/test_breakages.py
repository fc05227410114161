"""Every deliberate breakage of a good press file is caught, by the code that names it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from layout.production.preflight import preflight
from layout.production.preflight.file.metadata import metadata_findings
from tests.production.preflight import edits as e
from tests.production.preflight.issue import (
    BLEED,
    HEIGHT,
    WIDTH,
    context,
    good_pages,
    good_press,
    press,
    style,
)

CA = e.gs(ca=0.5)
KNOCK_OUT = e.gs(op=False, OP=False, OPM=1)
OPM_0 = e.gs(op=True, OP=True, OPM=0)
OVER = e.gs(op=True, OP=True, OPM=1)
MULTIPLY = e.gs(BM=Name.Multiply)
LINE = "60 60 m 160 60 l S"
FAR = [0, 0, 800, 800]


@pytest.mark.parametrize("standard", ["x4", "x1a"])
def test_a_good_press_file_has_no_finding(standard: str) -> None:
    assert preflight(context(standard=standard, press=good_press(standard))) == ()
    resaved = e.edited(e.nothing, standard)
    assert preflight(context(standard=standard, press=resaved)) == ()


def codes(press: bytes, standard: str) -> set[str]:
    return {finding.code for finding in preflight(context(standard=standard, press=press))}


BOTH: list[tuple[str, str, Any]] = [
    # the file as a whole
    ("pdf-version", "a later version in the catalogue", e.put("Version", Name("/1.7"))),
    ("pdf-filter", "LZW", e.lzw),
    ("pdf-external-stream", "data in another file", e.drawn("", XObject={"S": e.stream(F=String("a.bin"))})),
    ("pdf-xobject-forbidden", "PostScript", e.drawn("", XObject={"P": e.stream(Subtype=Name.PS)})),
    ("pdf-xobject-forbidden", "OPI", e.put("image.OPI", Dictionary())),
    ("pdf-xobject-forbidden", "reference", e.drawn("", XObject={"R": e.stream(Subtype=Name.Form, BBox=FAR, Ref=Dictionary())})),
    ("pdf-alternates", "an alternate for print", e.put("image.Alternates", Array([Dictionary(DefaultForPrinting=True)]))),
    ("pdf-transfer-curve", "TR", e.drawn("/X gs", ExtGState=e.gs(TR=Name.Identity))),
    ("pdf-transfer-curve", "TR2", e.drawn("/X gs", ExtGState=e.gs(TR2=Name.Identity))),
    ("pdf-transfer-curve", "HTP", e.drawn("/X gs", ExtGState=e.gs(HTP=Array([0, 0])))),
    ("pdf-transfer-curve", "halftone 6", e.drawn("/X gs", ExtGState=e.gs(HT=Dictionary(HalftoneType=6)))),
    ("pdf-separation-info", "SeparationInfo", e.put("page.SeparationInfo", Dictionary())),
    ("pdf-separation-info", "PresSteps", e.put("page.PresSteps", Dictionary())),
    ("pdf-action", "JavaScript by name", e.put("Names", Dictionary(JavaScript=Dictionary()))),
    ("pdf-action", "an action on opening", e.put("OpenAction", Dictionary(S=Name.Named, N=Name.Print))),
    ("pdf-action", "actions of the page", e.put("page.AA", Dictionary())),
    ("pdf-action", "a script in a direct object", e.put("page.PieceInfo", Dictionary(A=Dictionary(S=Name.JavaScript)))),
    ("pdf-form", "a form", e.put("AcroForm", Dictionary(Fields=Array()))),
    ("pdf-annotation", "a link in the type area", e.annotation()),
    ("pdf-action", "a link that opens an address", e.annotation(A=Dictionary(S=Name.URI, URI=String("https://a.cn")))),
    ("pdf-page-count", "a page lost", lambda pdf: pdf.pages.__delitem__(1)),
    ("not-printed", "a line lost", e.without("Tj", 3)),
    ("not-printed", "the picture lost", e.without("Do", 0)),
    ("bleed-missing", "a ground that ends at the trim", e.drawn(f"0 0 0 0.2 k {BLEED} {BLEED} 20 200 re f")),
    ("bleed-missing", "a ground clipped at the trim", e.drawn(f"{BLEED} {BLEED} 400 400 re W n 0 0 0 0.2 k 0 0 40 200 re f")),
    ("outside-safe-zone", "text 3 mm from the trim", e.drawn(f"0 0 0 1 k /X gs BT /F 9 Tf {BLEED + 8.5} 200 Td <0102> Tj ET", ExtGState=OVER)),
    ("text-off-page", "text over the trim", e.drawn(f"0 0 0 1 k /X gs BT /F 9 Tf {BLEED - 5} 200 Td <0102> Tj ET", ExtGState=OVER)),
    # what the file says of itself
    ("xmp-info-differ", "titles", e.put("info.Title", String("别的题目"))),
    ("xmp-info-differ", "dates", e.put("info.ModDate", String("D:20200501000000Z"))),
    ("output-intent", "none", e.drop("OutputIntents")),
    ("output-intent", "two", e.doubled_intent),
    ("output-intent", "of another kind", e.put("intent.S", Name.GTS_PDFA1)),
    ("output-condition", "no identifier", e.drop("intent.OutputConditionIdentifier")),
    ("output-condition-differs", "another condition", e.put("intent.OutputConditionIdentifier", String("JC200103"))),
    ("output-profile", "of a monitor", e.icc("sRGB.icc", 3)),
    ("output-profile", "kept elsewhere", e.put("intent.DestOutputProfileRef", Dictionary())),
    ("output-profile", "not an ICC profile", lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.write(b"nothing")),
    ("output-profile", "wrong number of inks", e.icc("ISOcoated_v2_300_bas.icc", 3)),
    # boxes and pages
    ("box-missing", "TrimBox", e.drop("page.TrimBox")),
    ("box-missing", "BleedBox", e.drop("page.BleedBox")),
    ("box-trim-and-art", "both", e.put("page.ArtBox", e.TRIM)),
    ("box-nesting", "trim outside bleed", e.put("page.BleedBox", Array([20, 20, 200, 200]))),
    ("box-nesting", "bleed outside media", e.put("page.BleedBox", Array([-20, -20, 900, 900]))),
    ("box-bleed", "1 mm only", e.put("page.BleedBox", Array([5.7, 5.7, WIDTH + 11.3, HEIGHT + 11.3]))),
    ("box-crop", "not the media", e.put("page.CropBox", e.TRIM)),
    ("box-trim-size", "another format", e.put("page.TrimBox", Array([BLEED, BLEED, 200, 200]))),
    ("box-area", "ViewArea", e.put("ViewerPreferences", Dictionary(ViewArea=Name.TrimBox))),
    ("page-rotated", "a quarter turn", e.put("page.Rotate", 90)),
    ("page-user-unit", "double", e.put("page.UserUnit", 2)),
    ("page-empty", "no content", e.emptied),
    ("content-broken", "Q without q", e.drawn("Q Q Q")),
    ("content-broken", "an image nowhere to be found", e.drawn("/Nowhere Do")),
    # fonts
    ("font-not-embedded", "program removed", e.drop("cidfont.FontDescriptor.FontFile2")),
    ("font-not-embedded", "Helvetica named, not used", e.drawn("", Font={"H": e.dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)})),
    ("font-not-subset", "no tag", e.put("font.BaseFont", Name("/NotoSerifSC-Regular"))),
    ("font-cid-map", "composite without a map", e.drop("cidfont.CIDToGIDMap")),
    ("font-no-unicode", "composite without text", e.drop("font.ToUnicode")),
    # colours
    ("device-rgb", "text", e.drawn(e.words("1 0 0 rg"))),
    ("device-rgb", "a line", e.drawn("0 0 1 RG 2 w " + LINE)),
    ("device-rgb", "the picture", e.put("image.ColorSpace", Name.DeviceRGB)),
    ("device-rgb", "a palette", e.put("image.ColorSpace", Array([Name.Indexed, Name.DeviceRGB, 1, String("abcdef")]))),
    ("device-rgb", "an inline image", e.drawn("20 0 0 20 60 60 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI")),
    ("device-rgb", "a shading", e.drawn("60 60 20 20 re W n /S sh", Shading={"S": e.shading})),
    ("device-rgb", "a pattern's tile", e.drawn("/Pattern cs /P scn 60 60 40 40 re f", Pattern={"P": e.tile})),
    ("device-rgb", "a pattern's shading", e.drawn("/Pattern cs /P scn 60 60 40 40 re f", Pattern={"P": e.shaded})),
    ("device-rgb", "inside a form", e.drawn("/R Do", XObject={"R": e.stream(b"1 0 0 rg 50 50 40 40 re f", Subtype=Name.Form, BBox=FAR)})),
    ("device-gray", "the writer's default black", e.drawn(e.words(""), before=True)),
    ("device-gray", "a line", e.drawn("0 G 1 w " + LINE)),
    ("icc-colour", "ICCBased", e.drawn(e.box("/I cs 0 0 0 sc"), ColorSpace={"I": e.icc_based})),
    ("icc-colour", "Lab", e.drawn(e.box("/I cs 50 0 0 sc"), ColorSpace={"I": Array([Name.Lab, Dictionary(WhitePoint=[0.96, 1, 0.82])])})),
    ("spot-unasked", "PANTONE", e.drawn(e.box("/I cs 1 scn"), ColorSpace={"I": e.spot("PANTONE 485 C")})),
    ("ink-name-long", "43 characters of three bytes", e.drawn("", ColorSpace={"I": e.spot("金" * 43)})),
    ("ink-name-not-text", "bytes of another encoding", e.drawn("", ColorSpace={"I": e.spot_of_bytes(b"/#B3#E0")})),
    ("ink-two-spellings", "a blank more", e.drawn("", ColorSpace={"I": e.spot("PANTONE 485 C"), "J": e.spot("Pantone 485C")})),
    ("ink-two-looks", "red and blue", e.drawn("", ColorSpace={"I": e.spot("烫金"), "J": e.spot("烫金", (1, 1, 0, 0))})),
    ("content-broken", "a colour space nowhere to be found", e.drawn("/Nowhere cs 1 scn 60 60 9 9 re f")),
    ("all-on-product", "registration colour", e.drawn(e.box("/I cs 1 scn"), ColorSpace={"I": e.spot("All")})),
    ("rich-black-text", "four inks", e.drawn(e.words("0.6 0.5 0.5 1 k"))),
    ("small-multi-ink-text", "red at 6 pt", e.drawn(e.words("0 0.95 0.85 0 k", 6))),
    ("small-multi-ink-text", "red at 12 pt, halved by the matrix", e.drawn("0.5 0 0 0.5 0 60 cm " + e.words("0 1 1 0 k", 12))),
    ("small-white-text", "white at 6 pt", e.drawn(e.words("0 0 0 0 k", 6))),
    ("black-not-overprinting", "overprint off", e.drawn(e.words("/X gs 0 0 0 1 k"), ExtGState=KNOCK_OUT)),
    ("black-not-overprinting", "OPM 0", e.drawn(e.words("/X gs 0 0 0 1 k"), ExtGState=OPM_0)),
    ("line-not-overprinting", "overprint off", e.drawn("/X gs 0 0 0 1 K 1 w " + LINE, ExtGState=KNOCK_OUT)),
    ("white-overprints", "white text", e.drawn(e.words("/X gs 0 0 0 0 k", 12), ExtGState=OVER)),
    ("hairline", "0.1 pt", e.drawn("0 1 0 0 K 0.1 w " + LINE)),
    ("hairline", "as thin as the device can", e.drawn("0 1 0 0 K 0 w " + LINE)),
    ("hairline", "a filled sliver", e.drawn("0 1 0 0 k 60 60 100 0.1 re f")),
    ("hairline", "0.5 pt, a third of it by the matrix", e.drawn("0.3 0 0 0.3 0 0 cm 0 1 0 0 K 0.5 w 300 300 m 600 300 l S")),
    ("ink-over-limit", "360 %", e.drawn(e.box("0.9 0.9 0.9 0.9 k"))),
    # pictures
    ("resolution-error", "68 ppi", e.pixels(100, 67)),
    ("resolution-warning", "178 ppi", e.pixels(260, 173)),
    ("resolution-note", "260 ppi", e.pixels(380, 253)),
    ("line-art-coarse", "a stencil of 100 ppi", e.stencil(146, 97)),
    ("line-art-warning", "a stencil of 570 ppi", e.stencil(832, 554)),
    ("line-art-note", "a stencil of 700 ppi", e.stencil(1022, 681)),
    ("picture-upscaled", "twice its pixels", e.pixels(1200, 800)),
    ("picture-ink", "376 %", e.pixels(600, 400, 240)),
    ("picture-ink", "376 %, stored inverted", e.pixels(600, 400, 240, inverted=True)),
]  # fmt: skip

X4: list[tuple[str, str, Any]] = [
    ("xmp-missing", "no packet", e.drop("Metadata")),
    ("xmp-missing", "no XML", e.xmp("<rdf:RDF", "<rdf:RDF <")),
    ("xmp-property", "another version", e.xmp("PDF/X-4", "PDF/X-3")),
    ("xmp-property", "RenditionClass", e.xmp("RenditionClass", "RenditionKlasse")),
    ("xmp-property", "DocumentID", e.xmp("DocumentID", "DocumentNo")),
    ("trapped-unknown", "Unknown", e.xmp("Trapped>False", "Trapped>Unknown")),
    ("output-profile", "none", e.drop("intent.DestOutputProfile")),
    ("blend-space", "RGB", e.put("page.Group", Dictionary(S=Name.Transparency, CS=Name.DeviceRGB))),
]

X1A: list[tuple[str, str, Any]] = [
    ("output-profile", "of ICC version 4", e.icc_version(4)),
    ("info-property", "no version", e.drop("info.GTS_PDFXVersion")),
    ("info-property", "version of 2001", e.put("info.GTS_PDFXVersion", String("PDF/X-1:2001"))),
    ("info-property", "no title", e.drop("info.Title")),
    ("info-property", "no date", e.drop("info.CreationDate")),
    ("trapped-unknown", "Unknown", e.put("info.Trapped", Name.Unknown)),
    ("pdf-layers", "layers", e.put("OCProperties", Dictionary())),
    ("pdf-filter", "JPEG 2000", e.drawn("", XObject={"J": e.stream(Filter=Name.JPXDecode)})),
    ("transparency", "half opaque", e.drawn(e.box("/X gs 0 1 0 0 k"), ExtGState=CA)),
    ("transparency", "multiplied", e.drawn(e.box("/X gs 0 1 0 0 k"), ExtGState=MULTIPLY)),
    ("transparency", "a soft mask", lambda pdf: image_mask(pdf)),
    ("transparency", "a group", e.put("page.Group", Dictionary(S=Name.Transparency))),
]  # fmt: skip


def image_mask(pdf: pikepdf.Pdf) -> None:
    mask = pdf.make_stream(b"\x80")
    mask.Subtype, mask.Width, mask.Height = Name.Image, 1, 1
    mask.ColorSpace, mask.BitsPerComponent = Name.DeviceGray, 8
    e.image(pdf).SMask = mask


def table(rows: list[tuple[str, str, Any]], standard: str) -> list[Any]:
    return [
        pytest.param(standard, code, edit, id=f"{standard}-{code}-{what}")
        for code, what, edit in rows
    ]


@pytest.mark.parametrize(
    ("standard", "code", "edit"),
    [*table(BOTH, "x4"), *table(BOTH, "x1a"), *table(X4, "x4"), *table(X1A, "x1a")],
)
def test_a_breakage_of_the_file_is_caught(standard: str, code: str, edit: e.Edit) -> None:
    assert code in codes(e.edited(edit, standard), standard)


ID = b"/ID ["
BYTES: list[tuple[str, str, str, Callable[[bytes], bytes]]] = [
    ("pdf-version", "x4", "1.7 in the header", lambda data: data.replace(b"%PDF-1.6", b"%PDF-1.7", 1)),
    ("pdf-version", "x1a", "1.6 in the header", lambda data: data.replace(b"%PDF-1.4", b"%PDF-1.6", 1)),
    ("pdf-id", "x4", "no identifier", lambda data: data.replace(ID, b"/XD [")),
    ("pdf-damaged", "x1a", "a table that points nowhere", lambda data: data.replace(b"startxref\n", b"startxref\n9")),
    ("pdf-unreadable", "x4", "not a PDF", lambda data: b"GIF89a" + data[2000:4000]),
    ("pdf-unreadable", "x4", "nothing", lambda _: b""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "standard", "edit"),
    [pytest.param(code, standard, edit, id=what) for code, standard, what, edit in BYTES],
)
def test_a_breakage_of_the_bytes_is_caught(
    code: str, standard: str, edit: Callable[[bytes], bytes]
) -> None:
    assert code in codes(edit(good_press(standard)), standard)


@pytest.mark.parametrize("password", ["", "geheim"])
def test_an_encrypted_file_is_caught(password: str) -> None:
    locked = pikepdf.Encryption(owner="besitzer", user=password)
    assert "pdf-encrypted" in codes(e.edited(e.nothing, encryption=locked, force_version=""), "x4")


def test_a_compressed_packet_is_noted() -> None:
    # Seen before saving: qpdf unpacks XMP whenever it writes.
    with pikepdf.open(BytesIO(good_press())) as pdf:
        e.packed_xmp(pdf)
        assert [finding.code for finding in metadata_findings(pdf, "x4")] == ["xmp-filtered"]


def test_object_streams_are_caught_in_x1a() -> None:
    made = pikepdf.ObjectStreamMode.generate
    press = e.edited(e.nothing, "x1a", object_stream_mode=made, force_version="1.5")
    assert {"pdf-object-streams", "pdf-version"} <= codes(press, "x1a")


@pytest.mark.parametrize("standard", ["x4", "x1a"])
def test_a_press_file_with_marks_has_no_finding(standard: str) -> None:
    own = style(standard, marks=True)
    assert preflight(context(style=own, press=press(good_pages(), own))) == ()


def test_marks_outside_the_trim_are_no_part_of_the_product() -> None:
    # A registration mark in /All and a small white letter in the bleed disturb nobody.
    outside = f"/I cs 1 scn 0 0 6 6 re f 0 0 0 0 k BT /F 5 Tf {WIDTH + BLEED + 1} 2 Td <01> Tj ET"
    press = e.edited(e.drawn(outside, ColorSpace={"I": e.spot("All")}))
    assert codes(press, "x4") == set()


def test_what_is_clipped_away_is_not_painted() -> None:
    press = e.edited(e.drawn("60 60 10 10 re W n 1 0 0 rg 200 200 20 20 re f"))
    assert codes(press, "x4") == set()
