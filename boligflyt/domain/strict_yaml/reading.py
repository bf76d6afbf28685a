"""From text to plain values with the line of each, without YAML's surprises.

Dates stay strings and numbers with decimals become Decimal. Duplicate keys, anchors, leading zeros and other
types are refused.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

Path: TypeAlias = tuple[str | int, ...]

TAG = "tag:yaml.org,2002:"
WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)")
DECIMAL_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")
BOOLEANS = {"true": True, "false": False}
MAX_CHARACTERS = 500_000
MAX_DEPTH = 30


class FileError(ValueError):
    """Something is wrong in a document that a person wrote.

    It has a code, a Norwegian message, the line (from 1) and the path of keys and list places to the fault.
    """

    def __init__(
        self, code: str, message: str, line: int | None = None, *, path: Path = (), file: str | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.line = line
        self.path = path
        self.file = file

    def __str__(self) -> str:
        place = ", ".join(
            part for part in (self.file, f"linje {self.line}" if self.line is not None else None) if part
        )
        return f"{place}: {self.message}" if place else self.message


@dataclass(frozen=True, slots=True)
class Document:
    """Plain values, and the line (from 1) where each path begins."""

    value: Any
    lines: dict[Path, int] = field(repr=False)

    def line(self, path: Path) -> int:
        """The line of the path, or of the nearest part of the file that holds it."""
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path, 1)


def parse(text: str) -> Document:
    """The document in the text. Raises FileError with the line for anything doubtful."""
    if len(text) > MAX_CHARACTERS:
        raise FileError("too_large", f"Filen er for stor. Den kan ha høyst {MAX_CHARACTERS} tegn.")
    reader = YAML(typ="safe", pure=True)
    try:
        root = reader.compose(text)
    except MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        line = mark.line + 1 if mark is not None else None
        raise FileError("not_yaml", f"Dette er ikke gyldig YAML: {fault.problem}", line) from fault
    except (YAMLError, ValueError, RecursionError) as fault:
        raise FileError("not_yaml", f"Dette er ikke gyldig YAML: {fault}") from fault
    lines: dict[Path, int] = {}
    return Document(None if root is None else _value(root, (), lines), lines)


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1


def _value(node: Node, path: Path, lines: dict[Path, int]) -> Any:
    lines.setdefault(path, _line(node))
    if len(path) > MAX_DEPTH:
        raise FileError("too_deep", "Filen har for mange nivåer inni hverandre.", _line(node))
    if node.anchor is not None:
        raise FileError(
            "anchor", "Ankre og gjentakelser (& og *) kan ikke brukes. Skriv verdien ut.", _line(node)
        )
    if isinstance(node, MappingNode):
        return _mapping(node, path, lines)
    if isinstance(node, SequenceNode):
        return [_value(item, (*path, number), lines) for number, item in enumerate(node.value)]
    return _scalar(node)


def _mapping(node: MappingNode, path: Path, lines: dict[Path, int]) -> dict[str | int, Any]:
    values: dict[str | int, Any] = {}
    for key_node, value_node in node.value:
        key = _key(key_node)
        if key in values:
            raise FileError("duplicate_key", f"Nøkkelen «{key}» står to ganger.", _line(key_node))
        lines[(*path, key)] = _line(key_node)
        values[key] = _value(value_node, (*path, key), lines)
    return values


def _key(node: Node) -> str:
    """Keys are text: a whole number or a date as key is kept as it is written."""
    if not isinstance(node, ScalarNode) or node.tag == TAG + "merge":
        raise FileError("bad_key", "En nøkkel må være et ord, et tall eller en dato.", _line(node))
    return str(node.value)


def _scalar(node: Node) -> Any:
    text = str(node.value)
    kind = str(node.tag).removeprefix(TAG)
    if kind in ("str", "timestamp"):
        return text
    if kind == "null":
        return None
    if kind == "bool" and text.lower() in BOOLEANS:
        return BOOLEANS[text.lower()]
    if kind == "int" and WHOLE_NUMBER.fullmatch(text):
        return int(text)
    if kind == "float" and DECIMAL_NUMBER.fullmatch(text):
        return Decimal(text)
    raise FileError(
        "doubtful_value",
        f"«{text}» kan leses på flere måter. Skriv tallet uten innledende null, eller bruk anførselstegn.",
        _line(node),
    )
