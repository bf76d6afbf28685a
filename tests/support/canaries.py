"""A canary in every protected person: their names are words that no reader without clearance may ever get.

Hooked into the test client and the log of the whole run: every answer (pages, letters stream by stream,
sheets unzipped) and every log line is searched, unless the reader sent the word themselves. A find fails the
test that made it. The run ends by saying how many were searched.
"""

from __future__ import annotations

import io
import logging
import zipfile
from typing import Any
from urllib.parse import unquote

import pikepdf
from django.test import Client

from boligflyt.areas.access.choices import Grade

CANARY = "Hemmelig"  # the family name of everybody who is strictly protected in the tests
_seen = {"answers": 0, "papers": 0, "log lines": 0}


class CanaryFound(AssertionError):
    """Something about a protected person reached somebody who may not know."""


def counted() -> dict[str, int]:
    """How many answers, papers and log lines have been searched so far."""
    return dict(_seen)


def _opened(content: bytes) -> list[bytes]:
    """The content, and what is packed in it: streams and metadata of a PDF, the files of a sheet."""
    if content.startswith(b"%PDF-1"):
        _seen["papers"] += 1
        with pikepdf.open(io.BytesIO(content)) as pdf:
            streams = [one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream)]
            return [content, *streams, str(pdf.docinfo).encode(), str(pdf.open_metadata()).encode()]
    if content.startswith(b"PK\x03\x04"):
        _seen["papers"] += 1
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = [name.encode() for name in packed.namelist()]
            return [content, *names, *(packed.read(name) for name in packed.namelist())]
    return [content]


def _named(response: Any) -> list[bytes]:
    """The headers as they stand, and as a browser reads them: a name may be written in codes."""
    headers = repr(dict(response.headers))
    return [headers.encode(), unquote(headers).encode(errors="replace")]


def _search(response: Any, sent: str) -> None:
    actor = getattr(response.wsgi_request, "actor", None)
    if actor is not None and actor.clearance >= Grade.STRICT:
        return
    _seen["answers"] += 1
    parts = _named(response)
    if not getattr(response, "streaming", False):
        parts += _opened(response.content)
    if CANARY not in sent and any(CANARY.encode() in part for part in parts):
        raise CanaryFound(f"{response.wsgi_request.path} gave «{CANARY}» to {actor and actor.role}")


def _search_line(record: logging.LogRecord) -> None:
    _seen["log lines"] += 1
    # Not getMessage(): a message that does not fit its arguments must be as harmless as any other.
    if CANARY in f"{record.msg} {record.args} {record.exc_info or ''}":
        raise CanaryFound(f"the log {record.name} says «{CANARY}»")


def let_loose() -> None:
    """Hook the search into the test client and the log; once for each process."""
    ask = Client.request

    def request(self: Client, **environ: Any) -> Any:
        body = environ.get("wsgi.input")
        sent = environ.get("QUERY_STRING", "")
        if body is not None and hasattr(body, "read"):
            content = body.read()
            sent += content.decode(errors="replace")
            environ["wsgi.input"] = type(body)(content)
        response = ask(self, **environ)
        _search(response, sent)
        return response

    Client.request = request  # type: ignore[method-assign]
    say = logging.Logger.callHandlers

    def call_handlers(self: logging.Logger, record: logging.LogRecord) -> None:
        _search_line(record)
        say(self, record)

    logging.Logger.callHandlers = call_handlers  # type: ignore[method-assign]
