"""Templates: none is left over, none is missing, none has style or script of its own."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.support.tree import TEMPLATES, parsed, python_files, shown, templates

COMPONENTS = TEMPLATES / "cotton"
NAMED = re.compile(r"""{%-?\s*(?:include|extends)\s+["']([^"']+)["']""")
COMPONENT = re.compile(r"<c-([a-z0-9_.-]+)")
NOT_COMPONENTS = frozenset({"vars", "slot", "component"})
DYNAMIC = re.compile(r"""<c-component\s+is=["']([a-z0-9_.-]+)["']""")
COMMENT = re.compile(r"\s*{%\s*comment\b.*?{%\s*endcomment\s*%}|\s*{#.*?#}", re.DOTALL)
FORBIDDEN = {
    "inline style": re.compile(r"\sstyle\s*=\s*[\"']|<style\b", re.IGNORECASE),
    "inline script": re.compile(r"<script\b(?![^>]*\ssrc=)", re.IGNORECASE),
    "inline handler": re.compile(r"\s(?:on[a-z]+|hx-on[:a-z-]*)\s*=\s*[\"']", re.IGNORECASE),
    "script address": re.compile(r"javascript:", re.IGNORECASE),
    "address outside the site": re.compile(r"(?:src|srcset|action)\s*=\s*[\"'](?:https?:)?//", re.IGNORECASE),
    # Cotton reads such a value as a name, finds none and shows nothing: write it as {{ … }}.
    "filter in a bound attribute": re.compile(r"\s:[a-z_-]+=\"[^\"]*\|"),
    "unescaped text": re.compile(r"\|\s*safe\b|{%\s*autoescape\s+off"),
}


def _name(path: Path) -> str:
    return path.relative_to(TEMPLATES).as_posix()


def _without_comments(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"{%\s*comment\b.*?{%\s*endcomment\s*%}", "", text, flags=re.DOTALL)
    return re.sub(r"{#.*?#}", "", text)


def _component_file(tag: str) -> str:
    """`<c-page-header>` and `<c-page_header>` are both cotton/page_header.html; a dot is a folder."""
    return f"cotton/{tag.replace('.', '/').replace('-', '_')}.html"


def _inputs(text: str) -> list[str]:
    """The names that the component declares, without their default texts."""
    declared = re.search(r"<c-vars\b(.*?)/?>", re.sub(r"\"[^\"]*\"|'[^']*'", "", text), re.DOTALL)
    return re.findall(r"([a-z_]+)\s*(?==|\s|$)", declared.group(1)) if declared else []


def _named_in_templates() -> dict[str, str]:
    """Template → a template that uses it."""
    used = {}
    for path in templates():
        text = _without_comments(path)
        found = NAMED.findall(text)
        found += [_component_file(tag) for tag in COMPONENT.findall(text) if tag not in NOT_COMPONENTS]
        found += [_component_file(tag) for tag in DYNAMIC.findall(text)]
        used.update({name: _name(path) for name in found if name != _name(path)})
    return used


def _named_in_code() -> dict[str, str]:
    """Template → a module that names it."""
    return {
        node.value: shown(path)
        for path in python_files("boligflyt")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.endswith(".html")
    }


def test_every_template_is_used() -> None:
    used = {**_named_in_templates(), **_named_in_code()}

    left_over = [_name(path) for path in templates() if _name(path) not in used]

    assert left_over == []


def test_every_template_that_is_named_exists() -> None:
    there = {_name(path) for path in templates()}

    missing = {
        f"{name} (named in {where})"
        for name, where in {**_named_in_templates(), **_named_in_code()}.items()
        if name not in there and "{" not in name
    }

    assert sorted(missing) == []


def test_no_template_has_style_script_or_addresses_that_the_browser_would_refuse() -> None:
    faults = [
        f"{_name(path)}: {what}: {found.group(0).strip()}"
        for path in templates()
        for what, pattern in FORBIDDEN.items()
        for found in pattern.finditer(_without_comments(path))
    ]

    assert faults == []


def test_every_component_begins_with_a_comment_that_names_its_inputs() -> None:
    silent = []
    for path in sorted(COMPONENTS.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        comment = COMMENT.match(text)
        names = _inputs(text)
        if comment is None:
            silent.append(f"{_name(path)}: no comment")
        else:
            silent += [f"{_name(path)}: {name}" for name in names if name not in comment.group(0)]

    assert silent == []
