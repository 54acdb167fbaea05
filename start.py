#!/usr/bin/env python3
"""Sets ASF Starter up beside this file and starts it. Needs nothing but Python 3.11 or newer.

    python3 start.py               opens the window; where there is none, makes an example's PDFs instead
    python3 start.py test [...]    runs the program's own tests; what follows goes to pytest
    python3 start.py export plan.asfplan --to folder    the command line: other words go to the program

The first start fetches what is needed into the folder .venv beside this file; later ones go straight on.
Standard library only, and words for the user stand here, not in resources/: nothing is installed yet.
Python 3.6 must be able to read the file, so that it answers instead of stumbling.
"""

import hashlib
import importlib
import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

if sys.version_info < (3, 11):  # noqa: UP036 - for those who come with an older Python
    sys.exit(
        f"ASF Starter behöver Python 3.11 eller nyare. Din är {sys.version.split()[0]}. Hämta en nyare här:\n"
        "https://www.python.org/downloads/ (ASF Starter needs Python 3.11 or newer.)"
    )

WINDOWS = os.name == "nt"
HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
STAMP = VENV / "asf-starter-installed.json"  # remembers what was installed
EXAMPLE = HERE / "resources" / "examples" / "cafe_and_second_hand.asfplan"
PDF_FOLDER = HERE / "exempel"

WORDS = {
    "setting_up": "Hämtar det som programmet behöver till {venv}\n"
    "Det tar oftast en till tre minuter och görs bara när något är nytt.\n"
    "(Fetching what the program needs: one to three minutes, only when something is new.)",
    "failed": "Det gick inte att hämta det som programmet behöver.\n"
    "Kontrollera att datorn har internet och plats på disken. Försök sedan igen: {start}\n"
    "(Could not fetch what the program needs. Check network and disk space, then try again.)\n\n{log}",
    "installing_packages": "Datorn saknar delar av systemet. De installeras nu (installing): {packages}",
    "install_yourself": "För fönstret saknas delar av systemet. Den här raden installerar dem\n"
    "(the window needs these system packages; this line installs them):\n  sudo apt install {packages}",
    "no_pip": "Din Python saknar pip (this Python lacks pip).\n"
    "På Debian och Ubuntu installerar den här raden det:  sudo apt install python3-venv\n"
    "Annars: installera Python från https://www.python.org/downloads/ och försök igen.",
    "no_screen": "Här finns ingen skärm, så inget fönster öppnas. Du får ett exempel som PDF i stället.\n"
    "(There is no screen here, so no window opens. You get an example as PDF instead.)",
    "libraries": "Fönstret kan inte öppnas på den här datorn än. Du får ett exempel som PDF i stället.\n"
    "(The window cannot open here yet. You get an example as PDF instead.)",
    "example_made": "Exemplet ligger i mappen (the example's PDFs are in the folder) {folder}",
    "missing": "Det här saknas för fönstret (missing for the window): {missing}",
    "own_plan": "Så gör du en egen plan utan fönster (your own plan without a window):\n"
    "  {start} new min-plan.asfplan\n  {start} questions\n"
    "  {start} fill min-plan.asfplan svar.toml\n  {start} export min-plan.asfplan --to pdf",
    "no_window_tests": "Testerna av fönstret körs inte. (The window's tests are left out.)",
    "crashed": "Programmet avslutades oväntat. Starta det igen (it ended unexpectedly, start again): {start}",
}


class Stop(Exception):
    """Nothing more can be done before the user has done something; the text says what."""


def main(arguments: list[str]) -> int:
    """Sets up what is not set up yet, then does what was asked for. Gives the exit code."""
    for stream in (sys.stdout, sys.stderr):
        getattr(stream, "reconfigure", dict)(errors="replace")  # an old terminal shows "?", not an error
    try:
        if arguments[:1] == ["test"]:
            return run_tests(arguments[1:])
        set_up("program")
        return run_program(arguments) if arguments else open_window()
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def open_window() -> int:
    """The main job: the window, or an example's PDFs where no window can open."""
    problem = screen_problem()
    if problem and problem["reason"] == "libraries" and install_packages(problem["packages"]):
        problem = screen_problem()
    return run_program([]) if problem is None else export_example(problem)


def export_example(problem: dict[str, Any]) -> int:
    """Makes an example's PDFs, says where they lie, what a window needs and how to make one's own."""
    say(problem["reason"])
    code = run_program(["export", str(EXAMPLE), "--to", str(PDF_FOLDER)])
    if code == 0:
        say("example_made", folder=PDF_FOLDER)
    tell_missing(problem)
    say("own_plan", start=start_command())
    return code


def run_tests(arguments: list[str]) -> int:
    """Runs pytest in the checkout, windows drawn into memory. Gives pytest's exit code."""
    set_up("test")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    problem = screen_problem()
    if problem and install_packages(problem["packages"]):
        problem = screen_problem()
    if problem:
        say("no_window_tests")
        tell_missing(problem)
    return subprocess.run([*venv_python(), "-m", "pytest", *arguments], cwd=HERE, check=False).returncode


