"""Roles, kinds of office, rights, kinds of information, grades of protection: the words of the policy."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person does for the municipality; one at a time, chosen together with the office.

    The last four are nobody's job: the citizen in the case, and somebody without any role.
    """

    CASEWORKER = "caseworker", _("Saksbehandler bolig")
    DECIDER = "decider", _("Beslutter")
    MEETING_MEMBER = "meeting_member", _("Deltaker i tildelingsmøtet")
    NAV_CASEWORKER = "nav_caseworker", _("NAV-veileder")
    REFUGEE_SERVICE = "refugee_service", _("Flyktningveileder")
    HOME_SUPPORT = "home_support", _("Boligoppfølger")
    PROPERTY_MANAGER = "property_manager", _("Eiendomsforvalter")
    ECONOMY_WORKER = "economy_worker", _("Økonomimedarbeider")
    LEADER = "leader", _("Leder")
    PLANNER = "planner", _("Planlegger")
    CONTROLLER = "controller", _("Controller")
    AUDITOR = "auditor", _("Innsynskontrollør")
    ADMINISTRATOR = "administrator", _("Administrator")
    INTEGRATION = "integration", _("Annet datasystem")
    APPLICANT = "applicant", _("Søker")
    TENANT = "tenant", _("Leietaker")
    GUARDIAN = "guardian", _("Verge")
    NOBODY = "nobody", _("Uten rolle")


CITIZENS = frozenset({Role.APPLICANT, Role.TENANT, Role.GUARDIAN})
STAFF_ROLES = tuple(role for role in Role if role not in CITIZENS | {Role.NOBODY})


class OfficeKind(models.TextChoices):
    """The service an office belongs to."""

    HOUSING = "housing", _("Boligkontor")
    NAV = "nav", _("NAV")
    REFUGEE = "refugee", _("Flyktningtjeneste")
    HEALTH = "health", _("Helse og omsorg")
    PROPERTY = "property", _("Eiendom")
    ECONOMY = "economy", _("Økonomi")
    LEADERSHIP = "leadership", _("Ledelse")


class Right(models.TextChoices):
    """One thing that a role may do. The table in `rights.py` says who has which."""

    APPLICATION_READ = "application_read", _("Se søknader i saker du deltar i")
    APPLICATION_WRITE = "application_write", _("Registrere og behandle søknader")
    CASE_ASSIGN = "case_assign", _("Fordele saker")
    CASE_SHARE = "case_share", _("Dele en sak med andre enheter")
    CASE_OPEN = "case_open", _("Åpne en sak med skriftlig grunn")
    VEDTAK_PREPARE = "vedtak_prepare", _("Forberede vedtak")
    VEDTAK_DECIDE = "vedtak_decide", _("Avgjøre vedtak")
    PERSON_READ = "person_read", _("Se personer og husstander i saker du deltar i")
    PERSON_WRITE = "person_write", _("Endre personer og husstander")
    CASEFILE_READ = "casefile_read", _("Se mappen: henvendelser, notater, oppgaver og samarbeid")
    CASEFILE_WRITE = "casefile_write", _("Skrive i mappen")
    NUMBER_REVEAL = "number_reveal", _("Vise fødselsnummer")
    HEALTH_READ = "health_read", _("Se helse og tilpasning")
    ECONOMY_READ = "economy_read", _("Se økonomi")
    DOCUMENT_READ = "document_read", _("Se dokumenter i saker du deltar i")
    DOCUMENT_WRITE = "document_write", _("Legge inn og trekke dokumenter")
    FOLLOWUP_READ = "followup_read", _("Se oppfølgingsnotater")
    FOLLOWUP_WRITE = "followup_write", _("Skrive oppfølgingsnotater")
    DWELLING_READ = "dwelling_read", _("Se boliger")
    DWELLING_WRITE = "dwelling_write", _("Endre boliger")
    DWELLING_PURPOSE = "dwelling_purpose", _("Se hva en tilrettelagt bolig er til for")
    QUEUE_READ = "queue_read", _("Se ventelisten med rekkefølge")
    MEETING_READ = "meeting_read", _("Se tildelingsmøtet")
    MEETING_DECIDE = "meeting_decide", _("Beslutte i tildelingsmøtet")
    LEASE_READ = "lease_read", _("Se leieforhold")
    LEASE_WRITE = "lease_write", _("Opprette og endre leieforhold")
    HANDOVER_WRITE = "handover_write", _("Vise bolig, og føre overtakelse og tilbakelevering")
    STATISTICS_READ = "statistics_read", _("Se oversikten")
    SUBSTITUTE_APPOINT = "substitute_appoint", _("Oppnevne stedfortreder når ingen er habil")
    PROCEDURE_LEAD = "procedure_lead", _("Endre prosedyren, og se hvor sakene står i den")
    SETTINGS = "settings", _("Endre innstillinger og gi roller")
    CLEARANCE_GRANT = "clearance_grant", _("Gi klarering for skjermede personer")
    REVIEW = "review", _("Se det en leder skal kontrollere")
    REVIEW_SETTLE = "review_settle", _("Avgjøre det en leder skal kontrollere")
    CASE_EXPORT = "case_export", _("Ta ut en hel sak i åpne formater")
    ERASURE_APPROVE = "erasure_approve", _("Godkjenne at et notat slettes")
    RETENTION = "retention", _("Se hva som er gammelt nok, og forberede, stanse og godkjenne kassasjon")
    LOG_READ = "log_read", _("Se innsynsloggen")


