"""Signs of searches, viewings and securities, and the one next step of a search."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from boligflyt.areas.private_renting.choices import (
    SearchState,
    SecurityKind,
    SecurityState,
    ViewingResult,
)
from boligflyt.areas.private_renting.models import HomeViewing, PrivateSearch, RentSecurity
from boligflyt.web.formats import long_date
from boligflyt.web.signs import Sign

OF_SEARCH = {
    SearchState.LOOKING: ("info", "Hourglass"),
    SearchState.FOUND: ("warning", "KeyHorizontal"),
    SearchState.MOVED_IN: ("success", "CheckmarkCircle"),
    SearchState.FOLLOWED_UP: ("success", "CheckmarkCircleFill"),
    SearchState.GIVEN_UP: ("neutral", "CircleSlash"),
}
OF_VIEWING = {
    ViewingResult.PLANNED: ("warning", "Hourglass"),
    ViewingResult.YES: ("success", "CheckmarkCircleFill"),
    ViewingResult.NO: ("danger", "XMarkOctagonFill"),
    ViewingResult.DECLINED: ("neutral", "CircleSlash"),
    ViewingResult.CALLED_OFF: ("neutral", "ArrowUndo"),
}
OF_SECURITY = {
    SecurityState.GRANTED: ("warning", "Hourglass"),
    SecurityState.OUT: ("info", "CheckmarkCircle"),
    SecurityState.CALLED_UPON: ("danger", "ExclamationmarkTriangleFill"),
    SecurityState.BACK: ("success", "CheckmarkCircleFill"),
    SecurityState.LAPSED: ("neutral", "CircleSlash"),
}


def search_sign(search: PrivateSearch) -> Sign:
    """The sign of a search."""
    return Sign(*OF_SEARCH[SearchState(search.state)], SearchState(search.state).label)


def viewing_sign(viewing: HomeViewing) -> Sign:
    """The sign of a viewing."""
    return Sign(*OF_VIEWING[ViewingResult(viewing.result)], ViewingResult(viewing.result).label)


def security_sign(security: RentSecurity) -> Sign:
    """The sign of a deposit or a guarantee, in the words of its kind."""
    state = SecurityState(security.state)
    deposit = security.kind == SecurityKind.DEPOSIT
    words = {
        SecurityState.OUT: _("Utbetalt") if deposit else _("Stilt"),
        SecurityState.BACK: _("Betalt tilbake") if deposit else _("Opphørt"),
    }
    return Sign(*OF_SECURITY[state], words.get(state, state.label))


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do now and by when; `url` and `button` for those who may."""

    title: str
    why: str = ""
    due: str = ""
    url: str = ""
    button: str = ""


def next_step(
    search: PrivateSearch, planned: HomeViewing | None, said_yes: bool, securities: list[RentSecurity],
    give_notice: str = "",
) -> NextStep:  # fmt: skip
    """The one next step of a search: `planned` is the next viewing, `said_yes` that somebody will let.

    `give_notice`: where notice is given of the municipal dwelling they have moved out of, for those who may.
    """
    due = _("Innen %s.") % long_date(search.next_on) if search.next_on else ""
    if search.state == SearchState.LOOKING:
        return _while_looking(search, planned, due, said_yes=said_yes)
    if search.state == SearchState.FOUND:
        return _before_moving_in(search, securities)
    if give_notice and search.state in (SearchState.MOVED_IN, SearchState.FOLLOWED_UP):
        why = _("Husstanden har flyttet inn i den private boligen.")
        return NextStep(_("Si opp den kommunale boligen."), why, "", give_notice, _("Avslutt leieforholdet"))
    if search.state == SearchState.MOVED_IN:
        return NextStep(_what(search), "", due, _step(search, "oppfolging"), _("Skriv hvordan det går"))
    return NextStep(_("Ingenting å gjøre nå."), _("Letingen er over."))


def _what(search: PrivateSearch) -> str:
    """What is to be done, as a sentence: people do not always write the full stop."""
    said = search.next_what
    return said if said.endswith((".", "!", "?")) else f"{said}."


def _while_looking(
    search: PrivateSearch, planned: HomeViewing | None, due: str, *, said_yes: bool
) -> NextStep:
    if said_yes:
        return NextStep(_what(search), "", due, _step(search, "funnet"), _("Skriv inn boligen"))
    if planned is not None:
        along = planned.along.name if planned.along else _("husstanden alene")
        url = reverse("private_renting:viewing", args=[planned.pk])
        return NextStep(_what(search), _("Hvem som går: %s.") % along, due, url, _("Skriv hvordan det gikk"))
    return NextStep(_what(search), "", due, _step(search, "visning"), _("Avtal en visning"))


def _before_moving_in(search: PrivateSearch, securities: list[RentSecurity]) -> NextStep:
    starts = _("Leien starter %s.") % long_date(search.first_day) if search.first_day else ""
    waiting = next((one for one in securities if one.state == SecurityState.GRANTED), None)
    if waiting is not None:
        url = reverse("private_renting:security", args=[waiting.pk, "ut"])
        title = (
            _("Betal ut depositumet til en egen konto i leierens navn.")
            if waiting.kind == SecurityKind.DEPOSIT
            else _("Gi utleieren garantien.")
        )
        return NextStep(title, "", starts, url, _("Før at det er gjort"))
    if not any(one.state == SecurityState.OUT for one in securities):
        why = _("Trenger de ikke det, fører du innflyttingen.")
        return NextStep(
            _("Trenger de depositum eller garanti?"),
            why,
            starts,
            _step(search, "sikkerhet"),
            _("Gi sikkerhet"),
        )
    return NextStep(_what(search), "", starts, _step(search, "innflyttet"), _("Før innflyttingen"))


def _step(search: PrivateSearch, code: str) -> str:
    return reverse("private_renting:step", args=[search.pk, code])
