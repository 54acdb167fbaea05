"""The name that an enterprise is registered with: the working name, with the words that its form demands.

Which words those are, and which may never stand in a name, is data (``resources/law/names.toml``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from asf_starter.core.advice import Note
from asf_starter.core.interview.answers import Answers
from asf_starter.core.interview.interview import NO_TEXT
from asf_starter.core.interview.values import Organisation
from asf_starter.core.texts import Statement, Text

_WORD = re.compile(r"\([^\W_]+\)|[^\W_]+")


@dataclass(frozen=True)
class FormWords:
    """Words of which one set must stand in the name; where none does, ``add`` adds them to ``{name}``."""

    id: str
    any_of: tuple[tuple[str, ...], ...]
    add: Text


@dataclass(frozen=True)
class NameRule:
    """What a form demands of a name (EFL 20:1; ABL 28:1–28:2, 32:17).

    ``never`` must not be part of it, nor ``never_words`` stand in it as whole words; where one does,
    ``conflict`` says so and ``mend`` what to do, both with the gap ``{word}``.
    """

    id: str
    law: str
    words: tuple[FormWords, ...] = ()
    never: tuple[str, ...] = ()
    never_words: tuple[str, ...] = ()
    conflict: Text = NO_TEXT
    mend: Text = NO_TEXT


def form_of_enterprise(answers: Answers) -> str:
    """The form of the enterprise itself: of the company, where an association is to own one."""
    form = answers.value("legal_form")
    if form == "two_tier":
        form = answers.value("subsidiary_form")
    return form if isinstance(form, str) else ""


def legal_name(answers: Answers, rules: tuple[NameRule, ...]) -> Statement | str | None:
    """The enterprise's name with the words of its form; None while it has no name."""
    name = answers.value("enterprise_name")
    if not isinstance(name, str) or not name:
        return None
    rule = next((rule for rule in rules if rule.id == form_of_enterprise(answers)), None)
    complete: Statement | str = name
    for words in rule.words if rule else ():
        if not holds_words(name, words):
            text = f"law.names.{rule.id}.words.{words.id}.add" if rule else ""
            complete = Statement(text, {"name": complete}, ("enterprise_name",))
    return complete


def association_name(answers: Answers) -> str | None:
    """The name of the association: the owner's, where it owns a company, else the enterprise's."""
    if answers.value("legal_form") == "two_tier":
        parent = answers.value("parent_organisation")
        return parent.name or None if isinstance(parent, Organisation) else None
    name = answers.value("enterprise_name")
    return name or None if isinstance(name, str) else None


def holds_words(name: str, words: FormWords) -> bool:
    """Whether one of the sets of words stands in a name, whatever the case of the letters."""
    found = {word.lower() for word in _WORD.findall(name)}
    return any(found.issuperset(wanted) for wanted in words.any_of)


def forbidden_in(name: str, rule: NameRule) -> str:
    """What must not stand in the name but does; empty where all is well."""
    whole = {word.lower() for word in _WORD.findall(name)}
    found = [part for part in rule.never if part in name.lower()]
    return next(iter((*found, *(word for word in rule.never_words if word in whole))), "")


def name_notes(answers: Answers, rules: tuple[NameRule, ...]) -> tuple[Note, ...]:
    """A conflict where the working name holds what its form must not carry."""
    name, form = answers.value("enterprise_name"), form_of_enterprise(answers)
    rule = next((rule for rule in rules if rule.id == form), None)
    word = forbidden_in(name, rule) if rule and isinstance(name, str) else ""
    if not rule or not word:
        return ()
    asked = ("enterprise_name", "legal_form")
    text, mend = (
        Statement(f"law.names.{rule.id}.{part}", {"word": word}, asked, rule.law)
        for part in ("conflict", "mend")
    )
    return (Note("word_in_name", "conflict", text, mend, rule.law, asked),)
