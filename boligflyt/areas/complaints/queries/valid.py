"""Which vedtak is valid now, when the one that somebody complains over was changed."""

from __future__ import annotations

from django.db.models import Q

from boligflyt.areas.applications.choices import VedtakKind, VedtakState
from boligflyt.areas.applications.models import Vedtak


def valid_now(vedtak: Vedtak) -> Vedtak | None:
    """The vedtak that took the place of this one; None while it stands itself. The caller sees the case.

    A later one of the same kind in the same case does; about a dwelling only when it is the same dwelling,
    and temporary housing for a time that begins when the first is over takes no place.
    """
    if vedtak.decided_at is None:
        return None
    later = Vedtak.objects.filter(
        application=vedtak.application_id, kind=vedtak.kind, dwelling=vedtak.dwelling,
        state=VedtakState.DECIDED, decided_at__gt=vedtak.decided_at,
    )  # fmt: skip
    if vedtak.kind == VedtakKind.TEMPORARY_HOUSING and vedtak.granted and vedtak.last_day:
        later = later.filter(Q(first_day=None) | Q(first_day__lte=vedtak.last_day))
    return later.defer("letter").order_by("-decided_at").first()
