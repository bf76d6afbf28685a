"""Codes of a household's way from renting to owning."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class CandidateState(models.TextChoices):
    """Where a candidate of a campaign stands."""

    FOUND = "found", _("Ny")
    GIVEN = "given", _("Har fått en å snakke med")
    TALKING = "talking", _("I samtale")
    ADVISED = "advised", _("Henvist til gjeldsråd")
    DONE = "done", _("Avsluttet")
    LEFT = "left", _("Gått ut")


class TalkResult(models.TextChoices):
    """What came of a talk (PRO-16, allocation-rules § 9, step 4)."""

    WANTS_TO_OWN = "wants_to_own", _("Vil eie")
    LATER = "later", _("Vil eie, men ikke nå")
    DEBT_ADVICE = "debt_advice", _("Trenger råd om gjeld først")
    ADVICE_GIVEN = "advice_given", _("Har fått råd om gjeld")
    RENTS_ON = "rents_on", _("Vil leie videre")
    NO_POTENTIAL = "no_potential", _("Kan ikke eie slik det er nå")
    UNREACHABLE = "unreachable", _("Fikk ikke tak i dem")


class Skill(models.TextChoices):
    """Boevne: what it takes to live in a home of one's own (DEF-26)."""

    ECONOMY = "economy", _("Betale regninger og holde et budsjett")
    UPKEEP = "upkeep", _("Holde hjemmet ved like")
    NEIGHBOURS = "neighbours", _("Følge husregler og bo godt med naboer")
    DAILY_LIFE = "daily_life", _("Klare hverdagen: mat, søvn og faste avtaler")
    PAPERS = "papers", _("Lese brev, melde feil og bruke nettjenester")
    SAFETY = "safety", _("Brannvern og trygghet i hjemmet")
