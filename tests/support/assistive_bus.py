"""A screen in memory and the bus of assistive technology (AT-SPI), both of this test's own.

The bus is the same one that a screen reader listens on: a D-Bus session with at-spi2-core, made in a new
folder and thrown away at the end. Nothing of the computer's own session is touched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

PROGRAMS: Mapping[str, str] = {"Xvfb": "xvfb", "dbus-daemon": "dbus-daemon"}
SERVICE = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
_SECONDS = 10.0


def missing() -> str:
    """What has to be installed before there can be such a bus; empty where nothing is missing."""
    packages = [package for program, package in PROGRAMS.items() if shutil.which(program) is None]
    if not SERVICE.exists():
        packages.append("at-spi2-core")
    if sys.platform != "linux":
        return "the bus of assistive technology is Linux's own"
    if packages:
        return f"no bus of assistive technology here; on Debian and Ubuntu: apt install {' '.join(packages)}"
    return "" if find_spec("jeepney") else "the test dependency jeepney is not installed"


@dataclass(frozen=True)
class AssistiveBus:
    """Where the bus is, and what a program needs in its environment to be heard there."""

    address: str
    environment: Mapping[str, str]


@contextmanager
def assistive_bus() -> Iterator[AssistiveBus]:
    """Starts screen and bus, and ends them again. Raises RuntimeError where one does not come."""
    folder = Path(tempfile.mkdtemp(prefix="asf-bus-"))  # pytest's own are too deep for a socket's name
    folder.chmod(0o700)
    started: list[subprocess.Popen[bytes]] = []
    try:
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "LANG": "C.UTF-8",
            "DISPLAY": f":{_start_screen(started)}",
        }
        session = _start_session(started, environment)
        yield AssistiveBus(
            _address_of_bus(session),
            {
                **environment,
                "DBUS_SESSION_BUS_ADDRESS": session,
                "QT_QPA_PLATFORM": "xcb",
                "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            },
        )
    finally:
        for process in reversed(started):
            end(process)
        shutil.rmtree(folder, ignore_errors=True)


def end(process: subprocess.Popen[bytes]) -> None:
    """Ends a process that was started here, and waits until it is gone."""
    process.terminate()
    try:
        process.wait(timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _start_screen(started: list[subprocess.Popen[bytes]]) -> str:
    """The number of a new screen; the X server itself finds one that is free."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    started.append(subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL))
    os.close(writing)
    with os.fdopen(reading, encoding="ascii") as told:
        number = told.readline().strip()
    if not number:
        raise RuntimeError("Xvfb ended before it had a screen")
    return number


def _start_session(started: list[subprocess.Popen[bytes]], environment: Mapping[str, str]) -> str:
    command = ["dbus-daemon", "--session", "--nofork", "--nosyslog", "--print-address=1"]
    daemon = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=dict(environment)
    )
    started.append(daemon)
    assert daemon.stdout is not None
    with daemon.stdout as told:
        address = told.readline().decode().strip()
    if not address:
        raise RuntimeError("dbus-daemon ended before it had an address")
    return address


def _address_of_bus(session: str) -> str:
    """Asks for the bus of assistive technology, which begins by being asked for."""
    from jeepney import DBusAddress, new_method_call
    from jeepney.io.blocking import open_dbus_connection

    bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
    with open_dbus_connection(session) as connection:
        reply = connection.send_and_get_reply(new_method_call(bus, "GetAddress"), timeout=_SECONDS)
    return str(reply.body[0])
