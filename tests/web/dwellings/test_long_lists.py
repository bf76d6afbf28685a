"""Lists that may be long are shown a page at a time: each row on one page, and numbers of them all."""

from __future__ import annotations

from datetime import date

import pytest

from boligflyt.areas.audit.models import Event
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.dwellings.services import (
    ComingFacts,
    CooperativeFacts,
    DisposalFacts,
    change_coming,
    change_disposal,
    register_coming,
    register_cooperative,
)
from boligflyt.web.dwellings import coming_views, cooperative_views, disposal_views
from tests.support.cast import TODAY, make_dwelling

NAMES = ("Bakken", "Granlia", "Tunet")


def projects(cast):
    for name in NAMES:
        register_coming(cast.per, ComingFacts(name, "building", 4, date(2028, 9, 1)))


def projects_that_are_over(cast):
    for name in NAMES:
        one = register_coming(cast.per, ComingFacts(name, "option", 4, date(2028, 9, 1)))
        ended = ComingFacts(name, "option", 4, date(2028, 9, 1), ended_on=TODAY, outcome="dropped")
        change_coming(cast.per, one.pk, one.version, ended)


def cooperatives(cast):
    for name in NAMES:
        register_cooperative(cast.per, CooperativeFacts(name, 40, TODAY, 1))


def agreements(cast):
    for name, month in zip(NAMES, (1, 2, 3), strict=True):
        facts = DisposalFacts("leased_in", "lease_in", name, "", date(2027, month, 1), 3)
        change_disposal(cast.per, make_dwelling(disposal="leased_in").pk, None, date(2020, 1, 1), facts)


LISTS = [
    (projects, coming_views, "/boliger/pa-vei/", "side"),
    (projects_that_are_over, coming_views, "/boliger/pa-vei/", "avsluttet"),
    (cooperatives, cooperative_views, "/boliger/borettslag/", "side"),
    (agreements, disposal_views, "/boliger/avtaler/", "side"),
]


@pytest.mark.parametrize(("written", "views", "address", "param"), LISTS)
def test_each_row_stands_on_one_page_and_the_number_is_of_all(
    cast, browse, monkeypatch, written, views, address, param
):
    written(cast)
    monkeypatch.setattr(views, "PER_PAGE", 2)
    per = browse("per")

    first, last = (per.get(address, {param: number}).content.decode() for number in (1, 2))

    shown = [[name for name in NAMES if f">{name}<" in page] for page in (first, last)]
    assert [len(names) for names in shown] == [2, 1]
    assert sorted(shown[0] + shown[1]) == list(NAMES)
    assert "(3)" in first and "(3)" in last
    assert "Viser 1–2 av 3" in first and "Viser 3–3 av 3" in last


def test_the_years_and_sums_are_of_all_projects_and_not_of_those_shown(cast, browse, monkeypatch):
    projects(cast)
    monkeypatch.setattr(coming_views, "PER_PAGE", 2)

    page = browse("per").get("/boliger/pa-vei/").content.decode()

    assert 'data-label="Kjøpt eller under bygging">12<' in page


def test_the_trace_names_the_dwellings_that_were_shown(cast, browse, monkeypatch):
    agreements(cast)
    monkeypatch.setattr(disposal_views, "PER_PAGE", 2)

    browse("per").get("/boliger/avtaler/")

    last = Dwelling.objects.get(disposals__agreed_with="Tunet")
    line = Event.objects.using("side").filter(kind="dwelling", deed="listed").latest("at")
    assert len(line.subjects) == 2 and last.pk not in line.subjects
