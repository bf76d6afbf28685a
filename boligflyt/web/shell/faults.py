"""Pages for what went wrong: who, what, and the way on. Nothing that was written is lost."""

from __future__ import annotations

import logging
import sys

from django import forms
from django.db import Error, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from boligflyt.areas.access.queries import names_of
from boligflyt.toolkit.faults import Conflict, Fault
from boligflyt.web.shell.conflicts import differences, last_deed, written_in

FORBIDDEN = 403
CONFLICT = 409
UNAVAILABLE = 503
RETRY_SECONDS = "120"
# A page that was too old shows back what was written, never a password or the form's own machinery.
NEVER_SHOWN = frozenset({"csrfmiddlewaretoken", "password", "command", "version", "next", "assignment"})


log = logging.getLogger(__name__)


def answer(request: HttpRequest, fault: Fault) -> HttpResponse:
    """The page for a fault, with its own status; what was written is shown by the form's own labels."""
    context: dict[str, object] = {"message": fault.message, "back": request.META.get("HTTP_REFERER", "/")}
    if isinstance(fault, Conflict):
        form = fault.form if isinstance(fault.form, forms.Form) else None
        context |= {
            "who": names_of([fault.by]).get(fault.by) if fault.by else None,
            "at": fault.at,
            "kept": written_in(form),
            "differences": differences(fault, form),
            "deed": last_deed(fault),
        }
        return render(request, "error_409.html", context, status=CONFLICT)
    template = "error_403.html" if fault.status == FORBIDDEN else "error_422.html"
    return render(request, template, context, status=fault.status)


def stopped(request: HttpRequest) -> HttpResponse:
    """PostgreSQL stopped one of two who waited for each other; nothing of this one is stored."""
    message = "Noen andre endret det samme akkurat nå. Ingenting er lagret. Gå tilbake, og prøv igjen."
    context = {"message": message, "back": request.META.get("HTTP_REFERER", "/"), "kept": _written(request)}
    return render(request, "error_409.html", context, status=CONFLICT)


def no_role(request: HttpRequest) -> HttpResponse:
    """Signed in, but without a role today."""
    message = "Du har ingen rolle i Boligflyt i dag. Be administratoren gi deg en rolle i enheten din."
    return render(request, "error_403.html", {"message": message}, status=FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The same page whether the object is unknown or hidden."""
    return render(request, "error_404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours; rendered without context, because the context may be what failed."""
    fault = sys.exception()
    if isinstance(fault, OperationalError | InterfaceError):  # the database does not answer
        return without_trace(request, fault)
    return render(None, "error_500.html", status=500)


def without_trace(request: HttpRequest, fault: BaseException) -> HttpResponse:
    """No trace, no page: what to do meanwhile, and what was written, so that it is not lost.

    The log gets the kind of fault only; what the database says may hold whom it was about.
    """
    cause = fault.__cause__ if isinstance(fault.__cause__, Error) else fault
    log.error("The trace could not be written: %s", type(cause).__name__)
    response = render(None, "error_503.html", {"kept": _written(request)}, status=UNAVAILABLE)
    response.headers["Retry-After"] = RETRY_SECONDS
    return response


def _written(request: HttpRequest) -> list[tuple[str, str]]:
    given = ((name, str(text)) for name, text in request.POST.items())
    return [("Du skrev", text) for name, text in given if text and name not in NEVER_SHOWN]


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form is too old or came from elsewhere."""
    message = (
        "Siden var for gammel, eller informasjonskapsler er slått av. "
        "Gå tilbake, last siden på nytt og prøv igjen."
    )
    context = {"title": "Siden var for gammel", "message": message, "kept": _written(request)}
    return render(request, "error_403.html", context, status=FORBIDDEN)
