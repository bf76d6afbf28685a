"""JSON Schema over a parsed document, with Norwegian messages and the line where the fault stands."""

from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from boligflyt.domain.strict_yaml.reading import Document, FileError, Path

TYPE_NAMES = {
    "string": "tekst",
    "integer": "et helt tall",
    "number": "et tall",
    "boolean": "true eller false",
    "array": "en liste",
    "object": "en gruppe med nøkler",
    "null": "tom",
}
DAYS = FormatChecker(formats=())


def _is_day(value: object) -> bool:
    if isinstance(value, str):
        date.fromisoformat(value)
        return len(value) == len("2026-01-01")
    return True


DAYS.checks("date", raises=ValueError)(_is_day)
CODES = {
    "required": "missing_key",
    "type": "wrong_type",
    "enum": "unknown_value",
    "const": "unknown_value",
}


def check_document(
    document: Document, schema: Mapping[str, Any], *, not_supported: Mapping[str, str] | None = None
) -> None:
    """Raise FileError for the first fault in the file by line, missing keys last.

    `not_supported` maps known names that the software cannot follow yet (`rent`, `income.method=budget`) to a
    Norwegian description, so that they are told apart from misspelt ones.
    """
    validator = Draft202012Validator(schema, format_checker=DAYS)
    faults = [_fault(error, document, not_supported or {}) for error in validator.iter_errors(document.value)]
    if faults:
        # A misspelt key also leaves the right one missing: the misspelling is what the person can see.
        raise min(faults, key=lambda fault: (fault.code == "missing_key", fault.line or 0))


def _fault(error: ValidationError, document: Document, not_supported: Mapping[str, str]) -> FileError:
    path: Path = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        return _unknown_key(error, path, document, not_supported)
    chosen = f"{_dotted(path)}={error.instance}"
    if error.validator == "enum" and chosen in not_supported:
        message = f"«{error.instance}» ({not_supported[chosen]}) støttes ikke ennå."
        return FileError("not_supported", message, document.line(path), path=path)
    code = CODES.get(str(error.validator), "wrong_value")
    return FileError(code, _message(error, path), document.line(path), path=path)


def _dotted(path: Path) -> str:
    return ".".join(str(part) for part in path)


def _unknown_key(
    error: ValidationError, path: Path, document: Document, not_supported: Mapping[str, str]
) -> FileError:
    known = list(error.schema.get("properties", {}))
    key = next(str(key) for key in error.instance if key not in known)
    place: Path = (*path, key)
    line = document.line(place)
    if _dotted(place) in not_supported:
        message = f"«{key}» ({not_supported[_dotted(place)]}) støttes ikke ennå."
        return FileError("not_supported", message, line, path=place)
    close = get_close_matches(key, known, n=1, cutoff=0.6)
    hint = f" Mente du «{close[0]}»?" if close else f" Her kan stå: {_listed(known)}."
    return FileError("unknown_key", f"«{key}» er ikke en kjent nøkkel.{hint}", line, path=place)


def _listed(values: Iterable[Any]) -> str:
    return ", ".join("tom" if value is None else str(value) for value in values)


def _wanted(kinds: str | list[str]) -> str:
    return " eller ".join(TYPE_NAMES[kind] for kind in ([kinds] if isinstance(kinds, str) else kinds))


def _message(error: ValidationError, path: Path) -> str:
    name = f"«{path[-1]}»" if path else "Filen"
    wanted = error.validator_value
    match error.validator:
        case "required":
            missing = next(key for key in wanted if key not in error.instance)
            return f"«{missing}» mangler i {name if path else 'filen'}."
        case "type":
            return f"{name} skal være {_wanted(wanted)}."
        case "enum" | "const":
            allowed = wanted if error.validator == "enum" else [wanted]
            close = get_close_matches(str(error.instance), [str(value) for value in allowed], n=1, cutoff=0.6)
            hint = f" Mente du «{close[0]}»?" if close else f" Lovlige verdier: {_listed(allowed)}."
            return f"{name} kan ikke være «{error.instance}».{hint}"
        case "format":
            return f"{name} skal være en dato, skrevet år-måned-dag, for eksempel 2026-01-31."
        case "minimum" | "exclusiveMinimum":
            return f"{name} er for lav. Minste verdi er {wanted}."
        case "maximum":
            return f"{name} er for høy. Største verdi er {wanted}."
        case _:
            return f"{name} har en verdi som ikke passer: {error.instance!r}."
