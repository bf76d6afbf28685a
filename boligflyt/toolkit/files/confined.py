"""The process that opens a file: little memory, little time, nothing it can open, start or write.

Started anew for every file by `examining.run`, with an empty environment, so that no key is in it. The file
comes on standard input; the answer leaves on standard output: one line of JSON, then the bytes it counts.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable

from boligflyt.toolkit.files import office, papers, pictures, plain_text
from boligflyt.toolkit.files.found import Found
from boligflyt.toolkit.files.limits import MOST_BYTES, MOST_CPU_SECONDS, MOST_MEMORY
from boligflyt.toolkit.files.unfit import Unfit

Reader = Callable[[bytes], Found]
READERS: dict[str, tuple[Callable[[], None], Reader]] = {
    "pdf": (papers.prepare_check, papers.check),
    "pdf-show": (papers.prepare_show, papers.show),
    "picture": (pictures.prepare, pictures.read),
    "office": (office.prepare, office.read),
    "text": (plain_text.prepare, plain_text.read),
}
MOST_ANSWERED = 4 * MOST_BYTES


def main() -> None:
    """Read one file and answer; whatever goes wrong is an answer too."""
    _confine()
    prepare, read = READERS[sys.argv[1]]
    with os.fdopen(0, "rb") as given:
        content = given.read(MOST_BYTES + 1)
    prepare()
    watch = os.open("/proc/self/status", os.O_RDONLY) if os.path.exists("/proc/self/status") else -1
    _close()
    head, blobs = _read(read, content)
    with os.fdopen(1, "wb", closefd=False) as told:
        told.write(json.dumps({**head, "peak": _peak(watch)}).encode() + b"\n")
        for blob in blobs:
            told.write(blob)


def _read(read: Reader, content: bytes) -> tuple[dict[str, object], tuple[bytes, ...]]:
    try:
        found = read(content)
    except Unfit as unfit:
        return {"unfit": unfit.code}, ()
    except MemoryError:
        return {"unfit": "too_heavy"}, ()
    except Exception:  # noqa: BLE001 – whatever a library says of a file made to break it, it is not taken
        return {"unfit": "damaged"}, ()
    same = found.content == content
    blobs = (b"" if same else found.content, found.preview, found.text.encode())
    head = {"kind": found.kind, "links": found.links, "same": same, "lengths": [len(one) for one in blobs]}
    return head, blobs


def _confine() -> None:
    """The limits that hold from the first byte."""
    import resource

    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_CPU_SECONDS),
        (resource.RLIMIT_FSIZE, MOST_ANSWERED),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(what, (most, most))


def _close() -> None:
    """From here nothing more can be opened: no file, no connection."""
    import resource

    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def _peak(watch: int) -> int:
    """The most memory this process has had, in kilobytes; 0 where the system does not tell."""
    if watch < 0:
        return 0
    lines = os.pread(watch, 8_192, 0).decode().splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


if __name__ == "__main__":
    main()
