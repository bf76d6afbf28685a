"""Files made to harm, at least five hundred, the same every time; nothing in them works, but it looks so.

`MARK` stands in everything that would act. `must` says what is right: «refused»; «cleaned», when what is kept
must not hold the mark; «text», when it may be kept as plain text and nothing else; «any», when it need only
be survived.
"""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tests.support import files, hostile_office, hostile_papers
from tests.support.hostile_names import NAMES

MARK = b"ONDSINNET"
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
DISGUISES = ("bilde.jpg", "bilde.png", "søknad.pdf", "brev.docx", "ark.xlsx", "notat.txt")


@dataclass(frozen=True)
class Hostile:
    """One file: its family, the name it comes under, its bytes, and what must become of it."""

    family: str
    name: str
    content: bytes
    must: str = "refused"


SCRIPTS: dict[str, tuple[bytes, str]] = {
    "html": (b"<!DOCTYPE html><html><script>alert('%s')</script></html>" % MARK, "refused"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='%s()'/>" % MARK, "refused"),
    "svg with xml": (b"<?xml version='1.0'?><svg><script>%s</script></svg>" % MARK, "refused"),
    "xml": (b"<?xml version='1.0'?><a>%s</a>" % MARK, "refused"),
    "php": (b"<?php system('%s'); ?>" % MARK, "refused"),
    "asp": (b"<%%@ Page Language='C#' %%>%s" % MARK, "refused"),
    "shell": (b"#!/bin/sh\n%s\n" % MARK, "refused"),
    "batch": (b"@echo off\r\nstart %s\r\n" % MARK, "refused"),
    "powershell": (b"powershell.exe -enc %s" % MARK, "refused"),
    "visual basic": (b'Set a = CreateObject("%s")' % MARK, "refused"),
    "javascript": (b"document.write('%s')" % MARK, "refused"),
    "quiet javascript": (b"var a = '%s'; a += 1;" % MARK, "text"),
    "html application": (b"<script language='VBScript'>%s</script>" % MARK, "refused"),
    "program": (b"MZ\x90\0\3\0\0\0" + MARK, "refused"),
    "linux program": (b"\x7fELF\2\1\1" + MARK, "refused"),
    "mac program": (b"\xcf\xfa\xed\xfe" + MARK, "refused"),
    "shortcut": (b"L\0\0\0\1\x14\2\0\0\0\0\0\xc0" + MARK, "refused"),
    "rich text": (b"{\\rtf1{\\object\\objdata %s}}" % MARK, "refused"),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + MARK * 40, "refused"),
    "postscript": (b"%!PS\n(" + MARK + b") run", "refused"),
    "web archive": (b"From: <x>\nMIME-Version: 1.0\n\n" + MARK, "refused"),
    "gif": (b"GIF89a\1\0\1\0\0\0\0;" + MARK, "refused"),
    "eicar": (EICAR, "refused"),
}


def scripts() -> Iterator[Hostile]:
    """A script, a program or a page under the name of something else."""
    for what, (content, must) in SCRIPTS.items():
        for name in DISGUISES:
            yield Hostile(f"script: {what}", name, content, must)


def markup() -> Iterator[Hostile]:
    """Pages that hide their first sign."""
    page = "<html><body onload='ONDSINNET()'>"
    forms = {
        "spaces": b" \r\n\t" * 700 + page.encode(), "mark first": b"\xef\xbb\xbf" + page.encode(),
        "utf-16": page.encode("utf-16"), "utf-16 big": b"\xfe\xff" + page.encode("utf-16-be"),
        "after text": b"Kjaere saksbehandler\n" * 90 + page.encode(), "capitals": page.upper().encode(),
        "gap in the sign": b"< html >" + MARK, "nothing between": b"a\0<script>" + MARK,
        "comment first": b"<!-- hei --><svg onload=x>" + MARK, "address": b"javascript:" + MARK,
        "iframe": b"hei <iframe src=//x>" + MARK, "entity": b"<!ENTITY a SYSTEM 'file:///etc/passwd'>" + MARK,
    }  # fmt: skip
    for what, content in forms.items():
        for name in ("bilde.png", "notat.txt", "brev.pdf"):
            yield Hostile(f"markup: {what}", name, content)


def _chunk(kind: bytes, content: bytes) -> bytes:
    total = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + total


def _png_with(chunk: bytes) -> bytes:
    picture = files.photograph("PNG")
    return picture[:33] + chunk + picture[33:]


