"""Templates of letters have versions, and none changes without a new one."""

from __future__ import annotations

from boligflyt.toolkit.documents import file_sha256, template_library
from tests.support.tree import CODE


def test_every_template_stands_in_the_library() -> None:
    there = {path.relative_to(CODE).as_posix() for path in CODE.rglob("*.typ")}

    assert set(template_library()) == there


def test_no_template_has_changed_and_kept_its_version() -> None:
    changed = [path for path, told in template_library().items() if told.sha256 != file_sha256(path)]

    assert changed == [], "give these a new version, day and checksum in template_versions.yaml"
