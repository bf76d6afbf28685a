"""The contract and the written information before it, as data for the templates."""

from __future__ import annotations

from datetime import date
from typing import Any

from boligflyt.areas.access.models import Municipality
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import the_municipality
from boligflyt.areas.applications.letters import AddressForm, address_form, contact, letterhead
from boligflyt.areas.applications.models import Application
from boligflyt.areas.leases.choices import LeaseKind, Security
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.letters.in_short import with_page
from boligflyt.areas.people.choices import HouseholdRole
from boligflyt.areas.people.models import Household, Membership, Person
from boligflyt.toolkit.documents import law_sentences
from boligflyt.toolkit.faults import Refused

SENTENCES = "areas/leases/letter_templates/sentences.yaml"
CONTRACT_TEMPLATE = "areas/leases/letter_templates/lease.typ"
NOTICE_TEMPLATE = "areas/leases/letter_templates/section_11_1_notice.typ"
REASSESSMENT_TEMPLATE = "areas/leases/letter_templates/reassessment.typ"
RENT_DUE_DAY = 1


def adults_of(household: Household, on: date) -> list[Person]:
    """The grown-ups of the household on the day, the contact person first."""
    members = Membership.objects.filter(
        household=household, role=HouseholdRole.ADULT, period__contains=on
    ).select_related("person")
    return sorted(
        (one.person for one in members), key=lambda who: (who.pk != household.contact_id, who.sorted_name)
    )


def children_count(household: Household, on: date) -> int:
    """How many children belong to the household on the day; letters never name them."""
    return Membership.objects.filter(
        household=household, role=HouseholdRole.CHILD, period__contains=on
    ).count()


def application_of(lease: Lease) -> Application:
    """The application behind the lease; raises Refused for an old lease that has none."""
    if lease.application is None:
        raise Refused("Leieforholdet er ført inn uten søknad. Kontrakten for det finnes på papir.")
    return lease.application


def _law(form: AddressForm, *names: str) -> list[Any]:
    return list(law_sentences(SENTENCES, names, address_form=form))


def exceptions_of(lease: Lease, form: AddressForm) -> list[Any]:
    """What the contract agrees otherwise than the general rules (husleieloven § 11-1)."""
    short = ("exception_short_term",) if lease.special_reason else ()
    return _law(form, "exception_household", "exception_sublet", *short)


def notice_data(actor: Actor, lease: Lease) -> dict[str, Any]:
    """The written information that must be given before the contract is signed (husleieloven § 11-1)."""
    application = application_of(lease)
    form = address_form(application, actor.today)
    you = "dere" if form == "dere" else "du"
    adults = adults_of(lease.household, actor.today) or [lease.tenant]
    short = ("short_term_once",) if lease.special_reason else ()
    data: dict[str, Any] = {
        "letter": with_page(letterhead(application, actor.name, form), lease.tenant, "lease_notice"),
        "heading": f"Dette må {you} vite før {you} skriver under",
        "outcome": "Boligen er for vanskeligstilte på boligmarkedet. "
        "Derfor har leiekontrakten noen andre regler enn vanlig.",
        "dwelling": {"address": lease.dwelling.address},
        "exceptions": exceptions_of(lease, form),
        "law": _law(form, "disadvantaged_dwelling", *short),
        "contact": contact(application, actor.name),
        "signed_by": {"name": actor.name, "title": actor.role_label},
        "tenants": [who.full_name for who in adults],
    }
    if lease.special_reason:
        data["short_term_reason"] = lease.special_reason
    return data


def contract_data(actor: Actor, lease: Lease) -> dict[str, Any]:
    """The contract: parties, dwelling, term, rent and security, with the sentences of law for its kind."""
    municipality = the_municipality() or Municipality(name="Kommunen")
    application = application_of(lease)
    form = address_form(application, actor.today)
    data: dict[str, Any] = {
        "reference": application.case_code,
        "contract_number": lease.contract_number,
        "address_form": form,
        "landlord": {
            "name": municipality.name,
            "address": [one for one in municipality.postal_address.split(", ") if one] or [municipality.name],
            "phone": municipality.phone or "00 00 00 00",
            "represented_by": f"{actor.name}, {actor.office_name}",
        },
        "tenants": [_tenant(lease.tenant)],
        "dwelling": {"address": lease.dwelling.address, "facts": _dwelling_facts(lease)},
        "term": _term(lease),
        "rent": {"monthly": lease.rent, "due_day": RENT_DUE_DAY, "account": "står på fakturaen"},
        "exceptions": exceptions_of(lease, form),
        "law": _contract_law(lease, form),
    }  # fmt: skip
    data |= {"large_print": True} if lease.tenant.large_print else {}
    return data | _household_part(actor, lease) | _security_part(lease, actor)


