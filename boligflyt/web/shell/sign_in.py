"""Signing in: password, then a code from the telephone; and signing out.

Between the two steps nobody is signed in: the session only remembers, for ten minutes, whose password was
right. Whether an account exists is not told: the same words, the same work, the same count of attempts.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import segno
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from boligflyt.areas.access import second_factor, throttling
from boligflyt.areas.access.drafts import forget_old_drafts
from boligflyt.areas.access.kept_forms import forget_old, something_kept
from boligflyt.areas.access.models import Staff
from boligflyt.areas.access.queries import assignments_on, the_municipality
from boligflyt.areas.audit.services import record_failed_sign_in, record_sign_in
from boligflyt.web.formats import clock
from boligflyt.web.shell import session

WRONG = "Brukernavn eller passord stemmer ikke. Prøv igjen, eller be administratoren om nytt passord."
WRONG_CODE = "Koden stemmer ikke, eller den er brukt. Vent til appen viser en ny kode, og prøv igjen."
WRONG_RECOVERY = "Gjenopprettingskoden stemmer ikke, eller den er brukt. Prøv en annen av kodene du fikk."
TOO_MANY = "Det er prøvd for mange ganger. Vent til {at}, og prøv igjen."
FEW_LEFT = "Du har {left} gjenopprettingskoder igjen. Be administratoren nullstille totrinnsinnlogging."
FEW = 3
BACKEND = "boligflyt.web.shell.at_work.AtWork"
HALFWAY = "halfway"
HALFWAY_LASTS = timedelta(minutes=10)
LONGEST_INPUT = 4096  # as Django's own forms: a longer password is only work for the server
INVALID, TOO_OFTEN = 422, 429
# The key for what this site keeps is told to go with the person; `storage` holds only the choice of keys.
CLEAR_ALL = '"cache", "cookies"'


def _client_address(request: HttpRequest) -> str:
    """The machine that asks: what our own outermost proxy saw, never what the client says of itself."""
    chain = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",") if one.strip()]
    trusted: int = settings.TRUSTED_PROXIES
    if trusted and len(chain) >= trusted:
        return chain[-trusted]
    return str(request.META.get("REMOTE_ADDR", ""))


def _typed(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").replace("\x00", "")[:LONGEST_INPUT]


def _waiting(until: datetime, now: datetime) -> dict[str, Any]:
    """The words and the header; rounded up to a whole minute, so that it is true when it is read."""
    whole = (until + timedelta(seconds=59)).replace(second=0, microsecond=0)
    return {"error": TOO_MANY.format(at=clock(whole)), "retry": int((until - now).total_seconds()) + 1}


def _cast() -> list[dict[str, str]]:
    if not settings.DEMO_MODE:
        return []
    today = timezone.localdate()
    cast = []
    for staff in Staff.objects.filter(username__startswith="demo-").order_by("username"):
        first = assignments_on(staff.pk, today).first()
        if first:
            cast.append(
                {
                    "username": staff.username,
                    "name": staff.name,
                    "role_label": first.get_role_display(),
                    "explains": first.office.name,
                }
            )
    return cast


@login_not_required
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Username and password; in demo mode also one button per role."""
    wanted = request.GET.get("next", request.POST.get("next", ""))
    context: dict[str, Any] = {"next": wanted, "cast": _cast(), "kept": "tatt-vare-pa" in request.GET}
    if request.method != "POST":
        return render(request, "login.html", context)
    now, username = timezone.now(), _typed(request, "username")
    account, address = throttling.by_username(username), throttling.by_address(_client_address(request))
    until = throttling.begin_attempt(now, account, address)
    context["username"] = username
    if until:
        return _answer(request, "login.html", {**context, **_waiting(until, now)}, TOO_OFTEN)
    staff = authenticate(request, username=username, password=_typed(request, "password"))
    if not isinstance(staff, Staff):
        known = Staff.objects.filter(username=username).values_list("pk", flat=True).first()
        record_failed_sign_in(known, now, "password")
        return _answer(request, "login.html", {**context, "error": WRONG}, INVALID)
    throttling.succeeded(now, account, address)
    return _go_halfway(request, staff, now, wanted)


def _answer(request: HttpRequest, template: str, context: dict[str, Any], status: int) -> HttpResponse:
    response = render(request, template, context, status=status)
    if status == TOO_OFTEN:
        response.headers["Retry-After"] = str(context["retry"])
    return response


def _go_halfway(request: HttpRequest, staff: Staff, now: datetime, wanted: str) -> HttpResponse:
    """The password was right: a new session key, and the way to the second step."""
    logout(request)
    request.session.cycle_key()
    request.session[HALFWAY] = {"staff": str(staff.pk), "at": int(now.timestamp()), "next": wanted}
    if second_factor.has_second_factor(staff.pk):
        return redirect("sign_in_code")
    second_factor.begin_set_up(staff.pk)
    return redirect("sign_in_set_up")


