"""A service asks for its right itself, before it looks at anything, whoever calls it."""

from __future__ import annotations

import inspect
import pkgutil
import uuid
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

from boligflyt.areas.access.choices import STAFF_ROLES, Right, Role
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.rights import RIGHTS
from boligflyt.toolkit.faults import Forbidden
from tests.support.cast import NOW

AREAS = (
    "access", "people", "dwellings", "letters", "applications", "documents", "leases", "followup",
    "complaints", "allocation", "home_ownership", "private_renting", "handovers", "casework", "retention",
)  # fmt: skip
RIGHT_OF = {
    Right.CASE_SHARE: "access.participation: share end_participation",
    Right.SETTINGS: "access.staffing: give_role end_role, casework.leaving: end_role_without_leftovers",
    Right.CLEARANCE_GRANT: "access.staffing: set_clearance",
    Right.CASE_ASSIGN: "access.staffing: stand_in, access.contacts: set_contact end_contact, "
    "casework.handing_over: hand_over, casework.leaving: be_away",
    Right.CASEFILE_WRITE: "retention.erasing: ask_entry_erased, "
    "private_renting.career: write_career_talk, "
    "casework.entries: write_entry correct_entry, casework.first_contact: contact, "
    "casework.tasks: make_task close_task, casework.own_steps: tick_step, "
    "casework.parties: keep_party end_party, "
    "casework.teams: keep_team end_team plan_meeting hold_meeting cancel_meeting",
    Right.RETENTION: "retention.disposing: prepare approve call_off, retention.holds: stop end_stop",
    Right.ERASURE_APPROVE: "retention.erasing: approve_erasure refuse_erasure",
    Right.CASE_EXPORT: "retention.exporting: export_case",
    Right.PERSON_READ: "people.relations: tell_relation",
    Right.PERSON_WRITE: "people.around_a_person: add_guardian add_schooling, "
    "people.households: make_household add_member end_membership, "
    "people.persons: register_person change_person, "
    "people.linking: link_persons split_persons, people.correcting: correct_person correct_membership, "
    "casework.first_contact: first_contact, "
    "casework.life_events: tell, casework.moving_over: move_over, "
    "casework.birth_dates: correct_person change_person",
    Right.DWELLING_WRITE: "dwellings.economy: set_economy, "
    "dwellings.register: register_dwelling change_dwelling, dwellings.status: set_status, "
    "dwellings.importing: preview_file preview_in_parts refresh refresh_in_parts drop say_meanings "
    "say_in_parts, "
    "dwellings.confirming: confirm_import confirm_in_parts, dwellings.undoing: undo_import undo_in_parts, "
    "dwellings.mapping: map_sheet map_in_parts note_mapping, "
    "dwellings.receiving: read_any_file read_in_parts, "
    "dwellings.placing: set_place, dwellings.disposals: change_disposal take_back_disposal, "
    "dwellings.cooperatives: register_cooperative change_cooperative set_cooperative, "
    "dwellings.sales: add_grant drop_grant keep_from_sale record_purchase record_sale set_frame "
    "take_back_trade, "
    "allocation.selling: sell_dwelling, dwellings.coming: register_coming change_coming, "
    "dwellings.pictures: add_dwelling_picture drop_dwelling_picture, "
    "dwellings.entrances: add_entrance change_entrance drop_entrance, "
    "dwellings.standard: assess_standard take_back_assessment, "
    "dwellings.reference: preview_reference confirm_reference drop_reference fill_from_reference, "
    "dwellings.together: propose_together change_together, "
    "dwellings.kept_mappings: rename_mapping drop_mapping, "
    "handovers.leaving: set_readiness",
    Right.DWELLING_READ: "dwellings.saved_views: keep_view change_view drop_view",
    Right.DWELLING_PURPOSE: "dwellings.register: set_purpose, "
    "dwellings.bases: register_base change_base set_base",
    Right.APPLICATION_WRITE: "applications.answering: send_preliminary_answer, "
    "applications.assessing: run_assessment record_judgement record_screening clarify_services "
    "assess_housing_situation, applications.considering: consider_children, "
    "applications.intake: register_application change_application, applications.steps: act, "
    "letters.drafting: new_draft change_draft discard_draft finish_draft, "
    "letters.sending: locked_dispatch send_letter stop_letter note_received note_returned queue_again, "
    "casework.sending: send send_chosen receive come_back, "
    "home_ownership.assessments: keep_assessment, home_ownership.instruments: consider_instrument, "
    "home_ownership.loans: register_loan correct_loan take_loan_step locked_loan, "
    "private_renting.searching: begin_search change_search find_home fall_through move_in follow_up "
    "give_up locked_search, private_renting.viewings: plan_viewing tell_viewing, "
    "private_renting.securities: grant_security take_security_step, "
    "home_ownership.screening: make_campaign find_candidates give_candidates write_talk, "
    "home_ownership.savings: begin_saving record_saving end_saving locked_saving, "
    "home_ownership.purchases: begin_purchase buy_at_fixed_price offer_home sign_contract "
    "stop_purchase locked_purchase, "
    "home_ownership.financing: keep_financing write_contact, "
    "allocation.offers: accept_offer refuse_offer expire_offer, allocation.queue: act_on_case, "
    "handovers.viewings: plan_viewing",
    Right.VEDTAK_PREPARE: "applications.assessing: depart_from_guideline, "
    "applications.vedtak: prepare_vedtak, applications.temporary: prepare_temporary, "
    "complaints.access_requests: register_request answer_request withdraw_request, "
    "casework.access_answers: answer_from_file, "
    "complaints.receiving: register_complaint locked_complaint acknowledge follow_to_valid, "
    "complaints.receiving: settle_suspension, allocation.complaints: record_outcome_with_place, "
    "complaints.reviewing: start_review reverse forward withdraw record_outcome, "
    "complaints.partly: meet_partly reconsider, "
    "allocation.complaints: reverse_with_place meet_partly_with_place",
    Right.SUBSTITUTE_APPOINT: "allocation.substituting: appoint_substitute",
    Right.PROCEDURE_LEAD: "allocation.rehearsing: rehearse empty_rehearsal, "
    "applications.procedure: make_draft keep_step move_step remove_step "
    "drop_draft adopt",
    Right.CASE_OPEN: "applications.opening: open_with_reason",
    Right.REVIEW_SETTLE: "applications.control: settle",
    Right.DOCUMENT_WRITE: "documents.keeping: add_document change_document tell_source withdraw_document, "
    "documents.uploading: add_piece begin_upload",
    Right.FOLLOWUP_WRITE: "followup.services: correct_note write_note, retention.erasing: ask_note_erased",
    Right.VEDTAK_DECIDE: "applications.temporary: decide_acute decide_temporary return_temporary, "
    "complaints.reviewing: dismiss, "
    "applications.vedtak: decide_vedtak decide_case return_case return_vedtak, "
    "allocation.offers: send_offer decide_refusal, allocation.sending_offers: send_offers, "
    "allocation.queue: decide_case_and_enqueue",
    Right.LEASE_WRITE: "leases.keys: hand_over_key end_lease void_lease end_by_purchase, "
    "allocation.selling: sell_to_tenant, handovers.buying: take_over_home, leases.planning: keep_plan, "
    "home_ownership.plans: keep_plan_version, "
    "leases.preparing: prepare_lease, leases.reassessing: send_reassessment_letter, "
    "leases.rent_changes: give_rent_notice, leases.leading_on: tell_where_it_led set_exit_target, "
    "leases.signing: locked_lease give_information sign_lease, "
    "allocation.moving_in: hand_over_key_and_house call_off_move_in",
    Right.HANDOVER_WRITE: "handovers.protocols: start_protocol write_section add_picture add_to_protocol "
    "lease_for_handover locked_protocol, handovers.signing: sign_for_municipality reopen take_answer, "
    "handovers.leaving: settle keep_belonging change_belonging keep_forwarding, "
    "handovers.viewings: tell_outcome",
    Right.MEETING_DECIDE: "allocation.closing: close_meeting, "
    "allocation.lines: accept_line change_line leave_line set_aside propose_again locked_line, "
    "allocation.meetings: plan_next_meeting locked_meeting record_attendance, "
    "allocation.swapping: swap_lines, allocation.limits: lift_limit hold_limit, "
    "allocation.proposal: make_proposal",
}
# Steps inside another service, which has asked; and what only works something out.
ASKED_BEFORE = (
    "access.participation: take_part, complaints.receiving: keep, complaints.terms: recount_terms, "
    "allocation.writing_lines: write_lines, "
    "letters.drafting: preview, letters.outbox: dispatch_of put_in_outbox, "
    "complaints.answering: keep_papers, complaints.reopening: take_up_again, "
    "applications.dispatching: send_out, applications.notifying: send_vedtak, "
    "applications.control: put_acute_decision put_opening, "
    "applications.temporary: one_may_decide, documents.keeping: keep_examined, "
    "documents.uploading: upload_of, casework.entries: hand_over_entry, "
    "casework.handing_over: must_be_able_to_take, casework.teams: running_team, "
    "retention.disposing: put let_lie carry_out, "
    "people.persons: fill_person save_person, people.households: note_change, "
    "casework.life_moves: carried_out, casework.life_events: carry_out, "
    "home_ownership.purchases: become_owner keep_purchase, home_ownership.savings: end_with_purchase, "
    "dwellings.sales: carry_out_sale, "
    "dwellings.status: write_status end_open_status, dwellings.making: make_new, "
    "dwellings.changing: store_changes put_back, "
    "applications.drafting: check_draft vedtak_of, applications.intake: locked_application, "
    "applications.steps: take_step, applications.vedtak: prepare_case locked_vedtak, "
    "home_ownership.assessments: own_case, home_ownership.instruments: note_asked note_answered, "
    "leases.preparing: agreed_term, leases.signing: keep, leases.leading_on: note_where, "
    "private_renting.searching: keep, "
    "handovers.protocols: keep, "
    "allocation.closing: answer_deadline prepare_allocation, allocation.meetings: next_meeting_day, "
    "allocation.lines: give, allocation.proposal: propose_for_the_rest, "
    "allocation.queue: enqueue leave_queue set_entry_state"
)


