"""Letters from text blocks: writing, going on writing, seeing it, finishing it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.queries import applications_visible_to
from boligflyt.areas.letters.choices import DraftState
from boligflyt.areas.letters.models import FreeLetter
from boligflyt.areas.letters.queries import must_send, open_draft, open_letters_of
from boligflyt.areas.letters.services import drafting
from boligflyt.areas.letters.texts import TextTemplate, letter_texts
from boligflyt.areas.people.choices import HouseholdRole
from boligflyt.areas.people.models import Household, Membership
from boligflyt.web.letters.forms import DraftForm
from boligflyt.web.letters.views import way_of
from boligflyt.web.shell.documents import pdf_answer
from boligflyt.web.shell.forms import VersionedForm
from boligflyt.web.shell.steps import POSTS, Step, sent, take_step


def _members(actor: Actor, household: UUID) -> list[Membership]:
    rows = Membership.objects.filter(
        household=household, period__contains=actor.today, person__grade__lte=actor.clearance
    )
    found = rows.select_related("person")
    return sorted(found, key=lambda one: (one.role != HouseholdRole.ADULT, one.person.sorted_name))


def _cases(actor: Actor, household: UUID) -> list[tuple[str, str]]:
    rows = applications_visible_to(actor).filter(household=household).order_by("-received_on", "id")
    return [(str(pk), code) for pk, code in rows.values_list("pk", "case_code")]


def _form(
    actor: Actor, home: Household, template: TextTemplate, data: Any, start: dict[str, Any]
) -> DraftForm:
    members = [(str(one.person_id), one.person.full_name) for one in _members(actor, home.pk)]
    return DraftForm(data, initial=start, template=template, members=members, cases=_cases(actor, home.pk))


@require_http_methods(POSTS)
def new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Begin a letter from a template (`?mal=`); what is usual in it is ticked, in the language they want."""
    actor = request.actor
    home = open_letters_of(actor, pk)
    templates = letter_texts().templates
    template = templates.get(request.GET.get("mal", "")) or next(iter(templates.values()))
    cases = _cases(actor, pk)
    start = {
        "recipient": str(home.contact_id), "language": home.contact.maalform,
        "case": cases[0][0] if cases else "", "blocks": [one.code for one in template.blocks if one.usual],
    }  # fmt: skip
    form = _form(actor, home, template, sent(request), start)
    step = Step(
        "new_draft", template.name, _("Lagre utkast"), _("Utkastet er lagret."),
        reverse("letters:household", args=[pk]), template.use, crumbs=_crumbs(home, template.name),
        then=lambda made: reverse("letters:draft", args=[made]),
    )  # fmt: skip
    return take_step(request, form, step, lambda: drafting.new_draft(actor, home, form.facts()).pk)


def _crumbs(home: Household, here: str) -> tuple[tuple[str, str], ...]:
    return way_of(home, (_("Brev"), reverse("letters:household", args=[home.pk])), (here, ""))


@require_http_methods(POSTS)
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Go on writing a draft; a finished or discarded one is only read."""
    actor = request.actor
    if request.method == "POST":
        actor.demand(Right.APPLICATION_WRITE)
    letter = open_draft(actor, pk)
    template = _template(letter)
    if request.method == "POST":
        must_send(actor, letter.office)
    may_write = letter.office_id == actor.office and actor.may(Right.APPLICATION_WRITE)
    if letter.state != DraftState.DRAFT or not may_write:
        context = {"letter": letter, "template": template, "crumbs": _crumbs(letter.household, template.name)}
        return render(request, "letters/draft_read.html", context)
    form = _form(actor, letter.household, template, sent(request), DraftForm.start(letter))
    step = Step(
        "change_draft", template.name, _("Lagre utkast"), _("Utkastet er lagret."),
        reverse("letters:household", args=[letter.household_id]),
        crumbs=_crumbs(letter.household, template.name),
        then=lambda made: reverse("letters:draft", args=[made]), template="letters/draft.html",
    )  # fmt: skip
    return take_step(
        request, form, step,
        lambda: drafting.change_draft(actor, pk, form.cleaned_data["version"], form.facts()).pk,
        letter=letter, large_print=letter.recipient.large_print,
    )  # fmt: skip


def _template(letter: FreeLetter) -> TextTemplate:
    found = letter_texts().templates.get(letter.template)
    if found is None:
        raise Http404
    return found


@require_GET
def pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The letter as it is, or as it would be now while it is a draft."""
    letter = open_draft(request.actor, pk)
    content = drafting.preview(request.actor, pk) if letter.state == DraftState.DRAFT else letter.pdf
    if content is None:
        raise Http404
    return pdf_answer(content, f"brev-{letter.case_code or 'utkast'}")


@require_http_methods(POSTS)
def finish(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make the letter and put it in the outbox."""
    actor, lead = request.actor, _("Brevet lages nå og kan ikke endres etterpå. Det sendes fra utboksen.")
    words = ("finish_draft", _("Gjør ferdig og legg i utboksen"), _("Brevet ligger i utboksen."), lead)
    return _last(request, pk, words, lambda version: drafting.finish_draft(actor, pk, version).pk)


@require_http_methods(POSTS)
def discard(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The letter is not to be sent after all."""
    actor, lead = request.actor, _("Utkastet går ut av listen. Ingenting blir sendt.")
    words = ("discard_draft", _("Forkast utkastet"), _("Utkastet er forkastet."), lead)
    return _last(request, pk, words, lambda version: drafting.discard_draft(actor, pk, version).pk)


def _last(
    request: HttpRequest, pk: UUID, words: tuple[str, str, str, str], do: Callable[[int | None], UUID]
) -> HttpResponse:
    letter = open_draft(request.actor, pk)
    must_send(request.actor, letter.office)
    kind, title, done, lead = words
    form = VersionedForm(sent(request), initial={"version": letter.version})
    crumbs = way_of(
        letter.household, (_("Brev"), reverse("letters:household", args=[letter.household_id])),
        (_template(letter).name, reverse("letters:draft", args=[pk])), (title, ""),
    )  # fmt: skip
    back = reverse("letters:household", args=[letter.household_id])
    step = Step(kind, title, title, done, back, lead, f"Til {letter.recipient.full_name}.", crumbs)
    return take_step(request, form, step, lambda: do(form.cleaned_data["version"]))