class Information(models.TextChoices):
    """The kinds of information about a household; a share names which of them it gives."""

    IDENTITY = "identity", _("Navn og kontakt")
    HOUSING = "housing", _("Bolig og søknad")
    CHILDREN = "children", _("Barn og skole")
    ECONOMY = "economy", _("Økonomi")
    HEALTH = "health", _("Helse og tilpasning")
    DECISION = "decision", _("Vedtak og brev")
    FOLLOWUP = "followup", _("Oppfølgingsnotater")

    @property
    def bit(self) -> int:
        """Its place in the number that PostgreSQL compares (`boligflyt.sees`)."""
        return int(1 << list(Information).index(self))


class Grade(models.IntegerChoices):
    """How hard a person is protected; a household has the highest grade in it.

    Two come from Folkeregisteret (folkeregisterloven § 10-4), one is the municipality's own.
    """

    NONE = 0, _("Ingen skjerming")
    LOCAL = 1, _("Skjermet i kommunen")
    CONFIDENTIAL = 2, _("Fortrolig adresse")
    STRICT = 3, _("Strengt fortrolig adresse")


class Reach(models.TextChoices):
    """How far a role sees one kind of information."""

    NONE = "none", _("Nei")
    OWN = "own", _("Egen sak")
    SHARED = "shared", _("Saker du deltar i")
    ALL = "all", _("Hele kommunen")


class Purpose(models.TextChoices):
    """Why somebody takes part in a case, or looks."""

    CASE_WORK = "case_work", _("Behandle søknaden")
    ALLOCATION = "allocation", _("Tildele bolig")
    TENANCY = "tenancy", _("Følge leieforholdet")
    ECONOMIC_HELP = "economic_help", _("Økonomisk råd og hjelp")
    FOLLOWUP = "followup", _("Oppfølging i boligen")
    SETTLEMENT = "settlement", _("Bosetting av flyktninger")
    COORDINATION = "coordination", _("Ansvarsgruppe")
    CONTROL = "control", _("Kontroll")


class Verb(models.TextChoices):
    """What somebody wants to do with a thing."""

    SEE = "see", _("Se")
    LIST = "list", _("Se i liste")
    CHANGE = "change", _("Endre")
    ASSIGN = "assign", _("Fordele")
    SHARE = "share", _("Dele")
    DECIDE = "decide", _("Avgjøre")
