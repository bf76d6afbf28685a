"""The page of a household's economy: filled in, answered at once, kept, and printed for the family."""

from __future__ import annotations

import uuid

import pytest

from boligflyt.areas.audit.choices import Deed
from boligflyt.areas.audit.models import Event
from boligflyt.areas.home_ownership.models import EconomyAssessment
from tests.support.cast import make_application, make_household, make_person
from tests.support.tree import ROOT


def text(answer) -> str:
    return " ".join(answer.content.decode().replace("\xa0", " ").split())


@pytest.fixture
def application(cast):
    return make_application(cast.kari, make_household(make_person("Selam", "Tesfay"), children=2))


@pytest.fixture
def norm(settings, tmp_path):
    example = ROOT / "docs" / "how-to" / "economy" / "norm.example.yaml"
    (tmp_path / "norm.yaml").write_text(example.read_text(encoding="utf-8"), encoding="utf-8")
    settings.ECONOMY_TABLES = str(tmp_path)


def form_of(application) -> str:
    return f"/soknader/{application.pk}/okonomi/ny-vurdering/"


def filled(step: str = "lagre", **other) -> dict[str, str]:
    return {
        "command": str(uuid.uuid4()), "steg": step, "about": "Kjøpe treroms", "municipality": "3301",
        "members-0-age": "36", "members-1-age": "8", "income-0-name": "Lønn", "income-0-gross": "38 000",
        "income-0-net": "30 000", "budget-0-name": "Mat", "budget-0-monthly": "9000", "stay-rent": "11500",
        "rent-rent": "14500", "buy-price": "1 500 000", "buy-shared_costs": "3200",
        "loan-effective_rate": "4,3", "loan-years": "30", "bostoette-category": "ordinary", **other,
    }  # fmt: skip


def test_it_begins_with_what_is_known_and_leads_from_the_page_of_economy(cast, browse, application):
    page = text(browse("kari").get(f"/soknader/{application.pk}/okonomi/"))
    form = text(browse("kari").get(form_of(application)))

    assert f'href="{form_of(application)}"' in page and "Ingen er laget ennå" in page
    assert "Inntekt fra søknaden" in form and 'value="25833"' in form
    assert "Fyll ut inntektene og trykk «Regn ut»" in form


def test_it_is_answered_at_once_without_being_kept(cast, browse, application):
    answer = browse("kari").post(form_of(application), filled("regn"))

    assert answer.status_code == 200
    words = text(answer)
    for told in ("Veiene side om side", "Kan låne", "Kan kjøpe for", "Bostøtte, anslag", "Renten de tåler"):
        assert told in words
    assert "<svg" in words and "Igjen hver måned når alt er betalt. Bli boende:" in words
    assert not EconomyAssessment.objects.exists()


def test_it_is_kept_listed_opened_again_printed_and_copied(cast, browse, application):
    kari = browse("kari")
    saved = kari.post(form_of(application), filled(), follow=True)
    one = EconomyAssessment.objects.get()

    page = text(kari.get(f"/soknader/{application.pk}/okonomi/"))
    sheet = text(kari.get(f"/okonomiske-vurderinger/{one.pk}/ark/"))
    copy = text(kari.get(f"{form_of(application)}?kopi={one.pk}"))

    assert "Vurderingen er lagret." in text(saved) and "Kjøpe treroms" in text(saved)
    assert f'href="/okonomiske-vurderinger/{one.pk}/"' in page
    assert "Bli boende der dere bor i dag" in sheet and "Tallene er anslag" in sheet
    assert 'value="Lønn"' in copy and 'value="4,3"' in copy and "Veiene side om side" in copy
    assert Event.objects.using("side").filter(deed=Deed.LISTED, kind="economy_assessment").exists()


def test_the_same_form_sent_twice_makes_one(cast, browse, application):
    sent = filled()

    for _time in range(2):
        browse("kari").post(form_of(application), sent)

    assert EconomyAssessment.objects.count() == 1


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"members-0-age": "17", "members-1-age": ""}, "Husstanden må ha minst én voksen."),
        ({"income-0-net": "-5"}, "Tallet kan ikke være under 0."),
        ({"income-0-net": "mye"}, "Skriv bare tall, for eksempel 10200."),
        ({"income-0-name": ""}, "Skriv hva slags inntekt det er."),
        ({"loan-years": "60"}, "Løpetiden kan være høyst 50 år"),
        ({"loan-years": "40"}, "krever en grunn, se nedenfor"),
        ({"loan-effective_rate": ""}, "Skriv renten på lånet."),
        ({"buy-grant": "9 000 000"}, "Egenkapital og tilskudd er mer enn boligen koster."),
        ({"budget-0-name": "", "budget-0-monthly": ""}, "Skriv minst én linje i budsjettet."),
        ({"rent-rent": "", "rent-other_costs": "900"}, "Skriv beløpet, eller tøm de andre feltene"),
        ({"about": ""}, "Skriv hva vurderingen gjelder."),
    ],
)
def test_a_fault_is_told_plainly_at_its_field_and_nothing_typed_is_lost(
    cast, browse, application, told, words
):
    answer = browse("kari").post(form_of(application), filled(**told))

    assert answer.status_code == 422
    shown = text(answer)
    assert words in shown and 'aria-invalid="true"' in shown
    assert 'value="38 000"' in shown and 'value="1 500 000"' in shown
    assert not any(name in shown for name in ("«loan", "«buy", "«budget", "long_term_reasons»"))
    assert not EconomyAssessment.objects.exists()


