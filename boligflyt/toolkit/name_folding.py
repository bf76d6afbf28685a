"""One spelling for all the ways a name is spelled: for finding names, never for showing them.

`people_fold`, `people_initials` and `people_sounds` in PostgreSQL give exactly the same
(boligflyt/areas/people/migrations/0005_search_keys.py); a test compares them letter by letter.
"""

from __future__ import annotations

import re
import unicodedata

SHORTEST_BONES, LONG_BONES = 2, 4  # signs in a skeleton that says something; and that can do without one
# Letters that are not a plain letter and an accent; the rest lose their accents.
OWN, PLAIN = "ÆæØøŒœßÞþÐðĐđŁłĦħıŊŋŦŧƏə", "aaoooostt" + "ddddllhhinntt" + "ee"
_ACCENTS = re.compile(r"[\u0300-\u036f]+")
_DIGRAPHS = (("aa", "a"), ("ae", "a"), ("oe", "o"))  # Haaland, Naess, Oestby
_SIGNS = re.compile(r"[\x01-\x2f\x3a-\x40\x5b-\x60\x7b-\xbf\u2000-\u206f]+")
_LIKE = (("sch", "sk"), ("ch", "k"), ("ck", "k"), ("ph", "f"), ("th", "t"), ("x", "ks"))
_ALIKE = str.maketrans("cqwz", "kkvs")
_WEAK = str.maketrans("", "", "aeiouyjh")
_DOUBLED = "bdfgklmnprstv"


def fold(text: str) -> str:
    """Words in plain small letters with one blank on each side: «Håland, Bjørn-Åge» → « haland bjorn age ».

    æ, ä and ae become a; ø, ö and oe become o; å and aa become a. Signs part words. Other alphabets stay.
    """
    apart = unicodedata.normalize("NFD", text).translate(str.maketrans(OWN, PLAIN))
    plain = _ACCENTS.sub("", apart)
    small = "".join(one.lower() if one.isascii() else one for one in plain)
    for pair, one in _DIGRAPHS:
        small = small.replace(pair, one)
    return f" {_SIGNS.sub(' ', small).strip(' ')} "


def initials(folded: str) -> str:
    """The first letter of each word: « kari anne haland » → «kah»."""
    return "".join(word[0] for word in folded.split(" ") if word)


def skeleton(word: str) -> str:
    """What is left of a folded word when spelled by ear: Christiansen and Kristiansen are both «krstnsn»."""
    for many, few in _LIKE:
        word = word.replace(many, few)
    word = word.translate(_ALIKE)
    for letter in _DOUBLED:
        word = word.replace(letter + letter, letter)
    first = "i" if word[:1] in {"j", "y"} else word[:1]
    return first + word[1:].translate(_WEAK)


def sounds(word: str) -> set[str]:
    """Keys of a folded word: its skeleton, and the skeleton with any one consonant but the first left out.

    Two words that share a key differ by vowels, doubled letters, and a consonant or two. A short word has
    none.
    """
    bones = skeleton(word)
    if len(bones) < SHORTEST_BONES:
        return set()
    if len(bones) < LONG_BONES:
        return {bones}
    return {bones} | {bones[:at] + bones[at + 1 :] for at in range(1, len(bones))}
