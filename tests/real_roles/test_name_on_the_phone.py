"""Through real walls: who runs the buildings takes the tenant's name on the phone, never to read it again."""

from __future__ import annotations

from django.db import connection, transaction

from boligflyt.areas.handovers.letters import checksum
from boligflyt.areas.handovers.models import Protocol, TenantSignature
from boligflyt.areas.handovers.queries import picture_of
from boligflyt.areas.handovers.services import add_picture, sign_for_municipality, take_answer
from boligflyt.toolkit.walls import open_as
from tests.areas.handovers.handover_steps import SIGNED, begun, filled
from tests.areas.leases.test_lease_life import running
from tests.support.files import photograph


def seen_by(actor):
    with connection.cursor() as cursor:
        open_as(cursor, actor.clearance, actor.sees)


def test_the_name_is_written_through_the_wall_and_not_read_back_by_who_took_it(real_database, world):
    per, kari = world.cast.per, world.cast.kari
    with real_database.owner(), transaction.atomic():
        lease = running(world.cast)

    with real_database.program():
        with transaction.atomic():
            seen_by(per)
            protocol = begun(per, lease)
            picture = add_picture(per, protocol.pk, "hall", "Døra", photograph(), "IMG.jpg")
            shown = picture_of(per, protocol, picture.pk)
            protocol = filled(per, Protocol.objects.get(pk=protocol.pk))
            protocol = sign_for_municipality(per, protocol.pk, protocol.version, checksum(protocol))
            protocol = take_answer(per, protocol.pk, protocol.version, SIGNED, protocol.content_sha256)
            read_by_per = TenantSignature.objects.filter(protocol=protocol).exists()
        with transaction.atomic():
            seen_by(kari)
            name = TenantSignature.objects.get(protocol=protocol).name

    assert (protocol.state, picture.section) == ("signed", "hall")
    assert shown.startswith(b"\x89PNG")
    assert read_by_per is False
    assert name == "Selam Tesfay"
