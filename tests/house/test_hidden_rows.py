"""The right role and somebody else's record: a hidden row answers byte for byte as one that does not exist.

Walks every address with a row. Kari has the rights but may not see protected persons; Nora has them
at another office.
"""

from __future__ import annotations

import re

import pytest
from django.test import Client

from boligflyt.areas.access.choices import Role
from boligflyt.areas.access.models import Staff
from boligflyt.areas.access.rights import RIGHTS
from boligflyt.areas.audit.choices import Deed
from boligflyt.areas.audit.models import Event
from boligflyt.areas.people.models import Membership
from boligflyt.web.shell.access_table import ACCESS
from tests.support.addresses import ADDRESSES, WITH_ROW, answer_of, path_of
from tests.support.case_rows import Rows, rows_of
from tests.support.cast import make_person, make_protected

# Which row of the household each address is about; the first beginning that fits.
ABOUT = (
    ("access:sharing", "household"),
    ("access:relation", "person"),
    ("people:household", "household"),
    ("people:member_", "household"),
    ("people:", "person"),
    ("casework:entry_correct", "said"),
    ("casework:task_new", "household"),
    ("casework:task", "task"),
    ("casework:own_step", "application"),
    ("casework:", "household"),
    ("retention:erase_entry", "said"),
    ("retention:erase_note", "note"),
    ("retention:export", "household"),
    ("documents:list", "household"),
    ("documents:add", "household"),
    ("documents:upload", "household"),
    ("documents:", "document"),
    ("applications:vedtak_letter", "vedtak"),
    ("applications:letter", "letter"),
    ("applications:", "application"),
    ("letters:household", "household"),
    ("letters:draft_new", "household"),
    ("letters:draft", "draft"),
    ("letters:", "dispatch"),
    ("complaints:register", "vedtak"),
    ("complaints:access_answer", "access_request"),
    ("complaints:access_withdraw", "access_request"),
    ("complaints:access_paper", "access_paper"),
    ("complaints:access", "household"),
    ("complaints:", "complaint"),
    ("leases:", "lease"),
    ("handovers:viewing_new", "offer"),
    ("handovers:viewing", "viewing"),
    ("handovers:belonging_new", "lease"),
    ("handovers:belonging", "belonging"),
    ("handovers:moving", "lease"),
    ("handovers:start_", "lease"),
    ("handovers:forwarding", "lease"),
    ("handovers:", "protocol"),
    ("private_renting:begin", "household"),
    ("private_renting:career_talk", "household"),
    ("private_renting:viewing", "home_viewing"),
    ("private_renting:security", "rent_security"),
    ("private_renting:", "private_search"),
    ("home_ownership:new", "application"),
    ("home_ownership:live", "application"),
    ("home_ownership:instrument", "application"),
    ("home_ownership:loan_new", "application"),
    ("home_ownership:loan", "housing_loan"),
    ("home_ownership:candidate", "candidate"),
    ("home_ownership:talk", "candidate"),
    ("home_ownership:purchase", "purchase"),
    ("home_ownership:saving_new", "household"),
    ("home_ownership:saving", "saving"),
    ("home_ownership:plan", "household"),
    ("home_ownership:", "economy_assessment"),
    ("followup:journal", "household"),
    ("followup:correct", "note"),
    ("allocation:queue_entry", "entry"),
    ("allocation:line", "line"),
    ("allocation:offer_send", "line"),
    ("allocation:offer", "offer"),
)
# Addresses about things that belong to no person: dwellings, meetings as such.
ABOUT_NOBODY = (
    "access:role", "access:clearance", "access:contact", "access:control", "dwellings:", "allocation:meeting",
    "allocation:propose", "allocation:attendance", "allocation:close", "allocation:minutes",
    "allocation:agenda", "allocation:why_not", "allocation:rule_costs", "allocation:screen",
    "allocation:number", "allocation:limit", "allocation:send_all", "allocation:substitute",
    "allocation:rehearsal",
    "home_ownership:campaign",
    "retention:disposal", "retention:call_off", "retention:stop", "retention:erasure_",
    "applications:procedure",
)  # fmt: skip
OF_AN_OFFICE = ("applications:", "allocation:queue_entry", "allocation:line", "allocation:offer")
CHANGING = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]*|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}')


def path_to(rows: Rows, name: str) -> str:
    """The address of this household's row."""
    kind = next(kind for beginning, kind in ABOUT if name.startswith(beginning))
    given = {"pk": getattr(rows, kind).pk, "part": rows.party.pk, "meeting": rows.team_meeting.pk}
    given |= {"picture": rows.picture.pk, "section": "keys"}
    given = {part: key for part, key in given.items() if part in ADDRESSES[name]}
    if "member" in ADDRESSES[name]:
        given["member"] = Membership.objects.get(household=rows.household, person=rows.person).pk
    return path_of(name, **given)


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
AREAS = sorted({name.partition(":")[0] for name in FOR_CASEWORKERS})


def _of(area: str, names: list[str]) -> list[str]:
    return [name for name in names if name.partition(":")[0] == area]


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


@pytest.mark.parametrize("area", AREAS)
def test_a_protected_household_answers_as_one_that_does_not_exist(area: str, cast) -> None:
    client, rows = _client("kari"), rows_of(cast, make_protected())

    for name in _of(area, FOR_CASEWORKERS):
        hidden, unknown = path_to(rows, name), path_of(name)
        there, not_there = answer_of(client, hidden), answer_of(client, unknown)

        assert (name, there.status_code, not_there.status_code) == (name, 404, 404)
        assert _same(there.content, hidden) == _same(not_there.content, unknown)
        assert dict(there.headers) == dict(not_there.headers)


def test_a_case_at_another_office_answers_as_one_that_does_not_exist(cast) -> None:
    client, rows = _client("nora"), rows_of(cast, make_person())

    for name in FOR_NAV:
        hidden, unknown = path_to(rows, name), path_of(name)
        there, not_there = answer_of(client, hidden), answer_of(client, unknown)

        assert (name, there.status_code, not_there.status_code) == (name, 404, 404)
        assert _same(there.content, hidden) == _same(not_there.content, unknown)


@pytest.mark.parametrize("name", FOR_DECIDERS)
def test_somebody_who_may_see_protected_persons_finds_the_same_rows_and_leaves_a_trace(
    name: str, cast
) -> None:
    client, rows = _client("ingrid"), rows_of(cast, make_protected())

    answer = answer_of(client, path_to(rows, name))

    # A rule may say no to the empty form, or to the step; what matters is that the row was found.
    traces = Event.objects.using("side").filter(actor=cast.ingrid.staff).exclude(deed=Deed.REFUSED)
    assert answer.status_code in {200, 302, 409, 422}
    assert answer.status_code != 200 or traces.exists()


@pytest.mark.parametrize("area", AREAS)
def test_a_page_leaves_a_line_about_the_very_row_that_was_opened(area: str, cast) -> None:
    client, rows = _client("kari"), rows_of(cast, make_person())
    lines = Event.objects.using("side").filter(actor=cast.kari.staff, deed=Deed.READ)

    for name in _of(area, FOR_CASEWORKERS):
        kind = next(kind for beginning, kind in ABOUT if name.startswith(beginning))
        # A line of the meeting is told of as the case that it is about.
        about = lines.filter(subject=rows.application.pk if kind == "line" else getattr(rows, kind).pk)
        before = about.count()

        answer = client.get(path_to(rows, name))

        assert answer.status_code != 200 or about.count() > before, name