def polyglots() -> Iterator[Hostile]:
    """One file that two programs read as two things."""
    jpeg, png, pdf, word = files.photograph(), files.photograph("PNG"), files.pdf(), files.docx()
    tails = {
        "page": b"<script>" + MARK + b"</script>", "php": b"<?php " + MARK, "program": b"MZ" + MARK * 9,
        "archive": files.packed({"ONDSINNET.exe": MARK}), "mark": MARK * 1000, "paper": pdf + MARK,
    }  # fmt: skip
    for what, tail in tails.items():
        yield Hostile(f"polyglot: picture and {what}", "bilde.jpg", jpeg + tail, "cleaned")
        yield Hostile(f"polyglot: png and {what}", "bilde.png", png + tail, "cleaned")
        yield Hostile(f"polyglot: paper and {what}", "brev.pdf", pdf + tail)
        yield Hostile(f"polyglot: word and {what}", "brev.docx", word + tail)
        remark = b"\xff\xfe" + struct.pack(">H", len(tail[:60_000]) + 2) + tail[:60_000]
        yield Hostile(f"polyglot: remark of {what}", "bilde.jpg", jpeg[:2] + remark + jpeg[2:], "cleaned")
        profile = b"\xff\xe1" + struct.pack(">H", len(tail[:60_000]) + 8) + b"Exif\0\0" + tail[:60_000]
        yield Hostile(f"polyglot: exif of {what}", "bilde.jpg", jpeg[:2] + profile + jpeg[2:], "any")
        said = _chunk(b"tEXt", b"Comment\0" + tail)
        yield Hostile(f"polyglot: text of {what}", "bilde.png", _png_with(said), "cleaned")
        yield Hostile(
            f"polyglot: own chunk of {what}", "bilde.png", _png_with(_chunk(b"raNd", tail)), "cleaned"
        )
        head = pdf.replace(b"%PDF-1.3\n", b"%PDF-1.3\n%" + tail.replace(b"\n", b" ") + b"\n", 1)
        if what in {"page", "php"}:
            yield Hostile(f"polyglot: head of {what}", "brev.pdf", head)
        yield Hostile(f"polyglot: {what} first", "brev.pdf", tail + pdf, "any")
    for first, name in (
        (jpeg, "brev.docx"),
        (b"GIF89a", "bilde.png"),
        (b"MZ", "brev.docx"),
        (b"<html>", "brev.docx"),
    ):
        yield Hostile("polyglot: archive behind", name, first + word, "cleaned")


def _png_head(width: int, height: int, bits: int = 8, color: int = 2, rows: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, bits, color, 0, 0, 0)
    data = zlib.compress(rows or b"\0" * 100_000, 9)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _jpeg_of(width: int, height: int) -> bytes:
    picture = files.photograph()
    at = picture.index(b"\xff\xc0") + 5
    return picture[:at] + struct.pack(">HH", height, width) + picture[at + 4 :]


def pixels() -> Iterator[Hostile]:
    """Pictures that unpack to more than there is room for, or that go on."""
    for width, height in (
        (60_000, 60_000),
        (30_000, 30_000),
        (19_999, 19_999),
        (10_000, 10_000),
        (100_000, 10),
    ):
        for bits, color in ((8, 2), (16, 6), (1, 0)):
            must = "any" if (bits, width) == (1, 10_000) else "refused"
            content = _png_head(width, height, bits, color)
            yield Hostile(f"pixels: png {width}×{height}×{bits}", "bilde.png", content, must)
    for side in (65_500, 30_000, 20_000, 9_000):
        yield Hostile(f"pixels: jpeg {side}", "bilde.jpg", _jpeg_of(side, side), "any")
    room = zlib.compress(b"\0" * 250_000_000, 9)
    yield Hostile(
        "pixels: text that unpacks", "bilde.png", _png_with(_chunk(b"zTXt", b"a\0\0" + room)), "any"
    )
    yield Hostile(
        "pixels: profile that unpacks", "bilde.png", _png_with(_chunk(b"iCCP", b"a\0\0" + room)), "any"
    )
    yield Hostile(
        "pixels: rows that go on", "bilde.png", _png_head(100, 100, rows=b"\0" * 200_000_000), "any"
    )
    yield Hostile("pixels: nothing", "bilde.png", _png_head(0, 0))
    for side in (0, 1):
        yield Hostile("pixels: jpeg of nothing", "bilde.jpg", _jpeg_of(side, 0))
    scans = files.photograph(progressive=True)
    at = scans.rindex(b"\xff\xda")
    yield Hostile("pixels: many scans", "bilde.jpg", scans[:at] + scans[at:-2] * 4_000 + scans[-2:], "any")
    frames = [files.photograph(size=(9, 9))] * 2
    from PIL import Image

    target, pictures = io.BytesIO(), [Image.open(io.BytesIO(one)) for one in frames]
    pictures[0].putpixel((0, 0), (1, 2, 3))
    pictures[0].save(target, "PNG", save_all=True, append_images=pictures[1:])
    yield Hostile("pixels: moving", "bilde.png", target.getvalue())


