"""The question that every way of registering somebody asks: is it one of those we know?"""

from __future__ import annotations

from typing import Any, Protocol

from django.utils.translation import gettext as _

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.people.models import Person
from boligflyt.areas.people.queries.same import perhaps_the_same
from boligflyt.toolkit.faults import Refused


class Asked(Protocol):
    """A form with a name and a birth date, the answer `another`, and room for those it may be."""

    cleaned_data: dict[str, Any]
    perhaps: list[Person]


def ask_about_those_alike(actor: Actor, form: Asked) -> None:
    """Raises Refused when somebody in sight has the same birth date and a name like this one, until it is
    said that this is another.
    """
    clean = form.cleaned_data
    if clean["another"]:
        return
    form.perhaps = perhaps_the_same(actor, f"{clean['given_name']} {clean['family_name']}", clean["born"])
    if form.perhaps:
        record_list(actor.trace, "person", [one.pk for one in form.perhaps])
        raise Refused(_("Se om personen er registrert fra før, og svar her."), field="another")
