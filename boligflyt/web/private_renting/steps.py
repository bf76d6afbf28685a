"""Every step with a search and with a security, as tables: the words, the form and the service."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _l

from boligflyt.areas.private_renting import services
from boligflyt.areas.private_renting.choices import SecurityState
from boligflyt.areas.private_renting.services import SecurityStep
from boligflyt.web.private_renting import forms
from boligflyt.web.shell.steps import Turn

TURNS: Mapping[str, Turn] = {
    "rett": Turn(
        _l("Rett letingen"), _l("Lagre"), _l("Letingen er rettet."), forms.SearchForm,
        lambda actor, pk, version, data: services.change_search(actor, pk, version, data["facts"]),
    ),
    "visning": Turn(
        _l("Avtal en visning"), _l("Avtal visningen"), _l("Visningen er avtalt."), forms.ViewingForm,
        lambda actor, pk, version, data: services.plan_viewing(actor, pk, version, data["facts"]),
        _l("Husstanden har bedre sjanse når en ansatt blir med."),
    ),
    "funnet": Turn(
        _l("Boligen de har funnet"), _l("Lagre boligen"), _l("Boligen er lagret."), forms.FoundForm,
        lambda actor, pk, version, data: services.find_home(actor, pk, version, data["facts"]),
        _l("Utleieren har sagt ja. Etterpå avtaler dere depositum eller garanti om de trenger det."),
    ),
    "falt-gjennom": Turn(
        _l("Boligen ble ikke noe av"), _l("Let videre"), _l("Husstanden leter videre."),
        forms.FellThroughForm,
        lambda actor, pk, version, data: services.fall_through(
            actor, pk, version, data["because"], data["next_on"]
        ),
        _l("Sikkerhet som er innvilget for boligen, faller bort."),
    ),
    "sikkerhet": Turn(
        _l("Depositum eller garanti"), _l("Gi sikkerheten"), _l("Sikkerheten er innvilget."),
        forms.GrantForm,
        lambda actor, pk, version, data: services.grant_security(
            actor, pk, version, data["kind"], data["amount"]
        ),
        _l("Depositum og garanti kan til sammen være høyst seks måneders leie (husleieloven §§ 3-5 og 3-6)."),
    ),
    "innflyttet": Turn(
        _l("Husstanden har flyttet inn"), _l("Før innflyttingen"),
        _l("Innflyttingen er ført. Oppfølgingen kommer på Min dag."), forms.MovedInForm,
        lambda actor, pk, version, data: services.move_in(actor, pk, version, data["on"]),
    ),
    "oppfolging": Turn(
        _l("Hvordan det går i boligen"), _l("Lagre"), _l("Oppfølgingen er lagret."), forms.FollowUpForm,
        lambda actor, pk, version, data: services.follow_up(
            actor, pk, version, data["went"], data["told"], data["again_on"]
        ),
    ),
    "avslutt": Turn(
        _l("Avslutt letingen"), _l("Avslutt letingen"), _l("Letingen er avsluttet."), forms.GiveUpForm,
        lambda actor, pk, version, data: services.give_up(
            actor, pk, version, data["ended_as"], data["because"]
        ),
    ),
}  # fmt: skip

SECURITY_TURNS: Mapping[str, tuple[SecurityState, Turn]] = {
    "ut": (SecurityState.OUT, Turn(
        _l("Utbetalt eller stilt"), _l("Lagre"), _l("Sikkerheten er ført som utbetalt eller stilt."),
        forms.DayForm, lambda actor, pk, version, data: services.take_security_step(
            actor, pk, version, SecurityStep(SecurityState.OUT, data["on"])
        ),
        _l("Et depositum settes på egen konto i leierens navn (husleieloven § 3-5)."),
    )),
    "krevd": (SecurityState.CALLED_UPON, Turn(
        _l("Utleieren krever sikkerheten"), _l("Før kravet"), _l("Kravet er ført."), forms.CalledForm,
        lambda actor, pk, version, data: services.take_security_step(
            actor, pk, version,
            SecurityStep(SecurityState.CALLED_UPON, data["on"], data["amount"], data["because"]),
        ),
    )),
    "tilbake": (SecurityState.BACK, Turn(
        _l("Betalt tilbake eller opphørt"), _l("Lagre"), _l("Sikkerheten er over."), forms.BackForm,
        lambda actor, pk, version, data: services.take_security_step(
            actor, pk, version,
            SecurityStep(SecurityState.BACK, data["on"], data["amount"] or 0, data["because"]),
        ),
    )),
    "bortfalt": (SecurityState.LAPSED, Turn(
        _l("Sikkerheten faller bort"), _l("La den falle bort"), _l("Sikkerheten er falt bort."),
        forms.DayForm, lambda actor, pk, version, data: services.take_security_step(
            actor, pk, version, SecurityStep(SecurityState.LAPSED, data["on"])
        ),
    )),
}  # fmt: skip
