"""Harmless files, made when asked for: what people send in."""

from __future__ import annotations

import io
import zipfile

import pikepdf
from PIL import Image

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def pdf(*words: str, add=None) -> bytes:
    """A PDF with a page for each text; `add` may put something into it."""
    paper = pikepdf.new()
    for said in words or ("Søknad om bolig",):
        paper.add_blank_page(page_size=(595, 842))
        page = paper.pages[-1]
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )  # fmt: skip
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        drawn = b"BT /F1 18 Tf 60 760 Td (" + said.encode("cp1252") + b") Tj ET"
        page.Contents = paper.make_stream(drawn)
    if add:
        add(paper)
    target = io.BytesIO()
    paper.save(target, deterministic_id=True)
    return target.getvalue()


def photograph(form: str = "JPEG", size: tuple[int, int] = (640, 480), **rest) -> bytes:
    """A picture with the place it was taken at, as a telephone writes it."""
    target = io.BytesIO()
    place = Image.Exif()
    place[0x010F] = "Oppdiktet kamera"
    place[0x8825] = {1: "N", 2: (59.0, 54.0, 30.0), 3: "E", 4: (10.0, 45.0, 10.0)}
    Image.linear_gradient("L").resize(size).convert("RGB").save(target, form, exif=place, **rest)
    return target.getvalue()


def packed(parts: dict[str, str | bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive with these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", how) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, how)
    return target.getvalue()


def docx_parts(said: str = "Uttalelse fra fastlegen", main: str = WORD_MAIN) -> dict[str, str | bytes]:
    """The parts of a Word file."""
    return {
        "[Content_Types].xml": f'<?xml version="1.0"?><Types xmlns="{TYPES}">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELS}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "docProps/core.xml": "<cp:coreProperties xmlns:cp='x'/>",
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{said}</w:t></w:r></w:p>'
        "</w:body></w:document>",
    }


def docx(said: str = "Uttalelse fra fastlegen", **more: str | bytes) -> bytes:
    """A Word file; `more` are parts by name."""
    return packed(docx_parts(said) | more)


def xlsx_parts(said: str = "Inntekt", cells: str = "") -> dict[str, str | bytes]:
    """The parts of an Excel file."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return {
        "[Content_Types].xml": f'<?xml version="1.0"?><Types xmlns="{TYPES}">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_MAIN}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELS}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}"><sheets><sheet name="A" sheetId="1"/></sheets>'
        "</workbook>",
        "xl/sharedStrings.xml": f'<sst xmlns="{main}"><si><t>{said}</t></si></sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData><row r="1">'
        f'<c r="A1"><v>310000</v></c>{cells}</row></sheetData></worksheet>',
    }


def xlsx(said: str = "Inntekt", **more: str | bytes) -> bytes:
    """An Excel file."""
    return packed(xlsx_parts(said) | more)
