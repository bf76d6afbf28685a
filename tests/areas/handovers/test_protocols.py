"""A protocol from the first room to the lock, and what never may be done with one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.http import Http404

from boligflyt.areas.documents.models import Document
from boligflyt.areas.handovers.letters import checksum
from boligflyt.areas.handovers.models import Picture, Protocol, TenantSignature
from boligflyt.areas.handovers.queries import open_protocol, paper_of, picture_of
from boligflyt.areas.handovers.services import (
    add_picture,
    add_to_protocol,
    reopen,
    sign_for_municipality,
    start_protocol,
    take_answer,
    write_section,
)
from boligflyt.areas.handovers.services.signing import TenantAnswer
from boligflyt.areas.people.models import Person
from boligflyt.toolkit.documents import sha256_hex
from boligflyt.toolkit.faults import Conflict, Refused, VersionConflict
from boligflyt.toolkit.files.unfit import Unfit
from tests.areas.handovers.handover_steps import SIGNED, answers_for, begun, filled, moved_out, signed
from tests.areas.leases.test_lease_life import prepared, running
from tests.support.cast import TODAY
from tests.support.files import photograph
from tests.toolkit.pdf_text import says


def test_both_sign_and_the_protocol_is_kept_as_a_paper_with_its_checksum(cast):
    protocol = signed(cast.per, running(cast), kitchen={"stove": "damaged", "stove_remark": "Knust glass"})

    paper = paper_of(cast.kari, protocol)

    assert (protocol.state, protocol.outcome, protocol.worker_id) == ("signed", "signed", cast.per.staff)
    assert sha256_hex(paper) == protocol.paper_sha256
    assert says(paper, "Selam Tesfay, skrevet og bekreftet på telefon")
    assert says(paper, "Knust glass")
    assert says(paper, "husleieloven § 2-8")


def test_who_runs_the_buildings_takes_the_name_on_the_phone_and_cannot_read_it_after(cast):
    protocol = signed(cast.per, running(cast))

    with pytest.raises(Http404):
        paper_of(cast.per, protocol)

    assert TenantSignature.objects.get().name == "Selam Tesfay"
    assert "Tesfay" not in str(Protocol.objects.filter(pk=protocol.pk).values())


def test_nobody_signs_before_every_part_is_gone_through(cast):
    protocol = begun(cast.per, running(cast))

    with pytest.raises(Refused, match="Gå gjennom dette først: gang, stue, kjøkken"):
        sign_for_municipality(cast.per, protocol.pk, protocol.version, checksum(protocol))


def test_what_is_signed_is_what_was_shown(cast):
    protocol = filled(cast.per, begun(cast.per, running(cast)))
    shown = checksum(protocol)
    protocol = write_section(
        cast.per, protocol.pk, protocol.version, "keys", answers_for(protocol, "keys", entrance=1)
    )

    with pytest.raises(Conflict, match="Les gjennom det på nytt"):
        sign_for_municipality(cast.per, protocol.pk, protocol.version, shown)


def test_the_database_refuses_to_change_or_delete_what_both_have_signed(cast):
    protocol = signed(cast.per, running(cast))
    rows = Protocol.objects.filter(pk=protocol.pk)

    for change in (
        {"content": {}},
        {"held_on": TODAY - timedelta(days=1)},
        {"state": "draft"},
        {"outcome": "refused"},
    ):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            rows.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        TenantSignature.objects.update(outcome="refused")
    with pytest.raises(DatabaseError), transaction.atomic():
        TenantSignature.objects.all().delete()

    assert rows.get().content == protocol.content


def test_what_the_worker_has_signed_is_opened_again_before_it_is_changed(cast):
    protocol = filled(cast.per, begun(cast.per, running(cast)))
    protocol = sign_for_municipality(cast.per, protocol.pk, protocol.version, checksum(protocol))

    with pytest.raises(Refused, match="Åpne den igjen"):
        write_section(cast.per, protocol.pk, protocol.version, "keys", answers_for(protocol, "keys"))
    with pytest.raises(DatabaseError, match="opened again"), transaction.atomic():
        Protocol.objects.filter(pk=protocol.pk).update(content={})
    again = reopen(cast.per, protocol.pk, protocol.version)

    assert (again.state, again.worker, again.content_sha256) == ("draft", None, "")


def test_a_correction_is_an_addition_that_is_signed_again_and_the_first_stays(cast):
    first = signed(cast.per, running(cast))

    added = add_to_protocol(cast.per, first.pk, first.version, "Komfyren var skadet")
    with pytest.raises(Conflict, match="begynt på et tillegg"):
        add_to_protocol(cast.per, first.pk, first.version, "Enda et")
    added = write_section(
        cast.per, added.pk, added.version, "kitchen",
        answers_for(added, "kitchen", stove="damaged", stove_remark="Sprukket"),
    )  # fmt: skip

    assert added.adds_to_id == first.pk
    assert Protocol.objects.get(pk=first.pk).content["kitchen"]["stove"] == "good"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (TenantAnswer("signed", "Selam", confirmed=True), "fornavn og etternavn"),
        (TenantAnswer("signed", "12345678901 2", confirmed=True), "fornavn og etternavn"),
        (TenantAnswer("signed", "Selam Tesfay"), "krysse av"),
        (TenantAnswer("refused"), "hvorfor"),
        (TenantAnswer("absent", reason="Syk"), "må leietakeren være til stede"),
        (TenantAnswer("maybe"), "Velg hva leietakeren gjør"),
    ],
)
def test_an_answer_that_does_not_stand_up_closes_nothing(cast, answer, said):
    protocol = filled(cast.per, begun(cast.per, running(cast)))
    protocol = sign_for_municipality(cast.per, protocol.pk, protocol.version, checksum(protocol))

    with pytest.raises(Refused, match=said):
        take_answer(cast.per, protocol.pk, protocol.version, answer, protocol.content_sha256)

    assert not TenantSignature.objects.exists()


def test_moving_out_goes_on_without_the_tenant_and_says_why(cast):
    lease = running(cast)
    signed(cast.per, lease)
    kari, per = moved_out(cast, lease)

    protocol = signed(per, lease, "out", TenantAnswer("absent", reason="Har reist"))

    assert protocol.outcome == "absent"
    assert says(paper_of(kari, protocol), "Var ikke til stede. Har reist")


@pytest.mark.parametrize(
    ("section", "told", "said"),
    [
        ("meters", {"electricity_reading": "12,5,3"}, "slik det står på måleren"),
        ("meters", {"electricity_reading": "-1"}, "mindre enn null"),
        ("meters", {"electricity_number": ""}, "målerens nummer"),
        ("meters", {"electricity_reading": ""}, "minst én måler"),
        ("keys", {"entrance": -1}, "fra 0 til 50"),
        ("keys", {"entrance": None}, "fra 0 til 50"),
        ("safety", {"smoke_alarm": "perhaps"}, "Velg ett"),
        ("kitchen", {"stove": "burnt"}, "Velg ett"),
        ("kitchen", {"stove": "damaged"}, "hva som er galt"),
        ("kitchen", {"stove_remark": "x" * 301}, "301 tegn"),
        ("remarks", {"tenant": "x" * 2001}, "plass til 2000"),
    ],
)  # fmt: skip
def test_a_bad_answer_is_refused_with_its_field_and_nothing_is_stored(cast, section, told, said):
    protocol = begun(cast.per, running(cast))

    with pytest.raises(Refused, match=said) as refused:
        write_section(
            cast.per, protocol.pk, protocol.version, section, answers_for(protocol, section, **told)
        )

    assert refused.value.field is not None
    assert Protocol.objects.get().content == {}


def test_a_meter_never_shows_less_than_before_but_a_new_meter_may(cast):
    lease = running(cast)
    signed(cast.per, lease)
    _, per = moved_out(cast, lease)
    protocol = begun(per, lease, "out")

    lower = answers_for(protocol, "meters", electricity_reading="12345,4")
    with pytest.raises(Refused, match="viste 12345,5 sist"):
        write_section(per, protocol.pk, protocol.version, "meters", lower)
    kept = write_section(
        per, protocol.pk, protocol.version, "meters", {**lower, "electricity_number": "B2"}
    )  # fmt: skip

    assert kept.content["meters"]["electricity_reading"] == "12345.4"


def test_the_second_of_two_who_write_at_once_is_told(cast):
    protocol = begun(cast.per, running(cast))
    write_section(cast.kari, protocol.pk, protocol.version, "keys", answers_for(protocol, "keys"))

    with pytest.raises(VersionConflict):
        write_section(cast.per, protocol.pk, protocol.version, "safety", answers_for(protocol, "safety"))


@pytest.mark.parametrize(
    ("kind", "day", "said"),
    [
        ("in", TODAY + timedelta(days=1), "fram i tid"),
        ("out", TODAY - timedelta(days=1), "kan ikke være levert tilbake"),
    ],
)
def test_a_protocol_is_of_a_day_that_can_be(cast, kind, day, said):
    lease = running(cast)

    with pytest.raises(Refused, match=said):
        start_protocol(cast.per, lease.pk, kind, day)


def test_nobody_gives_back_a_dwelling_before_it_is_taken_over(cast):
    with pytest.raises(Refused, match="Overtakelsen kommer først"):
        start_protocol(cast.per, prepared(cast).pk, "out", TODAY)


def test_one_protocol_each_way(cast):
    lease = running(cast)
    begun(cast.per, lease)

    with pytest.raises(Conflict, match="har begynt på protokollen"):
        begun(cast.kari, lease)


def test_a_photograph_is_examined_kept_as_a_document_and_part_of_what_is_signed(cast):
    protocol = begun(cast.per, running(cast))
    before = checksum(protocol)

    picture = add_picture(cast.per, protocol.pk, "kitchen", "Komfyren", photograph(), "IMG_1.jpg")

    document = Document.objects.get(pk=picture.document_id)
    protocol.refresh_from_db()
    assert (document.kind, document.information) == ("photograph", "housing")
    assert checksum(protocol) != before
    assert picture_of(cast.per, open_protocol(cast.per, protocol.pk), picture.pk).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("content", "name"), [(b"<script>alert(1)</script>", "bilde.jpg"), (b"#!/bin/sh\necho", "bilde.png")]
)
def test_a_picture_that_is_a_script_is_refused_as_everywhere(cast, content, name):
    protocol = begun(cast.per, running(cast))

    with pytest.raises((Refused, Unfit)):
        add_picture(cast.per, protocol.pk, "kitchen", "", content, name)

    assert not Picture.objects.exists()


def test_a_text_file_is_not_a_picture(cast):
    protocol = begun(cast.per, running(cast))

    with pytest.raises(Refused, match="ikke et bilde"):
        add_picture(cast.per, protocol.pk, "kitchen", "", b"Bare tekst", "bilde.txt")


def test_no_picture_comes_to_a_signed_protocol_even_past_the_service(cast):
    lease = running(cast)
    protocol = signed(cast.per, lease)
    document = add_picture_elsewhere(cast)

    with pytest.raises(DatabaseError, match="draft only"), transaction.atomic():
        Picture.objects.create(
            protocol=protocol, document=document, section="hall", caption="x", sha256="0" * 64,
            taken_at=cast.per.at,
        )  # fmt: skip


def add_picture_elsewhere(cast) -> Document:
    other = begun(cast.per, running(cast))
    return add_picture(cast.per, other.pk, "hall", "", photograph(), "a.jpg").document


def test_a_protected_tenants_protocol_is_hidden_from_who_is_not_cleared(cast):
    lease = running(cast)
    protocol = begun(cast.per, lease)
    Person.objects.filter(pk=lease.tenant_id).update(protection="strict")
    protocol.refresh_from_db()

    with pytest.raises(Http404):
        open_protocol(cast.per, protocol.pk)

    assert protocol.grade == 3
    assert open_protocol(cast.hedda, protocol.pk)


def test_a_home_supporter_who_takes_no_part_sees_no_protocol(cast):
    protocol = begun(cast.per, running(cast))

    with pytest.raises(Http404):
        open_protocol(cast.jon, protocol.pk)
    with pytest.raises(Http404):
        write_section(replace(cast.jon), protocol.pk, 1, "keys", {})


def test_an_own_list_of_the_municipality_is_followed_and_stays_with_what_is_begun(cast, settings, tmp_path):
    own = tmp_path / "liste.yaml"
    own.write_text(
        "version: '9'\nconditions: {good: {label: Bra, damage: 0}}\n"
        "rooms: {sauna: {label: Badstue, items: [bench]}}\nitems: {bench: Benk}\n"
        "meters: {electricity: {label: Strøm, unit: kWh}}\nkeys: {entrance: Nøkkel}\nsafety: {}\n"
    )
    settings.HANDOVER_LIST = str(own)
    protocol = begun(cast.per, running(cast))
    settings.HANDOVER_LIST = ""

    kept = write_section(cast.per, protocol.pk, protocol.version, "sauna", {"bench": "good"})

    assert kept.layout["version"] == "9"
    assert kept.content["sauna"]["bench"] == "good"


def test_the_day_and_the_signer_are_told_as_they_were(cast):
    protocol = signed(cast.per, running(cast), answer=replace(SIGNED, name="  Selam   Tesfay "))

    assert TenantSignature.objects.get().name == "Selam Tesfay"
    assert protocol.held_on == date(2026, 11, 23)
    assert protocol.worker_signed_at == cast.per.at
