"""Examine a file: the one door for bytes from outside."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess  # nosec B404 – our own program, fixed words, no shell
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from boligflyt.toolkit.faults import Refused
from boligflyt.toolkit.files.kinds import Kind, reader_for
from boligflyt.toolkit.files.limits import MOST_BYTES, MOST_SECONDS, MOST_TEXT
from boligflyt.toolkit.files.names import safe_name
from boligflyt.toolkit.files.unfit import Unfit

ROOT = Path(__file__).resolve().parents[3]
START = (
    "import sys; sys.path.insert(0, sys.argv.pop()); "
    "from boligflyt.toolkit.files.confined import main; main()"
)
# Empty but for what keeps memory in one place: no key and no password is inherited.
ENVIRONMENT = {"MALLOC_ARENA_MAX": "1", "LC_ALL": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1"}
GIVES = {"pdf": {"pdf"}, "picture": {"jpeg", "png"}, "office": {"docx", "xlsx"}, "text": {"text"}}
PICTURE_STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
# At most so many at once in each server process; the others wait their turn for a while.
_turns = threading.BoundedSemaphore(2)
PATIENCE = 20  # seconds
BUSY = "Det kommer mange filer inn akkurat nå. Vent litt og prøv igjen."


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that may be kept: what it is, a name that is safe, the bytes to keep and the sums of both."""

    kind: Kind
    name: str
    content: bytes
    sha256: str
    received_sha256: str
    preview: bytes
    text: str
    links: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a confined process said."""

    head: dict[str, object]
    kept: bytes = b""
    preview: bytes = b""
    text: str = ""


class FileRefused(Refused):
    """The file is not taken; `code` says which rule (files/unfit.py)."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence, field="file")
        self.code = code


def examine(content: bytes, name: str) -> Examined:
    """The file as it is to be kept.

    Raises FileRefused with what is wrong and how to mend it.
    """
    if not _turns.acquire(timeout=PATIENCE):
        raise FileRefused("busy", BUSY)
    try:
        return _examined(content, name)
    except Unfit as unfit:
        raise FileRefused(unfit.code, unfit.sentence) from None
    finally:
        _turns.release()


def _examined(content: bytes, name: str) -> Examined:
    if len(content) > MOST_BYTES:
        raise Unfit("too_large")
    started = time.monotonic()
    reader = reader_for(content)
    answer = run(reader, content, MOST_SECONDS - 0.5)
    kind = _kind(reader, answer)
    kept = content if answer.head.get("same") is True else answer.kept
    if reader == "picture" and not kept.startswith(PICTURE_STARTS):
        raise Unfit("damaged")
    preview, text = answer.preview, answer.text
    if reader == "pdf":
        preview, text = _shown(content, started + MOST_SECONDS - time.monotonic() - 0.3)
    links = answer.head.get("links")
    return Examined(
        kind, safe_name(name, kind.ending), kept, _sum(kept), _sum(content),
        preview if preview.startswith(PICTURE_STARTS[1]) else b"", text.replace("\0", "")[:MOST_TEXT],
        links if isinstance(links, int) else 0,
    )  # fmt: skip


def _kind(reader: str, answer: Answer) -> Kind:
    said = str(answer.head.get("kind"))
    if said not in GIVES[reader]:
        raise Unfit("damaged")
    return Kind.by_code(said)


def _shown(content: bytes, seconds: float) -> tuple[bytes, str]:
    """Picture and text of a paper; without them when it is too much work, for it may be kept all the same."""
    try:
        shown = run("pdf-show", content, max(seconds, 0.5))
    except Unfit:
        return b"", ""
    return shown.preview, shown.text


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def run(reader: str, content: bytes, seconds: float) -> Answer:
    """What the confined process says of the bytes. Raises Unfit, also when it gave up or was stopped."""
    given, told = _scratch(), _scratch()
    try:
        _write_all(given, content)
        os.lseek(given, 0, os.SEEK_SET)
        _waited_for(reader, given, told, seconds)
        answer = _read(told)
    finally:
        os.close(given)
        os.close(told)
    if "unfit" in answer.head:
        raise Unfit(str(answer.head["unfit"]))
    return answer


def _waited_for(reader: str, given: int, told: int, seconds: float) -> None:
    words = [sys.executable, "-I", "-X", "utf8", "-c", START, reader, str(ROOT)]
    process = subprocess.Popen(  # noqa: S603  # nosec B603
        words, stdin=given, stdout=told, stderr=subprocess.DEVNULL, env=ENVIRONMENT, cwd="/", close_fds=True
    )
    try:
        code = process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        raise Unfit("too_heavy") from None
    if code != 0:
        raise Unfit("too_heavy")


def _scratch() -> int:
    """A file in memory, so that nothing in clear is left on a disk; in the temporary folder elsewhere."""
    if hasattr(os, "memfd_create"):
        return os.memfd_create("boligflyt", os.MFD_CLOEXEC)
    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())


def _write_all(target: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(target, left) :]


def _read(told: int) -> Answer:
    """The answer, of which nothing is believed that does not fit."""
    with os.fdopen(os.dup(told), "rb") as file:
        file.seek(0)
        try:
            head = json.loads(file.readline(4_096))
        except ValueError:
            raise Unfit("damaged") from None
        if "unfit" in head:
            return Answer(head)
        lengths = head.get("lengths", [])
        if len(lengths) != 3 or any(not 0 <= one <= 4 * MOST_BYTES for one in lengths):
            raise Unfit("damaged")
        kept, preview, text = (file.read(one) for one in lengths)
    return Answer(head, kept, preview, text.decode(errors="replace"))
