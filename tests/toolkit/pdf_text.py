"""The text of a PDF, in the order it is drawn, so that a test can ask what a letter says."""

import io
import re

import pikepdf


def shown_text(document: bytes) -> str:
    """Return the text of all pages; every run of white space, also non-breaking, is one space."""
    with pikepdf.open(io.BytesIO(document)) as pdf:
        return re.sub(r"\s+", " ", "".join(_page_text(page) for page in pdf.pages)).strip()


def _page_text(page: pikepdf.Page) -> str:
    fonts = {name: _characters(font) for name, font in page.resources.get("/Font", {}).items()}
    characters: dict[int, str] = {}
    found: list[str] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "Tf":
            characters = fonts[str(operands[0])]
        elif name in {"Td", "TD", "Tm", "T*", "ET"}:
            found.append(" ")
        elif name in {"Tj", "TJ"}:
            parts = operands[0] if name == "TJ" else [operands[0]]
            found += [_decoded(bytes(part), characters) for part in parts if isinstance(part, pikepdf.String)]
    return "".join(found)


def _decoded(codes: bytes, characters: dict[int, str]) -> str:
    return "".join(
        characters.get(int.from_bytes(codes[at : at + 2], "big"), "") for at in range(0, len(codes), 2)
    )


def _characters(font: pikepdf.Object) -> dict[int, str]:
    table = font.ToUnicode.read_bytes().decode("ascii")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.S):
        for code, text in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = _utf16(text)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.S):
        for first, last, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = chr(ord(_utf16(text)) + step)
    return found


def _utf16(text: str) -> str:
    return bytes.fromhex(text).decode("utf-16-be")


def says(document: bytes, text: str) -> bool:
    """Return whether the PDF shows the text, wherever its lines break."""
    return _without_space(text) in _without_space(shown_text(document))


def _without_space(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)
