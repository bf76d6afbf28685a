"""Bytes are ciphertext in the database, in parts that cannot be moved, left out or put in another file.

The key comes from the same setting as that of encrypted fields (`FIELD_KEY`, comma-separated for rotation;
the first one writes), so there is one key to keep. Each part is bound to its owner, its role and its place.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PART = 512 * 1024
_NONCE = 12


class BrokenSeal(Exception):
    """What is stored is not what was put there, or the key is gone."""


@lru_cache(maxsize=4)
def _ciphers(keys: str) -> tuple[AESGCM, ...]:
    made = []
    for key in keys.split(","):
        derived = HKDF(SHA256(), 32, salt=None, info=b"boligflyt files").derive(key.encode())
        made.append(AESGCM(derived))
    return tuple(made)


def sealed(content: bytes, owner: UUID, place: str) -> bytes:
    """Ciphertext that opens only for this owner and place."""
    nonce = os.urandom(_NONCE)
    return nonce + _ciphers(settings.FIELD_KEY)[0].encrypt(nonce, content, _bound(owner, place))


def opened(kept: bytes, owner: UUID, place: str) -> bytes:
    """The bytes that were sealed for this owner and place. Raises BrokenSeal."""
    nonce, rest = kept[:_NONCE], kept[_NONCE:]
    for cipher in _ciphers(settings.FIELD_KEY):
        try:
            return cipher.decrypt(nonce, rest, _bound(owner, place))
        except InvalidTag:
            continue
    raise BrokenSeal


def _bound(owner: UUID, place: str) -> bytes:
    return f"{owner}/{place}".encode()


def in_parts(content: bytes, owner: UUID, role: str) -> Iterator[bytes]:
    """The content cut and sealed, in order; the last part knows that it is the last."""
    cuts = [content[at : at + PART] for at in range(0, len(content), PART)] or [b""]
    for number, cut in enumerate(cuts):
        yield sealed(cut, owner, _place(role, number, number == len(cuts) - 1))


def put_together(parts: Iterable[bytes], owner: UUID, role: str) -> bytes:
    """The content of all its parts in order. Raises BrokenSeal when one is changed, moved or missing."""
    kept = list(parts)
    if not kept:
        raise BrokenSeal
    return b"".join(
        opened(part, owner, _place(role, number, number == len(kept) - 1)) for number, part in enumerate(kept)
    )


def _place(role: str, number: int, last: bool) -> str:
    return f"{role}/{number}{'/last' if last else ''}"
