"""PDF: looked through object by object, kept as it came (a signature in it stays valid) or not at all."""

from __future__ import annotations

import io
import re
import time
from typing import Any

from boligflyt.toolkit.files.found import Found
from boligflyt.toolkit.files.kinds import MARKUP, SCRIPT
from boligflyt.toolkit.files.limits import MOST_PAGES, MOST_TEXT, PREVIEW_SIDE
from boligflyt.toolkit.files.plain_text import tidy
from boligflyt.toolkit.files.unfit import Unfit

DEEPEST = 60
# One empty page, for what is loaded when first used.
BLANK = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R/Size 4>>\n%%EOF\n"
)
TEXT_SECONDS = 1.5
HEAD = 1024
# What in a dictionary is never let in.
KEYS = {
    "/JS": "javascript", "/JavaScript": "javascript", "/EmbeddedFiles": "embedded", "/EF": "embedded",
    "/XFA": "interactive", "/AA": "action", "/RichMediaContent": "embedded", "/AF": "embedded",
}  # fmt: skip
ACTIONS = {
    "/JavaScript": "javascript", "/Launch": "action", "/SubmitForm": "action", "/ImportData": "action",
    "/GoToR": "action", "/GoToE": "embedded", "/Rendition": "action", "/Movie": "action", "/Sound": "action",
    "/RichMediaExecute": "action", "/GoTo3DView": "action", "/ResetForm": "action", "/Hide": "action",
}  # fmt: skip
TYPES = {"/EmbeddedFile": "embedded"}
SUBTYPES = {
    "/RichMedia": "embedded", "/3D": "embedded", "/Screen": "embedded", "/Movie": "embedded",
    "/Sound": "embedded", "/FileAttachment": "embedded",
}  # fmt: skip
# After the last end of file only line ends may stand; another file would.
ENDED = re.compile(rb"%%EOF[\s\0]*\Z")


def prepare_check() -> None:
    """Load what looks through, before the process is closed."""
    import pikepdf

    pikepdf.open(io.BytesIO(BLANK), suppress_warnings=True).close()


def check(content: bytes) -> Found:
    """The paper as it came, when nothing in it can do anything. Raises Unfit."""
    import pikepdf

    if not ENDED.search(content[-HEAD:]):
        raise Unfit("two_kinds" if b"%%EOF" in content else "damaged")
    if b"PK\x05\x06" in content[-66_000:] or _looks_like_page(content):
        raise Unfit("two_kinds")
    try:
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False, suppress_warnings=True) as paper:
            if paper.is_encrypted:
                raise Unfit("encrypted")
            _opens_quietly(paper.Root)
            links = sum(_looked_through(one, 0) for one in paper.objects)
            if len(paper.pages) == 0:
                raise Unfit("damaged")
    except pikepdf.PasswordError:
        raise Unfit("encrypted") from None
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError):
        raise Unfit("damaged") from None
    return Found("pdf", content, links=links)


def _looks_like_page(content: bytes) -> bool:
    """A browser decides by the first kilobyte."""
    head = content[:HEAD].partition(b"stream")[0]
    return bool(MARKUP.search(head) or SCRIPT.search(head) or SCRIPT.search(content[-HEAD:]))


def _opens_quietly(root: Any) -> None:
    """Opening may go to a page, nothing else."""
    import pikepdf

    opening = root.get("/OpenAction")
    if isinstance(opening, pikepdf.Dictionary) and str(opening.get("/S")) != "/GoTo":
        raise Unfit("javascript" if str(opening.get("/S")) == "/JavaScript" else "action")


def _looked_through(thing: Any, depth: int) -> int:
    """How many addresses it leads to when pressed. Raises Unfit for what is never let in."""
    import pikepdf

    if depth > DEEPEST:
        raise Unfit("damaged")
    if isinstance(thing, pikepdf.Array):
        return sum(_looked_through(one, depth + 1) for one in thing if _is_own(one))
    if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        return 0
    if isinstance(thing, pikepdf.Stream):
        if "/F" in thing:
            raise Unfit("external")
        thing = thing.stream_dict
    links = 0
    for key, value in thing.items():
        _may_stand(key, value)
        links += key == "/URI"
        if _is_own(value):
            links += _looked_through(value, depth + 1)
    return links


def _is_own(thing: Any) -> bool:
    """A part written here; what is referred to has its own turn."""
    import pikepdf

    return isinstance(thing, pikepdf.Object) and not thing.is_indirect


def _may_stand(key: str, value: Any) -> None:
    code = KEYS.get(key)
    if code is None and key in {"/S", "/Type", "/Subtype", "/FS"}:
        named = str(value)
        code = {"/S": ACTIONS, "/Type": TYPES, "/Subtype": SUBTYPES, "/FS": {"/URL": "external"}}[key].get(
            named
        )
    if code is not None:
        raise Unfit(code)


def prepare_show() -> None:
    """Load what draws, before the process is closed."""
    import encodings.utf_16_le  # noqa: F401 – the text comes in it

    show(BLANK)


def show(content: bytes) -> Found:
    """The first page as a picture, and the text."""
    import pypdfium2

    paper = pypdfium2.PdfDocument(content)
    text = _text_of(paper)
    page = paper[0]
    scale = min(3.0, PREVIEW_SIDE / max(page.get_width(), page.get_height(), 1.0))
    picture = page.render(scale=scale, may_draw_forms=False).to_pil()
    target = io.BytesIO()
    picture.convert("RGB").quantize(64).save(target, "PNG")
    return Found("pdf", b"", target.getvalue(), text)


def _text_of(paper: Any) -> str:
    """Page by page until there is enough of it, or it takes too long."""
    started, parts, length = time.process_time(), [], 0
    for number in range(min(len(paper), MOST_PAGES)):
        if length > MOST_TEXT or time.process_time() - started > TEXT_SECONDS:
            break
        page = paper[number].get_textpage()
        parts.append(page.get_text_range(0, min(page.count_chars(), MOST_TEXT)))
        length += len(parts[-1])
        page.close()
    return tidy("\n".join(parts))
