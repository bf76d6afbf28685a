"""One request, one transaction, one actor; and no answer kept by anybody's cache."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import OperationalError, connection, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from psycopg.errors import DeadlockDetected

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.models import Assignment
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.policy import READING_RIGHTS
from boligflyt.areas.access.queries import actor_among
from boligflyt.areas.audit.services import TraceNotWritten, record_refusal
from boligflyt.toolkit.faults import Fault
from boligflyt.toolkit.walls import begin_as
from boligflyt.web.shell import faults
from boligflyt.web.shell.access_table import ACCESS, Open
from boligflyt.web.shell.at_work import roles_of
from boligflyt.web.shell.purposes import purpose_at

Answer = Callable[[HttpRequest], HttpResponse]
READING = frozenset({"GET", "HEAD", "OPTIONS"})
# Pages whose own form posts what is sought, so that a number never stands in an address; they change nothing.
SEEK_BY_POST = frozenset({"search"})
# What a page of ours never asks the browser for; a script that came in should not get it either.
NOTHING_ALLOWED = ", ".join(
    f"{one}=()"
    for one in (
        "camera", "microphone", "geolocation", "payment", "usb", "serial", "bluetooth", "midi",
        "display-capture", "browsing-topics",
    )
)  # fmt: skip
NOT_SEEN = "finnes ikke, eller er ikke synlig for den som spurte"


class PrivateAnswers:
    """Pages about people are not to be stored by browsers or proxies."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Adds the headers that Django has no setting for."""
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", NOTHING_ALLOWED)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class OneTransaction:
    """Finds the actor, asks the access table, and runs the view in one transaction (read-only for GET)."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The work is done in `process_view`, where the address is known."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Answers in the view's place: refusal, or the view inside its transaction."""
        match = request.resolver_match
        name = match.view_name if match else ""
        asked = ACCESS[name]  # an address outside the table is a fault in the program
        if asked is Open.TO_ALL:
            return None
        actor = self._actor(request)
        if actor is None:
            return faults.no_role(request)
        request.actor = actor = actor.with_purpose(purpose_at(actor.role, name))
        try:
            return self._traced(request, actor, asked, view, args, kwargs)
        except TraceNotWritten as fault:
            return faults.without_trace(request, fault)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Open addresses too: without a trace nobody signs in."""
        return faults.without_trace(request, fault) if isinstance(fault, TraceNotWritten) else None

    def _traced(
        self, request: HttpRequest, actor: Actor, asked: Right | Open, view: Callable[..., HttpResponse],
        args: Any, kwargs: Any,
    ) -> HttpResponse:  # fmt: skip
        """The answer, or a page about a fault; both only after the trace is written."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        try:
            if not isinstance(asked, Open):
                actor.demand(asked)
            if actor.has_openings and _only_reads(request, name, asked):
                request.actor = actor = actor.reading()
            return self._inside(request, actor, view, args, kwargs)
        except Http404:
            # Unknown and hidden look alike, and both are told of: somebody asked for this key.
            record_refusal(actor.trace, name, kwargs.get("pk"), NOT_SEEN)
            raise
        except OperationalError as fault:
            if not isinstance(fault.__cause__, DeadlockDetected):
                raise
            return faults.stopped(request)
        except Fault as fault:
            if fault.status == faults.FORBIDDEN:
                record_refusal(actor.trace, name, kwargs.get("pk"), fault.message)
            return faults.answer(request, fault)

    @staticmethod
    def _actor(request: HttpRequest) -> Actor | None:
        now = timezone.now()
        chosen = request.session.get("assignment")
        staff: UUID = request.user.pk  # type: ignore[assignment]
        found: list[Assignment] | None = getattr(request.user, "held", None)
        held = roles_of(staff, now) if found is None else found
        request.assignments = held  # the role menu reads them again
        return actor_among(held, now, UUID(chosen) if chosen else None)

    @staticmethod
    def _inside(
        request: HttpRequest, actor: Actor, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse:
        with transaction.atomic():
            with connection.cursor() as cursor:
                if request.method in READING:
                    cursor.execute("set transaction read only")
                begin_as(cursor, str(actor.staff), actor.role, actor.clearance, actor.sees)
            return view(request, *args, **kwargs)


def _only_reads(request: HttpRequest, name: str, asked: Right | Open) -> bool:
    """Whether what was opened with a written reason is in sight: opened to be read, never to be changed."""
    if request.method not in READING and name not in SEEK_BY_POST:
        return False
    return isinstance(asked, Open) or asked in READING_RIGHTS
