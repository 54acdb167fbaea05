"""The budget as SIE files, which bookkeeping programs read: amounts by account and month.

The format is SIE 4B (2008), type 4E: it is the type that programs read, and its records of budgets, #PBUDGET,
are free to come without balances and vouchers. Types 2 and 3 hold them too but must also give tax codes
and the reach of the balances, which a budget has not. The format counts years backwards only (0 is
the current one, −1 the one before), so there is one file for each financial year, with the years
before it behind it.

Written are the accounts of the result: income with a minus, costs with a plus, nothing where it is
nought. Text is code page 437, as the format demands; what it lacks is replaced by the nearest letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date

from asf_starter import __version__
from asf_starter.core.assessment import Assessment
from asf_starter.core.economy.budget import Budget
from asf_starter.core.economy.timeline import Span
from asf_starter.core.interview.values import Month
from asf_starter.documents.cleaning import one_line
from asf_starter.documents.phrases import Phrases

PROGRAM = "ASF Starter"
ENCODING = "cp437"
_LINE_END = "\r\n"
_ORGANISATION_NUMBER = re.compile(r"(\d{6})-?(\d{4})")
_OTHER_COSTS = "other"
_FIRST_OF_RESULT = "3"


def write_sie(assessment: Assessment, phrases: Phrases, *, day: date) -> Mapping[int, bytes]:
    """The files by the calendar year in which their financial year ends, in order.

    A last financial year that goes beyond the budget has the months that lie inside it.
    """
    years = assessment.budget.timeline.financial_years
    found = {}
    for number, year in enumerate(years):
        lines = [*_head(assessment, phrases, day), *_body(assessment.budget, years[: number + 1], phrases)]
        text = _LINE_END.join((*lines, ""))
        found[_month(assessment.budget, year.last).year] = text.encode(ENCODING)
    return found


def account_months(budget: Budget) -> dict[str, tuple[int, ...]]:
    """Kronor by account and month, in the order of the accounts: debit is positive, credit negative.

    Costs that the founders gave no sort stand on the account of other costs.
    """
    other = budget.rates.account(_OTHER_COSTS)
    sums: dict[str, list[int]] = {}
    for line in budget.lines.values():
        if line.section != "result" or line.kind.is_total:
            continue
        for month, amount in enumerate(line.months):
            account = line.account_in(month) or other
            sums.setdefault(account, [0] * len(line.months))[month] -= line.sign * amount
    return {account: tuple(sums[account]) for account in sorted(sums) if any(sums[account])}


def _head(assessment: Assessment, phrases: Phrases, day: date) -> Iterator[str]:
    """Flag and identification."""
    yield "#FLAGGA 0"
    yield f"#PROGRAM {_text(PROGRAM)} {_text(__version__)}"
    yield "#FORMAT PC8"
    yield f"#GEN {day:%Y%m%d}"
    yield "#SIETYP 4"
    yield f"#PROSA {_text(phrases.text('workbook.sie.prose'))}"
    kind = _company_type(assessment.budget.inputs.legal_form)
    if kind:
        yield f"#FTYP {kind}"
    typed = assessment.answers.value("organisation_number")
    number = _ORGANISATION_NUMBER.fullmatch(typed.strip()) if isinstance(typed, str) else None
    if number:
        yield f"#ORGNR {number[1]}-{number[2]}"
    name = assessment.answers.value("enterprise_name")
    if not isinstance(name, str) or not name:
        name = phrases.text("common.document.enterprise_missing")
    yield f"#FNAMN {_text(name)}"


def _company_type(legal_form: str) -> str:
    """The format's code for a legal form, empty where none fits."""
    match legal_form:
        case "economic_association":
            return "EK"
        case "non_profit_association":
            return "I"
        case "limited_company" | "limited_company_svb":
            return "AB"
    return ""


def _body(budget: Budget, years: tuple[Span, ...], phrases: Phrases) -> Iterator[str]:
    """Financial years, accounts and amounts; the last of the years is the current one."""
    numbered = list(enumerate(reversed(years)))
    for back, year in numbered:
        first, last = _month(budget, year.first).first_day, _last_day(_month(budget, year.last))
        yield f"#RAR {-back} {first:%Y%m%d} {last:%Y%m%d}"
    accounts = budget.rates.accounts
    if accounts:
        yield f"#KPTYP BAS{accounts.bas_year}"
    yield "#VALUTA SEK"
    amounts = account_months(budget)
    names = _account_names(budget, phrases)
    for account in amounts:
        yield f"#KONTO {account} {_text(names.get(account, account))}"
    for back, year in numbered:
        for account, months in amounts.items():
            for month in year.months:
                if months[month]:
                    period = _month(budget, month)
                    stamp = f"{period.year:04d}{period.number:02d}"
                    yield f"#PBUDGET {-back} {stamp} {account} {{}} {months[month]}"


def _account_names(budget: Budget, phrases: Phrases) -> dict[str, str]:
    """The name of each account, by number."""
    accounts = budget.rates.accounts
    if accounts is None:
        return {}
    numbers = {number: key for key, number in accounts.numbers.items() if number >= _FIRST_OF_RESULT}
    return {number: phrases.text(f"workbook.account.{key}") for number, key in numbers.items()}


def _month(budget: Budget, month: int) -> Month:
    return budget.timeline.first_month.plus(month)


def _last_day(month: Month) -> date:
    return date.fromordinal(month.plus(1).first_day.toordinal() - 1)


def _text(text: str) -> str:
    """A field in quotes: no control characters, no quotes of its own unescaped, only letters of PC8."""
    plain = one_line(text).replace("\\", "/")
    return '"' + "".join(_letter(char) for char in plain).replace('"', '\\"') + '"'


def _letter(char: str) -> str:
    """A character that code page 437 holds: itself, its plain letter, or a question mark."""
    for candidate in (char, unicodedata.normalize("NFKD", char)):
        kept = (
            candidate if candidate == char else "".join(c for c in candidate if not unicodedata.combining(c))
        )
        try:
            if kept and kept.isprintable() and kept.encode(ENCODING):
                return kept
        except UnicodeEncodeError:
            continue
    return {"\u2013": "-", "\u2014": "-", "\u2212": "-", "\u2019": "'", "\u201d": "'"}.get(char, "?")
