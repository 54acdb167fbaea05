"""Numbers as people write them, read without guessing.

``12 000``, ``12.000``, ``12 000 kr``, ``12 000:-``, ``12 tkr``, ``1,5`` are numbers. ``1.234`` is doubtful:
a thousand in one country, a decimal in another; then both readings are given back and the founder
is asked. So are both ends of ``15–20``. Which words mean kronor, thousands or hours is data
(:class:`Vocabulary`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

_SPACES = re.compile(r"[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000'’]+")
_MINUS = "−–—‒﹣－‐‑-"
_MOST_DIGITS = 15


@dataclass(frozen=True)
class Vocabulary:
    """The words that typed answers may hold, in lower case. Read from ``resources/vocabulary.toml``.

    ``currency`` words are dropped, ``thousands`` and ``millions`` multiply, ``about`` words before or after a
    number are dropped, ``between`` words stand between the ends of a range, ``months`` give 1 to 12. Each of
    ``units`` holds the words for one unit; they are dropped where a question asks for that unit.
    """

    currency: tuple[str, ...]
    thousands: tuple[str, ...]
    millions: tuple[str, ...]
    about: tuple[str, ...]
    between: tuple[str, ...]
    units: tuple[tuple[str, ...], ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    months: Mapping[str, int]

    def words_for(self, unit: str) -> tuple[str, ...]:
        """The words for a unit, the longest first; the unit alone where no others are known."""
        known = next((words for words in self.units if unit in words), (unit,) if unit else ())
        return tuple(sorted(known, key=len, reverse=True))


@dataclass(frozen=True)
class Doubtful:
    """A number that can be read in more than one way, or the two ends of a range."""

    readings: tuple[Decimal, ...]
    is_range: bool = False


def read_number(text: str, vocabulary: Vocabulary, unit: str = "") -> Decimal | Doubtful | None:
    """The number that a text means, both readings where it is doubtful, None where it is no number.

    An exact decimal; at most 15 digits. ``%`` at the end is dropped (the caller knows the unit), and so are
    the words for ``unit``, that which is asked for.
    """
    words = _without_about(_SPACES.sub(" ", text.strip().lower()).strip(), vocabulary)
    units = (*vocabulary.currency, "%", *vocabulary.words_for(unit.lower()))
    single = _read_single(words, vocabulary, units)
    return _read_range(words, vocabulary, units) if single is None else single


def _without_about(words: str, vocabulary: Vocabulary) -> str:
    """A text without a word for "about" before or after it."""
    for word in sorted(vocabulary.about, key=len, reverse=True):
        if words.startswith(word) and not words[len(word) :][:1].isalpha():
            return words[len(word) :].strip()
        if _without_end(words, word) != words:
            return _without_end(words, word)
    return words


def _read_range(words: str, vocabulary: Vocabulary, units: tuple[str, ...]) -> Doubtful | None:
    """The two ends of ``15–20``, ``15 till 20``; what stands after the second counts for the first, too."""
    between = "|".join(re.escape(word) for word in vocabulary.between)
    match = re.fullmatch(rf"(.*\d.*?) ?(?:[{_MINUS}]| (?:{between}) ) ?(.*\d.*)", words)
    if not match:
        return None
    _, factor = _without_units(match[2], vocabulary, units)
    has_own = _without_units(match[1], vocabulary, units)[1] != 1
    first, second = (_read_single(part, vocabulary, units) for part in match.groups())
    if not isinstance(first, Decimal) or not isinstance(second, Decimal):
        return None
    first = first if has_own else first * factor
    return Doubtful((first, second), is_range=True) if 0 <= first < second else None


def _read_single(words: str, vocabulary: Vocabulary, units: tuple[str, ...]) -> Decimal | Doubtful | None:
    """One number, not a range."""
    negative = words[:1] != "" and words[0] in _MINUS
    if negative:
        words = words[1:].strip()
    words, factor = _without_units(words, vocabulary, units)
    if not words or not re.fullmatch(r"[0-9., ]+", words) or not any(c.isdecimal() for c in words):
        return None
    if sum(character.isdecimal() for character in words) > _MOST_DIGITS:
        return None
    readings = _readings(words)
    if not readings:
        return None
    sign = -1 if negative else 1
    numbers = tuple(reading * factor * sign for reading in readings)
    return numbers[0] if len(numbers) == 1 else Doubtful(numbers)


def _without_units(words: str, vocabulary: Vocabulary, units: tuple[str, ...]) -> tuple[str, int]:
    """The digits alone, and what to multiply by."""
    factor = 1
    while True:
        before = words
        for unit in units:
            words = _without_end(words, unit)
            if words.startswith(unit) and words != unit and not words[len(unit)].isalpha():
                words = words[len(unit) :].strip()
        if factor == 1:
            for names, times in ((vocabulary.thousands, 1_000), (vocabulary.millions, 1_000_000)):
                for name in names:
                    if factor == 1 and _without_end(words, name) != words:
                        words, factor = _without_end(words, name), times
        if words == before:
            return words, factor


def _without_end(words: str, unit: str) -> str:
    if not words.endswith(unit) or words == unit:
        return words
    rest = words[: -len(unit)]
    if unit[0].isalpha() and rest[-1].isalpha():
        return words
    return rest.strip()


def _readings(words: str) -> tuple[Decimal, ...]:
    """All ways to read digits with points, commas and spaces; the first is the likelier."""
    if re.fullmatch(r"\d+", words):
        return (Decimal(words),)
    if " " in words:
        whole, sign, decimals = _split_last(words)
        if " " in decimals or not re.fullmatch(r"\d{1,3}( \d{3})+", whole):
            return ()
        if sign and not decimals:
            return (Decimal(whole.replace(" ", "")),)
        return (Decimal(whole.replace(" ", "") + ("." + decimals if decimals else "")),)
    if "." in words and "," in words:
        decimal_sign = "." if words.rfind(".") > words.rfind(",") else ","
        group_sign = "," if decimal_sign == "." else "."
        whole, _, decimals = words.rpartition(decimal_sign)
        if decimal_sign in whole or not re.fullmatch(rf"\d{{1,3}}(\{group_sign}\d{{3}})+", whole):
            return ()
        return (Decimal(whole.replace(group_sign, "") + "." + (decimals or "0")),)
    sign = "." if "." in words else ","
    if words.count(sign) > 1:
        return (
            (Decimal(words.replace(sign, "")),) if re.fullmatch(rf"\d{{1,3}}(\{sign}\d{{3}})+", words) else ()
        )
    whole, _, decimals = words.partition(sign)
    as_decimal = Decimal(f"{whole or '0'}.{decimals or '0'}")
    could_be_groups = len(decimals) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")
    if not could_be_groups:
        return (as_decimal,)
    as_thousands = Decimal(whole + decimals)
    if sign == "." and decimals == "000":
        return (as_thousands,)  # nobody writes three zeros after a decimal point
    return (as_thousands, as_decimal)


def _split_last(words: str) -> tuple[str, str, str]:
    """Whole part, decimal sign and decimals of a number grouped by spaces."""
    match = re.fullmatch(r"([\d ]+)([.,])?(\d*)", words)
    if not match:
        return words, "", " "
    return match[1].strip(), match[2] or "", match[3]
