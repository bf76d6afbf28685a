"""The rule in plain Norwegian, a line for each step, with the rates that the step uses.

For those who do not read code; `rule.py` is what is worked out. A test holds the two to the same rates.
"""

from dataclasses import dataclass

from boligflyt.domain.bostoette.rule import CAPS, FIRST_LIMITS, GROUP_SUPPLEMENTS, SECOND_LIMITS


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One step: the paragraph of forskrift om bustøtte, what it says, and the names of its rates."""

    number: str
    title: str
    text: str
    rates: tuple[str, ...] = ()


PARAGRAPHS = (
    Paragraph(
        "§ 5", "Inntekt",
        "Brutto inntekt i måneden for alle som regnes med, ganger tolv. Kommer ytelser med "
        "meldekort tre ganger i en måned, telles en del av dem.",
        ("three_payments_count_as",),
    ),
    Paragraph(
        "§ 6", "Formue",
        "En del av formuen over et fribeløp legges til årsinntekten. For den som eier boligen, er "
        "fribeløpet boligens skatteverdi, opp til en grense.",
        ("wealth_percent", "wealth_free_tenant", "wealth_free_owner"),
    ),
    Paragraph(
        "§ 7", "Vekt",
        "Inntekten deles på husstandens vekt: én for den første voksne, og en del for hver voksen "
        "til og hvert barn.",
        ("weight_adult_percent", "weight_child_percent"),
    ),
    Paragraph(
        "§ 4", "Egenandel",
        "Husstanden betaler en minste egenandel selv, og mer av inntekten over det første og det "
        "andre innslagspunktet. Ung ufør og enslig alderspensjonist har egne innslagspunkt. Til og "
        "med juni 2024 steg egenandelen i trinn over det andre, deretter jevnt.",
        (
            "own_share_least", *sorted(set(FIRST_LIMITS)), *sorted(set(SECOND_LIMITS)),
            "own_share_first_percent", "own_share_second_percent", "own_share_step", "own_share_step_percent",
        ),
    ),
    Paragraph(
        "§ 2", "Boutgifter",
        "Husleie, eller det den som eier har i utgifter, ganger tolv. Er ikke oppvarming med, "
        "legges et tillegg til.",
        ("heating_supplement", "running_costs_owner"),
    ),
    Paragraph(
        "§ 3", "Øvre grense",
        "Boutgifter over grensen regnes ikke med. Grensen følger hvor mange som bor sammen, "
        "kommunens gruppe, og om boligen er særlig tilpasset.",
        (*CAPS, *GROUP_SUPPLEMENTS, "cap_supplement_adapted"),
    ),
    Paragraph(
        "§ 1", "Det som dekkes",
        "En fast del av boutgiftene som godkjennes, minus egenandelen, delt på tolv.",
        ("covered_percent",),
    ),
    Paragraph(
        "§ 13", "Utbetaling",
        "Rundes av til nærmeste hele krone. Er det da under minste utbetaling, blir det ingen "
        "bostøtte.",
        ("smallest_payment",),
    ),
)  # fmt: skip
