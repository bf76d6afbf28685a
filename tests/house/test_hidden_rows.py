"""The right role and somebody else's record: a hidden row answers byte for byte as one that does not exist.

Walks every address with a row. Kari has the rights but may not see protected persons; Nora has them
at another office.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.test import Client

from boligflyt.areas.access.choices import Role
from boligflyt.areas.access.models import Staff
from boligflyt.areas.access.rights import RIGHTS
from boligflyt.areas.allocation.choices import LineDecision, MeetingState
from boligflyt.areas.allocation.models import Meeting, MeetingLine, Offer, QueueEntry
from boligflyt.areas.applications.choices import LetterKind, State, VedtakKind, VedtakState
from boligflyt.areas.applications.models import Application, Letter, Vedtak
from boligflyt.areas.audit.choices import Deed
from boligflyt.areas.audit.models import Event
from boligflyt.areas.leases.choices import LeaseKind
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.people.models import Household, Membership
from boligflyt.domain.periods import Period
from boligflyt.web.shell.access_table import ACCESS
from tests.support.addresses import ADDRESSES, WITH_ROW, answer_of, path_of
from tests.support.cast import (
    NOW,
    TODAY,
    make_application,
    make_dwelling,
    make_household,
    make_person,
    make_protected,
    stamped,
)  # fmt: skip
from tests.support.tree import ROOT

# Which row of the household each address is about; the first beginning that fits.
ABOUT = (
    ("people:household", "household"),
    ("people:member_", "household"),
    ("people:", "person"),
    ("applications:vedtak_letter", "vedtak"),
    ("applications:letter", "letter"),
    ("applications:", "application"),
    ("leases:", "lease"),
    ("allocation:queue_entry", "entry"),
    ("allocation:line", "line"),
    ("allocation:offer_send", "line"),
    ("allocation:offer", "offer"),
)
# Addresses about things that belong to no person: dwellings, meetings as such.
ABOUT_NOBODY = ("dwellings:", "allocation:meeting", "allocation:propose", "allocation:attendance",
                "allocation:close", "allocation:minutes")  # fmt: skip
OF_AN_OFFICE = ("applications:", "allocation:queue_entry", "allocation:line", "allocation:offer")
LETTER = ROOT / "tests" / "data" / "letters" / "vedtak_granted.json"
CHANGING = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]*|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}')


@dataclass(frozen=True)
class Rows:
    """One household with everything that can be asked for about it."""

    person: object
    household: Household
    application: Application
    vedtak: Vedtak
    letter: Letter
    lease: Lease
    entry: QueueEntry
    line: MeetingLine
    offer: Offer

    def path(self, name: str) -> str:
        """The address of this household's row."""
        kind = next(kind for beginning, kind in ABOUT if name.startswith(beginning))
        given = {"pk": getattr(self, kind).pk}
        if "member" in ADDRESSES[name]:
            given["member"] = Membership.objects.get(household=self.household).pk
        return path_of(name, **given)


def rows_of(cast, person) -> Rows:
    """The household of the person, with a case at Kari's office that has come all the way to a lease."""
    household, dwelling = make_household(person), make_dwelling()
    application = make_application(cast.kari, household, state=State.GRANTED)
    vedtak = Vedtak.objects.create(
        application=application, kind=VedtakKind.MUNICIPAL_DWELLING, granted=True, state=VedtakState.DECIDED,
        prepared_by_id=cast.kari.staff, prepared_at=NOW, decided_by_id=cast.ingrid.staff, decided_at=NOW,
        law="reglene", complaint_body="nemnda", complaint_weeks=3, reason="Behov.", first_day=TODAY,
        last_day=TODAY, review_on=TODAY, letter=b"%PDF-", letter_sha256="0" * 64,
        letter_data=json.loads(LETTER.read_text(encoding="utf-8")), **stamped(),
    )  # fmt: skip
    letter = Letter.objects.create(
        application=application, kind=LetterKind.PRELIMINARY, title="Brev", made_at=NOW, template="x",
        data={}, pdf=b"%PDF-", sha256="0" * 64,
    )  # fmt: skip
    lease = Lease.objects.create(
        dwelling=dwelling, household=household, tenant=person, application=application, rent=9000,
        contract_number=f"K-{str(person.pk)[:6]}", kind=LeaseKind.FIXED_TERM,
        period=Period(TODAY, TODAY + timedelta(days=1200)), contract=b"%PDF-", notice=b"%PDF-",
        informed_at=NOW, **stamped(),
    )  # fmt: skip
    entry = QueueEntry.objects.create(
        application=application, vedtak=vedtak, group="1", group_rank=1, reason="Behov.", decided_on=TODAY,
        lot=1, **stamped(),
    )  # fmt: skip
    meeting = Meeting.objects.create(
        office_id=cast.kari.office, held_on=TODAY, state=MeetingState.CLOSED, **stamped()
    )
    line = MeetingLine.objects.create(
        meeting=meeting, entry=entry, place=1, dwelling=dwelling, decision=LineDecision.ACCEPT,
        reason="Passer.", **stamped(),
    )  # fmt: skip
    offer = Offer.objects.create(
        entry=entry, dwelling=dwelling, line=line, vedtak=vedtak, lease=lease, sent_on=TODAY,
        answer_by=TODAY + timedelta(days=7), letter=b"%PDF-", letter_sha256="0" * 64, **stamped(),
    )  # fmt: skip
    return Rows(person, household, application, vedtak, letter, lease, entry, line, offer)


