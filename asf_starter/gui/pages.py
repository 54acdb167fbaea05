"""From a stop on the way to the page that is shown there."""

from __future__ import annotations

from dataclasses import replace

from asf_starter.core.interview.interview import Chapter
from asf_starter.gui.chapter_page import ChapterPage
from asf_starter.gui.check_page import CheckPage
from asf_starter.gui.kit import Kit
from asf_starter.gui.page_view import PageView
from asf_starter.gui.paper.export_page import ExportPage
from asf_starter.gui.route import Stop, chapter_progress, is_asked
from asf_starter.gui.services import Services
from asf_starter.gui.session import Session
from asf_starter.gui.standing_page import StandingPage
from asf_starter.gui.widgets import Column


def make_page(kit: Kit, session: Session, services: Services, stop: Stop, *, short: bool) -> Column:
    """The page of a stop. Raises StopIteration for a page or chapter that the interview does not have."""
    match stop.kind:
        case "standing":
            return StandingPage(kit, short=short)
        case "check":
            return CheckPage(kit, session, short=short)
        case "export":
            return ExportPage(kit, session, services)
        case "chapter":
            return _chapter_page(kit, session, stop.id)
        case "page":
            return _page_view(kit, session, services, stop.id, short=short)


def _chapter_page(kit: Kit, session: Session, chapter_id: str) -> ChapterPage:
    chapters = kit.handbook.interview.chapters
    chapter = next(chapter for chapter in chapters if chapter.id == chapter_id)
    place = kit.words("chapter.place", number=chapters.index(chapter) + 1, total=len(chapters))
    progress = chapter_progress(chapter, session.assessment.answers, short=False)
    return ChapterPage(kit, chapter, place=place, progress=progress)


def _page_view(kit: Kit, session: Session, services: Services, page_id: str, *, short: bool) -> PageView:
    chapter, page = next(
        (chapter, page)
        for chapter in kit.handbook.interview.chapters
        for page in chapter.pages
        if page.id == page_id
    )
    place = _place_in_chapter(kit, session, chapter, page_id, short=short)
    store = services.store
    view = PageView(kit, session, page, place=place, short=short, table_view=store.settings.table_view)
    view.table_view_chosen.connect(lambda chosen: store.change(lambda now: replace(now, table_view=chosen)))
    view.panel_unfolded.connect(lambda on: store.change(lambda now: replace(now, panels_open=on)))
    view.follow_settings(store.settings)
    return view


def _place_in_chapter(kit: Kit, session: Session, chapter: Chapter, page_id: str, *, short: bool) -> str:
    answers = session.assessment.answers
    asked = [page.id for page in chapter.pages if is_asked(page, answers, short=short)]
    number = asked.index(page_id) + 1 if page_id in asked else 1
    return kit.words("page.place", chapter=chapter.title, number=number, total=max(1, len(asked)))
