"""Every address and the right it asks for. An address that is not here cannot be answered.

The table opens a page; which rows it shows is decided by the area's queries. A test walks all addresses.
"""

from __future__ import annotations

from enum import Enum

from boligflyt.areas.access.choices import Right


class Open(Enum):
    """Pages without a right of their own."""

    TO_ALL = "to_all"
    SIGNED_IN = "signed_in"


ACCESS: dict[str, Right | Open] = {
    "sign_in": Open.TO_ALL,
    "sign_in_as": Open.TO_ALL,
    "sign_in_code": Open.TO_ALL,
    "sign_in_set_up": Open.TO_ALL,
    "sign_out": Open.TO_ALL,
    "health": Open.TO_ALL,
    "accessibility": Open.TO_ALL,
    "components": Open.SIGNED_IN,
    "choose_role": Open.SIGNED_IN,
    "kept_forms": Open.SIGNED_IN,
    "stay": Open.SIGNED_IN,
    "search": Open.SIGNED_IN,
    "all_areas": Open.SIGNED_IN,
    "rights": Open.SIGNED_IN,
    "start": Open.SIGNED_IN,
    "my_day": Open.SIGNED_IN,
    # people
    "people:persons": Right.PERSON_READ,
    "people:person": Right.PERSON_READ,
    "people:who_looked": Right.PERSON_READ,
    "people:person_new": Right.PERSON_WRITE,
    "people:person_edit": Right.PERSON_WRITE,
    "people:number_reveal": Right.NUMBER_REVEAL,
    "people:household": Right.PERSON_READ,
    "people:household_new": Right.PERSON_WRITE,
    "people:household_plan": Right.LEASE_WRITE,
    "people:member_add": Right.PERSON_WRITE,
    "people:member_end": Right.PERSON_WRITE,
    "people:schooling_add": Right.PERSON_WRITE,
    "people:guardian_add": Right.PERSON_WRITE,
    "people:field_table": Open.SIGNED_IN,
    # documents
    "documents:list": Right.DOCUMENT_READ,
    "documents:add": Right.DOCUMENT_WRITE,
    "documents:upload": Right.DOCUMENT_WRITE,
    "documents:detail": Right.DOCUMENT_READ,
    "documents:change": Right.DOCUMENT_WRITE,
    "documents:withdraw": Right.DOCUMENT_WRITE,
    "documents:preview": Right.DOCUMENT_READ,
    "documents:download": Right.DOCUMENT_READ,
    # access
    "access:sharing": Right.CASE_SHARE,
    "access:sharing_end": Right.CASE_SHARE,
    "access:relation": Right.PERSON_READ,
    "access:staff": Open.SIGNED_IN,
    "access:role_new": Right.SETTINGS,
    "access:role_end": Right.SETTINGS,
    "access:clearance": Right.CLEARANCE_GRANT,
    # dwellings
    "dwellings:list": Right.DWELLING_READ,
    "dwellings:list_csv": Right.DWELLING_READ,
    "dwellings:list_xlsx": Right.DWELLING_READ,
    "dwellings:detail": Right.DWELLING_READ,
    "dwellings:new": Right.DWELLING_WRITE,
    "dwellings:edit": Right.DWELLING_WRITE,
    "dwellings:status": Right.DWELLING_WRITE,
    "dwellings:purpose": Right.DWELLING_PURPOSE,
    "dwellings:economy": Right.DWELLING_WRITE,
    "dwellings:value": Right.DWELLING_READ,
    # applications
    "applications:list": Right.APPLICATION_READ,
    "applications:new": Right.APPLICATION_WRITE,
    "applications:detail": Right.APPLICATION_READ,
    "applications:course": Right.APPLICATION_READ,
    "applications:economy": Right.ECONOMY_READ,
    "applications:edit": Right.APPLICATION_WRITE,
    "applications:act": Right.APPLICATION_WRITE,
    "applications:screening": Right.APPLICATION_WRITE,
    "applications:services": Right.APPLICATION_WRITE,
    "applications:assess": Right.APPLICATION_WRITE,
    "applications:children": Right.APPLICATION_WRITE,
    "applications:housing_assessment": Right.APPLICATION_WRITE,
    "applications:judge": Right.APPLICATION_WRITE,
    "applications:depart": Right.VEDTAK_PREPARE,
    "applications:preliminary": Right.APPLICATION_WRITE,
    "applications:letter": Right.APPLICATION_READ,
    "applications:vedtak_prepare": Right.VEDTAK_PREPARE,
    "applications:vedtak": Right.APPLICATION_READ,
    "applications:vedtak_decide": Right.VEDTAK_DECIDE,
    "applications:vedtak_return": Right.VEDTAK_DECIDE,
    "applications:vedtak_letter": Right.APPLICATION_READ,
    "applications:rules": Open.SIGNED_IN,
    "applications:templates": Open.SIGNED_IN,
    # leases
    "leases:list": Right.LEASE_READ,
    "leases:detail": Right.LEASE_READ,
    "leases:prepare": Right.LEASE_WRITE,
    "leases:inform": Right.LEASE_WRITE,
    "leases:sign": Right.LEASE_WRITE,
    "leases:hand_key": Right.LEASE_WRITE,
    "leases:end": Right.LEASE_WRITE,
    "leases:void": Right.LEASE_WRITE,
    "leases:contract": Right.LEASE_READ,
    "leases:notice": Right.LEASE_READ,
    "leases:reassess": Right.LEASE_WRITE,
    "leases:rent_drift": Right.LEASE_READ,
    # allocation
    "allocation:queue": Right.QUEUE_READ,
    "allocation:queue_entry": Right.QUEUE_READ,
    "allocation:meetings": Right.MEETING_READ,
    "allocation:meeting_new": Right.MEETING_DECIDE,
    "allocation:meeting": Right.MEETING_READ,
    "allocation:propose": Right.MEETING_DECIDE,
    "allocation:line": Right.MEETING_DECIDE,
    "allocation:attendance": Right.MEETING_DECIDE,
    "allocation:close": Right.MEETING_DECIDE,
    "allocation:minutes": Right.MEETING_READ,
    "allocation:offers": Right.APPLICATION_READ,
    "allocation:offer": Right.APPLICATION_READ,
    "allocation:offer_send": Right.MEETING_DECIDE,
    "allocation:offer_answer": Right.APPLICATION_WRITE,
    "allocation:offer_decide_no": Right.VEDTAK_DECIDE,
    "allocation:offer_letter": Right.APPLICATION_READ,
    "allocation:indicators": Right.STATISTICS_READ,
    "allocation:indicator": Right.STATISTICS_READ,
    "allocation:adapted_need": Right.STATISTICS_READ,
}
