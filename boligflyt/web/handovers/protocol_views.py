"""The protocol: begin it, go through it part by part, and see what is missing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Right
from boligflyt.areas.handovers import services
from boligflyt.areas.handovers.choices import ProtocolKind, ProtocolState, Safety
from boligflyt.areas.handovers.models import Protocol
from boligflyt.areas.handovers.queries import (
    differences_of,
    open_protocol,
    picture_of,
    protocols_visible_to,
    standing_protocol,
)
from boligflyt.areas.handovers.queries.moving import status_told
from boligflyt.areas.handovers.services.leaving import readiness_proposal
from boligflyt.areas.handovers.services.sections import sections_of
from boligflyt.areas.handovers.services.signing import missing_parts
from boligflyt.areas.leases.queries import leases_nameable_to, open_lease
from boligflyt.toolkit.files.limits import MOST_BYTES
from boligflyt.toolkit.files.unfit import WORDS
from boligflyt.web.documents.file_views import kept_apart
from boligflyt.web.handovers.forms import AdditionForm, DayForm, PictureForm, SectionForm
from boligflyt.web.handovers.signs import protocol_sign
from boligflyt.web.shell.steps import POSTS, Crumbs, Step, sent, take_step


def crumbs_of(protocol: Protocol, here: str = "") -> Crumbs:
    """Lease, moving, protocol, and where one is."""
    way = (
        (_("Leieforhold"), reverse("leases:list")),
        (protocol.lease.dwelling.address, reverse("handovers:moving", args=[protocol.lease_id])),
    )
    name = str(protocol.get_kind_display())
    own = reverse("handovers:protocol", args=[protocol.pk]) if here else ""
    return (*way, (name, own), (here, "")) if here else (*way, (name, ""))


@require_http_methods(POSTS)
def start(request: HttpRequest, pk: UUID, way: str) -> HttpResponse:
    """Begin the protocol of a lease, one way or the other."""
    actor = request.actor
    lease, kind = open_lease(actor, pk), ProtocolKind(way)
    form = DayForm(sent(request), initial={"held_on": actor.today})
    step = Step(
        "start_protocol", _("Protokoll for %s") % kind.label.lower(), _("Begynn"),
        _("Protokollen er begynt."),
        back=reverse("handovers:moving", args=[pk]), facts=lease.dwelling.address,
        then=lambda made: reverse("handovers:protocol", args=[made]),
        lead=_("Gå gjennom boligen rom for rom. Hver del lagres for seg, og du kan ta pause når du vil."),
    )  # fmt: skip
    return take_step(
        request, form, step,
        lambda: services.start_protocol(actor, pk, kind, form.cleaned_data["held_on"]).pk,
    )  # fmt: skip


@require_GET
def protocol(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One protocol: its parts, what is missing, what differs from moving in, and who has signed."""
    actor = request.actor
    found = open_protocol(actor, pk)
    earlier = _earlier(request, found)
    named = leases_nameable_to(actor).filter(pk=found.lease_id).exists()
    parts, may_write = parts_of(found), actor.may(Right.HANDOVER_WRITE)
    proposal = None if status_told(found.lease) else readiness_proposal(found)
    context = {
        "protocol": found, "sign": protocol_sign(found), "crumbs": crumbs_of(found), "parts": parts,
        "missing": missing_parts(found), "pictures": found.pictures.all(), "may_write": may_write,
        "draft": found.state == ProtocolState.DRAFT, "signed": found.state == ProtocolState.SIGNED,
        "next": next((one for one in parts if not one["done"]), None),
        "begun": any(one["done"] for one in parts),
        "differences": differences_of(earlier, found) if found.kind == ProtocolKind.OUT else [],
        "additions": found.additions.all(), "named": named, "compared": earlier is not None,
        "proposal": proposal if actor.may(Right.DWELLING_WRITE) else None,
    }  # fmt: skip
    return render(request, "handovers/protocol.html", context)


def _earlier(request: HttpRequest, found: Protocol) -> Protocol | None:
    """The protocol of moving in that one at moving out is held against."""
    if found.kind != ProtocolKind.OUT:
        return None
    rows = protocols_visible_to(request.actor).filter(lease=found.lease_id, kind=ProtocolKind.IN)
    return standing_protocol(list(rows))


def parts_of(found: Protocol) -> list[dict[str, Any]]:
    """Each part with its lines in words."""
    return [
        {"code": code, "name": name, "done": code in found.content, "lines": _lines(found, code),
         "url": reverse("handovers:section", args=[found.pk, code])}
        for code, name in sections_of(found.layout).items()
    ]  # fmt: skip


