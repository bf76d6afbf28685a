"""Filling an empty database with the demonstration municipality: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from django.db import connection, transaction
from psycopg import sql

from boligflyt.areas.access.models import Municipality
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.jobs.demo.districts import make_districts
from boligflyt.jobs.demo.load_access import AccessLoader
from boligflyt.jobs.demo.load_bases import load_bases
from boligflyt.jobs.demo.load_buying import load_buying
from boligflyt.jobs.demo.load_cases import CaseLoader
from boligflyt.jobs.demo.load_coming import load_coming
from boligflyt.jobs.demo.load_complaints import ComplaintLoader
from boligflyt.jobs.demo.load_cooperatives import load_cooperatives
from boligflyt.jobs.demo.load_corrections import load_corrections
from boligflyt.jobs.demo.load_disposals import load_disposals
from boligflyt.jobs.demo.load_economy import load_economy, load_loans
from boligflyt.jobs.demo.load_entrances import load_entrances
from boligflyt.jobs.demo.load_file import FileLoader
from boligflyt.jobs.demo.load_for_whom import load_for_whom
from boligflyt.jobs.demo.load_handovers import HandoverLoader
from boligflyt.jobs.demo.load_kept import load_kept
from boligflyt.jobs.demo.load_leases import LeaseLoader
from boligflyt.jobs.demo.load_letters import LetterLoader
from boligflyt.jobs.demo.load_more import load_more
from boligflyt.jobs.demo.load_notes import load_notes
from boligflyt.jobs.demo.load_old_files import OldFileLoader
from boligflyt.jobs.demo.load_owning import load_owning
from boligflyt.jobs.demo.load_participations import load_participations
from boligflyt.jobs.demo.load_people import load_people
from boligflyt.jobs.demo.load_places import load_places
from boligflyt.jobs.demo.load_procedure import ProcedureLoader
from boligflyt.jobs.demo.load_queue import QueueLoader
from boligflyt.jobs.demo.load_reference import load_reference
from boligflyt.jobs.demo.load_renting import load_renting
from boligflyt.jobs.demo.load_rents import load_rents
from boligflyt.jobs.demo.load_sales import load_sales
from boligflyt.jobs.demo.load_saving import load_saving
from boligflyt.jobs.demo.load_services import load_services
from boligflyt.jobs.demo.load_standard import load_standard
from boligflyt.jobs.demo.load_welfare import load_welfare
from boligflyt.jobs.demo.load_young import load_young
from boligflyt.jobs.demo.looks import make_looks
from boligflyt.jobs.demo.offices import Offices, morning
from boligflyt.jobs.demo.plan import plans
from boligflyt.jobs.demo.printing import Printer
from boligflyt.jobs.demo.records import Town
from boligflyt.jobs.demo.town import contract_terms, generate, history_starts

PERCENT = 100
WORK_OF_A_DISTRICT = 100  # one is copied about as fast as so many applications are written with their papers
FILE_SEED = 4
COMPLAINT_SEED = 5
OLD_FILES_SEED = 6
PROCEDURE_SEED = 7
ACCESS_SEED = 8


class NotEmptyError(RuntimeError):
    """The database holds a municipality already; the message is Norwegian."""


class Progress:
    """Says in whole percents how far a job of known size has come."""

    def __init__(self, total: int, say: Callable[[int], None]) -> None:
        self._total = max(total, 1)
        self._say = say
        self._done = 0
        self._said = -1

    def tick(self, things: int = 1) -> None:
        """So many more things are done."""
        self._done += things
        percent = min(PERCENT, self._done * PERCENT // self._total)
        if percent != self._said:
            self._said = percent
            self._say(percent)


def seeded_size() -> str | None:
    """Which plan the database is filled by; None when it is empty."""
    if not Municipality.objects.exists():
        return None
    dwellings = Dwelling.objects.count()
    return next((name for name, plan in plans().items() if plan.dwellings == dwellings), "ukjent")


def seed(size: str, seed_number: int, today: date, say: Callable[[int], None]) -> Town:
    """Generate and load the municipality. Raises NotEmptyError when there is one."""
    if Municipality.objects.exists():
        raise NotEmptyError("Databasen har en kommune fra før. Bruk en tom database.")
    town = generate(size, seed_number, today)
    with transaction.atomic():
        load(town, say)
    with connection.cursor() as cursor:
        cursor.execute("analyze")  # the planner has no idea of the new tables until told
        named = sql.Identifier(connection.settings_dict["NAME"]), sql.Literal(signature(town, seed_number))
        cursor.execute(sql.SQL("comment on database {} is {}").format(*named))
    return town


def signature(town: Town, seed_number: int) -> str:
    """What a database is made of, in a line that stands on the database itself."""
    return f"{town.size} {seed_number} {town.today} {town.data_hash()}"


def signed_with() -> str:
    """The line of this database; empty when it was not made here, or is not made yet."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select shobj_description(oid, 'pg_database') from pg_database where datname = current_database()"
        )
        return cursor.fetchone()[0] or ""


def load(town: Town, say: Callable[[int], None]) -> None:
    """Write the records in bulk; the caller has the transaction."""
    plan = plans()[town.size]
    progress = Progress(_work(town) + WORK_OF_A_DISTRICT * (plan.districts - 1), say)
    at = morning(history_starts(plan, town.today))
    offices = Offices(town.staff)
    offices.load()
    load_places(town, at)
    load_welfare()
    load_for_whom()
    load_reference(town, at)
    load_disposals(town)
    load_cooperatives(town, at)
    load_sales(town)
    load_coming(town, at)
    load_bases(town, at)
    load_entrances(town, at)
    load_more()
    load_standard(town)
    households = load_people(town, at)
    load_participations(town, offices)
    load_corrections(town, offices)
    cases = CaseLoader(offices, contract_terms().months, households, Printer(town.today))
    cases.load(town, progress.tick)
    queue = QueueLoader(cases)
    queue.load(town, progress.tick)
    LeaseLoader(cases, queue).load(town, at, progress.tick)
    queue.save_offers()
    load_notes(town, offices)
    FileLoader(town, cases, FILE_SEED).load()
    complaints = ComplaintLoader(cases, offices, town.today, COMPLAINT_SEED)
    complaints.load()
    AccessLoader(offices, town.today, ACCESS_SEED).load(complaints.latest)
    LetterLoader(cases, queue, offices, town.today).load()
    HandoverLoader(offices, town.today).load()
    OldFileLoader(offices, town.today, OLD_FILES_SEED).load()
    ProcedureLoader(cases, offices, town.today, PROCEDURE_SEED).load()
    load_young(town, offices)
    load_services()
    load_rents(town)
    load_kept()
    make_districts(plan.districts, partial(progress.tick, WORK_OF_A_DISTRICT))
    load_economy(town)
    load_loans(town)
    load_owning(town)
    load_renting(town)
    load_buying(town)
    load_saving(town)
    make_looks(plan.looks, town.today)


def _work(town: Town) -> int:
    """How many ticks the loading gives."""
    offers = sum(len(one.queue.offers) for one in town.applications if one.queue)
    papers = sum(1 for lease in town.leases if lease.application and lease.informed_on)
    return len(town.applications) + len(town.meetings) + offers + papers
