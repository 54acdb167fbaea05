"""Personal identity numbers in running text: found in every way of writing, and covered up.

A number is ten or twelve digits: a day of birth (for a coordination number 60 is added to the day), three
digits and a check digit over the last ten. The day and the check digit keep telephone numbers, amounts and
organisation numbers (whose third digit is at least 2) apart from it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence

from asf_starter.core.plan import Tree

_DASH = r"\s?[-\u2010-\u2015\u2212+]\s?"
_CENTURY = r"(?P<century>18|19|20)?(?P<year>\d\d)"
_NUMBER = re.compile(
    rf"(?<!\d)(?<!\d[-+]){_CENTURY}(?:"
    rf"(?P<month>\d\d)(?P<day>\d\d)(?:{_DASH}|\s?)"  # 850709-9805, 198507099805
    rf"|[-./](?P<month2>\d\d)[-./](?P<day2>\d\d){_DASH}"  # 1985-07-09-9805; a date and an amount are none
    rf"|\s(?P<month3>\d\d)\s(?P<day3>\d\d)(?:{_DASH}|\s)"  # 85 07 09 9805
    r")(?P<last>\d{4})(?!\d)(?![-+]\d)"
)
_LAST_FOUR = re.compile(r"\d{4}")
_COORDINATION = 60
_MOBILE = "07"
_LEAP_YEAR = 2000
_NEVER_PROSE = ("id", "sha256")


def find_personal_numbers(text: str) -> tuple[tuple[int, int], ...]:
    """Where personal identity numbers begin and end in a text.

    Ten bare digits that begin like a Swedish mobile telephone number are taken for one.
    """
    if not _LAST_FOUR.search(text):
        return ()
    return tuple(match.span() for match in _NUMBER.finditer(text) if _is_personal(match))


def cover_personal_numbers(text: str, cover: str) -> str:
    """The text with ``cover`` in place of every personal identity number."""
    if not _LAST_FOUR.search(text):
        return text
    return _NUMBER.sub(lambda match: cover if _is_personal(match) else match[0], text)


def cover_in(tree: Tree, cover: str) -> Tree:
    """A typed answer with every personal identity number covered; the same object where there is none."""
    if isinstance(tree, str):
        return cover_personal_numbers(tree, cover)
    if isinstance(tree, Mapping):
        changed = {key: part if key in _NEVER_PROSE else cover_in(part, cover) for key, part in tree.items()}
        return changed if any(changed[key] is not part for key, part in tree.items()) else tree
    if isinstance(tree, Sequence):
        parts = tuple(cover_in(part, cover) for part in tree)
        return parts if any(new is not old for new, old in zip(parts, tree, strict=True)) else tree
    return tree


def texts_in(tree: Tree) -> Iterator[str]:
    """Every piece of typed text in an answer."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, Mapping):
        for key, part in tree.items():
            if key not in _NEVER_PROSE:
                yield from texts_in(part)
    elif isinstance(tree, Sequence):
        for part in tree:
            yield from texts_in(part)


def _is_personal(match: re.Match[str]) -> bool:
    part = match.groupdict()
    year, last = match["year"], match["last"]
    month = part["month"] or part["month2"] or part["month3"]
    day = part["day"] or part["day2"] or part["day3"]
    if not match["century"] and match[0].isdigit() and match[0].startswith(_MOBILE):
        return False
    return _is_birthday(int(month), int(day)) and _checks(year + month + day + last)


def _is_birthday(month: int, day: int) -> bool:
    day -= _COORDINATION if day > _COORDINATION else 0
    return 1 <= month <= 12 and 1 <= day <= monthrange(_LEAP_YEAR, month)[1]


def _checks(digits: str) -> bool:
    """The check digit: every other digit doubled, the digits of all products summed, a whole ten."""
    products = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(product // 10 + product % 10 for product in products) % 10 == 0
