"""How long a session lasts, and what happens to a form that is sent after it has ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from boligflyt.areas.access.kept_forms import drop, keep
from boligflyt.web.shell.faults import NEVER_SHOWN

SIGNED_IN_AT = "signed_in_at"
KEPT_FIELD = "kept_form"
LAST_SALT = "boligflyt.last-signed-in"
LAST_HOURS = 24  # as long as a kept form can be wanted, and no longer
# Never stored: secrets, and the form's own protection. The rest of the machinery (version, command) is kept,
# so that a form sent again does once what it would have done the first time.
NEVER_KEPT = (NEVER_SHOWN - {"command", "version"}) | {KEPT_FIELD, "code", "recovery_code"}
# Nothing was written here that somebody would miss.
NOT_KEPT_FROM = frozenset(
    {"search", "choose_role", "kept_forms", "stay", "draft", "draft_drop", "home_ownership:live"}
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What the page says of the session: seconds without use, seconds of warning, and the moment it ends.

    A moment, not what is left: two answers in one session must not differ (tests/house/test_hidden_rows.py).
    """

    idle: int
    warning: int
    ends_at: datetime

    @property
    def ends(self) -> int:
        """For the script: seconds since 1970."""
        return int(self.ends_at.timestamp())

    @property
    def idle_minutes(self) -> int:
        """For the sentence on the page."""
        return self.idle // 60


def begin(request: HttpRequest, now: datetime) -> None:
    """The session's absolute life begins."""
    request.session[SIGNED_IN_AT] = int(now.timestamp())


def _ends_at(request: HttpRequest, now: datetime) -> datetime:
    began = request.session.get(SIGNED_IN_AT, now.timestamp())
    return datetime.fromtimestamp(began, UTC) + timedelta(seconds=settings.SESSION_ENDS_AFTER)


def limits_of(request: HttpRequest, now: datetime) -> Limits:
    """The limits of this request's session."""
    return Limits(settings.SESSION_COOKIE_AGE, settings.SESSION_WARNING, _ends_at(request, now))


def remember_last(response: HttpResponse, staff: UUID) -> None:
    """A signed cookie that says whose pages this browser shows; it opens nothing."""
    response.set_signed_cookie(
        settings.LAST_COOKIE_NAME, str(staff), salt=LAST_SALT, max_age=LAST_HOURS * 3600,
        secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Strict",
    )  # fmt: skip


def _last(request: HttpRequest) -> UUID | None:
    try:
        found = request.get_signed_cookie(
            settings.LAST_COOKIE_NAME, salt=LAST_SALT, max_age=LAST_HOURS * 3600
        )
        return UUID(found)
    except (KeyError, BadSignature, ValueError):
        return None


def only_looks(request: HttpRequest) -> None:
    """The page asks by itself whether something is new: it is nobody's use, and the session is not longer."""
    request.only_looks = True


class Sessions(SessionMiddleware):
    """Django's own, but a request that only looks does not make the session last."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Saves the session and sends its cookie, unless the request only looks."""
        return (
            response if getattr(request, "only_looks", False) else super().process_response(request, response)
        )


class SessionLimits:
    """Ends a session that has lasted its time, and keeps what is sent after the end for the same person."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Before anything else asks who is signed in."""
        if SESSION_KEY in request.session:
            now = timezone.now()
            if SIGNED_IN_AT not in request.session:
                begin(request, now)
            elif now >= _ends_at(request, now):
                logout(request)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Stands after the check of the form's secret and before the demand to be signed in."""
        if request.method != "POST" or not getattr(view, "login_required", True):
            return None
        if request.user.is_authenticated:
            _drop_sent_again(request)
            return None
        staff, match = _last(request), request.resolver_match
        if staff is None or match is None or match.view_name in NOT_KEPT_FROM:
            return None
        fields = [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if name not in NEVER_KEPT and "password" not in name
        ]
        if not keep(staff, request.get_full_path(), fields, timezone.now()):
            return None
        if request.headers.get("HX-Request"):
            return HttpResponse(status=204, headers={"HX-Redirect": f"{reverse('sign_in')}?tatt-vare-pa=1"})
        return redirect(f"{reverse('sign_in')}?tatt-vare-pa=1")


def _drop_sent_again(request: HttpRequest) -> None:
    sent = request.POST.get(KEPT_FIELD)
    if not sent:
        return
    try:
        drop(request.user.pk, UUID(sent))  # type: ignore[arg-type]
    except ValueError:
        return
