"""For those who are not cleared, the world with a protected person is the world without them.

Equal means status, body and headers after taking away what differs between any two answers: the form's
secrets and the session. The person's dwelling stays «ikke tilgjengelig, skjermet årsak» in both worlds.

Every run compares a core; BF_WHOLE=1 compares over 2 000 pairs.
"""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone

from boligflyt.areas.access.choices import Grade
from boligflyt.areas.access.models import Staff
from boligflyt.areas.dwellings.models import ShieldedPeriod
from boligflyt.areas.people.choices import Protection
from boligflyt.areas.people.models import Person
from boligflyt.toolkit.encryption import blind_index
from boligflyt.web.shell.access_table import ACCESS
from boligflyt.web.shell.menu import may_open
from tests.support.addresses import ADDRESSES, path_of
from tests.support.canaries import CANARY
from tests.support.case_rows import rows_of
from tests.support.cast import make_person
from tests.support.planting import plant, take_away

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
SECRET = re.compile(rb'name="(?:csrfmiddlewaretoken|command)" value="[^"]*"')
LISTS = [name for name, parts in ADDRESSES.items() if not parts and name not in {"sign_out", "components"}]
NUMBER = "13909912345"  # eleven digits; the search looks for its index and never reads it
TEXTS = ("Can", CANARY[:3], "Ola", NUMBER)
# Every way the search page answers: misspelled, by ear, initials, words turned round, birth date, both.
SEARCHES = ("Hemelig", "Hemmelg ola", "OH", "O. Hemmelig", "ola h", "04.05.1990", "hemmelig 04.05.1990", "ha")
WHOLE = bool(os.environ.get("BF_WHOLE"))
MORE_TEXTS = ("Skogbrynet", "Canariskolen", "9999", "K-", "zz", *(a + b for a in "abhkost" for b in "aeiou"))


@pytest.fixture(scope="session")
def planted(real_database, everybody):
    """Five hundred protected persons, beside everybody."""
    with real_database.owner():
        plant(everybody.cast, 500)
    return 500


def paths(texts: tuple[str, ...]) -> list[tuple[str, str]]:
    """Lists, searches and filters, with the address that decides who may open each."""
    found = [(name, path_of(name)) for name in LISTS if ACCESS[name] is not None]
    for text in texts:
        found += [("people:persons", f"/personer/?q={text}"), ("dwellings:list", f"/boliger/?q={text}"),
                  ("applications:list", f"/soknader/?q={text}")]  # fmt: skip
    found += [("applications:list", f"/soknader/?status={one}") for one in ("new", "granted", "refused")]
    found += [("leases:list", f"/leieforhold/?vis={one}") for one in ("all", "prepared", "ending")]
    found += [("allocation:offers", f"/tilbud/?vis={one}") for one in ("all", "expired")]
    found += [("allocation:indicator", path_of("allocation:indicator", code="waiting_time"))]
    return found


def plain(answer) -> tuple[int, bytes, dict[str, str]]:
    """What is compared."""
    headers = {name: value for name, value in answer.headers.items() if name not in {"Date", "Set-Cookie"}}
    return answer.status_code, SECRET.sub(b"", answer.content), headers


def answers(clients: dict, everybody, texts, searches) -> dict[tuple[str, str], tuple]:
    found = {}
    for (role, clearance), client in clients.items():
        if clearance != Grade.NONE:
            continue
        actor = everybody.actors[role, clearance]
        for name, path in paths(texts):
            if may_open(actor, name):
                found[role, path] = plain(client.get(path))
        for text in (*texts, *searches):
            found[role, f"search {text}"] = plain(client.post("/sok/", {"q": text}))
    return found


def test_nothing_tells_the_uncleared_whether_a_protected_person_is_there_beside_five_hundred_others(
    real_database, everybody, planted, monkeypatch
):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    texts = TEXTS + MORE_TEXTS if WHOLE else TEXTS
    with real_database.owner():
        person = make_person("Ola", CANARY, protection=Protection.STRICT, number_index=blind_index(NUMBER))
        rows = rows_of(everybody.cast, person)
        lease = rows.lease
        searches = (*SEARCHES, lease.dwelling.address, lease.contract_number, rows.application.case_code)
        shielded = list(ShieldedPeriod.objects.filter(source__in=[rows.lease.pk, rows.offer.pk]))

    with real_database.program():
        clients = signed_in(everybody)
        with_them = answers(clients, everybody, texts, searches)
    with real_database.owner():
        take_away(rows)
        ShieldedPeriod.objects.bulk_create(shielded, ignore_conflicts=True)
        assert not Person.objects.filter(pk=person.pk).exists()
    with real_database.program():
        without = answers(clients, everybody, texts, searches)
        cleared = clients["caseworker", 3].get(f"/personer/?q={CANARY}").content.decode()

    # tests/support/canaries.py searches: a find fails here. That the cleared see them shows it is awake.
    assert shielded and f"{CANARY}1" in cleared
    assert [at for at, answer in with_them.items() if answer != without[at]] == []
    assert len(with_them) > (2_000 if WHOLE else 300)


def signed_in(everybody) -> dict[tuple[str, int], Client]:
    found = {}
    for at, actor in everybody.actors.items():
        if at[1] == Grade.NONE or at == ("caseworker", 3):
            found[at] = Client()
            found[at].force_login(Staff.objects.get(pk=actor.staff))
    return found
