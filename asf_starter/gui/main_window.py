"""A window: the start page, or one open plan. Opening, closing, and what is remembered of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QStackedWidget, QWidget

from asf_starter.core.texts import Statement
from asf_starter.gui.accessibility import announce
from asf_starter.gui.desk_port import DeskPort
from asf_starter.gui.dropping import DropWindow
from asf_starter.gui.kit import Kit
from asf_starter.gui.services import Services
from asf_starter.gui.shortcuts import add_shortcuts, keys_in_words, shortcuts_of
from asf_starter.gui.start_page import StartPage
from asf_starter.gui.widgets import Action
from asf_starter.gui.window_place import place_of, restore_place
from asf_starter.storage.problems import FileProblem

if TYPE_CHECKING:  # loaded when the first plan is opened, so that the start page is there sooner
    from asf_starter.gui.opening import Reading
    from asf_starter.gui.plan_view import PlanView
    from asf_starter.gui.route import Stop
    from asf_starter.gui.session import Session


class MainWindow(DropWindow):
    """One window of the desk. ``desk`` is told about settings and asked for other windows."""

    def __init__(self, kit: Kit, services: Services, desk: DeskPort) -> None:
        super().__init__()
        self.kit = kit
        self.services = services
        self.desk = desk
        self.session: Session | None = None
        self.view: PlanView | None = None
        self.start: StartPage | None = None
        self._menus: list[QMenu] = []
        self._place: tuple[Stop, bool] | None = None
        self._close_without_saving = False
        self.setObjectName("window")
        self.setAcceptDrops(True)
        restore_place(self, services.store.settings.geometry)
        self.room = QStackedWidget()
        self.setCentralWidget(self.room)
        add_shortcuts(self, shortcuts_of(self))
        self.show_start()

    # -- the two faces --

    def show_start(self, message: str = "") -> None:
        """Shows the start page."""
        self._drop_view()
        self.start = StartPage(self.kit, self.services, self._appearance(), message)
        self.start.new_wanted.connect(self.new_plan)
        self.start.open_wanted.connect(self.choose_file)
        self.start.example_wanted.connect(self.open_example)
        self.start.recent_wanted.connect(lambda path: self.open_path(Path(path)))
        self._face(self.start)
        self.setWindowTitle(self.kit.words("start.title"))
        self.start.new.setFocus()
        if message:
            announce(self, message, urgent=True)

    def _appearance(self) -> QMenu:
        menu = self.desk.appearance_menu(self)
        self._menus.append(menu)
        return menu

    def _face(self, widget: QWidget) -> None:
        while self.room.count():
            old = self.room.widget(0)
            if old is not None:
                self.room.removeWidget(old)
                old.hide()
                old.deleteLater()
        self.room.addWidget(widget)
        self.room.setCurrentWidget(widget)

    def _drop_view(self) -> None:
        if self.view is not None:
            self.view.close_view()
            self.view = None
        self.start = None
        for menu in self._menus:
            menu.deleteLater()
        self._menus = []

    def _show_plan(self, session: Session, place: tuple[Stop, bool] | None) -> None:
        from asf_starter.gui.plan_actions import PlanActions
        from asf_starter.gui.plan_view import PlanView

        self._drop_view()
        self.session = session
        self.plan_actions = PlanActions(self.kit, self.services, self, session)
        menu = self.plan_actions.menu(self)
        view = PlanView(self.kit, session, self.services, menu, self._appearance())
        self._menus.append(menu)
        self.view = view
        session.saved.connect(self._show_saved)
        session.save_failed.connect(self._show_failure)
        session.changed.connect(self._show_name)
        view.moved.connect(self._remember_place)
        view.search_wanted.connect(self.search)
        view.pages.compare_wanted.connect(self.plan_actions.choose_to_compare)
        self._face(view)
        self._show_name()
        view.bar.show_saved(self.kit.words("bar.saved_earlier") if session.file.exists else "")
        stop, short = place if place else (None, True)
        view.start(stop, short=short)

    def rebuild(self, kit: Kit) -> None:
        """Builds everything anew in another language or look; the plan and the place stay."""
        self.kit = kit
        focus = self.focusWidget()
        name = focus.objectName() if focus else ""
        if self.session is None or self.view is None:
            self.show_start(self.start.message_words.text() if self.start else "")
        else:
            session, place = self.session, (self.view.here, self.view.short)
            session.saved.disconnect(self._show_saved)
            session.save_failed.disconnect(self._show_failure)
            session.changed.disconnect(self._show_name)
            session.use_handbook(kit.handbook)
            self._show_plan(session, place)
        again = self.findChild(QWidget, name) if name else None
        if again is not None:
            again.setFocus()

    # -- opening --

    def new_plan(self) -> None:
        """Begins an empty plan."""
        from asf_starter.gui.opening import read_new

        self.take(lambda: read_new(self.kit, self.services))

    def open_example(self, example: str) -> None:
        """Opens a copy of an example to look at and to try things in."""
        from asf_starter.gui.opening import read_example

        self.take(lambda: read_example(self.kit, self.services, example))

    def choose_file(self) -> None:
        """Asks for a plan file, or an exported PDF that carries one."""
        path, _ = QFileDialog.getOpenFileName(
            self,
            self.kit.words("plan.open"),
            str(self.services.folders.documents),
            self.kit.words("plan.file_kinds"),
        )
        if path:
            self.open_path(Path(path))

    def open_path(self, path: Path) -> None:
        """Opens a plan; one that is open in another window of ours is brought to the front."""
        from asf_starter.gui.opening import read_file

        if not self.desk.bring_to_front(path):
            self.take(lambda: read_file(path))

    def take(self, read: Reading) -> None:
        """Opens what ``read`` gives, here or in a new window; says why where it cannot be opened."""
        if self.session is not None:
            self.desk.new_window().take(read)
            return
        from asf_starter.gui.beginning import begin

        try:
            begun = begin(read, self.kit, self.services)
        except FileProblem as problem:
            self.show_start(self.kit.phrases.say(problem.statement))
            return
        self._show_plan(begun.session, begun.place)
        self.remember()
        if begun.changed_outside:
            self.show_note(self.kit.phrases.text("files.plan.changed_outside"))

    # -- what is remembered and shown --

    @property
    def plan_name(self) -> str:
        """The plan's name: its own, or the enterprise's, or that it has none yet."""
        if self.session is None:
            return ""
        named = self.session.assessment.answers.value("enterprise_name")
        own = named if isinstance(named, str) else ""
        return self.session.plan.name or own or self.kit.words("plan.unnamed")

    def _show_name(self) -> None:
        if self.view is not None:
            self.view.bar.show_name(self.plan_name)
            self.setWindowTitle(self.kit.words("plan.window_title", name=self.plan_name))

    def _remember_place(self, stop: Stop, short: bool) -> None:
        self._place = (stop, short)
        self.remember()

    def remember(self) -> None:
        """Keeps where one is in the list of recent plans, once the plan has a file."""
        session = self.session
        if session is None or not session.file.exists:
            return
        from asf_starter.gui.recent import with_plan  # with everything that counts a plan's questions
        from asf_starter.gui.route import CHECK

        self.services.store.change(
            lambda settings: with_plan(
                settings,
                session.file.path,
                session.assessment,
                self.kit.handbook.interview,
                name=self.plan_name,
                opened=session.now().isoformat(timespec="seconds"),
                place=self._place or (CHECK, False),
            )
        )

    def _show_saved(self, time: object) -> None:
        if self.view is not None:
            self.view.bar.show_saved(self.kit.words("bar.saved", time=f"{time:%H:%M}"))
            self.view.banner.dismiss()
        self.remember()

    def _show_failure(self, statement: Statement) -> None:
        self._show_banner(
            self.kit.phrases.say(statement),
            ("banner.retry", self.save_by_hand),
            ("banner.save_as", self.plan_actions.save_as),
        )

    def _show_banner(self, words: str, *buttons: tuple[str, Action], calm: bool = False) -> None:
        if self.view is None:
            return
        offered = [(self.kit.words(key), action) for key, action in buttons]
        close = (self.kit.words("banner.dismiss"), self.view.banner.dismiss)
        self.view.banner.show_message(words, offered or [close], calm=calm)
        self.view.panes.chain()

    # -- what a person can do anywhere --

    def undo(self) -> None:
        """Takes the last step back."""
        if self.session is not None:
            self.plan_actions.undo()

    def redo(self) -> None:
        """Takes the undone step again."""
        if self.session is not None:
            self.plan_actions.redo()

    def go_to_export(self) -> None:
        """Shows the page where the plan becomes paper."""
        from asf_starter.gui.route import EXPORT

        if self.view is not None:
            self.view.go(EXPORT, focus=True)

    def show_note(self, words: str, *, calm: bool = False) -> None:
        """Shows a message until it is dismissed; ``calm`` where nothing has gone wrong."""
        self._show_banner(words, calm=calm)

    def go_to_question(self, question: str) -> None:
        """Shows a question of the open plan."""
        if self.view is not None:
            self.view.go_to_question(question)

    def search(self) -> None:
        """Finds a question, an answer or a word."""
        if self.session is None or self.view is None:
            return
        from asf_starter.gui.search import SearchDialog

        dialog = SearchDialog(self.kit, self.session.assessment, self)
        dialog.question_wanted.connect(self.view.go_to_question)
        dialog.code_wanted.connect(self.plan_actions.show_code)
        dialog.open()

    def show_keys(self) -> None:
        """Shows what can be done with which keys."""
        from asf_starter.gui.keys_dialog import KeysDialog

        KeysDialog(self.kit, keys_in_words(self.kit, shortcuts_of(self)), self).open()

    def go_to_pane(self, step: int) -> None:
        """Puts the keyboard into the next part of the window, or the one before."""
        if self.view is not None:
            self.view.panes.go(step)

    def save_by_hand(self) -> None:
        """Saves at once and says so, for those who are used to it."""
        if self.session is not None and self.session.save_now(always=True):
            self._show_saved(self.session.now())
            announce(self, self.kit.words("bar.saved", time=f"{self.session.now():%H:%M}"))

    # -- closing --

    def close_plan(self) -> None:
        """Goes back to the start page; everything is saved."""
        if self.session is None:
            self.close()
        elif self._let_go():
            self.show_start()

    def _let_go(self) -> bool:
        """Saves and ends the session; False where saving failed and the person has to decide."""
        session = self.session
        if session is None:
            return True
        if not self._close_without_saving and not session.save_now():
            self._show_banner(
                self.kit.words("banner.not_saved"),
                ("banner.retry", self.save_by_hand),
                ("banner.save_as", self.plan_actions.save_as),
                ("banner.close_anyway", self.close_anyway),
            )
            return False
        self.remember()
        self.end_session()
        return True

    def end_session(self) -> None:
        """Lets go of the plan without saving."""
        self._drop_view()
        if self.session is not None:
            self.session.close()
            self.session = None
        self._place = None

    def close_anyway(self) -> None:
        """Closes although the last changes could not be saved."""
        self._close_without_saving = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._let_go():
            event.ignore()
            return
        self.desk.closed(self, place_of(self))
        event.accept()
