"""Letters: what is looked at once more at the moment one leaves."""

from boligflyt.domain.letters.rechecking import LetterFacts, Stop, reasons_to_stop

__all__ = ["LetterFacts", "Stop", "reasons_to_stop"]
