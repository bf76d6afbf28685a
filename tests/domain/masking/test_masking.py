"""A masked copy is the original with pieces left out: cases by hand."""

from __future__ import annotations

import pytest

from boligflyt.domain.masking import MaskFault, masked_parts

ORIGINAL = "Selam ringte. Naboen Per truer henne.\nHun vil flytte."


@pytest.mark.parametrize(
    ("copy", "parts"),
    [
        ("Selam ringte. [unntatt]\nHun vil flytte.", ["Selam ringte.", None, "Hun vil flytte."]),
        ("Selam ringte. [unntatt]\r\nHun vil flytte.", ["Selam ringte.", None, "Hun vil flytte."]),
        ("[Unntatt: andre] Hun vil flytte.", [None, "Hun vil flytte."]),
        ("Selam ringte. [unntatt]", ["Selam ringte.", None]),
        ("[unntatt]", [None]),
        ("Selam [unntatt][unntatt] flytte.", ["Selam", None, "flytte."]),
        (
            "Selam ringte. Naboen [unntatt] truer [unntatt].\nHun vil flytte.",
            ["Selam ringte. Naboen", None, "truer", None, ".\nHun vil flytte."],
        ),
    ],
)
def test_a_mark_stands_for_what_is_left_out(copy, parts):
    assert masked_parts(ORIGINAL, copy) == parts


@pytest.mark.parametrize(
    "copy",
    [
        ORIGINAL,  # nothing is left out
        "",
        "Selam ringte.",  # something is left out, and no mark says so
        "Selam skrev. [unntatt]\nHun vil flytte.",  # another word
        "Selam ringte. [unntatt] Hun vil flytte. Snart.",  # a word more
        "Selam ringte. Naboen Per truer henne. [unntatt]\nHun vil flytte.",  # a mark for nothing
        "Hun vil flytte. [unntatt] Selam ringte.",  # in another order
        "Selam ringte. Naboen Per truer henne. Hun vil flytte. [unntatt]",  # a mark at the end for nothing
        "[unntatt] Selam ringte. Naboen Per truer henne. Hun vil flytte.",
    ],
)
def test_a_copy_is_never_another_text_than_the_one_in_the_file(copy):
    with pytest.raises(MaskFault):
        masked_parts(ORIGINAL, copy)
