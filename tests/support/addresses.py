"""Every address of the product with what its path asks for: what the tests of access walk."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from boligflyt.web.shell.access_table import ACCESS, Open

FITTING = {"UUIDConverter": uuid.uuid4, "IntConverter": lambda: 1}


def _addresses(
    resolver: URLResolver, spaces: tuple[str, ...] = (), converters: dict[str, object] | None = None
) -> Iterator[tuple[str, dict[str, str]]]:
    """The name and the converters of every address below the resolver."""
    known = {**(converters or {}), **resolver.pattern.converters}
    inner = (*spaces, resolver.namespace) if resolver.namespace else spaces
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern, inner, known)
        elif isinstance(pattern, URLPattern):
            name = ":".join((*inner, pattern.name or str(pattern.pattern)))
            parts = {**known, **pattern.pattern.converters}
            yield name, {part: type(one).__name__ for part, one in parts.items()}


ADDRESSES = dict(_addresses(get_resolver()))
WITH_RIGHT = sorted(
    name for name, asked in ACCESS.items() if not isinstance(asked, Open) and name in ADDRESSES
)
WITH_ROW = [name for name in WITH_RIGHT if "UUIDConverter" in ADDRESSES[name].values()]
CLOSED = sorted(name for name, asked in ACCESS.items() if asked is not Open.TO_ALL and name in ADDRESSES)


def path_of(name: str, **given: object) -> str:
    """The address; parts that are not given are unknown rows, or fit their converter."""
    parts = {part: FITTING.get(kind, lambda: "x")() for part, kind in ADDRESSES[name].items()}
    return reverse(name, kwargs=parts | given)


def answer_of(client: Client, path: str):
    """The answer to GET, or to an empty POST where the address only takes that."""
    answer = client.get(path)
    return client.post(path) if answer.status_code == 405 else answer
