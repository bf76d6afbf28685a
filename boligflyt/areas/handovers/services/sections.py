"""What may be written in each part of a protocol: a room, the meters, the keys, the alarm, the remarks."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from boligflyt.areas.handovers.choices import Safety
from boligflyt.domain.handover import Layout, ReadingError, previous_is_higher, reading_of
from boligflyt.toolkit.faults import Refused

LONGEST_REMARK = 300
LONGEST_WORDS = 2000
LONGEST_NUMBER = 30
MOST_KEYS = 50
OTHERS = {"meters": "Målere", "keys": "Nøkler", "safety": "Brannsikkerhet", "remarks": "Merknader"}
Answers = Mapping[str, Any]
Readings = Mapping[tuple[str, str], Decimal]


def sections_of(layout: Layout) -> dict[str, str]:
    """The parts of a protocol in order: code and name."""
    return {room["code"]: room["label"] for room in layout["rooms"]} | OTHERS


def checked(layout: Layout, section: str, answers: Answers, before: Readings) -> dict[str, Any]:
    """What is to be stored of the answers. Raises Refused with the field at fault."""
    if section == "meters":
        return _meters(layout, answers, before)
    if section == "keys":
        return {code: _count(code, answers.get(code)) for code in layout["keys"]}
    if section == "safety":
        return {code: _chosen(code, answers.get(code), Safety.values) for code in layout["safety"]}
    if section == "remarks":
        return {name: _text(name, answers.get(name), LONGEST_WORDS) for name in ("worker", "tenant")}
    return _room(layout, section, answers)


def _room(layout: Layout, section: str, answers: Answers) -> dict[str, Any]:
    room = next((one for one in layout["rooms"] if one["code"] == section), None)
    if room is None:
        raise Refused("Delen finnes ikke i denne protokollen. Åpne protokollen på nytt.")
    kept: dict[str, Any] = {}
    for item, _label in room["items"]:
        remark = f"{item}_remark"
        kept[item] = _chosen(item, answers.get(item), layout["conditions"])
        kept[remark] = _text(remark, answers.get(remark), LONGEST_REMARK)
        if layout["conditions"][kept[item]]["damage"] and not kept[remark]:
            raise Refused("Skriv kort hva som er galt.", field=remark)
    return kept


def _meters(layout: Layout, answers: Answers, before: Readings) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for code in layout["meters"]:
        number, reading = f"{code}_number", f"{code}_reading"
        kept[number] = _text(number, answers.get(number), LONGEST_NUMBER)
        written = str(answers.get(reading) or "").strip()
        if written and not kept[number]:
            raise Refused("Skriv målerens nummer også, så avlesningen kan sammenlignes senere.", field=number)
        kept[reading] = str(_reading(reading, written, before.get((code, kept[number])))) if written else ""
    if not any(kept[f"{code}_reading"] for code in layout["meters"]):
        raise Refused("Les av minst én måler.", field=f"{next(iter(layout['meters']))}_reading")
    return kept


def _reading(field: str, written: str, previous: Decimal | None) -> Decimal:
    try:
        found = reading_of(written)
    except ReadingError as fault:
        raise Refused(str(fault), field=field) from None
    if previous_is_higher(found, previous):
        raise Refused(
            f"Denne måleren viste {str(previous).replace('.', ',')} sist. Den kan ikke vise mindre nå. "
            "Sjekk tallet, eller nummeret hvis måleren er byttet.",
            field=field,
        )
    return found


def _count(field: str, given: Any) -> int:
    if not isinstance(given, int) or not 0 <= given <= MOST_KEYS:
        raise Refused(f"Skriv et antall fra 0 til {MOST_KEYS}.", field=field)
    return given


def _chosen(field: str, given: Any, known: Any) -> str:
    if given not in known:
        raise Refused("Velg ett av svarene.", field=field)
    return str(given)


def _text(field: str, given: Any, longest: int) -> str:
    text = str(given or "").strip()
    if len(text) > longest:
        raise Refused(
            f"Teksten har {len(text)} tegn, og det er plass til {longest}. Kort den ned.", field=field
        )
    return text
