"""The limit on public owners' shares in a borettslag (burettslagslova §§ 4-2, 4-3), and its arithmetic."""

from datetime import date

import pytest

from boligflyt.domain.cooperatives import share_of

ON = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("total", "own", "others", "extra", "allowed", "left", "over"),
    [
        (40, 3, 0, False, 4, 1, False),
        (40, 3, 1, False, 4, 0, False),
        (40, 3, 2, False, 4, 0, True),
        (49, 4, 0, False, 4, 0, False),
        (40, 4, 2, True, 12, 6, False),
        (5, 0, 0, False, 1, 1, False),
        (9, 1, 0, False, 1, 0, False),
        (4, 0, 0, False, 0, 0, False),
        (4, 1, 0, False, 0, 0, True),
    ],
)
def test_all_public_owners_count_together_against_a_tenth_rounded_down_and_at_least_one(
    total, own, others, extra, allowed, left, over
) -> None:
    share = share_of(total, own, others, ON, extra=extra)

    assert (share.allowed, share.left, share.over) == (allowed, left, over)


def test_the_arithmetic_shows_every_number_it_rests_on() -> None:
    share = share_of(45, 3, 1, ON)

    assert share.arithmetic == (
        "3 egne + 1 andre offentlige = 4 av 45 andeler. 10 prosent av 45 er 4,5: grensen er 4."
    )
    assert "5 egne + 1" in share.after(2).arithmetic and share.after(2).over
    assert "10 prosent av 40 er 4: grensen er 4." in share_of(40, 3, 1, ON).arithmetic
    assert "ingen egen rett" in share_of(3, 0, 0, ON).arithmetic
