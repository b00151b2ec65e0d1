"""What `assets/library.js` and the article view ask the server for; every value is checked, any may come."""

from collections.abc import Callable, Mapping
from pathlib import Path

import gradio as gr
from gradio.events import api

from dateline.encodable import encodable
from dateline.errors import UsageError
from index.catalogue import Card
from ui.dates import day
from ui.web.edge import told
from ui.web.html import esc, line
from ui.web.library.charts_html import charts_html
from ui.web.library.listing import read_ids, read_listing
from ui.web.library.page_html import MOST_FILES
from ui.web.library.parts import words
from ui.web.library.patience import patiently
from ui.web.library.removal import forget, removed_html
from ui.web.library.report_html import taking_html
from ui.web.library.sources import MOST_ADDRESSES, Sources, addresses_in, examples
from ui.web.library.table_html import View, table_html
from ui.web.library.taking import BusyError, Takings
from ui.web.library.uploads import uploads_of
from ui.web.programs import Json, shown
from ui.web.say import say
from ui.web.site import Site
from ui.web.words import count, language

MOST_IDS = 1000
"""Articles that may be taken out or brought back at once."""
MOST_OPTIONS = 400
LONGEST_NAME = 4000
LONGEST_ADDRESSES = 200_000


class Calls:
    """The library as the tab shows it, and the changes that the tab makes."""

    def __init__(self, site: Site, page: gr.Blocks) -> None:
        self._site = site
        self._page = page
        self._library = site.runtime.library
        self._takings = Takings(self._library)
        site.closing.append(self._takings.close)

    def look(self, owner: str) -> Json:
        """Return all that the tab shows but for the table and the charts."""
        catalogue = self._library.catalogue()
        return {
            "articles": len(catalogue.cards),
            "size": self._size(),
            "outlets": _options([(name, name, number) for name, number in catalogue.outlets]),
            "languages": _options([(code, language(code), number) for code, number in catalogue.languages]),
            "removed": removed_html(self._library.removed()),
            "examples": not catalogue.cards and examples() is not None,
            **self.job(owner),
        }

    def table(self, query: object) -> str:
        """Return a page of the table."""
        listing, page = read_listing(query)
        catalogue = self._library.catalogue()
        return table_html(
            View(catalogue, listing, catalogue.find(listing, self._holding(listing.words)), page)
        )

    def charts(self, query: object) -> str:
        """Return the charts of all that a query finds."""
        listing, _ = read_listing(query)
        catalogue = self._library.catalogue()
        return charts_html(catalogue.find(listing, self._holding(listing.words)), catalogue.outlet_names)

    def take(self, owner: str, value: object) -> Json:
        """Begin to put in what a browser has sent or named; return how that stands.

        Raises:
            UsageError: it names nothing, too much, or a file that was not uploaded.
            BusyError: articles are being put in already.
        """
        sources = self._sources(value)
        if not sources:
            raise UsageError(say("library.take_nothing"), say("library.take_remedy"))
        self._takings.begin(owner, sources)
        return self.job(owner)

    def job(self, owner: str) -> Json:
        """Return how putting in stands: whether it runs, and what there is to show of it."""
        last = self._takings.last
        if last is None:
            return {"running": False, "job": ""}
        return {
            "running": not last.over.is_set(),
            "job": taking_html(last, self._card, mine=last.owner == owner),
        }

    def stop(self, owner: str) -> Json:
        """Stop what is being put in."""
        self._takings.stop()
        return self.job(owner)

    def put_away(self, owner: str) -> Json:
        """Put the report away."""
        if self._takings.last is not None and self._takings.last.owner == owner:
            self._takings.put_away()
        return self.job(owner)

    def remove(self, value: object) -> Json:
        """Take articles out; return which, and the sentence that says so."""
        ids = read_ids(value, MOST_IDS)
        titles = [card.title for one in ids if (card := self._card(one)) is not None]
        gone = self._change(lambda: self._library.put_aside(ids))
        if not gone:
            raise UsageError(say("library.remove_none"), say("library.remove_none_remedy"))
        if len(gone) == 1:
            title = (titles[0] if titles else None) or say("library.untitled")
            return {"ids": gone, "said": say("library.removed_one", title=title)}
        return {"ids": gone, "said": say("library.removed_many", count=f"{len(gone):,}")}

    def put_back(self, value: object) -> Json:
        """Bring articles back; return which, and the sentence that says so."""
        ids = read_ids(value, MOST_IDS)
        back = self._change(lambda: self._library.bring_back(ids))
        if not back:
            raise UsageError(say("library.back_none"), say("library.back_none_remedy"))
        said = say("library.back_one") if len(back) == 1 else say("library.back_many", count=f"{len(back):,}")
        return {"ids": back, "said": said}

    def forget(self) -> Json:
        """Drop all that was taken out for good."""
        gone = self._change(lambda: forget(self._library, [one.id for one in self._library.removed()]))
        return {"ids": gone, "said": say("library.forgotten", count=count(len(gone), "article"))}

    def _change(self, change: Callable[[], list[str]]) -> list[str]:
        """Change the library, unless articles are being put in, which may take long."""
        last = self._takings.last
        if last is not None and not last.over.is_set():
            raise BusyError
        return patiently(change)

    def _card(self, article: str) -> Card | None:
        return self._library.catalogue().card(article)

    def _holding(self, text: str) -> set[str]:
        return self._library.holding(text) if text.strip() else set()

    def _size(self) -> str:
        catalogue = self._library.catalogue()
        if not catalogue.cards:
            return ""  # the welcome says it
        articles, outlets = count(len(catalogue.cards), "article"), len(catalogue.outlets)
        said = (
            say("library.size", articles=articles)
            if not outlets
            else say("library.size_outlets", articles=articles, outlets=count(outlets, "outlet"))
        )
        if catalogue.days is None:
            return line(said + ".")
        first, last = map(day, catalogue.days)
        key = "library.span" if first != last else "library.span_one"
        return line(said + say(key, first=first, last=last))

    def _sources(self, value: object) -> Sources:
        if not isinstance(value, Mapping):
            raise UsageError(say("library.take_odd", value=shown(value)), say("library.take_remedy"))
        if value.get("examples") is True:
            return Sources(folder=examples())
        sent, typed = value.get("uploads") or [], value.get("addresses") or ""
        if not isinstance(sent, list) or not isinstance(typed, str) or len(typed) > LONGEST_ADDRESSES:
            raise UsageError(say("library.take_odd", value=shown(value)), say("library.take_remedy"))
        if len(sent) > MOST_FILES:
            raise UsageError(
                say("library.too_many", count=f"{len(sent):,}"),
                say("library.too_many_remedy", most=f"{MOST_FILES:,}"),
            )
        addresses = addresses_in(encodable(typed))
        if len(addresses) > MOST_ADDRESSES:
            raise UsageError(
                say("library.too_many_addresses", count=f"{len(addresses):,}"),
                say("library.too_many_addresses_remedy", most=MOST_ADDRESSES),
            )
        return Sources(uploads=tuple(uploads_of([self._uploaded(one) for one in sent])), addresses=addresses)

    def _uploaded(self, value: object) -> tuple[Path, str]:
        """Return where the server put an uploaded file, and what its browser calls it.

        Only what came in through this very server counts: a path that is made up leads nowhere.
        """
        path = value.get("path") if isinstance(value, Mapping) else None
        name = value.get("name") if isinstance(value, Mapping) else None
        if not isinstance(path, str) or not isinstance(name, str) or len(name) > LONGEST_NAME:
            raise UsageError(say("library.upload_odd", value=shown(value)), say("library.upload_remedy"))
        if path not in self._page.upload_file_set:
            raise UsageError(say("library.upload_unknown", name=shown(name)), say("library.upload_remedy"))
        self._page.upload_file_set.discard(path)
        return Path(path), name


