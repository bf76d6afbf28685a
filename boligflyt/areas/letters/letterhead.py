"""The top of every letter as data: who it is from, who it is to, how it is set."""

from __future__ import annotations

import hashlib
from typing import Any, Literal

from boligflyt.areas.access.queries import the_municipality
from boligflyt.areas.people.choices import Protection
from boligflyt.areas.people.models import Person

AddressForm = Literal["du", "dere"]
NO_PHONE = "00 00 00 00"


def recipient(person: Person) -> dict[str, Any]:
    """Name and postal address; a protected address never enters a letter's data."""
    lines: list[str] = []
    if person.protection == Protection.NONE:
        place = f"{person.postal_code} {person.postal_place}".strip()
        care_of = f"c/o {person.care_of}" if person.care_of else ""
        lines = [line for line in (care_of, person.postal_address, place) if line]
    return {"name": person.full_name, "address": lines}


def paragraph(text: str, law: str = "") -> dict[str, str]:
    """One paragraph of a letter, with the section of law it rests on when there is one."""
    return {"text": text, "law": law} if law else {"text": text}


def has_address(person: Person) -> bool:
    """Whether post can be sent to the person at all."""
    return person.protection == Protection.NONE and bool(person.postal_address and person.postal_place)


def address_mark(person: Person) -> str:
    """A checksum of the address as it would be printed now."""
    return hashlib.sha256("\n".join(recipient(person)["address"]).encode()).hexdigest()


def head(office: str, reference: str, caseworker: str, form: AddressForm, to: Person) -> dict[str, Any]:
    """The top of a letter from an office to a person, in large print for who wants it."""
    municipality = the_municipality()
    name = municipality.name if municipality else "Kommunen"
    address = (municipality.postal_address if municipality else "").split(", ")
    data: dict[str, Any] = {
        "sender": {
            "municipality": name,
            "office": office,
            "address": [line for line in address if line] or [name],
            "phone": (municipality.phone if municipality else "") or NO_PHONE,
        },
        "recipient": recipient(to),
        "reference": reference,
        "caseworker": caseworker,
        "address_form": form,
    }
    return data | ({"large_print": True} if to.large_print else {})
