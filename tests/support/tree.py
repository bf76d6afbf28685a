"""The repository as files: what the house tests walk."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ROOT / "boligflyt"
TEMPLATES = CODE / "web" / "templates"
OURS = ("boligflyt", "tests", "benchmarks", "docs", "requirements", ".ci")
SKIPPED = frozenset({"__pycache__", ".mypy_cache", ".ruff_cache", ".venvs", ".git", ".data", ".bf"})


def shown(path: Path) -> str:
    """The path as a reader of the repository writes it."""
    return path.relative_to(ROOT).as_posix()


@cache
def files() -> tuple[Path, ...]:
    """Every file that belongs to the repository: tracked or new, but not ignored."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        listed = subprocess.run(
            [git, "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            capture_output=True, check=False,
        )  # fmt: skip
        if listed.returncode == 0:
            names = listed.stdout.decode().split("\0")
            return tuple(path for name in sorted(set(names)) if name and (path := ROOT / name).is_file())
    return tuple(sorted(_walked()))


def _walked() -> Iterator[Path]:
    """The same without git: an unpacked archive."""
    yield from (path for path in ROOT.iterdir() if path.is_file())
    for top in OURS:
        yield from (
            path
            for path in (ROOT / top).rglob("*")
            if path.is_file() and not SKIPPED & set(path.parts) and path.suffix != ".pyc"
        )


def python_files(*tops: str) -> list[Path]:
    """Python files below the named folders (all of ours when none is named), without migrations."""
    wanted = tops or ("boligflyt", "tests", "benchmarks")
    return [
        path
        for path in files()
        if path.suffix == ".py"
        and "migrations" not in path.parts
        and shown(path).startswith(tuple(f"{top}/" for top in wanted))
    ]


def parsed(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=shown(path))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def identifiers(path: Path) -> Iterator[str]:
    """The names that a file gives: folders, module, classes, functions, arguments, variables and fields."""
    yield from (part.removesuffix(".py") for part in path.relative_to(ROOT).parts)
    for node in _named(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr


def _named(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node but the fields of filter forms: those are words of an address, which is Norwegian."""
    for node in ast.iter_child_nodes(tree):
        yield node
        if isinstance(node, ast.ClassDef) and node.name.endswith("FilterForm"):
            for method in node.body:
                if isinstance(method, ast.FunctionDef):
                    yield method
                    yield from _named(method)
        else:
            yield from _named(node)


def words(identifier: str) -> list[str]:
    """`prepare_vedtak`, `VedtakQuerySet` and `D_NUMMER` as lower-case words."""
    return [
        word.lower()
        for part in identifier.split("_")
        for word in re.findall(r"[A-ZÆØÅ]+(?![a-zæøå])|[A-ZÆØÅ]?[a-zæøå]+", part)
    ]


def templates() -> list[Path]:
    """Every HTML template."""
    return [path for path in files() if path.suffix == ".html" and TEMPLATES in path.parents]
