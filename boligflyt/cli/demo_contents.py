"""What the demo needs before it can answer: tables, collected files and people, all made in one process."""

from __future__ import annotations

import hashlib
import io
import time
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connections

from boligflyt.cli.older_database import demand_new_enough

DEFAULT_SIZE = "small"


def prepare(size: str | None) -> None:
    """Migrate, collect static files and fill an empty database, saying in Norwegian what happens."""
    django.setup()
    _step("Lager tabellene", _make_tables)
    collect()
    _fill(size)
    connections.close_all()


def _make_tables() -> None:
    demand_new_enough()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("raise_walls")


def is_made_of(size: str, seed: int) -> bool:
    """Whether the database holds what would be made today, and nothing from a newer version of the tables."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader
    from django.utils import timezone

    from boligflyt.jobs.demo.seeding import signature, signed_with
    from boligflyt.jobs.demo.town import generate

    loader = MigrationLoader(connection)
    gathered = {key for one in loader.disk_migrations.values() for key in one.replaces}
    newer = set(loader.applied_migrations) - set(loader.disk_migrations) - gathered
    return not newer and signed_with() == signature(generate(size, seed, timezone.localdate()), seed)


def cast_lines() -> list[str]:
    """One line for each role: name, role and user name."""
    from boligflyt.jobs.demo.cast import STAFF

    name_width = max(len(one.name) for one in STAFF)
    role_width = max(len(str(one.role.label)) for one in STAFF)
    return [f"{one.name:<{name_width}}  {one.role.label!s:<{role_width}}  {one.username}" for one in STAFF]


def _step(says: str, do: object) -> None:
    began = time.monotonic()
    print(f"{says} …", end="", flush=True)
    do()  # type: ignore[operator]
    print(f" {time.monotonic() - began:.1f} s", flush=True)


def collect() -> None:
    """Collect the static files, unless those that lie there are made from the same ones."""
    from django.conf import settings

    root = Path(settings.STATIC_ROOT)
    stamp = root / ".made-from"
    made_from = _static_hash(Path(settings.BASE) / "boligflyt" / "web" / "static")
    if stamp.exists() and stamp.read_text() == made_from:
        return
    _step("Samler stiler og skrifter", lambda: _collect_into(root))
    stamp.write_text(made_from)


def _collect_into(root: Path) -> None:
    call_command("collectstatic", interactive=False, clear=root.exists(), verbosity=0, stdout=io.StringIO())


def _static_hash(folder: Path) -> str:
    digest = hashlib.sha256(django.get_version().encode())
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(str(path.relative_to(folder)).encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _fill(size: str | None) -> None:
    from boligflyt.jobs.demo.seeding import seeded_size

    there = seeded_size()
    if there is None:
        call_command("seed_demo", size=size or DEFAULT_SIZE)
    elif size and size != there:
        print(
            f"Demoen er fylt med «{there}» fra før. Bruk --reset for å lage den på nytt som «{size}».",
            flush=True,
        )
