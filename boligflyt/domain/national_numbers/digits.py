"""Control digits of the national number.

Source, read 2026-11-21:
https://skatteetaten.github.io/folkeregisteret-api-dokumentasjon/nytt-fodselsnummer-fra-2032/
"""

from collections.abc import Sequence

LENGTH = 11
MODULUS = 11
FIRST_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2)
SECOND_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
# What may be left of (weighted sum + first control digit) modulo 11, by rule; the second must always leave 0.
REMAINDERS_TODAY = frozenset({0})
REMAINDERS_FROM_2032 = frozenset({0, 1, 2, 3})


def weighted_sum(digits: Sequence[int], weights: Sequence[int]) -> int:
    """Sum of digit times weight, as far as the weights go."""
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=False))


def first_remainder(digits: Sequence[int]) -> int:
    """What is left when the first nine digits, weighted, and the first control digit are divided by 11."""
    return (weighted_sum(digits, FIRST_WEIGHTS) + digits[9]) % MODULUS


def second_remainder(digits: Sequence[int]) -> int:
    """What is left when the first ten digits, weighted, and the second control digit are divided by 11."""
    return (weighted_sum(digits, SECOND_WEIGHTS) + digits[10]) % MODULUS


def control_digits_today(nine: Sequence[int]) -> tuple[int, int] | None:
    """The two control digits of nine digits under today's rule; None when one of them would be ten."""
    first = -weighted_sum(nine, FIRST_WEIGHTS) % MODULUS
    second = -weighted_sum([*nine, first], SECOND_WEIGHTS) % MODULUS
    if first > 9 or second > 9:
        return None
    return first, second
