"""One encrypted field class and its blind index. fødselsnummer lives behind these and nowhere else.

The wheel's PostgreSQL has no pgcrypto, and a key should never travel to the database server: Python encrypts.
The blind index is a keyed hash, so that an exact number can be found without reading any.
"""

from __future__ import annotations

import hashlib
import hmac
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


@lru_cache(maxsize=4)
def _cipher(keys: str) -> MultiFernet:
    return MultiFernet([Fernet(key.encode()) for key in keys.split(",")])


class EncryptedTextField(models.BinaryField):  # type: ignore[type-arg]
    """Text that is ciphertext in the database; comma-separated keys allow rotation (the first one writes)."""

    def from_db_value(self, value: Any, expression: Any, connection: BaseDatabaseWrapper) -> str | None:
        """Plain text for Python."""
        return None if value is None else _cipher(settings.FIELD_KEY).decrypt(bytes(value)).decode()

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        """Ciphertext for the database."""
        if isinstance(value, str):
            value = _cipher(settings.FIELD_KEY).encrypt(value.encode())
        return super().get_db_prep_value(value, connection, prepared)

    def to_python(self, value: Any) -> Any:
        """Plain text is already what Python holds."""
        return value


def blind_index(text: str) -> str:
    """A keyed SHA-256 of the normalised text, 64 hex digits: equal texts give equal values, nothing else."""
    key: str = settings.INDEX_KEY
    return hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()
