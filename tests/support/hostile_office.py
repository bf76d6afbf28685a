"""Word and Excel files made to harm."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from tests.support import files
from tests.support.files import OFFICE, RELS, TYPES, W

NS = "application/vnd.ms-"
ENTITIES = {
    "file": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
    "address": '<!DOCTYPE a [<!ENTITY b SYSTEM "http://127.0.0.1/">]>',
    "parameter": '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://127.0.0.1/">%b;]>',
    "laughs": "<!DOCTYPE a [<!ENTITY b 'ha'>"
    + "".join(f"<!ENTITY b{n} '{f'&b{n - 1 if n else str()};' * 10}'>" for n in range(9))
    + "]>",
    "outside": '<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd">',
}
EXTERNAL = ("attachedTemplate", "image", "oleObject", "frame", "subDocument", "externalLinkPath", "afChunk")


def _relations(kind: str, target: str, mode: str = "External") -> str:
    return (
        f'<Relationships xmlns="{RELS}"><Relationship Id="r9" Type="{OFFICE}/{kind}" Target="{target}" '
        f'TargetMode="{mode}"/></Relationships>'
    )


def _word(inside: str) -> bytes:
    body = f'<w:document xmlns:w="{W}"><w:body><w:p>{inside}</w:p></w:body></w:document>'
    return files.docx(**{"word/document.xml": body})


def _field(*pieces: str) -> bytes:
    return _word("".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces))


def _formula(said: str) -> bytes:
    return files.packed(files.xlsx_parts(cells=f'<c r="B1"><f>{said}</f></c>'))


def _main(kind: str) -> bytes:
    return files.packed(files.docx_parts(main=f"{NS}{kind}.main+xml"))


def _flagged() -> bytes:
    content = bytearray(files.docx())
    for sign, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        found = content.find(sign)
        while found >= 0:
            content[found + at : found + at + 2] = struct.pack("<H", 1)
            found = content.find(sign, found + 4)
    return bytes(content)


def macros(mark: str) -> Iterator[tuple[str, str, bytes]]:
    """Macros, whatever the file is called."""
    for kind in (
        "word.document.macroEnabled",
        "word.template.macroEnabledTemplate",
        "excel.sheet.macroEnabled",
    ):
        yield f"macro {kind}", "brev.docx", _main(kind)
        yield f"macro {kind} as sheet", "ark.xlsx", _main(kind)
    for part in (
        "word/vbaProject.bin",
        "word/vbaData.xml",
        "xl/macrosheets/sheet1.xml",
        "word/activeX/activeX1.xml",
        "customUI/customUI.xml",
        "xl/ctrlProps/ctrlProp1.xml",
    ):
        yield f"part {part}", "brev.docx", files.docx(**{part: mark})
        yield f"part {part} in sheet", "ark.xlsx", files.xlsx(**{part: mark})


def fetching(mark: str) -> Iterator[tuple[str, str, bytes]]:
    """What fetches or starts something by itself."""
    for kind in EXTERNAL:
        for target in ("http://127.0.0.1/" + mark, "file:///etc/passwd", "\\\\tjener\\" + mark):
            told = _relations(kind, target)
            yield f"external {kind}", "brev.docx", files.docx(**{"word/_rels/document.xml.rels": told})
    told = _relations("hyperlink", "file:///etc/passwd")
    yield "link to a file", "brev.docx", files.docx(**{"word/_rels/document.xml.rels": told})
    told = _relations("hyperlink", "javascript:" + mark)
    yield "link to a script", "brev.docx", files.docx(**{"word/_rels/document.xml.rels": told})
    for words in (
        (f'DDEAUTO c:\\\\x "{mark}"',),
        ("DDE", "AUTO", f' "{mark}"'),
        (f'DDE "{mark}"',),
        ('INCLUDEPICTURE "http://x"',),
        ("INCLUDETEXT", ' "file:///x"'),
        ('LINK Excel.Sheet "x"',),
    ):
        yield f"field {words[0][:9]}", "brev.docx", _field(*words)
    yield "simple field", "brev.docx", _word(f'<w:fldSimple w:instr="DDEAUTO c:\\\\x {mark}"/>')
    for formula in (
        f"cmd|'/c {mark}'!A0",
        'WEBSERVICE("http://x")',
        'IMAGE("http://x")',
        'RTD("x",,"y")',
        f'CALL("Kernel32","{mark}")',
        'REGISTER("x")',
    ):
        yield f"formula {formula[:9]}", "ark.xlsx", _formula(formula)
    for part in (
        "xl/externalLinks/externalLink1.xml",
        "xl/connections.xml",
        "xl/queryTables/queryTable1.xml",
        "word/webExtensions/webExtension1.xml",
    ):
        yield f"part {part}", "ark.xlsx", files.xlsx(**{part: f"<a>{mark}</a>"})


def hidden(mark: str) -> Iterator[tuple[str, str, bytes]]:
    """Other files inside."""
    for part in (
        "word/embeddings/oleObject1.bin",
        "word/embeddings/ark.xlsx",
        "word/media/a.exe",
        "word/media/a.svg",
        "word/a.html",
        "word/media/a.js",
        "word/a.lnk",
        "evil.bin",
        "word/media/a.unknown",
        "EncryptedPackage",
    ):
        yield f"part {part}", "brev.docx", files.docx(**{part: mark})
    for what, start in (("program", "MZ"), ("archive", "PK\3\4"), ("linux", "\x7fELF")):
        yield f"picture that is a {what}", "brev.docx", files.docx(**{"word/media/a.png": start + mark})
    for part in ("../../../x.xml", "/etc/x.xml", "word\\..\\x.xml", "C:x.xml", "word/../../x.xml"):
        yield f"way out {part}", "brev.docx", files.docx(**{part: f"<a>{mark}</a>"})
    yield "locked", "brev.docx", _flagged()
    other = f'<Types xmlns="{TYPES}"><Override PartName="/a" ContentType="{files.WORD_MAIN}"/>'
    yield (
        "two kinds",
        "brev.docx",
        files.docx(
            **{
                "[Content_Types].xml": other
                + f'<Override PartName="/b" ContentType="{files.SHEET_MAIN}"/></Types>'
            }
        ),
    )
    yield "no main part", "brev.docx", files.docx(**{"[Content_Types].xml": f'<Types xmlns="{TYPES}"/>'})


def entities(mark: str) -> Iterator[tuple[str, str, bytes]]:
    """XML that reads other files, or that grows."""
    for what, head in ENTITIES.items():
        for part in (
            "word/document.xml",
            "word/styles.xml",
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
        ):
            yield f"entity {what} in {part}", "brev.docx", files.docx(**{part: f"{head}<a>{mark}&b;</a>"})
        yield (
            f"entity {what} in sheet",
            "ark.xlsx",
            files.xlsx(**{"xl/worksheets/sheet1.xml": f"{head}<a>&b;</a>"}),
        )
        wide = f'<?xml version="1.0" encoding="utf-16"?>{head}<a>&b;</a>'.encode("utf-16")
        yield f"entity {what} in utf-16", "brev.docx", files.docx(**{"word/document.xml": wide})


def all_of_them(mark: str) -> Iterator[tuple[str, str, bytes]]:
    """What it is, the name it comes under, the bytes."""
    yield from macros(mark)
    yield from fetching(mark)
    yield from hidden(mark)
    yield from entities(mark)
