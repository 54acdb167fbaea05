"""Gives the keyboard of an X screen to a window, which a window manager does where there is one."""

from __future__ import annotations

import ctypes
import ctypes.util
import time
from collections.abc import Iterator
from contextlib import contextmanager

_VIEWABLE = 2
_REVERT_TO_PARENT = 2
_SECONDS = 20.0


class _Attributes(ctypes.Structure):
    """Xlib's XWindowAttributes."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("x", "y", "width", "height", "border_width", "depth")),
        ("visual", ctypes.c_void_p),
        ("root", ctypes.c_ulong),
        *((name, ctypes.c_int) for name in ("klass", "bit_gravity", "win_gravity", "backing_store")),
        ("backing_planes", ctypes.c_ulong),
        ("backing_pixel", ctypes.c_ulong),
        ("save_under", ctypes.c_int),
        ("colormap", ctypes.c_ulong),
        *((name, ctypes.c_int) for name in ("map_installed", "map_state")),
        *((name, ctypes.c_long) for name in ("all_event_masks", "your_event_mask", "do_not_propagate")),
        ("override_redirect", ctypes.c_int),
        ("screen", ctypes.c_void_p),
    )


def give_keyboard(display_name: str) -> None:
    """Gives the keyboard to the topmost ordinary window, and waits for one to come.

    Raises RuntimeError where no window comes.
    """
    end = time.monotonic() + _SECONDS
    with _display(display_name) as (library, display):
        while time.monotonic() < end:
            window = _topmost(library, display)
            if window:
                library.XSetInputFocus(display, ctypes.c_ulong(window), _REVERT_TO_PARENT, 0)
                library.XSync(display, 0)
                return
            time.sleep(0.05)  # asked again soon: X tells about new windows only those who manage them
    raise RuntimeError("no window came to the screen")


@contextmanager
def _display(name: str) -> Iterator[tuple[ctypes.CDLL, ctypes.c_void_p]]:
    library = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
    library.XOpenDisplay.restype = ctypes.c_void_p
    library.XDefaultRootWindow.restype = ctypes.c_ulong
    display = ctypes.c_void_p(library.XOpenDisplay(name.encode()))
    if not display:
        raise RuntimeError(f"no screen {name}")
    try:
        yield library, display
    finally:
        library.XCloseDisplay(display)


def _topmost(library: ctypes.CDLL, display: ctypes.c_void_p) -> int:
    """The last of the windows that are shown and manage themselves not; 0 for none."""
    root, parent = ctypes.c_ulong(), ctypes.c_ulong()
    children, count = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
    library.XQueryTree(
        display,
        ctypes.c_ulong(library.XDefaultRootWindow(display)),
        *(ctypes.byref(thing) for thing in (root, parent, children, count)),
    )
    for number in reversed(range(count.value)):
        attributes = _Attributes()
        library.XGetWindowAttributes(display, ctypes.c_ulong(children[number]), ctypes.byref(attributes))
        if attributes.map_state == _VIEWABLE and not attributes.override_redirect and attributes.width > 9:
            return int(children[number])
    return 0