def _options(values: list[tuple[str, str, int]]) -> str:
    """Return the options of a filter, the most frequent ones, by name."""
    listed = sorted(values[:MOST_OPTIONS], key=lambda one: one[1].casefold())
    options = (
        f'<option value="{esc(value)}">{line(name)} ({number:,})</option>' for value, name, number in listed
    )
    return f'<option value="">{words("any")}</option>{"".join(options)}'


def offer(site: Site, page: gr.Blocks) -> None:
    """Offer the calls to the page's scripts."""
    calls = Calls(site, page)
    _offer_looking(site, calls)
    _offer_putting_in(site, calls)
    _offer_taking_out(calls)


def _offer_looking(site: Site, calls: Calls) -> None:
    def library_look(request: gr.Request) -> Json:
        return told(lambda: calls.look(site.owner(request)))

    def library_table(query: Json) -> str:
        return told(lambda: calls.table(query))

    def library_charts(query: Json) -> str:
        return told(lambda: calls.charts(query))

    _offer(library_look, library_table, library_charts)


def _offer_putting_in(site: Site, calls: Calls) -> None:
    def library_take(sources: Json, request: gr.Request) -> Json:
        return told(lambda: calls.take(site.owner(request), sources))

    def library_job(request: gr.Request) -> Json:
        return told(lambda: calls.job(site.owner(request)))

    def library_stop(request: gr.Request) -> Json:
        return told(lambda: calls.stop(site.owner(request)))

    def library_put_away(request: gr.Request) -> Json:
        return told(lambda: calls.put_away(site.owner(request)))

    _offer(library_take, library_job, library_stop, library_put_away)


def _offer_taking_out(calls: Calls) -> None:
    def library_remove(ids: list[str]) -> Json:
        return told(lambda: calls.remove(ids))

    def library_put_back(ids: list[str]) -> Json:
        return told(lambda: calls.put_back(ids))

    def library_forget() -> Json:
        return told(calls.forget)

    _offer(library_remove, library_put_back, library_forget)


def _offer(*calls: Callable[..., object]) -> None:
    for call in calls:
        api(call, api_name=call.__name__, queue=False, api_visibility="undocumented")
