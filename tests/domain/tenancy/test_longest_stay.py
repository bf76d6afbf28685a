"""A lease of a dwelling that is for a time lasts no longer than the dwelling is for."""

import pytest

from boligflyt.domain.tenancy import StayTooLongError, lease_within_stay, stay_in_words


@pytest.mark.parametrize(
    ("months", "longest", "agreed", "given"),
    [
        (36, None, False, 36),
        (None, None, True, None),
        (12, 24, False, 12),
        (24, 24, True, 24),
        (36, 24, False, 24),
        (None, 24, False, 24),
        (25, 24, False, 24),
    ],
)
def test_what_nobody_agreed_on_is_cut_to_the_stay(months, longest, agreed, given) -> None:
    assert lease_within_stay(months, longest, agreed=agreed) == given


@pytest.mark.parametrize("months", [25, 36, None])
def test_an_agreement_on_more_is_refused_and_not_changed(months) -> None:
    with pytest.raises(StayTooLongError, match="høyst 24 måneder. Velg en kortere"):
        lease_within_stay(months, 24, agreed=True)


def test_the_reason_tells_the_kind_of_dwelling_where_it_is_known() -> None:
    assert (
        stay_in_words(24, "treningsbolig") == "Boligen er bare for en tid: treningsbolig, høyst 24 måneder."
    )
    assert stay_in_words(6) == "Boligen er bare for en tid, høyst 6 måneder."
