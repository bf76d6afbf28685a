"""Two records of one person: finding the other, linking them, and splitting them again."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_http_methods

from boligflyt.areas.audit.services import record_list
from boligflyt.areas.people import services
from boligflyt.areas.people.models import Person
from boligflyt.areas.people.queries import open_person
from boligflyt.areas.people.queries.finding import find_best
from boligflyt.areas.people.queries.same import perhaps_the_same, same_as
from boligflyt.web.people.forms import SamePersonForm, SplitForm
from boligflyt.web.people.household_views import HITS, asked_for
from boligflyt.web.shell.searched import searched
from boligflyt.web.shell.steps import POSTS, Crumbs, Step, sent, take_step

LINKING = _l(
    "Ingenting flyttes eller slettes. Saker på begge postene vises begge steder. Er noen nær den ene, "
    "gjelder det den andre også. Koblingen kan oppheves."
)
DIFFERENT = _l("Fødselsdatoene er ikke de samme. Sjekk at det virkelig er én person. ")


@require_http_methods(POSTS)
def same(request: HttpRequest, pk: UUID) -> HttpResponse:
    """First find the other record, then say which of the two is in use, and why they are one person."""
    actor = request.actor
    person = open_person(actor, pk)
    wanted = request.GET.get("person", "")
    if not wanted:
        return _find(request, person)
    other = open_person(actor, asked_for(wanted))
    form = SamePersonForm(sent(request), records=[person, other])
    step = Step(
        "link_persons", _("Samme person"), _("Koble sammen"),
        _("Koblet. Begge postene er der fortsatt."),
        back=reverse("people:person", args=[pk]), crumbs=_way(person, _("Samme person")),
        lead=f"{_differ(person, other)}{LINKING}",
    )  # fmt: skip

    def link() -> UUID:
        kept = form.cleaned_data["kept"]
        away = other.pk if kept == person.pk else person.pk
        return services.link_persons(actor, kept, away, form.cleaned_data["why"]).kept_id

    return take_step(request, form, step, link)


def _differ(one: Person, other: Person) -> str:
    """What speaks against it, said before anybody links them; empty when nothing does."""
    return str(DIFFERENT) if one.born and other.born and one.born != other.born else ""


def _find(request: HttpRequest, person: Person) -> HttpResponse:
    """Those who may be the same, and a search; the person themselves is on neither list."""
    actor, looked = request.actor, searched(request)
    if looked.shown:
        found = [one.person for one in find_best(actor, looked.text, HITS + 1)]
        hits = [one for one in found if one.pk != person.pk][:HITS]
    else:
        hits = [one for one in perhaps_the_same(actor, person.full_name, person.born) if one.pk != person.pk]
    record_list(actor.trace, "person", [one.pk for one in hits])
    context = {"person": person, "looked": looked, "hits": hits, "crumbs": _way(person, _("Samme person"))}
    return render(request, "people/same_find.html", context)


@require_http_methods(POSTS)
def split(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The two are not one person after all; back to the page when there is nothing to split."""
    actor = request.actor
    person = open_person(actor, pk)
    back = reverse("people:person", args=[pk])
    link = next((one for one in same_as(actor, person) if one.in_use and one.split_at is None), None)
    if link is None:
        return redirect(back)
    form = SplitForm(sent(request))
    step = Step(
        "split_persons", _("Ikke samme person"), _("Skill dem"),
        _("Skilt. De er to personer igjen."), back=back,
        facts=f"{person.full_name} og {link.other.full_name}.", crumbs=_way(person, _("Ikke samme person")),
        lead=_("Postene blir hver sin person igjen. Det står fortsatt at de har vært koblet, og hvorfor."),
    )  # fmt: skip
    return take_step(
        request, form, step, lambda: services.split_persons(actor, pk, form.cleaned_data["why"]).away_id
    )


def _way(person: Person, here: str) -> Crumbs:
    return (
        (_("Personer"), reverse("people:persons")),
        (person.full_name, reverse("people:person", args=[person.pk])),
        (here, ""),
    )
