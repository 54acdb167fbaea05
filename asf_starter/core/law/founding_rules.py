"""Named rules of the founding papers: sums and spans of the answers in the chapter about founding."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from types import MappingProxyType

from asf_starter.core.interview.conditions import Truth
from asf_starter.core.interview.values import Row

ValueOf = Callable[[str], object]

LEAST_BOARD_OF_ASSOCIATION = 3
NOTICE_WEEKS = MappingProxyType({"two": 2, "three": 3, "four": 4})
BOARD = ("chair", "member")
AUDITORS = ("auditor", "deputy_auditor")


def parent_is_new(value_of: ValueOf) -> Truth:
    """The association that shall own the company is founded now; silence counts as new."""
    return value_of("organisation_behind") not in ("own", "inside")


def share_price_above_quota(value_of: ValueOf) -> Truth:
    """A share costs more than its quota value: the deed says where the rest goes (ABL 2:5)."""
    quota, price = _quota(value_of), value_of("share_price")
    return price > quota if quota is not None and isinstance(price, Decimal) else None


def share_price_below_quota(value_of: ValueOf) -> Truth:
    """A share costs less than its quota value, which the law forbids (ABL 2:5, 2:15)."""
    quota, price = _quota(value_of), value_of("share_price")
    return price < quota if quota is not None and isinstance(price, Decimal) else None


def shares_do_not_add_up(value_of: ValueOf) -> Truth:
    """The owners take more or fewer shares than there are (ABL 2:3 p. 2, 2:23)."""
    rows, count = value_of("shareholders"), value_of("share_count")
    if not isinstance(rows, tuple) or not rows or not isinstance(count, int):
        return None
    shares = [row.value("shares") for row in rows if isinstance(row, Row)]
    if not all(isinstance(each, int) for each in shares):
        return None
    return sum(each for each in shares if isinstance(each, int)) != count


def board_span_of_association_too_low(value_of: ValueOf) -> Truth:
    """The bylaws of an economic association allow a board of fewer than three (EFL 7:1)."""
    least = value_of("board_least")
    return least < LEAST_BOARD_OF_ASSOCIATION if isinstance(least, int) else None


def board_span_upside_down(value_of: ValueOf) -> Truth:
    """The lowest number on the board is above the highest."""
    least, most = value_of("board_least"), value_of("board_most")
    return least > most if isinstance(least, int) and isinstance(most, int) else None


def board_outside_span(value_of: ValueOf) -> Truth:
    """The board to be elected is smaller or larger than the bylaws or articles allow."""
    count, least, most = (value_of(name) for name in ("board_member_count", "board_least", "board_most"))
    if not isinstance(count, int) or not isinstance(least, int) or not isinstance(most, int):
        return None
    return not least <= count <= most


def company_board_without_deputies(value_of: ValueOf) -> Truth:
    """The articles allow a board of fewer than three and no deputies (ABL 8:3)."""
    least, deputies = value_of("board_least"), value_of("deputies_most")
    if not isinstance(least, int) or not isinstance(deputies, int):
        return None
    return least < LEAST_BOARD_OF_ASSOCIATION and deputies == 0


def motions_after_notice(value_of: ValueOf) -> Truth:
    """Motions may come in after the notice must have gone out, too late to stand in it (EFL 6:15, 6:22)."""
    weeks, notice = value_of("motion_weeks"), value_of("notice_weeks")
    if not isinstance(weeks, int) or not isinstance(notice, str):
        return None
    return weeks <= NOTICE_WEEKS[notice]


def auditor_on_board(value_of: ValueOf) -> Truth:
    """One of the founders is to be both auditor and on the board, a deputy included (EFL 8:19)."""
    posts = value_of("posts")
    if not isinstance(posts, tuple) or not posts:
        return None
    return bool(_elected(posts, AUDITORS) & _elected(posts, (*BOARD, "deputy")))


def auditor_is_paid(value_of: ValueOf) -> Truth:
    """A founder who will work for pay is to be auditor, which an employee must not be (EFL 8:19)."""
    posts, founders = value_of("posts"), value_of("founders")
    if not isinstance(posts, tuple) or not posts or not isinstance(founders, tuple):
        return None
    paid = {row.id for row in founders if isinstance(row, Row) and row.value("paid") is True}
    return bool(_elected(posts, AUDITORS) & paid)


def board_needs_outsiders_clause(value_of: ValueOf) -> Truth:
    """Somebody outside the founders is to be on the board or a deputy; the bylaws say no (EFL 7:3, 7:7).

    The seat of those who work there may be held by somebody who is no member: the bylaws say so.
    """
    posts, features = value_of("posts"), value_of("board_features")
    if not isinstance(posts, tuple) or not posts:
        return None
    if isinstance(features, tuple) and "outsiders" in features:
        return False
    board = [row for row in posts if isinstance(row, Row) and row.value("post") in (*BOARD, "deputy")]
    outside = sum(1 for row in board if row.value("outsider") and not row.value("founder"))
    return outside > (value_of("coworker_seat") in ("propose", "appoint"))


def nobody_is_auditor(value_of: ValueOf) -> Truth:
    """Posts are filled, but nobody is to be auditor."""
    posts = value_of("posts")
    if not isinstance(posts, tuple) or not posts:
        return None
    return not any(isinstance(row, Row) and row.value("post") == "auditor" for row in posts)


def somebody_is_auditor(value_of: ValueOf) -> Truth:
    """Posts are filled, and somebody is to be auditor."""
    nobody = nobody_is_auditor(value_of)
    return None if nobody is None else not nobody


def meeting_elects_chair(value_of: ValueOf) -> Truth:
    """The founding meeting of an association elects who chairs its board (EFL 7:17: else the board does)."""
    posts = value_of("posts")
    if value_of("legal_form") not in ("economic_association", "non_profit_association"):
        return False
    if not isinstance(posts, tuple) or not posts:
        return None
    return any(isinstance(row, Row) and row.value("post") == "chair" for row in posts)


def board_posts_differ(value_of: ValueOf) -> Truth:
    """Another number of people is to be elected to the board than the answer about its size."""
    posts, count = value_of("posts"), value_of("board_member_count")
    if not isinstance(posts, tuple) or not isinstance(count, int):
        return None
    elected = sum(1 for row in posts if isinstance(row, Row) and row.value("post") in BOARD)
    return elected != count if elected else None


def _elected(posts: tuple[object, ...], chosen: tuple[str, ...]) -> set[str]:
    """The founders who are to have one of these posts, by the id of their row."""
    rows = [row for row in posts if isinstance(row, Row) and row.value("post") in chosen]
    return {founder for row in rows if isinstance(founder := row.value("founder"), str)}


def _quota(value_of: ValueOf) -> Decimal | None:
    capital, shares = value_of("share_capital"), value_of("share_count")
    if not isinstance(capital, Decimal) or not isinstance(shares, int) or shares < 1:
        return None
    return capital / shares


FOUNDING_RULES = (
    parent_is_new,
    share_price_above_quota,
    share_price_below_quota,
    shares_do_not_add_up,
    board_span_of_association_too_low,
    board_span_upside_down,
    board_outside_span,
    company_board_without_deputies,
    motions_after_notice,
    auditor_on_board,
    auditor_is_paid,
    board_needs_outsiders_clause,
    nobody_is_auditor,
    somebody_is_auditor,
    meeting_elects_chair,
    board_posts_differ,
)
"""All of them, for ``rules.RULES``."""
