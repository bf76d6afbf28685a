"""Word and Excel: every part looked at while it is unpacked, within limits; kept as it came or not at all."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError  # nosec B405 – the name of the fault only; defusedxml reads

from boligflyt.toolkit.files.found import Found
from boligflyt.toolkit.files.limits import MOST_EXPANDED, MOST_PARTS, MOST_RATIO, MOST_TEXT, SMALL_PART
from boligflyt.toolkit.files.plain_text import tidy
from boligflyt.toolkit.files.unfit import Unfit

CONTENT_TYPES = "[Content_Types].xml"
MAIN = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
}
NEVER = (
    (re.compile(r"vba|macro|activex|ctrlprops|customui", re.IGNORECASE), "macro"),
    (re.compile(r"externallinks?/|connections\.xml|querytables/|webextensions?/", re.IGNORECASE), "external"),
    (re.compile(r"embeddings/|oleobject", re.IGNORECASE), "embedded"),
    (re.compile(r"EncryptedPackage|EncryptionInfo", re.IGNORECASE), "encrypted"),
)
# Printer settings are the one binary that every Excel writes.
HARMLESS = re.compile(r"(?:xl|word)/printerSettings/printerSettings\d+\.bin$", re.IGNORECASE)
# Fields and formulas that fetch or start something.
FETCHING = re.compile(
    r"\b(?:DDE(?:AUTO)?|INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK|RD|DATABASE)\s+[\"\\\w]"
    r"|\b(?:WEBSERVICE|FILTERXML|RTD|CALL|REGISTER|EXEC|IMAGE)\s*\(|\w+\s*\|\s*'",
    re.IGNORECASE,
)
XML = (".xml", ".vml")
OTHERS = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".tif", ".tiff", ".bmp", ".odttf")
HIDDEN = (b"MZ", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x7fELF")
TEXT_PARTS = re.compile(
    r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$"
    r"|xl/(?:sharedStrings|worksheets/sheet\d+)\.xml$"
)
LINK_TYPE = "/hyperlink"
FIELD_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}instr"
INSTRUCTIONS = frozenset({"instrText", "fldSimple", "f", "definedName", "formula1", "formula2"})
ENDS = frozenset({"p", "c", "si", "br", "tab", "row", "tr"})


def prepare() -> None:
    """Load what reads XML, before the process is closed."""
    import encodings.cp437  # noqa: F401 – the names of old archives

    import defusedxml.ElementTree  # noqa: F401


def read(content: bytes) -> Found:
    """The file as it came, and its text. Raises Unfit."""
    import defusedxml

    _nothing_before_or_after(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = _listed(packed)
            if CONTENT_TYPES not in names:
                raise Unfit("archive")
            kind = _kind_of(packed)
            text, links = _looked_through(packed)
    except defusedxml.DefusedXmlException:
        raise Unfit("entities") from None
    except (zipfile.BadZipFile, zlib.error, ParseError, EOFError, OSError):
        raise Unfit("damaged") from None
    except (ValueError, KeyError, LookupError, RuntimeError, UnicodeError):
        raise Unfit("damaged") from None
    return Found(kind, content, text=text, links=links)


def _nothing_before_or_after(content: bytes) -> None:
    """The archive is the whole file: its directory ends it, with no remark."""
    end = content.rfind(b"PK\x05\x06")
    if end < 0:
        raise Unfit("damaged")
    if end + 22 != len(content):
        raise Unfit("two_kinds")


def _listed(packed: zipfile.ZipFile) -> set[str]:
    """The names, after what the directory says has been held against the limits."""
    entries = packed.infolist()
    if len(entries) > MOST_PARTS or sum(one.file_size for one in entries) > MOST_EXPANDED:
        raise Unfit("bomb")
    for one in entries:
        if one.flag_bits & 0x1:
            raise Unfit("encrypted")
        if one.file_size > SMALL_PART and one.file_size > MOST_RATIO * max(one.compress_size, 1):
            raise Unfit("bomb")
        _named_safely(one.filename)
    names = {one.filename for one in entries}
    if len(names) != len(entries):
        raise Unfit("two_kinds")  # two parts with one name: readers differ about which counts
    return names


def _named_safely(name: str) -> None:
    if name.startswith(("/", "\\")) or ".." in name.split("/") or "\\" in name or ":" in name:
        raise Unfit("archive")
    if HARMLESS.search(name):
        return
    for pattern, code in NEVER:
        if pattern.search(name):
            raise Unfit(code)


def _part(packed: zipfile.ZipFile, name: str) -> bytes:
    """The part unpacked, never more than the directory said."""
    said = packed.getinfo(name).file_size
    with packed.open(name) as part:
        content = part.read(said + 1)
    if len(content) != said:
        raise Unfit("bomb")
    return content


def _kind_of(packed: zipfile.ZipFile) -> str:
    """Which of the two by what the file says of its main part; macros and other Office kinds are refused."""
    from defusedxml import ElementTree

    parts = ElementTree.fromstring(_part(packed, CONTENT_TYPES), forbid_dtd=True)
    said = {one.get("ContentType", "").lower() for one in parts}
    if any("macroenabled" in one or "vbaproject" in one for one in said):
        raise Unfit("macro")
    if any(one.endswith((".oleobject", "officedocument.package")) for one in said):
        raise Unfit("embedded")
    found = [kind for kind, main in MAIN.items() if main in said]
    if len(found) != 1:
        raise Unfit("unknown")
    return found[0]


def _looked_through(packed: zipfile.ZipFile) -> tuple[str, int]:
    """The text in it and the number of links. Raises Unfit."""
    text: list[str] = []
    links = length = 0
    for name in packed.namelist():
        if name.endswith("/"):
            continue
        content = _part(packed, name)
        if name.lower().endswith(".rels"):
            links += _relations(content)
        elif name.lower().endswith(XML):
            for said in _said_in(content):
                if TEXT_PARTS.search(name) and length < MOST_TEXT:
                    text.append(said)
                    length += len(said)
        elif not (name.lower().endswith(OTHERS) or HARMLESS.search(name)) or content.startswith(HIDDEN):
            raise Unfit("embedded")
    return tidy("".join(text)), links


def _relations(content: bytes) -> int:
    """Links that somebody must press are counted; whatever is fetched by itself is refused."""
    from defusedxml import ElementTree

    links = 0
    for one in ElementTree.fromstring(content, forbid_dtd=True):
        kind, target = one.get("Type", "").lower(), one.get("Target", "").lower()
        if one.get("TargetMode", "").lower() == "external":
            if not kind.endswith(LINK_TYPE) or not target.startswith(("http:", "https:", "mailto:")):
                raise Unfit("external")
            links += 1
        if kind.endswith(("/attachedtemplate", "/afchunk")):
            raise Unfit("external")
        if kind.endswith(("/oleobject", "/package", "/vbaproject", "/control")):
            raise Unfit("embedded")
    return links


def _said_in(content: bytes) -> Iterator[str]:
    """The words of a part, element by element, so that a large one takes little room.

    A field's words may be cut into pieces; they are held together before they are judged.
    """
    from defusedxml import ElementTree

    instruction: list[str] = []
    for _, one in ElementTree.iterparse(io.BytesIO(content), events=("end",), forbid_dtd=True):
        mark = one.tag.rpartition("}")[2] if isinstance(one.tag, str) else ""
        if mark in INSTRUCTIONS:
            instruction.append(one.get(FIELD_WORDS) or one.text or "")
        elif mark in {"t", "v"} and one.text:
            yield one.text
        if mark in ENDS:
            yield "\n" if mark in {"p", "si"} else " "
            _harmless("".join(instruction))
            instruction.clear()
            one.clear()
    _harmless("".join(instruction))


def _harmless(instruction: str) -> None:
    if instruction and FETCHING.search(instruction):
        raise Unfit("external")
