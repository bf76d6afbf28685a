"""Migrations follow the models, and stay runnable when the code around them changes."""

from __future__ import annotations

import ast
import re
from io import StringIO
from pathlib import Path

from django.core.management import call_command

from tests.support.tree import CODE, ROOT, parsed, shown

# Field classes are part of the stored schema, and the kind of a migration is how it is run (0034);
# services, queries and models are not.
ALLOWED = (
    "boligflyt.toolkit.many_steps",
    "boligflyt.toolkit.period_field", "boligflyt.toolkit.encryption", "boligflyt.toolkit.models",
    "django", "pghistory", "pgtrigger", "uuid", "datetime", "decimal",
)  # fmt: skip


def _migrations() -> list[Path]:
    return sorted(path for path in CODE.rglob("migrations/*.py") if path.name != "__init__.py")


def _imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def test_the_migrations_say_the_same_as_the_models() -> None:
    said = StringIO()

    call_command("makemigrations", "--check", "--dry-run", stdout=said)

    assert "No changes detected" in said.getvalue()


def test_migrations_import_no_code_that_will_change() -> None:
    strangers = [
        f"{shown(path)}: {name}"
        for path in _migrations()
        for name in _imported(path) - {"__future__"}
        if not name.startswith(ALLOWED)
    ]

    assert strangers == []


def test_every_migration_has_a_name_that_says_what_it_does() -> None:
    made_up = [
        path.relative_to(ROOT).as_posix() for path in _migrations() if re.search(r"_auto_|_\d{8}", path.stem)
    ]

    assert made_up == []


def test_an_area_has_no_two_migrations_with_one_number() -> None:
    numbers = [(path.parent, path.name[:4]) for path in _migrations()]

    assert len(numbers) == len(set(numbers))
