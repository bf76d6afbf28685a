"""Some persons who were written down wrongly the first time, and corrected since."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice

from boligflyt.areas.access.choices import Role
from boligflyt.areas.people.models import Correction
from boligflyt.jobs.demo.offices import Offices, morning
from boligflyt.jobs.demo.records import Town

EVERY = 40  # one household in so many
DAYS_AGO = 30
WHY = ("Skrevet feil etter telefonsamtale. Rettet etter legitimasjon.", "Oppga feil hus. Rettet etter brev.")


def load_corrections(town: Town, offices: Offices) -> None:
    """The family name with a slip of the hand in it, and a postal address, for every so manyth contact."""
    at = morning(town.today - timedelta(days=DAYS_AGO))
    found = (one.contact for one in islice(town.households, 0, None, EVERY))
    by = offices.key(next(one.username for one in town.staff if one.role == Role.CASEWORKER))
    Correction.objects.bulk_create(
        Correction(
            person_id=one.id, field="family_name", before=one.family_name[:-1], after=one.family_name,
            search_key=one.family_name[:-1].lower(), why=WHY[0], corrected_at=at, corrected_by_id=by,
        )
        for one in found
    )  # fmt: skip
