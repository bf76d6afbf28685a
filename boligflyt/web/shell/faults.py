"""Pages for what went wrong: who, what, and the way on. Nothing that was written is lost."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from boligflyt.areas.access.queries import names_of
from boligflyt.toolkit.faults import Conflict, Fault
from boligflyt.web.shell.conflicts import HIDDEN, differences, last_deed

FORBIDDEN = 403
CONFLICT = 409
KEPT_NAMES = {
    "services_text": "Tjenester",
    "services": "Behov for tjenester",
    "reason": "Grunn",
    "own_efforts": "Egen innsats",
    "rent": "Husleie",
    "note": "Merknad",
    "assistance_reason": "Begrunnelse for bistanden",
    "dwelling_reason": "Begrunnelse for kommunal bolig",
}


def _kept(request: HttpRequest) -> list[tuple[str, str]]:
    told = [(name, str(request.POST[name])) for name in request.POST if name not in HIDDEN]
    return [(KEPT_NAMES.get(name, name.replace("_", " ")), text) for name, text in told if text.strip()]


def answer(request: HttpRequest, fault: Fault) -> HttpResponse:
    """The page for a fault, with its own status."""
    context = {
        "message": fault.message,
        "kept": _kept(request),
        "back": request.META.get("HTTP_REFERER", "/"),
    }
    if isinstance(fault, Conflict):
        who = names_of([fault.by]).get(fault.by) if fault.by else None
        new = {"differences": differences(fault, request.POST), "deed": last_deed(fault)}
        return render(
            request, "error_409.html", {**context, **new, "who": who, "at": fault.at}, status=CONFLICT
        )
    template = "error_403.html" if fault.status == FORBIDDEN else "error_422.html"
    return render(request, template, context, status=fault.status)


def no_role(request: HttpRequest) -> HttpResponse:
    """Signed in, but without a role today."""
    message = "Du har ingen rolle i Boligflyt i dag. Be administratoren gi deg en rolle i enheten din."
    return render(request, "error_403.html", {"message": message}, status=FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The same page whether the object is unknown or hidden."""
    return render(request, "error_404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours; rendered without context, because the context may be what failed."""
    return render(None, "error_500.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form is too old or came from elsewhere."""
    message = (
        "Siden var for gammel, eller informasjonskapsler er slått av. "
        "Gå tilbake, last siden på nytt og prøv igjen."
    )
    return render(request, "error_403.html", {"message": message, "kept": _kept(request)}, status=FORBIDDEN)
