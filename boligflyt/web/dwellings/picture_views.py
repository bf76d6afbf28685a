"""Pictures and plans of a dwelling: seen, added with words for them, and taken away."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from boligflyt.areas.access.choices import Right
from boligflyt.areas.audit.services import run_once
from boligflyt.areas.dwellings import services
from boligflyt.areas.dwellings.choices import PictureKind
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.dwellings.pictures import picture_drawn, picture_file, pictures_of
from boligflyt.areas.dwellings.queries import open_dwelling
from boligflyt.toolkit.files.limits import MEGABYTE, MOST_BYTES
from boligflyt.toolkit.files.unfit import WORDS
from boligflyt.web.documents.file_views import kept_apart
from boligflyt.web.shell.forms import VersionedForm, problems_of, tried
from boligflyt.web.shell.steps import POSTS, Crumbs, Step, sent, take_step


class DwellingPictureForm(VersionedForm):
    """A picture or plan, and what it shows."""

    kind = forms.ChoiceField(
        label=_l("Hva du legger inn"), choices=PictureKind.choices, initial=PictureKind.PHOTO,
        widget=forms.RadioSelect,
    )  # fmt: skip
    file = forms.FileField(
        label=_l("Fil"), widget=forms.FileInput(attrs={"accept": ".jpg,.jpeg,.png,.heic,.pdf"}),
        help_text=_l(
            "Bilde, eller PDF for en tegning, høyst %(most)s MB. Filen undersøkes, og bilder lagres uten "
            "sted og andre skjulte opplysninger. Ta ikke bilde av personer eller tingene deres."
        )
        % {"most": MOST_BYTES // MEGABYTE},
    )  # fmt: skip
    shows = forms.CharField(
        label=_l("Hva viser det?"), max_length=160,
        help_text=_l("Leses opp for dem som ikke ser bildet, for eksempel «Kjøkken med spiseplass»."),
    )  # fmt: skip

    def clean_file(self) -> Any:
        """Not larger than what is read at once."""
        given = self.cleaned_data["file"]
        if given.size > MOST_BYTES:
            raise forms.ValidationError(WORDS["too_large"])
        return given


class DropForm(VersionedForm):
    """The picture that is taken away."""

    picture = forms.UUIDField()


@require_GET
def pictures(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All pictures and plans of a dwelling."""
    dwelling = open_dwelling(request.actor, pk)
    context = {
        "dwelling": dwelling, "pictures": pictures_of(request.actor, dwelling),
        "may_write": request.actor.may(Right.DWELLING_WRITE), "crumbs": _crumbs(dwelling, ""),
    }  # fmt: skip
    return render(request, "dwellings/pictures.html", context)


@require_http_methods(POSTS)
def picture_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add one."""
    actor, dwelling = request.actor, open_dwelling(request.actor, pk)
    form = DwellingPictureForm(sent(request), request.FILES or None)
    step = Step(
        "add_dwelling_picture", _("Nytt bilde eller ny tegning"), _("Legg inn"), _("Det er lagt inn."),
        back=reverse("dwellings:pictures", args=[pk]), facts=dwelling.address,
        crumbs=_crumbs(dwelling, _("Nytt bilde")),
    )  # fmt: skip

    def add() -> UUID:
        clean = form.cleaned_data
        file = clean["file"]
        return services.add_dwelling_picture(
            actor, pk, clean["kind"], clean["shows"], file.read(), file.name
        ).pk

    return take_step(request, form, step, add)


@require_GET
def picture(request: HttpRequest, pk: UUID, picture: UUID) -> HttpResponse:
    """One of them, as the program drew it."""
    drawn = picture_drawn(request.actor, open_dwelling(request.actor, pk), picture)
    return kept_apart(HttpResponse(drawn, content_type="image/png"))


@require_GET
def picture_download(request: HttpRequest, pk: UUID, picture: UUID) -> HttpResponse:
    """The file as it is kept, saved and never shown."""
    found = picture_file(request.actor, open_dwelling(request.actor, pk), picture)
    answer = HttpResponse(found.content, content_type=found.content_type)
    answer.headers["Content-Disposition"] = content_disposition_header(True, found.name) or "attachment"
    return kept_apart(answer)


@require_POST
def picture_drop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take one away."""
    actor = request.actor
    open_dwelling(actor, pk)
    form = DropForm(request.POST)

    def drop() -> UUID:
        return services.drop_dwelling_picture(actor, pk, form.cleaned_data["picture"]).pk

    done: object = form.is_valid() and tried(
        form, lambda: run_once(form.command_number, "drop_dwelling_picture", actor.trace, drop)
    )
    if done:
        messages.success(request, _("Det er tatt bort."))
    else:
        messages.error(request, problems_of(form))
    return redirect("dwellings:pictures", pk=pk)


def _crumbs(dwelling: Dwelling, here: str) -> Crumbs:
    """Boliger › the dwelling › its pictures › this page."""
    way: Crumbs = (
        (_("Boliger"), reverse("dwellings:list")),
        (dwelling.address, reverse("dwellings:detail", args=[dwelling.pk])),
    )  # fmt: skip
    of_all = reverse("dwellings:pictures", args=[dwelling.pk]) if here else ""
    way = (*way, (_("Bilder og tegninger"), of_all))
    return (*way, (here, "")) if here else way
