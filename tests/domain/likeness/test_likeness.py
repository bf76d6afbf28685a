"""Which names are worth a question whether they are those of one person."""

import pytest

from boligflyt.domain.likeness import alike


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Selam Tesfay", "Selam Tesfay", True),
        ("Selam Tesfay", "Tesfay Selam", True),
        ("Selam Tesfay", "Salem Tesfai", True),
        ("Åse Bø", "Aase Bo", True),
        ("Ahmad Yusuf", "Achmed Yussuf", True),
        ("Kari Nordmann Berg", "Kari Berg", True),
        ("Selam Tesfay", "Ola Nordmann", False),
        ("Omar Ali", "Ada Berg", False),
        ("", "Ada Berg", False),
    ],
)
def test_a_slip_of_the_hand_or_another_spelling_asks_and_another_name_does_not(one, other, expected):
    assert alike(one, other) is expected
    assert alike(other, one) is expected
