"""The shape of the house: who may import what, no state in modules, no founder's words in Python.

Each rule is a function from the modules to a list of offences. ``test_the_house`` holds it against the
program, ``test_the_rule_sees_an_offence`` against a small wrong module.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROGRAM = "asf_starter"
ROOMS = ("core", "documents", "storage", "gui")

# What a room may import of the program. The command line's level is all modules outside the four rooms.
MAY_IMPORT: Mapping[str, tuple[str, ...]] = {
    "core": ("core",),
    "documents": ("core", "documents"),
    "storage": ("core", "storage"),
    "command line": ("core", "documents", "storage", "command line"),
    "gui": ("core", "documents", "storage", "command line", "gui"),
}

# Which outside library, or part of Python with a place of its own, may stand where.
PLACES: Mapping[str, tuple[str, ...]] = {
    "reportlab": ("documents.pdf",),
    "bidi": ("documents.pdf",),
    "arabic_reshaper": ("documents.pdf",),
    "babel": ("documents.notation", "storage.catalogues", "storage.compiling"),
    "docx": ("documents.docx",),
    "xlsxwriter": ("documents.xlsx",),
    "platformdirs": ("storage.folders",),
    "pypdf": ("storage.plan_in_pdf",),
    "filelock": ("storage.locks",),
    "PIL": ("storage.pictures",),
    "PySide6": ("gui",),
    "shiboken6": ("gui",),
    "pypdfium2": ("gui.paper.document_view", "documents.figure_image"),
    "argparse": ("cli",),
    "tomli": ("storage.resource_files", "look_files", "cli"),
}

# Core knows no files, no clock, no locale and no chance: these parts of Python know none either.
PURE = (
    *("__future__", "abc", "bisect", "calendar", "collections", "contextlib", "copy", "dataclasses"),
    *("datetime", "decimal", "difflib", "enum", "fractions", "functools", "hashlib", "heapq", "itertools"),
    *("json", "math", "operator", "re", "statistics", "string", "textwrap", "types", "typing", "unicodedata"),
)

LONGEST = 350
LONG_WITH_REASON: Mapping[str, str] = {}

LETTERS_THAT_ARE_NO_WORDS: Mapping[str, str] = {
    "documents.scales": "letters sorted by how wide they are",
}


@dataclass(frozen=True)
class Import:
    """One imported module, as far as its name is known: ``from a.b import c`` is ``a.b.c``."""

    name: str
    line: int
    at_top: bool

    @property
    def library(self) -> str:
        return self.name.split(".")[0]


@dataclass(frozen=True)
class Module:
    """One module, or the ``__init__`` of a package. The name is without ``asf_starter.``: ``core.plan``."""

    name: str
    source: str

    @property
    def room(self) -> str:
        first = self.name.split(".")[0]
        return first if first in ROOMS else "command line"

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source)

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        inside = {
            id(node)
            for function in ast.walk(self.tree)
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            for node in ast.walk(function)
        }
        found = []
        for node in ast.walk(self.tree):
            at_top = id(node) not in inside
            if isinstance(node, ast.Import):
                found += [Import(alias.name, node.lineno, at_top) for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                base = "." * node.level + (node.module or "")
                found += [Import(f"{base}.{alias.name}", node.lineno, at_top) for alias in node.names]
        return tuple(found)

    def offence(self, line: int, words: str) -> str:
        return f"{self.name}:{line}: {words}"


@cache
def program() -> tuple[Module, ...]:
    modules = []
    for path in sorted((ROOT / PROGRAM).rglob("*.py")):
        parts = path.relative_to(ROOT / PROGRAM).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__")
        modules.append(Module(name, path.read_text("utf-8")))
    return tuple(modules)


def own(imported: Import) -> str | None:
    """The imported name without ``asf_starter.``, if it belongs to the program."""
    return imported.name.partition(".")[2] if imported.library == PROGRAM else None


def imports_cross_no_wall(modules: Sequence[Module]) -> Iterator[str]:
    for module in modules:
        for imported in module.imports:
            name = own(imported)
            if name is None:
                if imported.name.startswith("."):
                    yield module.offence(imported.line, "a relative import; write the whole name")
                continue
            room = Module(name, "").room
            if name in ("", "__version__") or room in MAY_IMPORT[module.room]:
                continue
            if room == "gui" and module.name == "cli" and not imported.at_top:
                continue
            yield module.offence(imported.line, f"{module.room} may not import {imported.name}")


def libraries_stand_in_their_place(modules: Sequence[Module]) -> Iterator[str]:
    for module in modules:
        for imported in module.imports:
            library = imported.library
            if library in PLACES:
                places = PLACES[library]
                if not any(f"{module.name}.".startswith(f"{place}.") for place in places):
                    yield module.offence(imported.line, f"{library} stands only in {', '.join(places)}")
            elif library not in sys.stdlib_module_names and library not in (PROGRAM, ""):
                yield module.offence(imported.line, f"{library} has no place in this house yet")


def core_is_pure(modules: Sequence[Module]) -> Iterator[str]:
    for module in modules:
        if module.room == "core":
            for imported in module.imports:
                if imported.library not in (*PURE, PROGRAM):
                    yield module.offence(imported.line, f"core may not use {imported.library}")


def called(node: ast.AST | None) -> str:
    """The plain name that is called; empty for anything else."""
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""


def nobody_looks_at_the_clock(modules: Sequence[Module]) -> Iterator[str]:
    """``today`` is given to core and documents; neither opens files nor prints."""
    for module in modules:
        if module.room in ("core", "documents"):
            for node in ast.walk(module.tree):
                if isinstance(node, ast.Attribute) and node.attr in ("today", "now", "utcnow"):
                    yield module.offence(node.lineno, f"asks the clock: .{node.attr}")
                if isinstance(node, ast.Call) and called(node) in ("open", "print", "input"):
                    yield module.offence(node.lineno, f"{called(node)}()")


def screen_knows_only_python(modules: Sequence[Module]) -> Iterator[str]:
    """start.py asks it before it is known whether anything else can be imported."""
    for module in modules:
        if module.name == "screen":
            for imported in module.imports:
                if imported.library not in sys.stdlib_module_names:
                    yield module.offence(imported.line, f"imports {imported.name}")


def imports_run_in_no_circle(modules: Sequence[Module]) -> Iterator[str]:
    """Imports inside functions count. Whoever stands outside a package imports its ``__init__`` too."""
    names = {module.name for module in modules}
    graph: dict[str, set[str]] = {}
    for module in modules:
        needed = graph.setdefault(module.name, set())
        for imported in module.imports:
            name = own(imported) or ""
            target = name if name in names else name.rpartition(".")[0]
            while target in names and target:
                if not f"{module.name}.".startswith(f"{target}."):
                    needed.add(target)
                target = target.rpartition(".")[0]
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        yield " → ".join(reversed(error.args[1]))


CHANGEABLE = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
MAKERS = ("list", "dict", "set", "bytearray", "defaultdict", "OrderedDict", "Counter", "deque", "count")
READ_ONLY = re.compile(r"(Mapping|Sequence|Set|Collection)\b")


def modules_hold_no_state(modules: Sequence[Module]) -> Iterator[str]:
    """Tables are written as tuple, frozenset, MappingProxyType, or with a type that forbids changing them."""
    for module in modules:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Global):
                yield module.offence(node.lineno, f"global {', '.join(node.names)}")
        for statement in module.tree.body:
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
                yield module.offence(statement.lineno, "does something while it is imported")
            if not isinstance(statement, ast.Assign | ast.AnnAssign):
                continue
            value, line = statement.value, statement.lineno
            if called(value) not in MAKERS and not isinstance(value, CHANGEABLE):
                continue
            if isinstance(statement, ast.AnnAssign) and READ_ONLY.match(ast.unparse(statement.annotation)):
                continue
            target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
            if ast.unparse(target) != "__all__":
                yield module.offence(line, f"{ast.unparse(target)} can be changed")


def words_live_in_resources(modules: Sequence[Module]) -> Iterator[str]:
    """No string but a docstring holds a Swedish letter."""
    for module in modules:
        if module.name in LETTERS_THAT_ARE_NO_WORDS:
            continue
        docstrings = {id(node.value) for node in ast.walk(module.tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(module.tree):
            words = node.value if isinstance(node, ast.Constant) and id(node) not in docstrings else None
            if isinstance(words, str) and re.search("[åäöÅÄÖ]", words):
                yield module.offence(getattr(node, "lineno", 0), f"{words!r} belongs in resources/words")


RULES = (
    imports_cross_no_wall,
    libraries_stand_in_their_place,
    core_is_pure,
    nobody_looks_at_the_clock,
    screen_knows_only_python,
    imports_run_in_no_circle,
    modules_hold_no_state,
    words_live_in_resources,
)
Rule = Callable[[Sequence[Module]], Iterator[str]]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house(rule: Rule) -> None:
    offences = sorted(rule(program()))
    assert not offences, "\n".join(offences)


@pytest.mark.parametrize(
    ("rule", "name", "source"),
    [
        (imports_cross_no_wall, "core.plan", "from asf_starter.storage import atomic"),
        (imports_cross_no_wall, "documents.compose", "import asf_starter.storage.folders"),
        (imports_cross_no_wall, "storage.locks", "def f():\n    import asf_starter.documents.tree"),
        (imports_cross_no_wall, "storage.locks", "from asf_starter import cli"),
        (imports_cross_no_wall, "core.plan", "from . import texts"),
        (imports_cross_no_wall, "cli", "from asf_starter.gui import application"),
        (imports_cross_no_wall, "export", "def f():\n    from asf_starter.gui import application"),
        (libraries_stand_in_their_place, "documents.html", "import reportlab.platypus"),
        (libraries_stand_in_their_place, "storage.folders", "from PySide6.QtCore import QObject"),
        (libraries_stand_in_their_place, "documents.pdf_like", "import bidi"),
        (libraries_stand_in_their_place, "gui.session", "import numpy"),
        (core_is_pure, "core.plan", "from pathlib import Path"),
        (core_is_pure, "core.plan", "def f():\n    import time"),
        (nobody_looks_at_the_clock, "core.plan", "from datetime import date\nf = date.today"),
        (nobody_looks_at_the_clock, "documents.html", "def f(p):\n    return open(p).read()"),
        (screen_knows_only_python, "screen", "from asf_starter.core import plan"),
        (modules_hold_no_state, "core.plan", "KINDS = {'a': 1}"),
        (modules_hold_no_state, "core.plan", "KINDS: dict[str, int] = {}"),
        (modules_hold_no_state, "core.plan", "KINDS = defaultdict(list)"),
        (modules_hold_no_state, "core.plan", "def f():\n    global x\n    x = 1"),
        (modules_hold_no_state, "core.plan", "register(1)"),
        (words_live_in_resources, "gui.look", "NAME = 'Företag'"),
        (words_live_in_resources, "gui.look", "def f(n):\n    '''Går bra.'''\n    return f'{n} år'"),
    ],
)
def test_the_rule_sees_an_offence(rule: Rule, name: str, source: str) -> None:
    (offence,) = rule([Module(name, source)])
    assert offence.startswith(f"{name}:")


def test_the_rules_leave_good_modules_alone() -> None:
    source = (
        '"""Går bra."""\nfrom collections.abc import Mapping\nfrom asf_starter.core.texts import Text\n'
        "KINDS: Mapping[str, int] = {'a': 1}\nNAMES = ('a', 'b')\n__all__ = ['KINDS']\n"
    )
    assert [offence for rule in RULES for offence in rule([Module("core.plan", source)])] == []


def test_a_circle_through_a_package_is_seen() -> None:
    modules = [
        Module("documents.table", "from asf_starter.documents.views.context import Context"),
        Module("documents.views", "from asf_starter.documents.views.answers import view"),
        Module("documents.views.context", ""),
        Module("documents.views.answers", "from asf_starter.documents.table import table"),
    ]
    (circle,) = imports_run_in_no_circle(modules)
    assert "documents.table" in circle
    assert "documents.views.answers" in circle


def test_libraries_used_are_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.split(r"[^A-Za-z0-9-]", line)[0].lower() for line in project["dependencies"]}
    used = {imported.library for module in program() for imported in module.imports} - {PROGRAM}
    for library in used - sys.stdlib_module_names:
        brought_by = {name.lower().replace("_", "-") for name in packages_distributions().get(library, ())}
        assert declared & brought_by, f"{library} is not among the dependencies"


def test_files_stay_short() -> None:
    paths = [*(ROOT / PROGRAM).rglob("*.py"), *ROOT.glob("*.py")]  # tests may hold long tables of cases
    lengths = {path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines()) for path in paths}
    too_long = [f"{name}: {length}" for name, length in sorted(lengths.items()) if length > LONGEST]
    unexplained = [line for line in too_long if line.split(":")[0] not in LONG_WITH_REASON]
    assert not unexplained, "\n".join(["split it, or give a reason in LONG_WITH_REASON", *unexplained])
    assert set(LONG_WITH_REASON) <= {line.split(":")[0] for line in too_long}, "a reason that is not needed"


def test_nobody_asks_for_the_next_in_qts_chain() -> None:
    """PySide then takes a widget for the owner of the next one, which counts as deleted together with it."""
    asking = [
        path.relative_to(ROOT).as_posix()
        for folder in (PROGRAM, "tests")
        for path in (ROOT / folder).rglob("*.py")
        if re.search(r"\.(next|previous)InFocusChain\(", path.read_text("utf-8"))
    ]
    assert asking == []
