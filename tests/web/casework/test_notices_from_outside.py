"""Somebody outside gives notice, of an eviction or a discharge: written down by hand, and not lost."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from boligflyt.areas.access.choices import Purpose
from boligflyt.areas.access.services import Share, share
from boligflyt.areas.casework.models import CaseParty, CaseTask, Entry
from boligflyt.areas.documents.choices import PaperKind
from boligflyt.areas.documents.models import Document
from tests.support.cast import make_application, make_household
from tests.support.files import pdf

PARTY = {"name": "Nordelv", "contact": "Tone Vakt", "phone": "400 00 124", "substitute": "Vakten, 400 00 125"}
NOTICE = {"kind": "letter", "who": "Tone Vakt", "happened_on": "23.11.2026", "happened_clock": "09:30"}


def noted(client, home, kind: str, notice: dict[str, str]) -> str:
    """The party, the notice and what must be done, each on its own page; gives the timeline."""
    client.post(reverse("casework:party_new", args=[home.pk]), {**PARTY, "kind": kind})
    client.post(reverse("casework:entry_new", args=[home.pk]), {**NOTICE, **notice})
    return client.get(reverse("casework:timeline", args=[home.pk])).content.decode()


@pytest.mark.proves("ORG-13")
def test_a_notice_of_eviction_is_kept_with_its_paper_its_day_and_whom_to_call_at_the_bailiffs(cast, browse):
    home = make_household()
    make_application(cast.kari, home)
    client = browse("kari")

    timeline = noted(client, home, "bailiff", {
        "text": "Utkastelse er berammet til 15. desember.", "about": "housing",
        "task": "Avverge utkastelsen", "task_due": "01.12.2026",
    })  # fmt: skip
    client.post(reverse("documents:add", args=[home.pk]), {
        "kind": PaperKind.LEASE, "information": "housing", "title": "Varsel fra namsmannen",
        "received_on": "23.11.2026", "file": _file("varsel.pdf", "Varsel om utkastelse"),
    })  # fmt: skip
    together = client.get(reverse("casework:together", args=[home.pk])).content.decode()
    day = client.get(reverse("my_day")).content.decode()

    assert "Utkastelse er berammet til 15. desember." in timeline
    assert "Avverge utkastelsen" in day and CaseTask.objects.get().owner_id == cast.kari.staff
    assert "Namsmannen" in together and "Tone Vakt" in together and "Vakten, 400 00 125" in together
    assert Document.objects.get().get_kind_display() == "Leiekontrakt, oppsigelse eller utkastelse"


@pytest.mark.proves("ORG-17")
def test_a_notice_of_discharge_has_a_deadline_and_is_read_by_those_who_see_health_alone(cast, browse):
    home = make_household()
    make_application(cast.kari, home)
    share(cast.kari, "household", home.pk, Share(Purpose.TENANCY, office=cast.jon.office))

    ours = noted(browse("kari"), home, "hospital", {
        "text": "Utskrivningsklar fredag. Trenger bolig med trinnfri adkomst.", "about": "health",
        "task": "Finne bolig før utskriving", "task_due": "27.11.2026",
    })  # fmt: skip
    theirs = browse("jon").get(reverse("casework:timeline", args=[home.pk])).content.decode()

    assert "Utskrivningsklar fredag" in ours and "Utskrivningsklar" not in theirs
    assert CaseParty.objects.get().get_kind_display() == "Sykehus eller helseforetak"
    assert CaseTask.objects.get().due_on.isoformat() == "2026-11-27"
    assert Entry.objects.get().get_kind_display() == "Brev inn"


def _file(name: str, *words: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pdf(*words), content_type="application/pdf")