ABOUT_SOMEBODY = [name for name in WITH_ROW if not name.startswith(ABOUT_NOBODY)]
FOR_CASEWORKERS = [name for name in ABOUT_SOMEBODY if ACCESS[name] in RIGHTS[Role.CASEWORKER]]
# An address that also names a rule or a step is not found for an unknown one, whoever asks.
FOR_DECIDERS = [
    name
    for name in ABOUT_SOMEBODY
    if ACCESS[name] in RIGHTS[Role.DECIDER] and "SlugConverter" not in ADDRESSES[name].values()
]
FOR_NAV = [
    name
    for name in ABOUT_SOMEBODY
    if ACCESS[name] in RIGHTS[Role.NAV_CASEWORKER] and name.startswith(OF_AN_OFFICE)
]


def _client(username: str) -> Client:
    client = Client()
    client.force_login(Staff.objects.get(username=username))
    return client


def _same(content: bytes, path: str) -> bytes:
    """The page without what differs between any two requests: numbers in addresses and the form's secret."""
    return CHANGING.sub(rb"\1", content.replace(path.encode(), b""))


def test_every_address_with_a_row_is_said_to_be_about_somebody_or_nobody() -> None:
    unsaid = [name for name in ABOUT_SOMEBODY if not name.startswith(tuple(one for one, _ in ABOUT))]

    assert unsaid == []
    assert len(FOR_CASEWORKERS) > 20


@pytest.mark.parametrize("name", FOR_CASEWORKERS)
def test_a_protected_household_answers_as_one_that_does_not_exist(name: str, cast) -> None:
    client, rows = _client("kari"), rows_of(cast, make_protected())
    hidden, unknown = rows.path(name), path_of(name)

    there, not_there = answer_of(client, hidden), answer_of(client, unknown)

    assert (there.status_code, not_there.status_code) == (404, 404)
    assert _same(there.content, hidden) == _same(not_there.content, unknown)
    assert dict(there.headers) == dict(not_there.headers)


@pytest.mark.parametrize("name", FOR_NAV)
def test_a_case_at_another_office_answers_as_one_that_does_not_exist(name: str, cast) -> None:
    client, rows = _client("nora"), rows_of(cast, make_person())
    hidden, unknown = rows.path(name), path_of(name)

    there, not_there = answer_of(client, hidden), answer_of(client, unknown)

    assert (there.status_code, not_there.status_code) == (404, 404)
    assert _same(there.content, hidden) == _same(not_there.content, unknown)


@pytest.mark.parametrize("name", FOR_DECIDERS)
def test_somebody_who_may_see_protected_persons_finds_the_same_rows_and_leaves_a_trace(
    name: str, cast
) -> None:
    client, rows = _client("ingrid"), rows_of(cast, make_protected())

    answer = answer_of(client, rows.path(name))

    # A rule may say no to the empty form, or to the step; what matters is that the row was found.
    traces = Event.objects.using("side").filter(actor=cast.ingrid.staff).exclude(deed=Deed.REFUSED)
    assert answer.status_code in {200, 302, 409, 422}
    assert answer.status_code != 200 or traces.exists()