def named(text: str) -> Iterator[str]:
    """«area.module: one two, …» as «area.module.one», «area.module.two», …"""
    for part in text.split(", "):
        module, _, names = part.partition(": ")
        yield from (f"{module}.{name}" for name in names.split())


def services() -> dict[str, Callable[..., Any]]:
    """Every public function in a module of services whose first argument is the actor."""
    found = {}
    for area in AREAS:
        for here in modules_of(import_module(f"boligflyt.areas.{area}.services")):
            for name, one in inspect.getmembers(here, inspect.isfunction):
                own = one.__module__ == here.__name__ and not name.startswith("_")
                if own and next(iter(inspect.signature(one).parameters), "") == "actor":
                    found[f"{area}.{here.__name__.rsplit('.', 1)[-1]}.{name}"] = one
    return found


def modules_of(services: ModuleType) -> list[ModuleType]:
    """The rooms of a package of services; a single module is its own."""
    if not hasattr(services, "__path__"):
        return [services]
    return [
        import_module(f"{services.__name__}.{one.name}") for one in pkgutil.iter_modules(services.__path__)
    ]


SERVICES = services()
ASKED = [(name, right) for right, text in RIGHT_OF.items() for name in named(text)]


def stand_in_for(parameter: inspect.Parameter) -> Any:
    """Something in the place of an argument: the right is asked for before anybody looks at it."""
    wanted = str(parameter.annotation)
    if "UUID" in wanted:
        return uuid.uuid4()
    return date(2026, 11, 23) if "date" in wanted else None


def call(service: Callable[..., Any], actor: Actor) -> None:
    given = dict(list(inspect.signature(service).parameters.items())[1:])
    needed = {name: stand_in_for(one) for name, one in given.items() if one.default is one.empty}
    service(actor, **needed)


@pytest.mark.parametrize(("name", "right"), ASKED, ids=[name for name, _ in ASKED])
def test_a_role_without_the_right_is_refused_by_the_service_itself(name, right):
    office, wrong = uuid.uuid4(), []

    for role in [one for one in STAFF_ROLES if right not in RIGHTS[Role(one)]]:
        actor = Actor(uuid.uuid4(), "En Annen", role, office, "Et sted", NOW)
        try:
            call(SERVICES[name], actor)
        except Forbidden as refused:
            if str(right.label).lower() not in refused.message:
                wrong.append((role, refused.message))
        except Exception as fault:  # noqa: BLE001 – it looked at something before it asked
            wrong.append((role, repr(fault)))
        else:
            wrong.append((role, "did it"))

    assert wrong == []


def test_every_service_is_said_to_ask_or_to_be_a_step_inside_one_that_has():
    said = [name for name, _ in ASKED] + list(named(ASKED_BEFORE))

    assert sorted(said) == sorted(SERVICES)
