"""The register of loans: those that are seen, the door to one, and the rows its tables are counted from."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.queries.doors import economy_visible_to
from boligflyt.areas.audit.services import record_read
from boligflyt.areas.home_ownership.choices import LivedBefore, LoanPurpose, LoanState
from boligflyt.areas.home_ownership.models import HousingLoan
from boligflyt.domain.startlaan import LoanRow

NOTHING_CAME = (LoanState.REFUSED, LoanState.WITHDRAWN)


def loans_visible_to(actor: Actor) -> QuerySet[HousingLoan]:
    """The loans in the cases where the actor sees the economy."""
    return HousingLoan.objects.filter(application__in=economy_visible_to(actor).values("application"))


def loans_of(actor: Actor, application: UUID) -> QuerySet[HousingLoan]:
    """Those of one case, the newest first. The page writes the look."""
    return loans_visible_to(actor).filter(application=application).order_by("-applied_on", "id")


def loan_list(actor: Actor) -> QuerySet[HousingLoan]:
    """The register, the newest first."""
    found = loans_visible_to(actor).select_related("application__applicant")
    return found.order_by("-applied_on", "id")


def open_loan(actor: Actor, pk: UUID) -> HousingLoan:
    """The door to one loan; unknown and forbidden look alike."""
    found = loans_visible_to(actor).filter(pk=pk)
    one = found.select_related("application__applicant", "application__office").first()
    if one is None:
        raise Http404
    record_read(actor.trace, "housing_loan", pk)
    return one


def loan_row(loan: HousingLoan) -> LoanRow:
    """What the tables of the register are counted from."""
    granted = loan.state not in NOTHING_CAME
    return LoanRow(
        household=loan.application.household_id, applied_on=loan.applied_on,
        granted_on=loan.decided_on if granted else None, loan_granted=loan.loan_granted if granted else 0,
        grant_granted=loan.grant_granted if granted else 0, paid_on=loan.paid_on, loan_paid=loan.loan_paid,
        grant_paid=loan.grant_paid, owner_since=loan.owner_since, target_group=loan.target_group,
        buys=loan.purpose in (LoanPurpose.BUY, LoanPurpose.BUILD),
        from_municipal=loan.lived_before == LivedBefore.MUNICIPAL,
    )  # fmt: skip
