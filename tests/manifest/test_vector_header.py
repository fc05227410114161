"""How large a picture made of lines is, before anything of it is drawn."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from layout.manifest.vector_header import eps_program, read_eps, read_pdf, read_svg


def pdf(*pages: dict[str, object], **how: object) -> bytes:
    """Keys of pages → a PDF of empty pages of 300 × 200 pt with them."""
    file = pikepdf.new()
    for keys in pages:
        page = file.add_blank_page(page_size=(300, 200))
        for key, value in keys.items():
            page.obj[f"/{key}"] = pikepdf.Array(value) if isinstance(value, list) else value
    out = BytesIO()
    file.save(out, **how)  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize(
    ("keys", "box", "size"),
    [
        ({}, "", (300, 200)),
        ({"TrimBox": [10, 10, 110, 60]}, "", (100, 50)),
        ({"TrimBox": [110, 60, 10, 10]}, "", (100, 50)),
        ({"TrimBox": [10, 10, 110, 60], "BleedBox": [0, 0, 120, 70]}, "bleed", (120, 70)),
        ({"TrimBox": [10, 10, 110, 60]}, "media", (300, 200)),
        ({"CropBox": [0, 0, 50, 90]}, "", (50, 90)),
        ({"CropBox": [-20, 0, 500, 90]}, "crop", (300, 90)),
        ({"Rotate": 90}, "", (200, 300)),
        ({"Rotate": -270, "UserUnit": 2}, "", (400, 600)),
    ],
)
def test_the_box_of_a_page(keys: dict[str, object], box: str, size: tuple[float, float]) -> None:
    header = read_pdf(pdf({}, keys), 2, box)
    assert (header.width, header.height) == size
    assert header.fault == ""


def test_pages_that_are_not_there_and_passwords() -> None:
    assert read_pdf(pdf({}, {}), 3, "")[2:] == (2, "page")
    locked = pdf({}, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert read_pdf(locked, 1, "").fault == "password"
    assert read_pdf(b"%PDF-1.4 nonsense", 1, "").fault == "damaged"
    assert read_pdf(pdf({"TrimBox": [900, 900, 950, 950]}), 1, "").fault == "empty"


def test_an_eps_with_a_preview_round_it_and_two_bounding_boxes() -> None:
    program = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 201 101\n%%HiResBoundingBox: 0 0 200.5 100.25\n"
    dos = b"\xc5\xd0\xd3\xc6" + (30).to_bytes(4, "little") + len(program).to_bytes(4, "little")
    for data in (program, dos.ljust(30, b"\0") + program + b"TIFF"):
        assert read_eps(data)[:2] == (200.5, 100.25)
        assert eps_program(data) == program


@pytest.mark.parametrize(
    ("root", "size"),
    [
        ('width="200" height="100"', (150, 75)),
        ('width="210mm" height="297mm" viewBox="0 0 10 10"', (595.275, 841.889)),
        ('viewBox="0 0 40 20"', (30, 15)),
        ('width="80" viewBox="0 0 40 20"', (60, 30)),
        ('height="1in" viewBox="0,0,40,20"', (144, 72)),
        ('width="100%" height="100%" viewBox="-5 -5 40 20"', (30, 15)),
    ],
)
def test_the_size_of_an_svg(root: str, size: tuple[float, float]) -> None:
    for text in (
        f"<svg {root}/>",
        f"<?xml version='1.0'?>\n<!-- <svg width='1'> -->\n<svg\n{root}>",
    ):
        header = read_svg(text.encode())
        assert (header.width, header.height) == pytest.approx(size, abs=0.01)
