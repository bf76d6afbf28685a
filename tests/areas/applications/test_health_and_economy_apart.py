"""Health and economy stand beside the application: hidden is unknown, and decides nothing."""

from __future__ import annotations

import pytest
from django.urls import reverse

from boligflyt.areas.access.choices import Information
from boligflyt.areas.applications.models import Application, EconomyInformation, HealthInformation
from boligflyt.areas.applications.queries import domain_facts
from boligflyt.areas.applications.queries.case import open_case
from boligflyt.areas.applications.services import intake
from boligflyt.areas.applications.services.assessing import run_assessment
from boligflyt.toolkit.faults import Refused
from tests.support.case_rows import rows_of
from tests.support.cast import TODAY, make_application, make_person, take_part


def without_parts(application: Application) -> Application:
    """As somebody has it for whom the wall hides both."""
    HealthInformation.objects.filter(application=application).delete()
    EconomyInformation.objects.filter(application=application).delete()
    return Application.objects.get(pk=application.pk)


def test_what_is_hidden_is_unknown_to_the_rules_and_no_answer(cast):
    application = without_parts(make_application(cast.kari))

    facts = domain_facts(application, TODAY)

    assert "yearly_income" not in facts["economy"] and "arrears" not in facts["arrears"]
    assert set(facts["economy"]["instruments_screened"]) == {"private_rent"}


def test_nobody_assesses_or_changes_a_case_of_which_they_do_not_see_the_parts(cast):
    application = without_parts(make_application(cast.kari))

    for attempt in (
        lambda: run_assessment(cast.kari, application.pk, None),
        lambda: intake.change_application(cast.kari, application.pk, None, {"yearly_income": 1}),
    ):
        with pytest.raises(Refused, match="ser ikke helse og økonomi"):
            attempt()


def test_a_change_is_kept_after_the_row_was_read_again(cast):
    application = make_application(cast.kari)
    application.refresh_from_db()

    application.yearly_income = 123_000
    application.save()

    assert Application.objects.get(pk=application.pk).yearly_income == 123_000


def test_an_office_that_helps_with_economy_reads_the_case_without_health_decisions_or_assessment(
    cast, browse
):
    application = make_application(cast.kari, health_need="Trenger ro om natten.", yearly_income=311_000)
    take_part(application.household, cast.nora.office, Information.HOUSING, Information.ECONOMY)

    page = browse("nora").get(reverse("applications:detail", args=[application.pk])).content.decode()

    assert "311" in page
    assert "Trenger ro om natten" not in page and 'id="vurdering"' not in page
    assert "Saken behandles av Boligkontoret." in page
    assert reverse("applications:edit", args=[application.pk]) not in page


def parts_shown(actor, application: Application) -> dict[str, bool]:
    """What of the case its page has at hand."""
    case = open_case(actor, application.pk)
    return {
        "assessment": case.assessment is not None, "vedtak": bool(case.vedtak), "letters": bool(case.letters),
        "schools": any(one.school for one in case.members),
    }  # fmt: skip


def test_the_page_of_a_case_has_at_hand_only_what_taking_part_gives(cast):
    rows = rows_of(cast, make_person())
    take_part(rows.household, cast.nora.office, Information.HOUSING, Information.ECONOMY)

    assert parts_shown(cast.nora, rows.application) == dict.fromkeys(
        ("assessment", "vedtak", "letters", "schools"), False
    )
    assert all(parts_shown(cast.kari, rows.application).values())
