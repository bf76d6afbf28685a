"""PDF files made to harm."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.support import files

Put = Callable[[pikepdf.Pdf], None]
ACTIONS = (
    "JavaScript", "Launch", "SubmitForm", "ImportData", "GoToR", "GoToE", "Rendition", "Movie", "Sound",
    "Hide", "ResetForm", "RichMediaExecute", "GoTo3DView",
)  # fmt: skip
MARKS = ("RichMedia", "3D", "Screen", "Movie", "Sound", "FileAttachment")


def _action(kind: str, mark: str) -> Dictionary:
    made = Dictionary(S=Name("/" + kind), F=String(mark), URI=String("http://x/" + mark))
    if kind == "JavaScript":
        made.JS = String(f"app.alert('{mark}')")
    return made


def _opening(kind: str, mark: str) -> Put:
    return lambda paper: paper.Root.__setattr__("OpenAction", _action(kind, mark))


def _closing(kind: str, mark: str) -> Put:
    return lambda paper: paper.Root.__setattr__("AA", Dictionary(WC=_action(kind, mark)))


def _on_page(kind: str, mark: str) -> Put:
    return lambda paper: paper.pages[0].obj.__setattr__("AA", Dictionary(O=_action(kind, mark)))


def _on_mark(kind: str, mark: str) -> Put:
    def put(paper: pikepdf.Pdf) -> None:
        found = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=_action(kind, mark)
        )
        paper.pages[0].obj.Annots = Array([paper.make_indirect(found)])

    return put


def _next(kind: str, mark: str) -> Put:
    def put(paper: pikepdf.Pdf) -> None:
        first = Dictionary(S=Name.GoTo, D=Array([paper.pages[0].obj, Name.Fit]), Next=_action(kind, mark))
        paper.Root.OpenAction = first

    return put


def _annotation(kind: str, mark: str) -> Put:
    def put(paper: pikepdf.Pdf) -> None:
        found = Dictionary(
            Type=Name.Annot, Subtype=Name("/" + kind), Rect=Array([0, 0, 9, 9]), T=String(mark)
        )
        paper.pages[0].obj.Annots = Array([paper.make_indirect(found)])

    return put


def _script_tree(mark: str) -> Put:
    def put(paper: pikepdf.Pdf) -> None:
        names = Array([String("a"), paper.make_indirect(_action("JavaScript", mark))])
        paper.Root.Names = Dictionary(JavaScript=Dictionary(Names=names))

    return put


def _attached(mark: str) -> Put:
    return lambda paper: paper.attachments.__setitem__("ONDSINNET.exe", mark.encode())


def _form(mark: str) -> Put:
    return lambda paper: paper.Root.__setattr__(
        "AcroForm", Dictionary(Fields=Array([]), XFA=paper.make_stream(f"<xdp>{mark}</xdp>".encode()))
    )


def _outside(mark: str) -> Put:
    def put(paper: pikepdf.Pdf) -> None:
        far = paper.make_stream(b"")
        far.F = String("http://x/" + mark)
        paper.Root.Far = far

    return put


def _far_file(mark: str) -> Put:
    return lambda paper: paper.Root.__setattr__(
        "Far", paper.make_indirect(Dictionary(Type=Name.Filespec, FS=Name.URL, F=String("http://x/" + mark)))
    )


def _puts(mark: str) -> Iterator[tuple[str, Put]]:
    for where, put in (("on opening", _opening), ("afterwards", _closing), ("on a page", _on_page),
                       ("behind a mark", _on_mark), ("after going to a page", _next)):  # fmt: skip
        for kind in ACTIONS:
            yield f"{kind} {where}", put(kind, mark)
    yield "address on opening", _opening("URI", mark)
    for kind in MARKS:
        yield f"annotation {kind}", _annotation(kind, mark)
    yield "tree of scripts", _script_tree(mark)
    yield "attached file", _attached(mark)
    yield "form of XML", _form(mark)
    yield "content from outside", _outside(mark)
    yield "file from outside", _far_file(mark)


def _saved(put: Put | None = None, **how) -> bytes:
    paper = pikepdf.open(io.BytesIO(files.pdf()))
    if put:
        put(paper)
    target = io.BytesIO()
    # One that is locked has its own random number.
    paper.save(target, deterministic_id="encryption" not in how, **how)
    return target.getvalue()


def all_of_them(mark: str) -> Iterator[tuple[str, bytes]]:
    """What it is, and the bytes; all of these are to be refused."""
    for what, put in _puts(mark):
        yield what, files.pdf(add=put)
    packed = {"object_stream_mode": pikepdf.ObjectStreamMode.generate, "compress_streams": True}
    for what, put in (
        ("script", _opening("JavaScript", mark)),
        ("tree", _script_tree(mark)),
        ("file", _attached(mark)),
    ):
        yield f"{what} in a packed object", _saved(put, **packed)
    plain = files.pdf(add=_opening("JavaScript", mark))
    yield (
        "names written otherwise",
        plain.replace(b"/JavaScript", b"/J#61vaScript").replace(b"/JS ", b"/#4aS "),
    )
    for version in (2, 3, 4, 6):
        for secret in ("", "hemmelig"):
            how = pikepdf.Encryption(
                owner="eier", user=secret, R=version, aes=version >= 4, metadata=version >= 4
            )
            yield f"locked {version} {secret and 'with a word'}", _saved(encryption=how)
    yield "added to afterwards", _added_to(files.pdf(), mark)
    yield "no pages", _saved(lambda paper: paper.Root.Pages.__setattr__("Kids", Array([])))
    yield "nothing but a head", b"%PDF-1.7\n"
    yield "no end", files.pdf().replace(b"%%EOF", b"")
    yield "begins later", b"\n\n" + files.pdf(add=_opening("JavaScript", mark)) + b"<script>"


def _added_to(paper: bytes, mark: str) -> bytes:
    """A later layer that turns the catalogue into one with a script."""
    before = paper.rindex(b"startxref") + 10
    old = int(paper[before : paper.index(b"\n", before)])
    at = len(paper)
    fresh = (
        b"1 0 obj\n<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(%s)>>>>\nendobj\n" % mark.encode()
    )
    table = b"xref\n1 1\n%010d 00000 n \ntrailer\n<</Root 1 0 R/Size 7/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    return paper + fresh + table % (at, old, at + len(fresh))


def _stream(paper: pikepdf.Pdf, raw: bytes) -> pikepdf.Stream:
    made = pikepdf.Stream(paper, raw)
    made.Filter = Name.FlateDecode
    return made


def _content_bomb(paper: pikepdf.Pdf) -> None:
    paper.pages[0].obj.Contents = _stream(paper, zlib.compress(b"0 0 m 9 9 l S\n" * 15_000_000, 9))


def _twice_packed(paper: pikepdf.Pdf) -> None:
    made = pikepdf.Stream(paper, zlib.compress(zlib.compress(b"\0" * 300_000_000, 9), 9))
    made.Filter = Array([Name.FlateDecode, Name.FlateDecode])
    paper.pages[0].obj.Contents = made


def _picture_bomb(paper: pikepdf.Pdf) -> None:
    picture = _stream(paper, zlib.compress(b"\0" * 100_000_000, 9))
    picture.Type, picture.Subtype, picture.ColorSpace = Name.XObject, Name.Image, Name.DeviceRGB
    picture.Width, picture.Height, picture.BitsPerComponent = 30_000, 30_000, 8
    paper.pages[0].obj.Resources.XObject = Dictionary(I=picture)
    paper.pages[0].obj.Contents = paper.make_stream(b"595 0 0 842 0 0 cm /I Do")


def _drawn_in_itself(paper: pikepdf.Pdf) -> None:
    form = paper.make_stream(b"/X Do /X Do")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    form.Resources = Dictionary(XObject=Dictionary(X=form))
    paper.pages[0].obj.Resources.XObject = Dictionary(X=form)
    paper.pages[0].obj.Contents = paper.make_stream(b"/X Do")


def _doubling(paper: pikepdf.Pdf) -> None:
    """Each drawing draws the one before it ten times: ten to the twentieth."""
    inner = paper.make_stream(b"0 0 9 9 re f")
    inner.Type, inner.Subtype, inner.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    for _ in range(20):
        outer = paper.make_stream(b"/X Do " * 10)
        outer.Type, outer.Subtype, outer.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
        outer.Resources = Dictionary(XObject=Dictionary(X=inner))
        inner = outer
    paper.pages[0].obj.Resources.XObject = Dictionary(X=inner)
    paper.pages[0].obj.Contents = paper.make_stream(b"/X Do")


def _deep(paper: pikepdf.Pdf) -> None:
    inner = Array([])
    for _ in range(300):
        inner = Array([inner])
    paper.Root.Deep = inner


def _large_page(paper: pikepdf.Pdf) -> None:
    paper.pages[0].obj.MediaBox = Array([0, 0, 10_000_000, 10_000_000])


def _thin_page(paper: pikepdf.Pdf) -> None:
    paper.pages[0].obj.MediaBox = Array([0, 0, 1, 0.0001])


def _many_objects(paper: pikepdf.Pdf) -> None:
    paper.Root.Many = Array([paper.make_indirect(Dictionary(A=number)) for number in range(60_000)])


def heavy() -> Iterator[tuple[str, bytes]]:
    """Much work; a paper may be kept without a picture, if it is survived."""
    for put in (_content_bomb, _twice_packed, _picture_bomb, _drawn_in_itself, _doubling, _deep, _large_page,
                _thin_page, _many_objects):  # fmt: skip
        yield put.__name__.strip("_"), files.pdf(add=put)
    plain = files.pdf()
    yield "deep text", plain.replace(b"/Type /Catalog", b"/Type /Catalog /D " + b"[" * 9_000 + b"]" * 9_000)
    yield "says a large table", plain.replace(b"/Size 7", b"/Size 2000000000")
    yield "says many pages", plain.replace(b"/Count 1", b"/Count 999999999")
    yield "says a long stream", plain.replace(b"/Length ", b"/Length 99999999")
    looped = plain.replace(
        b"/Size", b"/Prev %d /Size" % plain.rindex(b"xref\n", 0, plain.rindex(b"startxref"))
    )
    yield "table that leads to itself", looped
    yield "pages that lead to themselves", plain.replace(b"/Kids [ 3 0 R ]", b"/Kids [ 2 0 R ]")
