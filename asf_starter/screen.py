"""Whether a window can open on this computer and, if not, what is missing. Standard library only.

Qt ends the whole process (exit 134, no exception) where it finds no screen, and blames the wrong library.
So this is asked first, without Qt: is there a screen that answers, and do Qt's own libraries load? Windows
and macOS always have what Qt needs. ``python -m asf_starter.screen`` prints the answer as JSON for start.py.
"""

from __future__ import annotations

import ctypes
import importlib.util
import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

# Shared library → the Debian package that holds it. The Debian 12 wheels of Qt were read for their needs.
_EVERY_WINDOW: Mapping[str, str] = MappingProxyType(
    {
        "libglib-2.0.so.0": "libglib2.0-0",
        "libgthread-2.0.so.0": "libglib2.0-0",
        "libGL.so.1": "libgl1",
        "libEGL.so.1": "libegl1",
        "libX11.so.6": "libx11-6",
        "libfontconfig.so.1": "libfontconfig1",
        "libfreetype.so.6": "libfreetype6",
        "libdbus-1.so.3": "libdbus-1-3",
        "libxkbcommon.so.0": "libxkbcommon0",
    }
)
_X11: Mapping[str, str] = MappingProxyType(
    {
        "libX11-xcb.so.1": "libx11-xcb1",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
        "libxcb.so.1": "libxcb1",
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-image.so.0": "libxcb-image0",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-randr.so.0": "libxcb-randr0",
        "libxcb-render.so.0": "libxcb-render0",
        "libxcb-render-util.so.0": "libxcb-render-util0",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-shm.so.0": "libxcb-shm0",
        "libxcb-sync.so.1": "libxcb-sync1",
        "libxcb-util.so.1": "libxcb-util1",
        "libxcb-xfixes.so.0": "libxcb-xfixes0",
        "libxcb-xkb.so.1": "libxcb-xkb1",
    }
)
_WAYLAND: Mapping[str, str] = MappingProxyType(
    {
        "libwayland-client.so.0": "libwayland-client0",
        "libwayland-cursor.so.0": "libwayland-cursor0",
        "libwayland-egl.so.1": "libwayland-egl1",
    }
)
_BY_PLATFORM: Mapping[str, Mapping[str, str]] = MappingProxyType({"xcb": _X11, "wayland": _WAYLAND})

# Left out of the line to type, since the other package brings it.
_COMES_WITH: Mapping[str, str] = MappingProxyType(
    {
        "libx11-6": "libgl1",
        "libx11-xcb1": "libgl1",
        "libxcb1": "libgl1",
        "libxcb-randr0": "libgl1",
        "libxcb-shm0": "libgl1",
        "libxcb-sync1": "libgl1",
        "libxcb-xfixes0": "libgl1",
        "libfreetype6": "libfontconfig1",
        "libxcb-image0": "libxcb-cursor0",
        "libxcb-render0": "libxcb-cursor0",
        "libxcb-render-util0": "libxcb-cursor0",
        "libxcb-util1": "libxcb-cursor0",
    }
)

# Renamed in Debian 13 and Ubuntu 24.04 when times became 64 bits wide on small machines.
_RENAMED: Mapping[str, str] = MappingProxyType({"libglib2.0-0": "libglib2.0-0t64"})


@dataclass(frozen=True)
class ScreenProblem:
    """Why no window can open here.

    ``reason`` is ``no_screen`` (nothing to draw on; missing libraries are named all the same) or
    ``libraries``. ``libraries`` are names of shared libraries, ``packages`` what they are called in
    ``apt`` (empty where there is no apt), ``detail`` what the system said, in its own words.
    """

    reason: Literal["no_screen", "libraries"]
    libraries: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    detail: str = ""

    @property
    def install_line(self) -> str:
        """The one line to type in a terminal, or nothing where we do not know one."""
        return f"sudo apt install {' '.join(self.packages)}" if self.packages else ""

    @property
    def message(self) -> str:
        """What is wrong and what to do, in English, for the command line."""
        lines = []
        if self.reason == "no_screen":
            lines.append("No window can open: there is no screen here.")
            lines.append("The documents can be made without one: asf-starter export PLAN --to FOLDER")
        if self.libraries:
            lines.append(f"Missing for the window: {', '.join(self.libraries)}")
        elif self.detail:
            lines.append(f"Qt's libraries do not load: {self.detail}")
        if self.install_line:
            lines.append(f"To install what is missing: {self.install_line}")
        return "\n".join(lines)


