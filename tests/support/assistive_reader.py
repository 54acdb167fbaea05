"""A small assistive technology: it meets a program by role and name only, as a screen reader does.

    with assistive_bus() as bus, AssistiveReader(bus.address) as reader:
        reader.meet(process_id, last_words)
        reader.press("push button", "Fortsätt")
        reader.write("text", "Vad ska företaget heta?", "Kornbodens kafé")
        reader.wait_for_words("Det här är inte ett tal")

Every method waits until what it needs is there, and fails with what can be heard when it does not come.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, Properties, message_bus
from jeepney import new_method_call as call
from jeepney.io.blocking import open_dbus_connection

REGISTRY = "org.a11y.atspi.Registry"
DESKTOP = (REGISTRY, "/org/a11y/atspi/accessible/root")
SPI = "org.a11y.atspi."
EVENTS = ("object:announcement", "object:state-changed:focused", "object:children-changed", "window:activate")
PATIENCE = 20.0
"""Seconds until something that does not come counts as missing: a slow computer is no failure."""
_GLANCE = 0.1

Found = TypeVar("Found")
Place = tuple[str, str]


class State(IntEnum):
    """The states that are asked for, by their numbers in AT-SPI."""

    CHECKED = 4
    ENABLED = 8
    EXPANDABLE = 9
    EXPANDED = 10
    FOCUSED = 12
    SHOWING = 25


class Key(IntEnum):
    """Keys by their X names' numbers."""

    TAB = 0xFF09
    ESCAPE = 0xFF1B
    RIGHT = 0xFF53
    F6 = 0xFFC3
    RETURN = 0xFF0D
    SPACE = 0x20
    DOWN = 0xFF54
    END = 0xFF57


@dataclass(frozen=True)
class Thing:
    """What assistive technology knows of a part of the window. ``depth`` counts from the application."""

    place: Place
    depth: int
    role: str
    name: str
    description: str
    states: int

    def is_(self, state: State) -> bool:
        return bool(self.states >> state & 1)

    def __str__(self) -> str:
        told = f" ({self.description})" if self.description else ""
        marks = "".join(f" [{s.name.lower()}]" for s in (State.CHECKED, State.FOCUSED) if self.is_(s))
        return f"{'  ' * self.depth}{self.role} «{self.name}»{told}{marks}"


