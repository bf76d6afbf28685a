"""Moving in and moving out as a chain: what is done, what is missing, and what each step waits for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

# code → words; in the order things are done.
MOVE_IN = {
    "contract": "Kontrakten er signert",
    "protocol_in": "Protokoll for overtakelse er begynt",
    "signed_in": "Protokollen er signert av begge",
    "key": "Nøkkelen er overlevert",
}
MOVE_OUT = {
    "last_day": "Siste dag er avtalt",
    "forwarding": "Ny adresse og videresending av post",
    "protocol_out": "Protokoll for tilbakelevering er begynt",
    "signed_out": "Protokollen er ferdig signert",
    "belongings": "Ingen eiendeler er igjen",
    "settled": "Det som skal gjøres opp mot sikkerheten, er vurdert",
    "readiness": "Boligens status er satt",
}


@dataclass(frozen=True, slots=True)
class StepDone:
    """A step with its words, whether it is done, and whether it is the next one."""

    code: str
    label: str
    done: bool
    current: bool


def chain(steps: dict[str, str], done: Collection[str]) -> list[StepDone]:
    """The steps in order; the first that is not done is the current one."""
    missing = next((code for code in steps if code not in done), "")
    return [StepDone(code, label, code in done, code == missing) for code, label in steps.items()]
