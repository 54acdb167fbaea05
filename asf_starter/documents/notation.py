"""How money, shares, dates and months are written in a language. The only place that knows Babel.

Amounts are written the Swedish way in every language (a no-break space between groups, a true minus
sign), since "1,000 kr" in English cannot be read back safely.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Literal

from asf_starter.core.interview.values import Month

NBSP = "\u00a0"
MINUS = "\u2212"


@dataclass(frozen=True)
class Notation:
    """The ways of writing in one language, such as ``"sv"``."""

    language: str

    def whole(self, number: int | Decimal) -> str:
        """A number rounded to a whole one (half away from zero), in groups: ``12 000``."""
        rounded = int(Decimal(number).quantize(Decimal(1), ROUND_HALF_UP))
        digits = f"{abs(rounded):,}".replace(",", NBSP)
        return f"{MINUS}{digits}" if rounded < 0 else digits

    def kronor(self, amount: int | Decimal) -> str:
        """An amount with its unit; öre only where there are any: ``12 000 kr``, ``99,50 kr``."""
        number = Decimal(amount)
        if number == number.to_integral_value():
            return f"{self.whole(number)}{NBSP}kr"
        return f"{self._with_decimals(number, 2)}{NBSP}kr"

    def number(self, number: int | Decimal) -> str:
        """A number with as many decimals as it has: ``1,5``."""
        exact = Decimal(number).normalize()
        exponent = exact.as_tuple().exponent
        decimals = max(0, -exponent) if isinstance(exponent, int) else 0
        return self._with_decimals(exact, decimals)

    def percent(self, share: int | Decimal, decimals: int | None = None) -> str:
        """A share in per cent: ``31,42 %``; rounded half away from zero where ``decimals`` is given."""
        if decimals is None:
            return f"{self.number(share)}{NBSP}%"
        return f"{self._with_decimals(Decimal(share), decimals)}{NBSP}%"

    def _with_decimals(self, number: Decimal, decimals: int) -> str:
        if decimals == 0:
            return self.whole(number)
        rounded = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        whole, _, fraction = f"{abs(rounded):,f}".partition(".")
        text = f"{whole.replace(',', NBSP)},{fraction}"
        return f"{MINUS}{text}" if rounded < 0 else text

    def date(self, day: date) -> str:
        """A date in words: ``5 mars 2027``, held together by no-break spaces."""
        return f"{day.day}{NBSP}{_month_name(self.language, day.month)}{NBSP}{day.year}"

    def month(self, month: Month) -> str:
        """A month in words: ``mars 2027``."""
        return f"{_month_name(self.language, month.number)}{NBSP}{month.year}"

    def short_month(self, month: Month) -> str:
        """A month for a column head: ``mar 27``."""
        return f"{_month_name(self.language, month.number, 'abbreviated')}{NBSP}{month.year % 100:02d}"


@lru_cache(maxsize=256)
def _month_name(language: str, number: int, width: Literal["wide", "abbreviated"] = "wide") -> str:
    from babel.dates import get_month_names  # babel is slow to import, and not every start needs it

    return str(get_month_names(width, "format", locale=language.replace("-", "_"))[number]).rstrip(".")