class AssistiveReader:
    """Listens to a program and acts on it. ``announced`` is what was said without moving the focus."""

    def __init__(self, address: str) -> None:
        self._connection = open_dbus_connection(address)
        self._heard: deque[Message] = deque()
        self._application: Place | None = None
        self.announced: list[str] = []
        self.focused: Place | None = None
        registry = DBusAddress("/org/a11y/atspi/registry", REGISTRY, REGISTRY)
        rule = MatchRule(type="signal")
        asked = [message_bus.AddMatch(rule)]
        asked += [call(registry, "RegisterEvent", "sass", (event, [], "")) for event in EVENTS]
        for message in asked:  # the registry may still be starting
            self._wait(lambda message=message: self._ask([message])[0], lambda: "nobody registers listeners")

    def __enter__(self) -> AssistiveReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    # -- listening --

    def meet(self, process_id: int, last_words: Path) -> None:
        """Waits for the program to come on the bus; fails with what it wrote when it does not."""

        def find() -> Place | None:
            for place in self._children([DESKTOP])[0]:
                answer = self._ask([_of_bus("GetConnectionUnixProcessID", place[0])])[0]
                if answer and answer[0] == process_id:
                    return place
            return None

        self._application = self._wait(find, lambda: last_words.read_text("utf-8") or "it never came")

    def things(self) -> list[Thing]:
        """Everything that is shown now, in the order of the tree."""
        assert self._application is not None, "meet the program first"
        below: dict[Place, list[Thing]] = {}
        level: list[Place] = [self._application]
        depth = 0
        while level:
            following: list[Place] = []
            for place, children in zip(level, self._children(level), strict=True):
                below[place] = [t for t in self._read(children, depth) if t.is_(State.SHOWING)]
                following += [thing.place for thing in below[place]]
            level, depth = following, depth + 1
        return list(_in_order(below, self._application))

    def heard(self) -> str:
        """All that is shown, a line each: what a test says when it fails."""
        return "\n".join(str(thing) for thing in self.things())

    def find(self, role: str, name: str, *, state: State | None = None) -> Thing:
        """Waits for a thing with this role whose name begins so, and which can be used."""

        def look() -> Thing | None:
            found = [t for t in self.things() if t.role == role and t.name.startswith(name)]
            exact = [t for t in found if t.name == name] or found
            ready = [t for t in exact if t.is_(State.ENABLED) and (state is None or t.is_(state))]
            return ready[0] if ready else None

        return self._wait(look, lambda: f"no {role} «{name}» among\n{self.heard()}")

    def wait_for_words(self, words: str) -> Thing:
        """Waits for something whose name or description holds the words."""

        def look() -> Thing | None:
            return next((t for t in self.things() if words in t.name or words in t.description), None)

        return self._wait(look, lambda: f"nobody says «{words}»:\n{self.heard()}")

    def wait_for_focus(self, role: str, words: str) -> Thing:
        """Waits until the keyboard is told to have come last to something whose name holds the words."""

        def look() -> Thing | None:
            self._listen()
            place = self.focused
            thing = next(self._read([place], 0), None) if place else None
            return thing if thing and thing.role == role and words in thing.name else None

        return self._wait(look, lambda: f"the keyboard is not at a {role} «{words}»:\n{self.heard()}")

    def wait_for_announcement(self, words: str) -> str:
        """Waits until something that holds the words has been announced."""

        def look() -> str | None:
            self._listen()
            return next((said for said in self.announced if words in said), None)

        return self._wait(look, lambda: f"«{words}» was not announced, only {self.announced}")

    def text_of(self, thing: Thing) -> str:
        """What stands in a field."""
        answer = self._ask([_to(thing, "Text", "GetText", "ii", (0, -1))])[0]
        return str(answer[0]) if answer else ""

    # -- acting --

    def press(self, role: str, name: str) -> Thing:
        """Does the first action that a thing offers: presses, ticks or unfolds it."""
        thing = self.find(role, name)
        answer = self._ask([_to(thing, "Action", "DoAction", "i", (0,))])[0]
        assert answer is not None, f"{thing} cannot be pressed"
        return thing

    def choose(self, role: str, name: str) -> None:
        """Presses a row to choose, and waits until it is chosen."""
        self.press(role, name)
        self.find(role, name, state=State.CHECKED)

    def write(self, name: str, text: str) -> Thing:
        """Puts a text into a field, all at once, as dictation does; waits until it stands there."""
        field = self.enter("text", name)
        answer = self._ask([_to(field, "EditableText", "SetTextContents", "s", (text,))])[0]
        assert answer is not None, f"{field} cannot be written in"
        self._wait(lambda: self.text_of(field) == text or None, lambda: f"{field} holds another text")
        return field

    def enter(self, role: str, name: str) -> Thing:
        """Puts the keyboard into a thing, and waits until it is there."""
        thing = self.find(role, name)
        self._ask([_to(thing, "Component", "GrabFocus", None, ())])
        return self.find(role, name, state=State.FOCUSED)

    def key(self, *keys: Key) -> None:
        """Strikes keys, wherever the keyboard is."""
        for key in keys:
            self._strike(int(key), "", 3)

    def type(self, text: str) -> None:
        """Types a text, letter by letter."""
        self._strike(0, text, 4)

    def _strike(self, code: int, text: str, kind: int) -> None:
        controller = DBusAddress(
            "/org/a11y/atspi/registry/deviceeventcontroller", REGISTRY, f"{SPI}DeviceEventController"
        )
        answer = self._ask([call(controller, "GenerateKeyboardEvent", "isu", (code, text, kind))])[0]
        assert answer is not None, "keys cannot be struck here"

    # -- the bus --

    def _children(self, places: Sequence[Place]) -> list[list[Place]]:
        asked = [call(_address(place, "Accessible"), "GetChildren") for place in places]
        return [[tuple(child) for child in answer[0]] if answer else [] for answer in self._ask(asked)]

    def _read(self, places: Sequence[Place], depth: int) -> Iterator[Thing]:
        asked: list[Message] = []
        for place in places:
            address = _address(place, "Accessible")
            asked += [call(address, "GetRoleName"), call(address, "GetState")]
            asked += [Properties(address).get("Name"), Properties(address).get("Description")]
        answers = self._ask(asked)
        for number, place in enumerate(places):
            role, states, name, told = answers[4 * number : 4 * number + 4]
            if role and states and name and told:  # else it has gone while it was being looked at
                low, high = states[0]
                yield Thing(place, depth, role[0], name[0][1], told[0][1], low | high << 32)

    def _ask(self, messages: Sequence[Message]) -> list[Any]:
        """Sends all at once and gives the bodies of the answers; None for what is refused or gone."""
        waiting: dict[int, int] = {}
        answers: list[Any] = [None] * len(messages)
        for number, message in enumerate(messages):
            serial = next(self._connection.outgoing_serial)
            waiting[serial] = number
            self._connection.send(message, serial=serial)
        while waiting:
            message = self._connection.receive(timeout=PATIENCE)
            number = waiting.pop(message.header.fields.get(HeaderFields.reply_serial, 0), -1)
            if number < 0:
                self._note(message)
            elif message.header.message_type == MessageType.method_return:
                answers[number] = message.body or ((),)
        return answers

    def _note(self, message: Message) -> None:
        if message.header.fields.get(HeaderFields.member) == "Announcement":
            self.announced.append(str(message.body[3][1]))
        elif _says_focused(message):
            fields = message.header.fields
            self.focused = (fields[HeaderFields.sender], fields[HeaderFields.path])

    def _listen(self, timeout: float = 0) -> None:
        """Takes what has been said meanwhile; waits so long for the first of it."""
        try:
            while True:
                self._note(self._connection.receive(timeout=timeout))
                timeout = 0
        except TimeoutError:
            return

    def _wait(self, look: Callable[[], Found | None], failure: Callable[[], str]) -> Found:
        end = time.monotonic() + PATIENCE
        while (found := look()) is None:
            if time.monotonic() > end:
                raise AssertionError(failure())
            self._listen(_GLANCE)
        return found


def _says_focused(message: Message) -> bool:
    is_state = message.header.fields.get(HeaderFields.member) == "StateChanged"
    return is_state and message.body[:2] == ("focused", 1)


def _address(place: Place, interface: str) -> DBusAddress:
    return DBusAddress(place[1], place[0], f"{SPI}{interface}")


def _to(
    thing: Thing, interface: str, method: str, signature: str | None, body: tuple[object, ...]
) -> Message:
    return call(_address(thing.place, interface), method, signature, body)


def _of_bus(method: str, name: str) -> Message:
    bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
    return call(bus, method, "s", (name,))


def _in_order(below: dict[Place, list[Thing]], place: Place) -> Iterator[Thing]:
    for thing in below.get(place, ()):
        yield thing
        yield from _in_order(below, thing.place)
