"""The command line: the same program without a screen (``contract.md``).

Exit 0: good. 1: ``check`` found gaps, or ``fill`` refused an answer. 2: the file or the call is wrong.
Help and usage errors are English; whatever concerns a plan is in the language asked for. Errors go to
standard error in plain words.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import tomli

from asf_starter import __version__
from asf_starter.changes_json import changes_json, changes_lines
from asf_starter.core.assessment import Assessment, assess
from asf_starter.core.comparing import compare_plans
from asf_starter.core.handbook import Handbook
from asf_starter.core.plan import Plan
from asf_starter.core.travelling import paper_code
from asf_starter.documents.phrases import phrases_of
from asf_starter.filling import fill_plan
from asf_starter.plan_json import check_json, documents_json, questions_json, show_json
from asf_starter.storage.catalogues import update_catalogue
from asf_starter.storage.folders import SOURCE_LANGUAGE, resources_folder, translations_folder, user_folders
from asf_starter.storage.handbook_files import load_handbook_in
from asf_starter.storage.locks import PlanLock
from asf_starter.storage.plan_files import read_plan_file, write_plan_file
from asf_starter.storage.plan_in_pdf import read_plan_in_pdf
from asf_starter.storage.plan_store import copy_of_example, new_plan, open_any
from asf_starter.storage.problems import FileProblem

GOOD, GAPS, WRONG = 0, 1, 2

COMMANDS = (
    *("new", "questions", "fill", "show", "check", "compare", "documents", "export", "import"),
    "catalogue",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one call and gives its exit code. Without a command the window opens."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (given[0] not in COMMANDS and not given[0].startswith("-")):
        return _open_window(given)
    options = _parser().parse_args(given)
    try:
        return int(options.run(options))
    except BrokenPipeError:  # whoever reads the output has seen enough
        sys.stdout = None  # nothing is left to be written at exit
        return GOOD
    except FileProblem as problem:
        handbook = _handbook(getattr(options, "language", "sv"))
        print(phrases_of(handbook).say(problem.statement), file=sys.stderr)
        return WRONG


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="asf-starter",
        description="Plan a work-integrating social enterprise. Without a command, the window opens.",
        epilog="asf-starter [PLAN] opens the window, with a plan if one is given.",
    )
    parser.add_argument("--version", action="version", version=f"asf-starter {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Any, words: str, *, plan: bool = False) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=words, description=words)
        sub.set_defaults(run=run)
        sub.add_argument("--language", default="sv", help="language of what is said about the plan (sv)")
        if plan:
            sub.add_argument("plan", type=Path, metavar="PLAN", help="a plan file, or a PDF that carries one")
        return sub

    new = command("new", _new, "make an empty plan, or a copy of an example")
    new.add_argument("plan", type=Path, metavar="PLAN")
    new.add_argument("--example", metavar="ID", help="copy this example")
    questions = command("questions", _questions, "list every question")
    questions.add_argument("--json", action="store_true")
    fill = command("fill", _fill, "fill in many answers at once, all or nothing", plan=True)
    fill.add_argument("answers", type=Path, metavar="ANSWERS.toml")
    show = command("show", _show, "show everything that is typed and worked out", plan=True)
    show.add_argument("--json", action="store_true")
    show.add_argument("--date", type=date.fromisoformat, metavar="D", help="the day to reckon from")
    check = command("check", _check, "say what is missing or contradicts", plan=True)
    check.add_argument("--json", action="store_true")
    check.add_argument("--date", type=date.fromisoformat, metavar="D", help="the day to reckon from")
    compare = command("compare", _compare, "say what has changed since a paper or an earlier plan")
    compare.add_argument("old", type=Path, metavar="OLD", help="a PDF that carries a plan, or a plan file")
    compare.add_argument("plan", type=Path, metavar="PLAN", help="the plan as it is now")
    compare.add_argument("--json", action="store_true")
    compare.add_argument("--date", type=date.fromisoformat, metavar="D", help="the day to reckon from")
    compare.add_argument("--to", type=Path, metavar="FOLDER", help="write the list as a paper, too")
    compare.add_argument("--formats", default="pdf", metavar="F,…", help="pdf, docx, html, md (default: pdf)")
    documents = command("documents", _documents, "list every document and edition")
    documents.add_argument("--json", action="store_true")
    export = command("export", _export, "write documents and print the files' names", plan=True)
    export.add_argument("--to", type=Path, required=True, metavar="FOLDER")
    export.add_argument("--documents", default="", metavar="ID,…", help="default: all that fit the plan")
    known = "pdf, docx, html, md, xlsx, sie (default: pdf)"
    export.add_argument("--formats", default="pdf", metavar="F,…", help=known)
    export.add_argument("--date", type=date.fromisoformat, metavar="D", help="the date printed")
    export.add_argument("--one-file", action="store_true", help="bind all documents into one file")
    export.add_argument("--without-plan", action="store_true", help="do not put the plan into the PDFs")
    export.add_argument(
        "--with-evidence", action="store_true", help="let the filed files travel with the plan in the PDFs"
    )
    export.add_argument("--large-print", action="store_true")
    export.add_argument("--ink-saving", action="store_true")
    export.add_argument(
        "--without-names", action="store_true", help="call people by their roles, also in the plan inside"
    )
    private = "print private notes, too, in the editions that print notes (never in the plan inside)"
    export.add_argument("--private-notes", action="store_true", help=private)
    imported = command("import", _import, "take the plan out of an exported PDF")
    imported.add_argument("pdf", type=Path, metavar="FILE.pdf")
    imported.add_argument("--to", type=Path, required=True, metavar="PLAN")
    catalogue = command("catalogue", _catalogue, "make or update the catalogue of a language for translators")
    catalogue.add_argument("code", metavar="LANGUAGE", help="such as en, ar, sv-easy")
    catalogue.add_argument("--folder", type=Path, help="where catalogues lie (the checkout's translations)")
    return parser


def _open_window(given: list[str]) -> int:
    """Opens the window, or says what is missing for it."""
    from asf_starter.screen import missing_for_window  # standard library only, but nobody else needs it

    problem = missing_for_window()
    if problem is not None:
        print(problem.message, file=sys.stderr)
        return WRONG
    from asf_starter.gui.application import main as open_window

    return open_window(Path(given[0]) if given else None, user_folders())


def _handbook(language: str) -> Handbook:
    return load_handbook_in(language, resources_folder(), translations_folder(), user_folders().compiled)


def _opened(options: argparse.Namespace) -> tuple[Handbook, Plan]:
    """The handbook in the language asked for, and the plan; says so if the file was changed outside."""
    handbook = _handbook(options.language)
    opened = open_any(options.plan)
    if opened.changed_outside:
        print(handbook.text("files.plan.changed_outside"), file=sys.stderr)
    return handbook, opened.plan


def _print_json(tree: object) -> None:
    print(json.dumps(tree, ensure_ascii=False, indent=1))


def _new(options: argparse.Namespace) -> int:
    if options.plan.exists():
        raise FileProblem("plan.exists", name=options.plan.name)
    handbook = _handbook(options.language)
    now = datetime.now().astimezone()
    name = options.plan.stem
    if options.example:
        plan = copy_of_example(resources_folder(), options.example, name, now)
    else:
        plan = new_plan(name, now, handbook.date)
    write_plan_file(options.plan, plan, None)
    print(options.plan)
    return GOOD


def _questions(options: argparse.Namespace) -> int:
    handbook = _handbook(options.language)
    if options.json:
        _print_json(questions_json(handbook))
        return GOOD
    for chapter, _, question in handbook.interview.walk():
        short = "*" if question.short_track else " "
        number = handbook.interview.number(question.id)
        print(f"{number:>6}{short} {question.id:32} {question.kind:13} {chapter.id:14} {question.label}")
    return GOOD


def _fill(options: argparse.Namespace) -> int:
    handbook = _handbook(options.language)
    try:
        answers = tomli.loads(options.answers.read_text("utf-8"), parse_float=Decimal)
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        print(f"{options.answers}: {error}", file=sys.stderr)
        return WRONG
    with PlanLock(user_folders().state, options.plan):
        opened = read_plan_file(options.plan)
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        beside = options.answers.parent  # files are named from where the answers lie
        plan, refused = fill_plan(handbook, opened.plan, answers, at=now, beside=beside)
        phrases = phrases_of(handbook)
        for entry in refused:
            place = ".".join(part for part in (entry.question, entry.row, entry.column) if part)
            print(f"{place}: {phrases.problem(entry.text, entry.values)}", file=sys.stderr)
        if refused:
            return GAPS
        plan = replace(plan, modified=now, handbook_date=handbook.date)
        write_plan_file(options.plan, plan, opened.file_hash)
    return GOOD


def _assessed(options: argparse.Namespace) -> tuple[Handbook, Assessment]:
    handbook, plan = _opened(options)
    return handbook, assess(handbook, plan, getattr(options, "date", None) or date.today())


def _show(options: argparse.Namespace) -> int:
    handbook, assessment = _assessed(options)
    tree = show_json(assessment, handbook)
    if options.json:
        _print_json(tree)
        return GOOD
    phrases = phrases_of(handbook)
    for answer in assessment.answers.by_id.values():
        if answer.value is not None:
            words = phrases.answer_words(answer.question, answer.value)
        else:
            words = phrases.text(f"common.answer.{answer.state or 'unanswered'}")
        print(f"{handbook.interview.number(answer.question.id):>6} {answer.question.label}\n       {words}")
    return GOOD


def _check(options: argparse.Namespace) -> int:
    handbook, assessment = _assessed(options)
    tree = check_json(assessment, handbook)
    if options.json:
        _print_json(tree)
    else:
        phrases = phrases_of(handbook)
        for problem in tree["problems"]:
            print(f"{problem['question']}: {problem['text']}")
        for note in tree["advice"]:
            print(f"{phrases.text('common.status.' + note['severity'])}: {note['text']} {note['mend']}")
        for entry in tree["open_questions"]:
            question = handbook.interview.question(entry["question"])
            state = "unanswered" if entry["state"] == "unanswered" else entry["state"]
            print(f"{question.label} ({phrases.text('common.answer.' + state)})")
    has_gaps = (
        tree["problems"]
        or tree["open_questions"]
        or any(note["severity"] == "conflict" for note in tree["advice"])
    )
    return GAPS if has_gaps else GOOD


def _compare(options: argparse.Namespace) -> int:
    handbook, plan = _opened(options)
    old = open_any(options.old).plan
    found = compare_plans(handbook, old, plan, options.date or date.today(), paper_code(old))
    phrases = phrases_of(handbook)
    written: list[Path] = []
    if options.to:
        from asf_starter.export import READ_FORMATS, export_changes  # brings reportlab

        formats = tuple(part for part in options.formats.split(",") if part)
        strange = [part for part in formats if part not in READ_FORMATS]
        if strange:
            return _unknown("compare", strange, READ_FORMATS)
        written = export_changes(found, handbook, options.to, formats, resources=resources_folder())
    if options.json:
        _print_json(changes_json(found, phrases) | {"files": [str(path) for path in written]})
    else:
        print(*changes_lines(found, phrases), *written, sep="\n")
    return GOOD


def _unknown(command: str, strange: Sequence[str], known: Sequence[str]) -> int:
    """Tells of words that the command does not know."""
    named = f"unknown: {', '.join(strange)} (known: {', '.join(known)})"
    print(f"asf-starter {command}: {named}", file=sys.stderr)
    return WRONG


def _documents(options: argparse.Namespace) -> int:
    handbook = _handbook(options.language)
    tree = documents_json(handbook)
    if options.json:
        _print_json(tree)
    else:
        for entry in tree:
            print(f"{entry['id']:28} {','.join(entry['formats']):12} {entry['title']}")
    return GOOD


def _export(options: argparse.Namespace) -> int:
    from asf_starter.export import FORMATS, export_documents  # brings reportlab
    from asf_starter.export_options import Options, documents_for

    handbook, assessment = _assessed(options)
    formats = tuple(part for part in options.formats.split(",") if part)
    chosen = tuple(part for part in options.documents.split(",") if part)
    strange = [part for part in formats if part not in FORMATS] + [
        part for part in chosen if part not in handbook.outlines
    ]
    if strange:
        return _unknown("export", strange, (*FORMATS, *handbook.outlines))
    ids = chosen or tuple(outline.id for outline in documents_for(assessment, handbook))
    if any(options.language not in handbook.outlines[document].languages for document in ids):
        options.language = SOURCE_LANGUAGE  # authorities and advisors read Swedish; legal papers always are
        handbook, assessment = _assessed(options)
    written = export_documents(
        assessment,
        handbook,
        ids,
        options.to,
        Options(
            formats,
            one_file=options.one_file,
            with_plan=not options.without_plan,
            with_evidence=options.with_evidence,
            large_print=options.large_print,
            ink_saving=options.ink_saving,
            names=not options.without_names,
            private_notes=options.private_notes,
        ),
        resources=resources_folder(),
    )
    for path in written:
        print(path)
    return GOOD


def _import(options: argparse.Namespace) -> int:
    if options.to.exists():
        raise FileProblem("plan.exists", name=options.to.name)
    write_plan_file(options.to, read_plan_in_pdf(options.pdf).plan, None)
    print(options.to)
    return GOOD


def _catalogue(options: argparse.Namespace) -> int:
    folder = options.folder or translations_folder()
    path, missing = update_catalogue(options.code, resources_folder(), folder)
    print(f"{path}: {missing} texts to translate")
    return GOOD
