"""«Prøv andre regler» on its pages: a rule file from the leader's own machine, and what came of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from boligflyt.areas.allocation.models import Rehearsal
from boligflyt.domain.eligibility.rule_file import SHIPPED
from tests.areas.allocation.allocation_steps import closed_meeting, meeting_with_proposal, queued
from tests.support.cast import TODAY, make_dwelling, make_household, make_person

BERGEN = (SHIPPED / "demo-bergen.yaml").read_bytes()
NEW = "/oversikt/prov-regler/ny/"


@pytest.fixture
def year(cast):
    queued(cast, make_household(make_person("Mona", "Lund"), children=2))
    make_dwelling(bedrooms=3, rent=9000)
    return closed_meeting(cast, meeting_with_proposal(cast))


def as_shown(client, address: str) -> dict[str, object]:
    """The form as it stands when it is opened, to be sent back."""
    form = client.get(address).context["form"]
    shown = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    return shown | {
        "basis": "planning", "purpose": "Hva gjør Bergens regler?",
        "first_day": f"{TODAY - timedelta(days=365):%d.%m.%Y}", "last_day": f"{TODAY:%d.%m.%Y}",
    }  # fmt: skip


def test_a_leader_tries_a_whole_rule_file_and_reads_what_was_tried(cast, browse, year):
    client = browse("liv")
    told = as_shown(client, NEW) | {"file": SimpleUploadedFile("bergen.yaml", BERGEN)}

    answer = client.post(NEW, told)

    made = Rehearsal.objects.get()
    assert answer.url.endswith(f"/{made.pk}/")
    page = client.get(answer.url).content.decode()
    assert "Regelsettet «demo-bergen», versjon 2016-10-19" in page
    assert "Reglene har ingen grupper: alle står likt før ventetid og lodd." in page
    assert "Hvem som står på listen, er de som sto der." in page


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe regler", "Filen er ikke UTF-8"),
        (b"rule_set: 3", "Filen kan ikke brukes"),
        (b"", "Filen er tom"),
        (b"#" * 200_001, "større enn en regelfil kan være"),
    ],
)
def test_what_is_no_rule_file_is_told_beside_it_and_the_purpose_stays(cast, browse, year, content, said):
    client = browse("liv")
    told = as_shown(client, NEW) | {"file": SimpleUploadedFile("regler.yaml", content)}

    page = client.post(NEW, told)

    assert page.status_code == 422
    assert said in page.context["form"].errors["file"][0]
    assert "Hva gjør Bergens regler?" in page.content.decode()
    assert not Rehearsal.objects.exists()