def missing_for_window(
    environment: Mapping[str, str] | None = None, system: str = sys.platform
) -> ScreenProblem | None:
    """What stands between this computer and a window; None where a window can open."""
    if system in ("win32", "darwin"):
        return None
    qt = _qt_folder()
    if qt is None:
        return ScreenProblem("libraries", libraries=("PySide6",))
    asked = _platforms(os.environ if environment is None else environment)
    present = [platform for platform, answers in asked.items() if answers]
    failures = {platform: _load_failure(qt, platform) for platform in present}
    if any(not failure for failure in failures.values()):
        return None
    wanted = present[-1] if present else "xcb"
    libraries = {**_EVERY_WINDOW, **_BY_PLATFORM.get(wanted, {})}
    missing = tuple(library for library in libraries if _load_error(library))
    return ScreenProblem(
        "libraries" if present else "no_screen",
        libraries=missing,
        packages=_packages(libraries[library] for library in missing),
        detail=failures.get(wanted, ""),
    )


def _qt_folder() -> Path | None:
    """Where the wheel keeps Qt's own libraries; found without importing it."""
    spec = importlib.util.find_spec("PySide6")
    return Path(spec.origin).parent / "Qt" if spec and spec.origin else None


def _platforms(environment: Mapping[str, str]) -> dict[str, bool]:
    """The kinds of screen that Qt would try here, in its order, and whether each one answers."""
    chosen = environment.get("QT_QPA_PLATFORM", "")
    if chosen:
        names = [name.partition(":")[0].partition("-")[0] for name in chosen.split(";")]
    else:
        names = [
            name
            for name, variable in (("wayland", "WAYLAND_DISPLAY"), ("xcb", "DISPLAY"))
            if environment.get(variable)
        ]
    return {name: _answers(name, environment) for name in names}


def _answers(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether there is a screen behind this name. Platforms that draw into memory always answer."""
    if platform == "xcb":
        return bool(environment.get("DISPLAY")) and _x11_answers(environment["DISPLAY"])
    if platform == "wayland":
        return _wayland_answers(environment)
    return True


def _x11_answers(display: str) -> bool:
    """Opens and closes a connection to the X server, as Qt will."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # the missing library is what has to be told, and the list of libraries does that
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    try:
        return not bool(xcb.xcb_connection_has_error(connection))
    finally:
        xcb.xcb_disconnect(connection)


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    """Whether somebody listens at the Wayland socket. A relative name lies in XDG_RUNTIME_DIR."""
    place = Path(environment.get("XDG_RUNTIME_DIR", "")) / environment.get("WAYLAND_DISPLAY", "wayland-0")
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(2)
            connection.connect(str(place))
    except OSError:
        return False
    return True


def _load_failure(qt: Path, platform: str) -> str:
    """What stops Qt's widgets or this platform's plug-in from loading; empty when nothing does."""
    widgets = qt / "lib" / "libQt6Widgets.so.6"
    plugin = qt / "plugins" / "platforms" / f"libq{platform}.so"
    return _load_error(str(widgets)) or _load_error(str(plugin))


def _load_error(library: str) -> str:
    try:
        ctypes.CDLL(library)
    except OSError as error:
        return str(error)
    return ""


def _packages(names: Iterable[str]) -> tuple[str, ...]:
    """What to ask apt for, under the names of this release; nothing where there is no apt."""
    if shutil.which("apt-get") is None:
        return ()
    missing = dict.fromkeys(names)
    return tuple(_name_here(name) for name in missing if _COMES_WITH.get(name) not in missing)


def _name_here(package: str) -> str:
    renamed = _RENAMED.get(package)
    if renamed is None or shutil.which("apt-cache") is None:
        return package
    known = subprocess.run(["apt-cache", "pkgnames", renamed], capture_output=True, text=True, check=False)
    return renamed if renamed in known.stdout.split() else package


def main() -> int:
    """Prints ``null``, or the problem as a JSON object with ``install_line``."""
    problem = missing_for_window()
    answer = None if problem is None else asdict(problem) | {"install_line": problem.install_line}
    print(json.dumps(answer))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
