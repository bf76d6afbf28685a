"""Whom to call in each office: exactly one at a time in each agreement, with a substitute."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from boligflyt.areas.access.models import ContactPerson
from boligflyt.domain.periods import Period
from tests.support.cast import TODAY

NEW = "/kontaktpersoner/velg/"


def chosen(cast, who: str, **more) -> dict[str, str]:
    facts = {"agreement": "Boligtjenesten og NAV", "staff": str(getattr(cast, who).staff)}
    return {**facts, "first_day": "23.11.2026", **more}


@pytest.mark.proves("ORG-02")
def test_an_office_has_one_contact_in_an_agreement_and_a_substitute_and_everybody_knows_who(cast, browse):
    client = browse("kari")

    client.post(NEW, chosen(cast, "kari", substitute=str(cast.amir.staff)))
    client.post(NEW, chosen(cast, "amir", first_day="01.12.2026"))
    by_nora = browse("nora").get("/kontaktpersoner/").content.decode()

    first, second = ContactPerson.objects.order_by("period")
    assert first.period.last_day == TODAY + timedelta(days=7)
    assert (second.staff_id, second.period.last_day) == (cast.amir.staff, None)
    assert "Kari Saksvik" in by_nora and "Amir Haddad" in by_nora


def test_the_database_refuses_two_contacts_at_once(cast):
    facts = {"office_id": cast.kari.office, "agreement": "Fengsel", "period": Period(TODAY, None)}
    ContactPerson.objects.create(staff_id=cast.kari.staff, **facts)

    with pytest.raises(IntegrityError), transaction.atomic():
        ContactPerson.objects.create(staff_id=cast.amir.staff, **facts)


@pytest.mark.parametrize(
    ("who", "more", "told"),
    [
        ("kari", {"first_day": "22.11.2026"}, "Velg en senere dag"),
        ("kari", {"agreement": "   "}, "Fyll ut avtale"),
        ("nora", {}, "Velg kontaktperson fra listen"),
    ],
)
def test_what_cannot_be_is_told(cast, browse, who, more, told):
    client = browse("kari")
    client.post(NEW, chosen(cast, "amir"))

    answer = client.post(NEW, chosen(cast, who, **more))

    assert answer.status_code == 422
    assert told in answer.content.decode()


def test_another_office_does_not_end_our_contact(cast, browse):
    browse("kari").post(NEW, chosen(cast, "kari"))
    address = f"/kontaktpersoner/{ContactPerson.objects.get().pk}/avslutt/"

    theirs, ours = browse("nora").post(address), browse("kari").post(address, {})

    assert (theirs.status_code, ours.status_code) == (404, 302)
    assert ContactPerson.objects.get().period.last_day == TODAY
