"""A page that is written while the work goes on: it tells how far it has come, and can be stopped.

It needs no script: the browser shows what has come of a page before the rest. The work is one transaction of
its own after that of the request. Whoever stops it, leaves the page or loses the line has stored nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction
from django.http import HttpRequest, StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import gettext as _

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import TraceNotWritten, is_asked_to_stop, run_once_in_parts
from boligflyt.toolkit.faults import Fault, Refused
from boligflyt.toolkit.parts import Done, Parts
from boligflyt.toolkit.walls import begin_as
from boligflyt.web.formats import thousands

HERE = "<span data-work-goes-here></span>"
EVERY = 0.25  # seconds between two tidings


@dataclass(frozen=True, slots=True)
class Work:
    """What is done under the number of a command, and where the page leads afterwards.

    `stop` takes the request to stop; `leads_to` is given the result, and `back` is for when it is refused.
    """

    command: UUID
    kind: str
    title: str
    parts: Parts[UUID | None]
    stop: str
    back: str
    leads_to: Callable[[UUID | None], str]
    crumbs: Sequence[tuple[str, str]]


def while_it_works(request: HttpRequest, work: Work) -> StreamingHttpResponse:
    """The page, which begins to be written before the work does."""
    page = render_to_string("shell/while_it_works.html", {"work": work, "crumbs": work.crumbs}, request)
    before, _here, after = page.partition(HERE)
    answer = StreamingHttpResponse(_written(request.actor, work, before, after))
    answer.headers["X-Accel-Buffering"] = "no"  # a server in front is not to gather it up
    return answer


def _written(actor: Actor, work: Work, before: str, after: str) -> Iterator[str]:
    yield before
    try:
        yield from _done(actor, work)
    except Fault as fault:
        yield _ended(work.back, _("Dette gikk ikke"), fault.message)
    except TraceNotWritten:
        yield _ended(work.back, _("Dette gikk ikke"), _("Loggen kan ikke skrives. Prøv igjen om litt."))
    yield after


def _done(actor: Actor, work: Work) -> Iterator[str]:
    with transaction.atomic():
        with connection.cursor() as cursor:
            begin_as(cursor, str(actor.staff), actor.role, actor.clearance, actor.sees)
        # What was begun inside is let go before the transaction is.
        with closing(run_once_in_parts(work.command, work.kind, actor.trace, work.parts)) as parts:
            result = yield from _told(actor, work, parts)
    address = work.leads_to(result)
    yield format_html('<meta http-equiv="refresh" content="0; url={}">', address)
    yield _ended(address, _("Ferdig"), "")


def _told(
    actor: Actor, work: Work, parts: Parts[tuple[UUID | None, bool]]
) -> Generator[str, None, UUID | None]:
    """How far it has come, now and then; gives the result. Raises Refused when somebody asks to stop."""
    told = 0.0
    while True:
        try:
            done = next(parts)
        except StopIteration as end:
            return end.value[0]  # type: ignore[no-any-return]
        if is_asked_to_stop(work.command, actor.trace):
            raise Refused(_("Du stoppet. Ingenting er lagret."))
        if time.monotonic() - told >= EVERY:
            told = time.monotonic()
            yield _so_far(done)


def _so_far(done: Done) -> str:
    """A bar and the same in words; the one before it is hidden by the style sheet."""
    if done.of is None:
        said = _("%(done)s rader") % {"done": thousands(done.rows)}
        return format_html('<div class="bf-working__now"><p>{}</p></div>', said)
    rows = min(done.rows, done.of)
    bar = format_html(
        '<progress max="{}" value="{}" aria-label="{}"></progress>', done.of, rows, _("Så langt")
    )
    said = _("%(done)s av %(all)s rader") % {"done": thousands(rows), "all": thousands(done.of)}
    return format_html('<div class="bf-working__now">{}<p>{}</p></div>', bar, said)


def _ended(address: str, title: str, said: str) -> str:
    return format_html(
        '<div class="bf-working__now bf-working__end" role="status"><p><strong>{}</strong></p><p>{}</p>'
        '<p><a class="ds-button bf-button" href="{}">{}</a></p></div>',
        title, said, address, _("Gå videre"),
    )  # fmt: skip