def bombs() -> Iterator[Hostile]:
    """Archives that unpack to much more than they are."""
    zeros = b"\0" * 70_000_000
    yield Hostile("bomb: one large part", "brev.docx", files.docx(**{"word/media/a.png": zeros}))
    yield Hostile("bomb: a document", "brev.docx", files.docx(**{"word/document.xml": b" " * 50_000_000}))
    yield Hostile("bomb: strings", "ark.xlsx", files.xlsx(**{"xl/sharedStrings.xml": b" " * 55_000_000}))
    many = {f"word/media/{number}.png": b"a" for number in range(2_500)}
    yield Hostile("bomb: many parts", "brev.docx", files.docx(**many))
    medium = {f"word/media/{number}.png": b"\0" * 900_000 for number in range(90)}
    yield Hostile("bomb: many medium parts", "brev.docx", files.docx(**medium))
    inner = files.packed({"a": zeros[:9_000_000]})
    for depth in range(1, 7):
        inner = files.packed({f"{number}.zip": inner for number in range(4)})
        yield Hostile(f"bomb: nested {depth}", "brev.docx", inner)
        yield Hostile(f"bomb: nested {depth} in word", "brev.docx", files.docx(**{"word/media/a.zip": inner}))
        yield Hostile(
            f"bomb: nested {depth} as picture", "brev.docx", files.docx(**{"word/media/a.png": inner})
        )
    for name in ("brev.docx", "ark.xlsx", "bilde.png", "søknad.pdf"):
        yield Hostile(
            "bomb: plain archive", name, files.packed({"ONDSINNET.exe": MARK, "a": zeros[:500_000]})
        )
    for said in (10, 1_000, 900_000):
        yield Hostile(f"bomb: says {said}", "brev.docx", _lying(said))
    rows = "".join(f'<c r="A{n}"><v>1</v></c>' for n in range(600_000))
    yield Hostile("bomb: many cells", "ark.xlsx", files.packed(files.xlsx_parts(cells=rows)), "any")
    deep = "<w:p>" * 200_000
    yield Hostile("bomb: deep", "brev.docx", files.docx(**{"word/document.xml": deep}))
    yield Hostile(
        "bomb: stored",
        "brev.docx",
        files.packed(files.docx_parts() | {"a.gz": zeros[:99]}, zipfile.ZIP_STORED),
    )


def _lying(said: int) -> bytes:
    """A part whose directory says less than it unpacks to."""
    content = bytearray(files.docx(**{"word/media/a.png": b"\0" * 40_000_000}))
    size = struct.pack("<I", 40_000_000)
    at = content.find(size)
    while at >= 0:
        content[at : at + 4] = struct.pack("<I", said)
        at = content.find(size, at + 4)
    return bytes(content)


GOOD: dict[str, bytes] = {
    "brev.pdf": files.pdf(), "bilde.jpg": files.photograph(), "bilde.png": files.photograph("PNG"),
    "brev.docx": files.docx(), "ark.xlsx": files.xlsx(), "notat.txt": b"Et notat\n" * 40,
}  # fmt: skip


def damaged(dice: random.Random) -> Iterator[Hostile]:
    """Cut off, or with bytes changed."""
    for name, content in GOOD.items():
        for cut in (1, 5, 9, len(content) // 4, len(content) // 2, len(content) - 40, len(content) - 1):
            yield Hostile(f"damaged: {name} cut", name, content[:cut], "any")
        for number in range(12):
            harmed = bytearray(content)
            for _ in range(1 + number * 3):
                harmed[dice.randrange(len(harmed))] = dice.randrange(256)
            yield Hostile(f"damaged: {name} changed", name, bytes(harmed), "any")
    for number in range(20):
        yield Hostile(
            "damaged: noise", DISGUISES[number % 6], b"\x81\x8d" + dice.randbytes(2_000 * (1 + number))
        )


def names() -> Iterator[Hostile]:
    """Good files under names that would lead somewhere."""
    for number, name in enumerate(NAMES):
        yield Hostile("name", name, f"Notat nummer {number}".encode(), "text")


@cache
def corpus(seed: int = 4) -> tuple[Hostile, ...]:
    """All of them; the same for the same seed. Making them takes longer than most of their examinations."""
    return tuple(made_anew(seed))


def made_anew(seed: int = 4) -> Iterator[Hostile]:
    """All of them, one at a time."""
    yield from scripts()
    yield from markup()
    yield from polyglots()
    yield from pixels()
    yield from bombs()
    for what, name, content in hostile_office.all_of_them(MARK.decode()):
        yield Hostile(f"office: {what}", name, content)
    for what, content in hostile_papers.all_of_them(MARK.decode()):
        yield Hostile(f"paper: {what}", "søknad.pdf", content)
    for what, content in hostile_papers.heavy():
        yield Hostile(f"heavy paper: {what}", "søknad.pdf", content, "any")
    yield from damaged(random.Random(seed))
    yield from names()


def core(seed: int = 4, most: int = 66) -> list[Hostile]:
    """An even part for every run: the first of each family in turn until there are enough."""
    everything = corpus(seed)
    step = len(everything) / most
    return [everything[int(number * step)] for number in range(most)]
