"""What may be read of the case file, and by whom."""

from boligflyt.areas.casework.queries.doors import (
    entries_visible_to,
    open_entry,
    open_file,
    open_task,
    parties_visible_to,
    parts_seen,
    tasks_visible_to,
    team_meetings_visible_to,
    teams_visible_to,
)

__all__ = [
    "entries_visible_to",
    "open_entry",
    "open_file",
    "open_task",
    "parties_visible_to",
    "parts_seen",
    "tasks_visible_to",
    "team_meetings_visible_to",
    "teams_visible_to",
]
