"""An application that came on paper: the scanned paper is the source of what is registered."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.models import Application
from boligflyt.areas.applications.services import intake
from boligflyt.areas.documents.choices import PaperKind
from boligflyt.areas.documents.models import Document
from boligflyt.areas.documents.queries import open_document
from boligflyt.areas.documents.services import tell_source
from boligflyt.areas.people.models import Household


def source_paper(actor: Actor, household: Household, asked: str) -> Document | None:
    """The paper named in the address. Raises Http404 for one of another household, or of another kind."""
    if not asked:
        return None
    try:
        found = open_document(actor, UUID(asked))
    except ValueError:
        raise Http404 from None
    if found.household_id != household.pk or found.kind != PaperKind.PAPER_APPLICATION:
        raise Http404
    return found


def registered(actor: Actor, household: Household, facts: Any, paper: Document | None) -> Application:
    """The application, and the paper it was registered from."""
    application = intake.register_application(actor, household, facts)
    if paper is not None:
        tell_source(actor, paper, application)
    return application
