"""Facts that nobody has verified are never said without a request to check them."""

from __future__ import annotations

from asf_starter.core.texts import Statement


def marked(statement: Statement, verified: bool) -> Statement:
    """The statement as it is where it is verified, else with the request to check it."""
    if verified:
        return statement
    return Statement("unverified.check", {"text": statement}, statement.answers, statement.source)
