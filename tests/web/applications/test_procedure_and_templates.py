"""The procedure on the case, the steps about children and given help, and the library of templates."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.models import Participation
from boligflyt.areas.applications.choices import State
from boligflyt.areas.applications.models import Vedtak
from boligflyt.areas.applications.services import vedtak
from boligflyt.toolkit.documents import file_sha256, template_version
from tests.areas.allocation.allocation_steps import queued
from tests.areas.applications.test_main_job import approvals_of, prepared
from tests.support.cast import TODAY, make_application, make_household


def main(answer) -> str:
    return re.sub(r"\s+", " ", answer.content.decode().replace("\xa0", " ").split("<main")[1])


def chain(page: str) -> list[tuple[str, str, str]]:
    """Step, who, and what is known in this case, from the panel."""
    panel = page.split('id="prosedyre"')[1].split("</section>")[0]
    rows = re.findall(r'<th scope="row" role="rowheader">(.*?)</th>(.*?)</tr>', panel)
    cells = [(name, re.findall(r"<td[^>]*>(.*?)</td>", rest)) for name, rest in rows]
    return [(name, told[0], re.sub(r"<[^>]+>", " ", told[2]).strip()) for name, told in cells]


def case_of(application) -> str:
    return reverse("applications:detail", args=[application.pk])


@pytest.mark.proves("PRO-01")
def test_the_case_shows_who_does_what_by_when_from_request_to_help_in_the_tenancy(cast, browse):
    application, made = prepared(cast)
    vedtak.decide_case(cast.ingrid, application.pk, approvals_of(made))

    steps = chain(main(browse("kari").get(case_of(application) + "gangen/")))

    told = {name: (who, known) for name, who, known in steps}
    assert steps[0][0] == "Ta imot henvendelsen"
    assert steps[-1][0] == "Ta tak i vansker i leieforholdet"
    assert steps[1] == (
        "Ta imot søknaden", "Saksbehandler bolig eller NAV-veileder", "Gjort 23. november 2026 Kari Saksvik",
    )  # fmt: skip
    assert told["Avgjør"] == (
        "Beslutter, en annen enn den som forberedte", "Gjort 23. november 2026 Ingrid Solvang",
    )  # fmt: skip
    assert told["Overlever nøkkelen"][1] == "Ikke ennå"
    assert "kjøp med startlån" in steps[2][0]


def test_a_step_that_waits_shows_its_own_deadline(cast, browse):
    application = make_application(cast.kari, received_on=TODAY - timedelta(days=3))

    page = main(browse("kari").get(case_of(application) + "gangen/"))
    told = {name: known for name, _, known in chain(page)}

    assert told["Vurder mot reglene"] == "Frist 20. desember 2026"


def test_the_queue_offer_and_lease_fill_the_later_steps(cast, browse):
    entry = queued(cast)

    page = main(browse("kari").get(case_of(entry.application) + "gangen/"))
    told = {name: known for name, _, known in chain(page)}

    assert told["Gi plass på ventelisten"] == "Gjort 23. november 2026"
    assert told["Før svaret på tilbudet"] == "Ikke ennå"


def test_the_step_about_children_is_there_only_for_families_and_those_who_see_children(cast, browse):
    family = make_application(cast.kari, children_considered="", children_considered_on=None)
    alone = make_application(cast.kari, make_household(), children_considered="")

    with_children = main(browse("kari").get(case_of(family)))
    course = chain(main(browse("kari").get(case_of(family) + "gangen/")))
    without = main(browse("kari").get(case_of(alone)))
    kinds = sorted(one for one in Information if one != Information.CHILDREN)
    Participation.objects.filter(subject=family.household_id).update(kinds=kinds)
    unseen = main(browse("kari").get(case_of(family)))

    assert "Vurder hensynet til barna" in {name for name, _, _ in course}
    later = [chain(main(browse("kari").get(case_of(one) + "gangen/"))) for one in (family, alone)]
    assert "Vurder hensynet til barna" not in {name for steps in later for name, _, _ in steps}
    assert "Ikke vurdert ennå" in with_children
    assert "hensynet til barna" not in without and "hensynet til barna" not in unseen.lower()


@pytest.mark.proves("TG-12")
def test_the_next_step_of_a_family_is_the_children_and_the_page_takes_the_words(cast, browse):
    application = make_application(cast.kari, children_considered="", children_considered_on=None)

    before = main(browse("kari").get(case_of(application)))
    empty = browse("kari").post(reverse("applications:children", args=[application.pk]), {"version": "1"})
    saved = browse("kari").post(
        reverse("applications:children", args=[application.pk]),
        {"version": "1", "children_considered": "Barna trenger ro og skolen sin."}, follow=True,
    )  # fmt: skip

    assert "Vurder hensynet til barna." in before
    assert empty.status_code == 422
    assert "Barna trenger ro og skolen sin." in main(saved)
    assert "Vurder søknaden mot reglene." in main(saved)


def test_help_without_a_dwelling_has_a_button_that_says_it_is_given(cast, browse):
    application, made = prepared(cast, dwelling=False)
    vedtak.decide_case(cast.ingrid, application.pk, approvals_of(made))
    at = reverse("applications:act", args=[application.pk, "complete"])

    page = main(browse("kari").get(case_of(application)))
    done = browse("kari").post(at, {"reason": "Fikk leie privat med garanti."}, follow=True)

    application.refresh_from_db()
    assert at in page and "Bistanden er gitt" in page
    assert application.state == State.COMPLETED
    assert "Saken er avsluttet: bistanden er gitt." in main(done)


@pytest.mark.proves("AGR-16")
def test_the_library_lists_each_template_with_its_version_and_a_vedtak_keeps_the_one_it_was_made_with(
    cast, browse
):
    _, made = prepared(cast)

    page = main(browse("kari").get(reverse("applications:templates")))

    path = "areas/applications/letter_templates/vedtak.typ"
    told = template_version(path)
    row = page.split('<th scope="row" role="rowheader">Vedtak</th>')[1].split("</tr>")[0]
    assert f">{told.version}</td>" in row and f"{told.valid_from:%d.%m.%Y}" in row
    assert Vedtak.objects.get(pk=made[0].pk).frozen["template"] == [told.version, file_sha256(path)]
    assert "Brev om ny vurdering" in page and "Leiekontrakt" in page
