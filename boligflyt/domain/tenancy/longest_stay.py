"""Dwellings that are for a time only: how long a lease there may last."""


class StayTooLongError(ValueError):
    """A longer lease was agreed than the dwelling is for; the message is Norwegian."""


def lease_within_stay(months: int | None, longest: int | None, *, agreed: bool) -> int | None:
    """The months of a lease of a dwelling that is for `longest` months; None is without an end.

    What vedtak or rules would give is cut to the stay. Raises StayTooLongError where somebody has agreed on
    more: an agreement is not changed behind their backs.
    """
    if longest is None or (months is not None and months <= longest):
        return months
    if agreed:
        raise StayTooLongError(f"{stay_in_words(longest)} Velg en kortere leietid.")
    return longest


def stay_in_words(longest: int, kind: str = "") -> str:
    """«Boligen er bare for en tid, høyst 24 måneder.», with the kind of dwelling where it is told."""
    return f"Boligen er bare for en tid{f': {kind}' if kind else ''}, høyst {longest} måneder."