def _lines(found: Protocol, code: str) -> list[tuple[str, str, str]]:
    """What, how, remark."""
    told, layout = found.section(code), found.layout
    if not told:
        return []
    if code == "meters":
        return [
            (one["label"], f"{told[f'{key}_reading'].replace('.', ',')} {one['unit']}",
             _("Måler %s") % told[f"{key}_number"])
            for key, one in layout["meters"].items() if told[f"{key}_reading"]
        ]  # fmt: skip
    if code == "keys":
        return [(label, str(told[key]), "") for key, label in layout["keys"].items()]
    if code == "safety":
        return [(label, str(Safety(told[key]).label), "") for key, label in layout["safety"].items()]
    if code == "remarks":
        both = ((_("Kommunen"), told["worker"]), (_("Leietakeren"), told["tenant"]))
        return [(who, words or _("Ingen merknad"), "") for who, words in both]
    room = next(one for one in layout["rooms"] if one["code"] == code)
    words = layout["conditions"]
    return [(label, words[told[item]]["label"], told[f"{item}_remark"]) for item, label in room["items"]]


@require_http_methods(POSTS)
def section(request: HttpRequest, pk: UUID, section: str) -> HttpResponse:
    """One part of a draft; saved, and on to the next that is missing."""
    actor = request.actor
    found = open_protocol(actor, pk)
    names = sections_of(found.layout)
    if section not in names:
        raise Http404
    earlier = _earlier(request, found)
    before = earlier.section(section) if earlier and section != "remarks" else {}
    form = SectionForm(
        sent(request), protocol=found, section=section, before=before, initial={"version": found.version}
    )
    codes = list(names)
    later = codes[codes.index(section) + 1 :]
    after = next((one for one in later if one not in found.content), "")
    here = reverse("handovers:protocol", args=[pk])
    step = Step(
        "write_section", names[section], _("Lagre og gå videre") if after else _("Lagre"),
        _("%s er lagret.") % names[section], back=here, crumbs=crumbs_of(found, names[section]),
        then=lambda _made: reverse("handovers:section", args=[pk, after]) if after else here,
        template="handovers/section.html",
    )  # fmt: skip
    return take_step(
        request, form, step,
        lambda: services.write_section(
            actor, pk, form.version_or(found.version), section, form.answers()
        ).pk,
        protocol=found, place=codes.index(section) + 1, places=len(codes), room=section not in _OTHERS,
        following=names.get(after, ""),
    )  # fmt: skip


_OTHERS = frozenset({"meters", "keys", "safety", "remarks"})


@require_http_methods(POSTS)
def picture_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A photograph to a draft."""
    actor = request.actor
    found = open_protocol(actor, pk)
    form = PictureForm(
        sent(request), request.FILES or None, protocol=found, initial={"section": request.GET.get("rom", "")}
    )
    given = request.FILES.get("photo")
    if given and (given.size or 0) > MOST_BYTES:
        form.add_error("photo", WORDS["too_large"])
    step = Step(
        "add_picture", _("Nytt bilde"), _("Legg inn bildet"), _("Bildet er lagt inn."),
        back=reverse("handovers:protocol", args=[pk]), crumbs=crumbs_of(found, _("Nytt bilde")),
    )  # fmt: skip

    def add() -> UUID:
        clean = form.cleaned_data
        photo = clean["photo"]
        return services.add_picture(
            actor, pk, clean["section"], clean["caption"], photo.read(), photo.name
        ).pk

    return take_step(request, form, step, add)


@require_GET
def picture(request: HttpRequest, pk: UUID, picture: UUID) -> HttpResponse:
    """A picture of the protocol, as the program drew it."""
    found = open_protocol(request.actor, pk)
    return kept_apart(HttpResponse(picture_of(request.actor, found, picture), content_type="image/png"))


@require_http_methods(POSTS)
def addition(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A correction of a signed protocol."""
    actor = request.actor
    found = open_protocol(actor, pk)
    form = AdditionForm(sent(request), initial={"version": found.version})
    step = Step(
        "add_to_protocol", _("Tillegg til protokollen"), _("Begynn på tillegget"), _("Tillegget er begynt."),
        back=reverse("handovers:protocol", args=[pk]), crumbs=crumbs_of(found, _("Tillegg")),
        then=lambda made: reverse("handovers:protocol", args=[made]),
        lead=_(
            "Den ferdige protokollen endres ikke. Tillegget starter med det samme innholdet "
            "og signeres på nytt."
        ),
    )  # fmt: skip
    return take_step(
        request, form, step,
        lambda: services.add_to_protocol(
            actor, pk, form.version_or(found.version), form.cleaned_data["reason"]
        ).pk,
    )  # fmt: skip
