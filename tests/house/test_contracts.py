"""The floors of the house: imports go down only."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

from tests.support.tree import CODE, ROOT

SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_imports_keep_the_floors() -> None:
    program = Path(sys.executable).with_name("lint-imports")

    done = subprocess.run([str(program), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_every_area_has_its_rooms_in_order() -> None:
    contracts = SETTINGS["tool"]["importlinter"]["contracts"]
    inside = next(one for one in contracts if one["name"].startswith("Inside an area"))
    built = {f"boligflyt.areas.{path.parent.name}" for path in CODE.glob("areas/*/__init__.py")}

    assert set(inside["containers"]) == built
