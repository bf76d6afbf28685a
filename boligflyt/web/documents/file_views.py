"""Bytes in and out: pieces of an upload, the preview we drew, and the file, always as an attachment."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.documents import services
from boligflyt.areas.documents.models import Upload
from boligflyt.areas.documents.queries import open_document, read_file, read_preview
from boligflyt.areas.people.queries import households_visible_to, open_household
from boligflyt.toolkit.faults import Conflict, Refused

# What a browser may do with bytes that came from outside: nothing, wherever they end up.
SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"
BYTES = "application/octet-stream"


def kept_apart(answer: HttpResponse) -> HttpResponse:
    """Bytes from outside, or drawn from them: shown and run by nothing but who asked for them."""
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = SANDBOX
    answer.headers["Cache-Control"] = "no-store"
    return answer


@require_GET
def download(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The file as it is kept, saved and never shown."""
    document = open_document(request.actor, pk)
    answer = HttpResponse(read_file(request.actor, document), content_type=document.content_type)
    header = content_disposition_header(True, document.file_name)
    answer.headers["Content-Disposition"] = header or "attachment"
    return kept_apart(answer)


@require_GET
def preview(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A picture of the first page, drawn by us; nothing of the file is in it but how it looks."""
    document = open_document(request.actor, pk)
    return kept_apart(HttpResponse(read_preview(document), content_type="image/png"))


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How far an upload has come; begin one; or take the next piece of it. Answers in JSON."""
    try:
        if request.method == "GET":
            return _far_come(request, pk)
        if request.content_type == BYTES:
            return _next_piece(request, pk)
        return _begin(request, pk)
    except Refused as refused:
        return JsonResponse({"message": refused.message}, status=refused.status)


def _number(text: str) -> int:
    """A number from the address or the form. Raises Refused for what is none."""
    if not text.isascii() or not text.isdigit() or len(text) > 12:
        raise Refused(_("Opplastingen mangler et tall. Velg filen på nytt."))
    return int(text)


def _key(request: HttpRequest) -> UUID:
    try:
        return UUID(request.GET.get("opplasting", ""))
    except ValueError:
        raise Refused(_("Opplastingen mangler nummeret sitt. Velg filen på nytt.")) from None


def _begin(request: HttpRequest, pk: UUID) -> HttpResponse:
    home = open_household(request.actor, pk)
    size = _number(request.POST.get("size", ""))
    made = services.begin_upload(request.actor, home, request.POST.get("name", ""), size)
    return JsonResponse({"upload": str(made.pk), "received": 0})


def _far_come(request: HttpRequest, pk: UUID) -> HttpResponse:
    home = open_household(request.actor, pk)
    found = _own_upload(request, home.pk)
    return JsonResponse({"upload": str(found.pk), "received": found.received})


def _next_piece(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _own_upload(request, pk)
    begins = _number(request.GET.get("fra", ""))
    try:
        return JsonResponse({"received": services.add_piece(request.actor, found, begins, request.body)})
    except Conflict:
        found.refresh_from_db(fields=["received"])
        return JsonResponse({"received": found.received}, status=Conflict.status)


def _own_upload(request: HttpRequest, household: UUID) -> Upload:
    """One's own upload to a household that one sees. Raises Http404."""
    if not households_visible_to(request.actor).filter(pk=household).exists():
        raise Http404
    return services.upload_of(request.actor, household, _key(request))
