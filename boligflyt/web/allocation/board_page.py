"""The board as the template shows it: figures, rows with signs, the grid in the component's own form."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import LineDecision, MeetingState
from boligflyt.areas.allocation.queries.board import Board, BoardLine
from boligflyt.areas.allocation.queries.vacancies import SHOWN
from boligflyt.domain.matching import POSSIBLE, PROPOSED
from boligflyt.web import formats
from boligflyt.web.allocation.signs import line_sign, meeting_sign

KINDS = {PROPOSED: "proposed", POSSIBLE: "possible"}


def figures(board: Board) -> list[dict[str, str]]:
    """Six figures: what is at stake, in dwellings, households, days and kroner."""
    return [
        {"value": str(len(board.vacancies)), "label": _("ledige eller snart ledige boliger")},
        {"value": str(len(board.lines)), "label": _("husstander på sakslisten")},
        {"value": str(len(board.pairs)), "label": _("får bolig med forslaget")},
        {"value": str(board.undecided), "label": _("forslag ikke behandlet")},
        {"value": str(board.empty_days), "label": _("tomme dager så langt")},
        {"value": formats.money(board.lost_rent), "label": _("tapt husleie")},
    ]


def grid_rows(board: Board) -> list[dict[str, Any]]:
    """«Hvem kan bo hvor» for the component."""
    return [
        {
            "label": board.grid_names[row.household_key],
            "cells": [
                {
                    "kind": KINDS.get(cell.sign, "blocked"), "letter": cell.sign,
                    "reason": cell.obstacle.sentence if cell.obstacle else "",
                }
                for cell in row.cells
            ],
        }
        for row in board.grid
    ]  # fmt: skip


def shown_board(board: Board, actor: Actor) -> dict[str, Any]:
    """The template's context."""
    closed = board.meeting.state == MeetingState.CLOSED
    decides = actor.may(Right.MEETING_DECIDE) and board.meeting.office_id == actor.office
    return {
        "board": board,
        "meeting": board.meeting,
        "sign": meeting_sign(board.meeting.state),
        "figures": figures(board),
        "pairs": [_row(one) for one in board.pairs],
        "left": [_row(one) for one in board.left],
        "columns": [one.dwelling.address for one in board.vacancies],
        "grid": grid_rows(board),
        "legend": [
            {"letter": letter, "label": label}
            for letter, label in board.legend.items()
            if letter not in KINDS
        ],
        "closed": closed,
        # What the rules read of health must be seen by whoever asks the proposal.
        "asks": actor.may(Right.MEETING_DECIDE),
        "decides": decides and not closed,
        "appoints": not closed and actor.may(Right.SUBSTITUTE_APPOINT),
        "may_send": closed and actor.may(Right.VEDTAK_DECIDE),
        "next_step": _after(board, sends=actor.may(Right.VEDTAK_DECIDE)) if closed else _next_step(board),
    }


def shown_screen(board: Board) -> dict[str, Any]:
    """The template's context for the screen that all see; without a proposal no dwelling is left by it."""
    unused = board.unused if board.lines else ()
    return {
        "board": board,
        "meeting": board.meeting,
        "figures": figures(board),
        "rows": [_row(one) for one in board.lines],
        "unused": unused[:SHOWN],
        "unused_beside": len(unused[SHOWN:]),
        "unused_in_all": len(unused),
        "closed": board.meeting.state == MeetingState.CLOSED,
    }


def _row(one: BoardLine) -> dict[str, Any]:
    line = one.line
    return {
        "shown": one,
        "sign": line_sign(line.decision, is_pair=one.is_pair),
        "waits": line.decision in (LineDecision.ACCEPT, LineDecision.CHANGE)
        and not getattr(line, "has_offer", False),
        "open": line.decision == LineDecision.OPEN,
    }


def _after(board: Board, *, sends: bool) -> dict[str, str]:
    """What is left when the minutes are locked."""
    waiting = sum(_row(one)["waits"] for one in board.pairs)
    if not waiting:
        return {"title": _("Møtet er avsluttet."), "why": _("Alle tilbudene er sendt.")}
    told = {
        "title": _("%(number)s tilbud venter på beslutter.") % {"number": waiting},
        "why": _("En annen enn den som forberedte vedtaket, leser det, avgjør og sender."),
    }
    return told | ({"do": "send"} if sends else {})


def _next_step(board: Board) -> dict[str, str]:
    if not board.lines:
        return {
            "title": _("Lag forslaget."),
            "why": _("Forslaget følger rekkefølgen på ventelisten og lagres før noe tilbud sendes."),
            "do": "propose",
        }  # fmt: skip
    if board.undecided:
        why = _("Godta, bytt eller la stå, med grunn.")
        return {"title": _("Behandle %(number)s forslag.") % {"number": board.undecided}, "why": why}
    if not board.present:
        return {
            "title": _("Før oppmøtet."),
            "why": _("Referatet skal si hvem som var der."),
            "do": "attendance",
        }
    return {
        "title": _("Avslutt møtet."),
        "why": _("Da låses referatet, og vedtakene forberedes."),
        "do": "close",
    }