def _halfway(request: HttpRequest, now: datetime) -> tuple[Staff, str] | None:
    """Who gave the right password a moment ago, and where they were going."""
    halfway = request.session.get(HALFWAY)
    if not halfway or now.timestamp() - halfway["at"] > HALFWAY_LASTS.total_seconds():
        return None
    staff = Staff.objects.filter(pk=UUID(halfway["staff"]), is_active=True).first()
    return (staff, halfway["next"]) if staff else None


@login_not_required
@require_http_methods(["GET", "POST"])
def sign_in_code(request: HttpRequest) -> HttpResponse:
    """The second step: a code from the app, or one of the recovery codes."""
    now = timezone.now()
    halfway = _halfway(request, now)
    if halfway is None:
        return redirect("sign_in")
    staff, wanted = halfway
    if not second_factor.has_second_factor(staff.pk):
        return redirect("sign_in_set_up")
    recovery = "gjenoppretting" in request.GET
    context = {"recovery": recovery}
    if request.method != "POST":
        return render(request, "sign_in_code.html", context)
    counted = throttling.by_codes_of(staff.pk)
    until = throttling.begin_attempt(now, counted)
    if until:
        return _answer(request, "sign_in_code.html", {**context, **_waiting(until, now)}, TOO_OFTEN)
    right = second_factor.recovery_code_is_right if recovery else second_factor.code_is_right
    if not right(staff.pk, _typed(request, "code"), now):
        wrong = WRONG_RECOVERY if recovery else WRONG_CODE
        record_failed_sign_in(staff.pk, now, "code")
        return _answer(request, "sign_in_code.html", {**context, "error": wrong}, INVALID)
    throttling.succeeded(now, counted)
    answer = _complete(request, staff, now, wanted)
    left = second_factor.recovery_codes_left(staff.pk)
    if recovery and left <= FEW:
        messages.warning(request, FEW_LEFT.format(left=left))
    return answer


@login_not_required
@require_http_methods(["GET", "POST"])
def sign_in_set_up(request: HttpRequest) -> HttpResponse:
    """The first time: scan, type what the app shows, and get the recovery codes."""
    now = timezone.now()
    halfway = _halfway(request, now)
    if halfway is None:
        return redirect("sign_in")
    staff, wanted = halfway
    shown = second_factor.shown_at_set_up(staff, _issuer())
    if shown is None:
        return redirect("sign_in_code")
    address, key = shown
    context = {"qr": segno.make(address, error="m").svg_data_uri(scale=4, border=4), "key": key,
               "username": staff.username}  # fmt: skip
    if request.method != "POST":
        return render(request, "sign_in_set_up.html", context)
    counted = throttling.by_codes_of(staff.pk)
    until = throttling.begin_attempt(now, counted)
    if until:
        return _answer(request, "sign_in_set_up.html", {**context, **_waiting(until, now)}, TOO_OFTEN)
    codes = second_factor.confirm(staff.pk, _typed(request, "code"), now)
    if codes is None:
        record_failed_sign_in(staff.pk, now, "code")
        return _answer(request, "sign_in_set_up.html", {**context, "error": WRONG_CODE}, INVALID)
    throttling.succeeded(now, counted)
    onward = _complete(request, staff, now, wanted)
    answer = render(request, "recovery_codes.html", {"codes": codes, "onward": onward.headers["Location"]})
    answer.cookies.update(onward.cookies)
    return answer


def _issuer() -> str:
    municipality = the_municipality()
    return f"Boligflyt {municipality.name}" if municipality else "Boligflyt"


def _complete(request: HttpRequest, staff: Staff, now: datetime, wanted: str) -> HttpResponse:
    """Signed in, under a session key that nobody has seen before."""
    record_sign_in(staff.pk, now, "password and code")
    request.session.pop(HALFWAY, None)
    login(request, staff, backend=BACKEND)
    session.begin(request, now)
    forget_old(now)
    forget_old_drafts(now)
    onward = wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}) else "start"
    response = redirect("kept_forms" if something_kept(staff.pk, now) else onward)
    session.remember_last(response, staff.pk)
    return response


@login_not_required
@require_POST
def sign_in_as(request: HttpRequest) -> HttpResponse:
    """One click per role; exists in demo mode only."""
    if not settings.DEMO_MODE:
        raise Http404
    staff = Staff.objects.filter(
        username=request.POST.get("username", ""), username__startswith="demo-"
    ).first()
    if staff is None:
        raise Http404
    return _complete(request, staff, timezone.now(), request.POST.get("next", ""))


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session, and asks the browser to forget what it was shown."""
    logout(request)
    response = redirect("sign_in")
    response.delete_cookie(settings.LAST_COOKIE_NAME, samesite="Strict")
    response.headers["Clear-Site-Data"] = CLEAR_ALL
    return response