def test_more_rows_than_the_page_began_with_are_read_and_some_are_always_empty(cast, browse, application):
    more = {f"debts-{row}-{part}": value for row in range(7)
            for part, value in (("name", f"Lån {row}"), ("balance", "1000"), ("monthly", "10"))}  # fmt: skip

    shown = text(browse("kari").post(form_of(application), filled("regn", **more)))

    assert 'value="Lån 6"' in shown and 'name="debts-8-name"' in shown


def test_the_budget_goes_back_to_the_norm_with_one_press(cast, browse, application, norm):
    shown = text(browse("kari").post(form_of(application), filled("norm", **{"budget-0-monthly": "99"})))

    assert 'value="99"' not in shown
    assert 'name="budget-0-name" value="Mat og drikke"' in shown and 'value="6100"' in shown
    assert "6 100 kr" in shown  # the norm beside it: 3600 for the adult and 2500 for the child
    assert not EconomyAssessment.objects.exists()


def test_an_assessment_of_another_case_is_not_copied_here(cast, browse, application):
    browse("kari").post(form_of(application), filled())
    other = make_application(cast.kari, make_household(make_person("Odd", "Lund")))

    answer = browse("kari").get(f"{form_of(other)}?kopi={EconomyAssessment.objects.get().pk}")

    assert answer.status_code == 404


def live_of(application) -> str:
    return f"/soknader/{application.pk}/okonomi/svar/"


def test_the_answer_while_one_writes_is_that_of_working_it_out_and_keeps_nothing(cast, browse, application):
    kari = browse("kari")
    asked = text(kari.post(form_of(application), filled("regn")))
    looked = Event.objects.count()

    live = text(kari.post(live_of(application), filled("")))

    assert live.split("Steg for steg")[0].split("%}")[-1].strip() in asked
    assert "Kan kjøpe for" in live
    assert not EconomyAssessment.objects.exists()
    assert Event.objects.count() == looked


def test_what_is_missing_while_one_writes_is_told_without_a_fault(cast, browse, application):
    answer = browse("kari").post(live_of(application), filled("", **{"income-0-net": ""}))

    assert answer.status_code == 200
    assert "Svaret kommer når dette er på plass" in text(answer)
    assert "Skriv hva som blir utbetalt." in text(answer)


def test_another_office_and_another_role_get_no_answer_while_they_write(cast, browse, application):
    answers = [browse(who).post(live_of(application), filled("")).status_code for who in ("jon", "per")]

    assert set(answers) <= {403, 404}


def test_a_bank_beside_the_startlaan_is_worked_out_kept_and_copied(cast, browse, application):
    bank = {"bank-share_percent": "40", "bank-effective_rate": "5,5", "bank-years": "25"}
    kari = browse("kari")

    kari.post(form_of(application), filled(**bank, **{"buy-dwelling_tax_value": "600000"}))

    kept = EconomyAssessment.objects.get()
    loans = next(one["loans"] for one in kept.answer["alternatives"] if one["way"] == "buy")
    page = text(kari.get(f"/okonomiske-vurderinger/{kept.pk}/"))
    copy = text(kari.get(f"{form_of(application)}?kopi={kept.pk}"))
    assert [one["lender"] for one in loans] == ["startlaan", "bank"]
    assert kept.told["buy"]["dwelling_tax_value"] == 600_000
    assert "Nedbetaling: Bank" in page and "Lån i bank ved siden av" in page
    assert 'name="bank-share_percent" value="40' in copy


def test_a_bank_that_is_begun_must_be_whole(cast, browse, application):
    answer = browse("kari").post(form_of(application), filled("regn", **{"bank-share_percent": "40"}))

    assert answer.status_code == 422
    assert "Skriv renten i banken." in text(answer)


def test_the_repayment_is_shown_year_by_year_and_ends_at_nought(cast, browse, application):
    browse("kari").post(form_of(application), filled())

    loan = EconomyAssessment.objects.get().answer["alternatives"][-1]["loans"][0]

    assert len(loan["plan"]) == 30
    assert loan["plan"][-1]["balance"] == 0