def run_program(arguments: list[str]) -> int:
    """Runs the installed program in the user's own folder. Gives its exit code, never that of a crash."""
    code = subprocess.run([*venv_python(), "-P", "-m", "asf_starter", *arguments], check=False).returncode
    if code < 0 or code > 128:
        say("crashed", start=start_command())
        return 1
    return code


def screen_problem() -> dict[str, Any] | None:
    """What is missing for a window, as asf_starter/screen.py prints it; None if nothing is."""
    command = [*venv_python(), "-P", "-m", "asf_starter.screen"]
    answer = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    if answer.returncode == 0:
        return json.loads(answer.stdout)  # type: ignore[no-any-return]  # its shape is ours
    last_words = (answer.stderr.strip().splitlines() or [f"exit {answer.returncode}"])[-1]
    return {"reason": "libraries", "libraries": [], "packages": [], "detail": last_words}


def tell_missing(problem: dict[str, Any]) -> None:
    """Names what a window needs and, where apt can get it, the one line to type."""
    if problem["packages"]:
        say("install_yourself", packages=" ".join(problem["packages"]))
    elif problem["libraries"] or problem["detail"]:
        say("missing", missing=", ".join(problem["libraries"]) or problem["detail"])


def set_up(part: str) -> None:
    """Installs ``program`` or ``test`` (the program with its test tools) unless just that was done before."""
    wanted = fingerprint()
    if Path(venv_python()[0]).exists() and installed_parts().get(part) == wanted:
        return
    say("setting_up", venv=VENV)
    target = ".[test]" if part == "test" else "."
    what = ["install", "--quiet", "--disable-pip-version-check", "--editable", target]
    log = ("" if environment_works() else make_environment()) or failure([*pip_command(), *what])
    if log:
        raise Stop(WORDS["failed"].format(start=start_command(), log=log))
    parts = {**installed_parts(), "program": wanted, part: wanted}
    STAMP.write_text(json.dumps(parts), encoding="utf-8")
    print("Klart. (Done.)\n")


def fingerprint() -> str:
    """Changes when the list of what to install, the place of the checkout or the Python has changed."""
    project = (HERE / "pyproject.toml").read_text(encoding="utf-8")
    return hashlib.sha256(f"{HERE}\n{sys.version_info[:2]}\n{project}".encode()).hexdigest()


def installed_parts() -> dict[str, str]:
    """The fingerprint of each part that was installed; empty when nothing is known."""
    try:
        return dict(json.loads(STAMP.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def venv_python() -> list[str]:
    """How to call the Python inside .venv. UTF-8, or else a path with å is misread on Windows."""
    return [str(VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")), "-X", "utf8"]


def environment_works() -> bool:
    """Whether .venv has a Python that is new enough and finds its packages (not so after an upgrade)."""
    works = "sys.version_info >= (3, 11) and os.path.isdir(sysconfig.get_path('purelib'))"
    return not failure([*venv_python(), "-c", f"import os, sys, sysconfig; sys.exit(not ({works}))"])


def make_environment() -> str:
    """Makes .venv anew, without pip where Python cannot put it there (Debian). Gives ``failure``'s answer."""
    if not has_pip():
        install_packages(["python3-venv"])
    if not has_pip():
        raise Stop(WORDS["no_pip"])
    without_pip = [] if find_spec("ensurepip") else ["--without-pip"]
    return failure([sys.executable, "-m", "venv", "--clear", *without_pip, str(VENV)])


def has_pip() -> bool:
    """Whether this Python can make an environment and has pip for it, inside or outside."""
    importlib.invalidate_caches()  # a package that was just installed may have brought them
    return bool(find_spec("venv") and (find_spec("ensurepip") or find_spec("pip")))


def pip_command() -> list[str]:
    """How to call pip for .venv: its own, or else the system's from outside (pip 22.3 or newer)."""
    if not failure([*venv_python(), "-c", "import pip"]):
        return [*venv_python(), "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", venv_python()[0]]


def install_packages(packages: list[str]) -> bool:
    """Names Debian packages and installs them, where this user may. Says whether that was done."""
    if not packages or not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid():
        return False
    say("installing_packages", packages=" ".join(packages))
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    return not failure(install) or not (failure(["apt-get", "update"]) or failure(install))


def failure(command: list[str]) -> str:
    """Runs a command with only a dot every few seconds. Empty if it went well, or its last words."""
    with tempfile.TemporaryFile() as log:
        try:
            process = subprocess.Popen(command, cwd=HERE, stdout=log, stderr=subprocess.STDOUT)
        except OSError as error:
            return str(error)
        while process.poll() is None:
            try:
                process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                print(".", end="", flush=True)
        log.seek(0)
        last_words = "\n".join(log.read().decode("utf-8", "replace").strip().splitlines()[-12:])
    return "" if process.returncode == 0 else last_words or f"exit {process.returncode}"


def start_command() -> str:
    """How this file is called here, to be repeated in messages."""
    return f"py {sys.argv[0]}" if WINDOWS else f"python3 {shlex.quote(sys.argv[0])}"


def say(key: str, **values: object) -> None:
    """Prints a message from the table above, its gaps filled, and an empty line."""
    print(WORDS[key].format(**values), end="\n\n", flush=True)


if __name__ == "__main__":
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # "| head" ends it quietly
    sys.exit(main(sys.argv[1:]))
