"""Which minors are party to a vedtak (forvaltningsloven §§ 2 and 27), one case a line."""

from __future__ import annotations

import pytest

from boligflyt.domain.parties import HAS_GUARDIAN, Concern, Living, MinorFacts, minor_as_party

HOME, HELP, ANSWER = Concern.HOME, Concern.HELP, Concern.ANSWER
FULL, SHARED, VISITS = Living.FULL, Living.SHARED, Living.VISITS
# age, applicant, living, concern: party, own copy
CASES = (
    (14, False, FULL, HOME, False, False),
    (15, False, FULL, HOME, True, True),
    (17, False, FULL, HOME, True, True),
    (18, False, FULL, HOME, False, False),
    (16, False, SHARED, HOME, True, True),
    (16, False, VISITS, HOME, False, False),
    (16, False, FULL, HELP, True, True),
    (16, False, VISITS, HELP, False, False),
    (16, False, FULL, ANSWER, False, False),
    (16, True, FULL, HOME, True, False),
    (14, True, FULL, HOME, True, False),
    (None, False, FULL, HOME, None, False),
)


@pytest.mark.parametrize(("age", "applicant", "living", "concern", "party", "copy"), CASES)
def test_a_minor_is_party_to_what_decides_where_they_live_and_gets_a_copy_from_15_to_18(
    age, applicant, living, concern, party, copy
):
    finding = minor_as_party(MinorFacts(age, applicant, living), concern, party_age=15, of_age=18)

    assert (finding.party, finding.own_copy) == (party, copy)
    assert finding.reason.endswith(".") and finding.law == "forvaltningsloven §§ 2 og 27"


def test_a_guardian_is_to_have_the_vedtak_too_and_takes_nothing_from_the_minor():
    finding = minor_as_party(MinorFacts(16, False, FULL, guardian=True), HOME, party_age=15, of_age=18)

    assert finding.own_copy and HAS_GUARDIAN in finding.reason
