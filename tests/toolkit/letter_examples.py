"""The example of each letter, with its law sentences fetched as an area fetches them."""

import json
from pathlib import Path
from typing import Any

from boligflyt.toolkit.documents import law_sentences

EXAMPLES = Path(__file__).resolve().parents[1] / "data" / "letters"

TEMPLATES = {
    "vedtak_granted": "areas/applications/letter_templates/vedtak.typ",
    "vedtak_refused": "areas/applications/letter_templates/vedtak.typ",
    "vedtak_offer_refused": "areas/applications/letter_templates/vedtak.typ",
    "preliminary_answer": "areas/applications/letter_templates/preliminary_answer.typ",
    "complaint": "areas/complaints/letter_templates/complaint.typ",
    "offer": "areas/allocation/letter_templates/offer.typ",
    "minutes": "areas/allocation/letter_templates/minutes.typ",
    "lease_fixed_term": "areas/leases/letter_templates/lease.typ",
    "lease_indefinite": "areas/leases/letter_templates/lease.typ",
    "section_11_1_notice": "areas/leases/letter_templates/section_11_1_notice.typ",
}


def example(name: str) -> dict[str, Any]:
    """Return the data of the example; `{"$law": {source, names, address_form, values}}` becomes sentences."""
    return with_law(json.loads((EXAMPLES / f"{name}.json").read_text(encoding="utf-8")))


def with_law(value: Any) -> Any:
    """Return the value with each request for law sentences replaced by the sentences."""
    if isinstance(value, dict):
        return {key: with_law(part) for key, part in value.items()}
    if not isinstance(value, list):
        return value
    parts: list[Any] = []
    for part in value:
        if isinstance(part, dict) and "$law" in part:
            wanted = part["$law"]
            parts += law_sentences(
                wanted["source"],
                wanted["names"],
                address_form=wanted["address_form"],
                **wanted.get("values", {}),
            )
        else:
            parts.append(with_law(part))
    return parts


def with_every_text(value: Any, change: Any) -> Any:
    """Return the value with `change` done to every text that is printed as it stands (not days)."""
    if isinstance(value, dict):
        return {
            key: part if key == "address_form" else with_every_text(part, change)
            for key, part in value.items()
        }
    if isinstance(value, list):
        return [with_every_text(part, change) for part in value]
    if isinstance(value, str) and not (len(value) == 10 and value[4] == value[7] == "-"):
        return change(value)
    return value
