"""Codes of a household's way from renting to owning: instruments, loans and grants, talks and plans."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Instrument(models.TextChoices):
    """Virkemiddel: what may help a household besides a municipal dwelling (MEA-1.4, PRO-47)."""

    STARTLAAN = "startlaan", _("Startlån")
    GRANT = "grant", _("Tilskudd til etablering")
    BOSTOETTE = "bostoette", _("Bostøtte fra Husbanken")
    MUNICIPAL_BOSTOETTE = "municipal_bostoette", _("Kommunal bostøtte")
    DEPOSIT = "deposit", _("Depositum")
    GUARANTEE = "guarantee", _("Garanti for leie")
    DEBT_ADVICE = "debt_advice", _("Økonomi- og gjeldsrådgivning")
    ADAPTATION_GRANT = "adaptation_grant", _("Tilskudd til tilpasning")


class UseState(models.TextChoices):
    """How far it is with an instrument in a case; one without a row is not considered."""

    NOT_RELEVANT = "not_relevant", _("Vurdert, ikke aktuelt")
    RELEVANT = "relevant", _("Vurdert, aktuelt")
    APPLIED = "applied", _("Søkt")
    GRANTED = "granted", _("Innvilget")
    REFUSED = "refused", _("Avslått")
    WITHDRAWN = "withdrawn", _("Trukket")


class LoanState(models.TextChoices):
    """How far it is with an application for startlån or a grant."""

    APPLIED = "applied", _("Søkt")
    GRANTED = "granted", _("Innvilget")
    PAID_OUT = "paid_out", _("Utbetalt")
    REFUSED = "refused", _("Avslått")
    WITHDRAWN = "withdrawn", _("Trukket")


class LoanPurpose(models.TextChoices):
    """What the money is for (forskrift om lån fra Husbanken, chapter 5)."""

    BUY = "buy", _("Kjøpe bolig")
    BUILD = "build", _("Bygge bolig")
    KEEP = "keep", _("Bli boende (refinansiering)")
    ADAPT = "adapt", _("Tilpasse eller utbedre bolig")


class LivedBefore(models.TextChoices):
    """Where the household lived when it applied; IND-15 counts those from a municipal dwelling."""

    MUNICIPAL = "municipal", _("Leide av kommunen")
    PRIVATE = "private", _("Leide privat")
    OWNED = "owned", _("Eide boligen")
    OTHER = "other", _("Annet")


class CoFinancing(models.TextChoices):
    """Whether a bank could take a part of the loan (PRO-30); considered in each case."""

    BANK_PART = "bank_part", _("Ja, en bank tar en del")
    NO_BANK = "no_bank", _("Nei, ingen bank vil")
    NOT_SOUND = "not_sound", _("Nei, husstanden tåler ikke bankens vilkår")
    NOT_FITTING = "not_fitting", _("Nei, ikke aktuelt for dette lånet")


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


class PurchaseState(models.TextChoices):
    """Where a household that buys the home it rents stands (PRO-14)."""

    FINANCING = "financing", _("Finansieres")
    OFFERED = "offered", _("Tilbudt")
    CONTRACTED = "contracted", _("Kontrakt signert")
    OWNED = "owned", _("Eier, følges opp")
    FOLLOWED_UP = "followed_up", _("Eier, ferdig fulgt opp")
    STOPPED = "stopped", _("Stanset")


class Standing(models.TextChoices):
    """How it goes with who bought, at a contact afterwards; the two in the middle are mislighold."""

    PAYS = "pays", _("Betaler som avtalt")
    BEHIND = "behind", _("Er på etterskudd")
    AGREED = "agreed", _("Har avtale om å betale ned etterslepet")
    MANAGES = "manages", _("Klarer seg, oppfølgingen er slutt")
    SOLD = "sold", _("Har solgt boligen")
    LOST = "lost", _("Har mistet boligen")


class SavingState(models.TextChoices):
    """Where an agreement of leie med sparing stands (PRO-18)."""

    RUNNING = "running", _("Sparer")
    BOUGHT = "bought", _("Kjøpte boligen")
    TENANT_BROKE = "tenant_broke", _("Leieren brøt avtalen")
    MUNICIPALITY_BROKE = "municipality_broke", _("Kommunen brøt avtalen")
    LAPSED = "lapsed", _("Perioden gikk ut")
