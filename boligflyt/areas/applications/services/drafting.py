"""What the first person proposes: the draft, what stands in its way, and the vedtak that is made from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import accounts_behind
from boligflyt.areas.applications import letters
from boligflyt.areas.applications.choices import Services, VedtakKind
from boligflyt.areas.applications.models import Application, Assessment, Vedtak
from boligflyt.areas.applications.queries import rules_today
from boligflyt.areas.applications.queries.children import children_not_considered
from boligflyt.areas.applications.vedtak_kinds import kind_of
from boligflyt.areas.audit.queries import changers_since, changes_of
from boligflyt.areas.people.models import Membership
from boligflyt.domain.eligibility import complaint_for
from boligflyt.domain.explanation import Explanation
from boligflyt.toolkit.documents import template_version
from boligflyt.toolkit.faults import Refused

HOUSING_KINDS = frozenset({VedtakKind.MUNICIPAL_DWELLING, VedtakKind.ALLOCATION})
CASE_KINDS = frozenset({VedtakKind.ASSISTANCE, VedtakKind.MUNICIPAL_DWELLING})
FOR_CHILDREN = CASE_KINDS | {VedtakKind.TEMPORARY_HOUSING}


@dataclass(frozen=True, slots=True)
class VedtakDraft:
    """What the first person proposes. Days are needed when a dwelling is granted (PRO-04)."""

    kind: VedtakKind
    granted: bool
    reason: str
    reason_code: str = ""
    services_text: str = ""
    first_day: date | None = None
    last_day: date | None = None
    review_on: date | None = None
    dwelling: UUID | None = None
    gives: tuple[str, ...] = ()
    could_change: tuple[str, ...] = ()
    dwelling_facts: dict[str, Any] | None = None  # frozen with a vedtak about one dwelling
    shaped_by: tuple[UUID, ...] = ()  # others who chose what is decided, and so may not decide it


def check_draft(
    actor: Actor, application: Application, assessment: Assessment | None, draft: VedtakDraft
) -> None:
    """Raises Refused with the first thing that stands in the way of the draft."""
    if not draft.reason.strip():
        raise Refused("Skriv en begrunnelse (forvaltningsloven § 24).", field="reason")
    if draft.kind in FOR_CHILDREN and children_not_considered(application, actor.today):
        raise Refused(
            "Vurder hensynet til barna før vedtaket (Grunnloven § 104, barnekonvensjonen artikkel 3). "
            "Det gjør du på saken."
        )
    if assessment and draft.granted and draft.kind in HOUSING_KINDS:
        _check_housing_grant(application, assessment, draft)
    if draft.first_day and draft.last_day and draft.last_day < draft.first_day:
        raise Refused(f"Vedtaket slutter før det starter, {draft.first_day:%d.%m.%Y}.", field="last_day")
    if not draft.granted and not draft.reason_code:
        raise Refused("Velg en årsak til avslaget. Den brukes i statistikken.", field="reason_code")


def _check_housing_grant(application: Application, assessment: Assessment, draft: VedtakDraft) -> None:
    if application.services == Services.NOT_CLARIFIED:
        raise Refused(
            "Avklar behovet for tjenester før vedtaket. Det skal stå i brevet.", field="services_text"
        )
    explanation = Explanation.from_json(assessment.explanation)
    against = [one for one in explanation.findings if one.stands_in_the_way]
    if against:
        names = ", ".join(letters.rule_name(one.rule).lower() for one in against)
        raise Refused(f"Disse vilkårene er ikke oppfylt: {names}. Fravik dem med grunn, eller gi avslag.")
    if explanation.outcome != "met":
        raise Refused(
            "Noen vilkår er ikke vurdert ennå. Fyll ut det som mangler, og kjør vurderingen på nytt."
        )
    check_days_are_there(draft)


def check_days_are_there(draft: VedtakDraft) -> None:
    """PRO-04. Raises Refused unless what is granted has a start, an end and a day for new assessment."""
    if not (draft.first_day and draft.last_day and draft.review_on):
        raise Refused(
            "Et vedtak om bolig skal ha startdato, sluttdato og dato for ny vurdering.", field="last_day"
        )


def vedtak_of(
    actor: Actor, application: Application, assessment: Assessment | None, draft: VedtakDraft
) -> Vedtak:
    """The vedtak, not saved yet, with everything it rests on frozen; two persons unless the caller says."""
    kind = kind_of(draft.kind)
    complaint = complaint_for(kind.complaint, rules_today(actor), on=actor.today)
    return Vedtak(
        application=application,
        kind=draft.kind,
        granted=draft.granted,
        prepared_by_id=actor.staff,
        prepared_at=actor.at,
        contributors=_contributors(actor, application, draft.shaped_by),
        assessment=assessment,
        law=kind.law,
        complaint_body=complaint.name,
        complaint_weeks=complaint.weeks,
        reason=draft.reason.strip(),
        reason_code=draft.reason_code,
        services_text=draft.services_text or application.services_text,
        first_day=draft.first_day,
        last_day=draft.last_day,
        review_on=draft.review_on,
        dwelling=draft.dwelling,
        letter_template=letters.VEDTAK_TEMPLATE,
        frozen=frozen_grounds(assessment, draft),
    )


def frozen_grounds(assessment: Assessment | None, draft: VedtakDraft) -> dict[str, Any]:
    """What the vedtak rests on, as it is today: facts, findings, rules, and the letter's template."""
    template = template_version(letters.VEDTAK_TEMPLATE)
    if assessment is None:
        return {"template": [template.version, template.sha256]}
    frozen = {
        "explanation": assessment.explanation,
        "facts": assessment.facts,
        "priority": [assessment.priority_group, assessment.priority_sub, assessment.priority_reason],
        "rule_set": [assessment.rule_set, assessment.rule_set_version, assessment.rule_set_sha256],
        "template": [template.version, template.sha256],
    }
    return frozen | ({"dwelling": draft.dwelling_facts} if draft.dwelling_facts else {})


def _contributors(actor: Actor, application: Application, others: Iterable[UUID]) -> list[UUID]:
    """Who changed or assessed the application, or changed its people since it came; and the preparer.

    With every account of each: the list is compared with one account, here, on pages and in the database.
    """
    people = Membership.objects.filter(household=application.household_id).values_list("person", flat=True)
    changed = {*changes_of("application", application.pk).values_list("actor", flat=True)}
    for kind, subjects in (("household", [application.household_id]), ("person", [*people])):
        changed |= {*changers_since(kind, subjects, application.created_at)}
    found = {one for one in changed if one} | {actor.staff, *others}
    return sorted(found | accounts_behind(found))
