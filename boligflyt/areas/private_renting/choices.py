"""Codes of a household's way to a private rental: the search, viewings, security, and how it went."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchState(models.TextChoices):
    """Where a household's search for a private rental stands (PRO-17)."""

    LOOKING = "looking", _("Leter")
    FOUND = "found", _("Har funnet bolig")
    MOVED_IN = "moved_in", _("Har flyttet inn")
    FOLLOWED_UP = "followed_up", _("Fulgt opp")
    GIVEN_UP = "given_up", _("Avsluttet uten privat leie")


class ViewingResult(models.TextChoices):
    """What came of a viewing."""

    PLANNED = "planned", _("Avtalt")
    YES = "yes", _("Fikk tilbud om å leie")
    NO = "no", _("Fikk nei")
    DECLINED = "declined", _("Husstanden sa nei")
    CALLED_OFF = "called_off", _("Ble ikke noe av")


class TurnedDown(models.TextChoices):
    """Why a dwelling came to nothing (HOU-25). What somebody's illness or origin is, is not asked."""

    RENT = "rent", _("Leien var for høy")
    STANDARD = "standard", _("Boligen var for dårlig")
    UNSUITABLE = "unsuitable", _("Størrelsen eller stedet passet ikke")
    CHOSE_OTHER = "chose_other", _("Utleieren valgte noen andre")
    NO_GUARANTEE = "no_guarantee", _("Utleieren godtok ikke garantien eller NAV")
    WHO_THEY_ARE = "who_they_are", _("Utleieren ville ikke leie ut til noen i husstandens situasjon")
    OTHER = "other", _("Annet")


class EndedAs(models.TextChoices):
    """Where a household is when the search ended without a private rental (seed table 001-03)."""

    MUNICIPAL = "municipal", _("Mer egnet kommunal bolig")
    YOUTH = "youth", _("Ungdomsbolig")
    OWN = "own", _("Egen bolig")
    MOVED_AWAY = "moved_away", _("Flyttet ut av kommunen")
    STAYS = "stays", _("Bor der de bodde")
    OTHER = "other", _("Annet eller ikke kjent")


class HowItWent(models.TextChoices):
    """What the household told when it had lived there for a while."""

    LIVES_THERE = "lives_there", _("Bor der")
    RENTS_ELSEWHERE = "rents_elsewhere", _("Leier privat et annet sted")
    OWNS = "owns", _("Har kjøpt bolig")
    MUNICIPAL = "municipal", _("Leier av kommunen igjen")
    MOVED_AWAY = "moved_away", _("Flyttet ut av kommunen")
    LOST = "lost", _("Har mistet boligen")
    UNREACHABLE = "unreachable", _("Fikk ikke tak i dem")


class SecurityKind(models.TextChoices):
    """What the municipality stands for towards the landlord (husleieloven §§ 3-5 and 3-6)."""

    DEPOSIT = "deposit", _("Depositum fra depositumsfondet")
    GUARANTEE = "guarantee", _("Garanti for leie")


class SecurityState(models.TextChoices):
    """How far it is with a deposit or a guarantee."""

    GRANTED = "granted", _("Innvilget")
    OUT = "out", _("Utbetalt eller stilt")
    CALLED_UPON = "called_upon", _("Krevd av utleieren")
    BACK = "back", _("Betalt tilbake eller opphørt")
    LAPSED = "lapsed", _("Falt bort")


class CareerResult(models.TextChoices):
    """What a talk about a housing career came to (PRO-37)."""

    OWN = "own", _("Vil eie")
    PRIVATE = "private", _("Vil leie privat")
    STAYS = "stays", _("Blir boende nå")
    HELP_FIRST = "help_first", _("Trenger hjelp med økonomi, arbeid eller språk først")
    MOVED_ON = "moved_on", _("Har allerede egen eller privat bolig")