def _tenant(person: Person) -> dict[str, str]:
    if person.born is None:
        raise Refused("Fødselsdatoen til leietakeren mangler. Fyll den ut på personen, og prøv igjen.")
    shown = {"name": person.full_name, "birth_day": person.born.isoformat()}
    return shown | ({"phone": person.phone} if person.phone else {})


def _dwelling_facts(lease: Lease) -> list[dict[str, str]]:
    dwelling = lease.dwelling
    return [
        {
            "label": "Matrikkel",
            "value": ", ".join(
                part for part in (dwelling.building.cadastral_key, dwelling.unit_number) if part
            ),
        },
        {
            "label": "Størrelse",
            "value": ", ".join([*dwelling.size_parts, f"{dwelling.bedrooms} soverom"]),
        },
        {"label": "Etasje", "value": dwelling.floor_text},
    ]


def _term(lease: Lease) -> dict[str, str]:
    term = {"first_day": lease.period.first_day.isoformat()}
    if lease.period.last_day:
        term["last_day"] = lease.period.last_day.isoformat()
    return term | ({"short_reason": lease.special_reason} if lease.special_reason else {})


def _household_part(actor: Actor, lease: Lease) -> dict[str, Any]:
    others = [who.full_name for who in adults_of(lease.household, actor.today) if who.pk != lease.tenant_id]
    children = children_count(lease.household, actor.today)
    listed = others + ([f"{children} barn"] if children else [])
    return {"household": listed} if listed else {}


def _security_part(lease: Lease, actor: Actor) -> dict[str, Any]:
    if lease.security == Security.DEPOSIT:
        return {"deposit": {"amount": lease.security_amount}}
    if lease.security == Security.GUARANTEE:
        return {"guarantee": {"amount": lease.security_amount, "guarantor": actor.office_name}}
    return {}


def _contract_law(lease: Lease, form: AddressForm) -> dict[str, Any]:
    fixed = lease.kind != LeaseKind.INDEFINITE
    ending = () if fixed else (
        "notice_grounds", "notice_three_months", "notice_form_and_protest", "landlord_must_sue",
    )  # fmt: skip
    term = (
        ("fixed_term_ends", "no_notice_during_term", "continues_after_term")
        if fixed
        else ("indefinite_term",)
    )
    short = ("short_term_once",) if lease.special_reason else ()
    evicted = ("eviction_term_ended",) if fixed else ()
    law = {
        "purpose": _law(form, "disadvantaged_dwelling", "informed_before_signing"),
        "term": _law(form, *term, *short),
        "rent": _law(form, "rent_in_advance", "index_adjustment", "gjengs_leie_adjustment"),
        "household": _law(form, "household_consent", "sublet_consent"),
        "ending": _law(form, *ending, "termination_for_breach", "hand_back"),
        "eviction": _law(
            form, "eviction_unpaid_rent", *evicted, "eviction_warning", "social_service_warning"
        ),
        "disputes": _law(form, "rent_disputes_tribunal"),
    }
    if lease.security == Security.DEPOSIT:
        law["security"] = _law(form, "deposit_account", "deposit_limit", "deposit_payout")
    elif lease.security == Security.GUARANTEE:
        law["security"] = _law(form, "deposit_limit")
    return law


def reassessment_data(actor: Actor, lease: Lease, answer_by: date) -> dict[str, Any]:
    """The letter before a fixed term runs out: what we ask about, by when, and what follows (PRO-03)."""
    application = application_of(lease)
    form = address_form(application, actor.today)
    you, yours = ("dere", "deres") if form == "dere" else ("du", "ditt")
    head = letterhead(application, actor.name, form)
    return {
        "letter": with_page(head, application.applicant, "reassessment", day=answer_by),
        "heading": f"Vi skal vurdere behovet {yours} for bolig på nytt",
        "outcome": f"Leieavtalen går snart ut. Vi vil vite om {you} fortsatt trenger en bolig fra kommunen.",
        "dwelling": {"address": lease.dwelling.address},
        "last_day": lease.period.last.isoformat(),
        "answer_by": answer_by.isoformat(),
        "needs": [
            "hvem som bor i boligen nå",
            "inntekt, formue og gjeld",
            "hva som er endret siden forrige vedtak, og hva slags bolig som trengs",
            f"om {you} vil eie eller leie privat, og hva {you} trenger hjelp til for å få det til",
        ],
        "law": _law(form, "fixed_term_ends", "continues_after_term"),
        "contact": contact(application, actor.name),
        "signed_by": {"name": actor.name, "title": actor.role_label},
    }
