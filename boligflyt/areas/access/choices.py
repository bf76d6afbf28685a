"""Roles, kinds of office and the rights that the table gives."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person does for the municipality; one at a time, chosen together with the office."""

    CASEWORKER = "caseworker", _("Saksbehandler bolig")
    DECIDER = "decider", _("Beslutter")
    NAV_CASEWORKER = "nav_caseworker", _("NAV-veileder")
    HOME_SUPPORT = "home_support", _("Boligoppfølger")
    PROPERTY_MANAGER = "property_manager", _("Eiendomsforvalter")
    LEADER = "leader", _("Leder")
    PLANNER = "planner", _("Planlegger")
    ADMINISTRATOR = "administrator", _("Administrator")


class OfficeKind(models.TextChoices):
    """The service an office belongs to."""

    HOUSING = "housing", _("Boligkontor")
    NAV = "nav", _("NAV")
    HEALTH = "health", _("Helse og omsorg")
    PROPERTY = "property", _("Eiendom")
    LEADERSHIP = "leadership", _("Ledelse")


class Right(models.TextChoices):
    """One thing that a role may do. The table in `rights.py` says who has which."""

    APPLICATION_READ = "application_read", _("Se søknader i egen enhet")
    APPLICATION_WRITE = "application_write", _("Registrere og behandle søknader")
    VEDTAK_PREPARE = "vedtak_prepare", _("Forberede vedtak")
    VEDTAK_DECIDE = "vedtak_decide", _("Avgjøre vedtak")
    PERSON_READ = "person_read", _("Se personer og husstander")
    PERSON_WRITE = "person_write", _("Endre personer og husstander")
    PERSON_PROTECTED = "person_protected", _("Se personer med adressesperre")
    NUMBER_REVEAL = "number_reveal", _("Vise fødselsnummer")
    HEALTH_READ = "health_read", _("Se helse og tilpasning")
    ECONOMY_READ = "economy_read", _("Se økonomi")
    DWELLING_READ = "dwelling_read", _("Se boliger")
    DWELLING_WRITE = "dwelling_write", _("Endre boliger")
    DWELLING_PURPOSE = "dwelling_purpose", _("Se hva en tilrettelagt bolig er til for")
    QUEUE_READ = "queue_read", _("Se ventelisten med rekkefølge")
    MEETING_READ = "meeting_read", _("Se tildelingsmøtet")
    MEETING_DECIDE = "meeting_decide", _("Beslutte i tildelingsmøtet")
    LEASE_READ = "lease_read", _("Se leieforhold")
    LEASE_WRITE = "lease_write", _("Opprette og endre leieforhold")
    STATISTICS_READ = "statistics_read", _("Se oversikten")
    SETTINGS = "settings", _("Endre innstillinger")
    LOG_READ = "log_read", _("Se innsynsloggen")
