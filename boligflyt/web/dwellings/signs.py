"""How a dwelling's status looks: sign, word and colour, and the pattern on the timeline."""

from __future__ import annotations

from boligflyt.areas.dwellings.choices import DayStatus
from boligflyt.web.signs import Sign

SIGNS = {
    DayStatus.LET: Sign("neutral", "CircleFill", DayStatus.LET.label),
    DayStatus.GIVEN_NOTICE: Sign("info", "Hourglass", DayStatus.GIVEN_NOTICE.label),
    DayStatus.RESERVED: Sign("info", "BookmarkFill", DayStatus.RESERVED.label),
    DayStatus.READY: Sign("success", "Circle", DayStatus.READY.label),
    DayStatus.TURNOVER: Sign("warning", "Wrench", DayStatus.TURNOVER.label),
    DayStatus.MAINTENANCE: Sign("warning", "HardHat", DayStatus.MAINTENANCE.label),
    DayStatus.UNAVAILABLE: Sign("danger", "CircleSlash", DayStatus.UNAVAILABLE.label),
    DayStatus.OWNER: Sign("neutral", "CircleFill", DayStatus.OWNER.label),
    DayStatus.SHIELDED: Sign("neutral", "PadlockLocked", DayStatus.SHIELDED.label),
    DayStatus.UNEXPLAINED: Sign("warning", "QuestionmarkCircle", DayStatus.UNEXPLAINED.label),
}
PATTERNS = {
    DayStatus.LET: "let", DayStatus.GIVEN_NOTICE: "let", DayStatus.RESERVED: "reserved",
    DayStatus.OWNER: "let",
    DayStatus.READY: "waiting", DayStatus.TURNOVER: "repair", DayStatus.MAINTENANCE: "repair",
}  # fmt: skip


def status_sign(status: str) -> Sign:
    """The sign of a day's status."""
    return SIGNS[DayStatus(status)]


def pattern_of(status: DayStatus) -> str:
    """The timeline's pattern; «other» for what has none of its own."""
    return PATTERNS.get(status, "other")
