"""Manners towards servers: how often, how soon again, and what their `robots.txt` says."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from ingest.fetch.pace import backoff, retry_after
from ingest.fetch.pages import Fetcher
from tests.ingest.website import QUICK, STORY, Answer, Site, Visit, redirect, refusal, running


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as one:
        yield one


@pytest.fixture
def fetch() -> Iterator[Fetcher]:
    with Fetcher(QUICK, allow_private=True) as one:
        yield one


class Watch:
    """A clock that only moves when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def clock(self) -> float:
        return self.now


def test_a_server_that_stumbles_is_asked_again(site: Site, fetch: Fetcher) -> None:
    answers: list[Answer | str] = [(500, {}, b""), (503, {}, b""), STORY]
    site.pages["/a"] = lambda _: answers.pop(0)
    assert fetch(f"{site.root}/a").content == STORY.encode()


def test_a_connection_that_breaks_off_is_tried_again(site: Site, fetch: Fetcher) -> None:
    def breaks(visit: Visit) -> str | None:
        if len(site.pages_visited()) > 1:
            return STORY
        visit.send_response(200)
        visit.send_header("Content-Length", "1000")
        visit.end_headers()
        visit.wfile.write(b"half a page")
        return None

    site.pages["/a"] = breaks
    assert fetch(f"{site.root}/a").content == STORY.encode()


def test_a_busy_server_is_given_the_time_it_asks_for(site: Site) -> None:
    answers: list[Answer | str] = [(429, {"Retry-After": "7"}, b""), STORY]
    site.pages["/a"] = lambda _: answers.pop(0)
    watch = Watch()
    with Fetcher(QUICK, allow_private=True, clock=watch.clock, sleep=watch.sleep) as fetch:
        fetch(f"{site.root}/a")
    assert watch.slept == [7.0]


def test_who_asks_for_too_much_time_is_left_alone_at_once(site: Site) -> None:
    site.pages["/a"] = 429, {"Retry-After": "86400"}, b""
    watch = Watch()
    with Fetcher(QUICK, allow_private=True, clock=watch.clock, sleep=watch.sleep) as fetch:
        error = refusal(fetch, f"{site.root}/a")
    assert "429" in error.what
    assert "86400 seconds" in error.remedy
    assert watch.slept == []
    assert site.pages_visited() == ["/a"]


def test_waits_grow_and_are_the_same_each_time(site: Site) -> None:
    site.pages["/a"] = 502, {}, b""
    limits = replace(QUICK, backoff=1.0)
    watch = Watch()
    with Fetcher(limits, allow_private=True, clock=watch.clock, sleep=watch.sleep) as fetch:
        refusal(fetch, f"{site.root}/a")
    assert len(site.pages_visited()) == limits.most_tries
    assert watch.slept == [backoff(limits, f"{site.root}/a", tried) for tried in (1, 2, 3)]
    for least, slept in zip((1, 2, 4), watch.slept, strict=True):
        assert least <= slept <= 1.5 * least


def test_retry_after_may_be_a_moment() -> None:
    at = {"date": "Mon, 05 Oct 2026 10:00:00 GMT", "retry-after": "Mon, 05 Oct 2026 10:00:30 GMT"}
    assert retry_after(at) == 30
    for odd in ("", "soon", "-5", "1e9", "Mon, 99 Oct"):
        assert retry_after({"retry-after": odd}) is None


def test_a_host_that_is_down_is_not_asked_for_each_of_its_pages(site: Site, fetch: Fetcher) -> None:
    for number in range(10):
        site.pages[f"/{number}"] = 503, {}, b""
        refusal(fetch, f"{site.root}/{number}")
    assert len(site.pages_visited()) == QUICK.most_broken * QUICK.most_tries
    assert "left alone" in refusal(fetch, f"{site.root}/11").what


@pytest.mark.parametrize(
    ("status", "word"), [(404, "no page"), (410, "no page"), (403, "not open"), (418, "418")]
)
def test_a_refusal_is_told_and_not_repeated(site: Site, fetch: Fetcher, status: int, word: str) -> None:
    site.pages["/a"] = status, {}, b""
    assert word in refusal(fetch, f"{site.root}/a").what
    assert site.pages_visited() == ["/a"]


def test_nobody_there(fetch: Fetcher) -> None:
    with running() as gone:
        url = gone.root
    assert "can't be reached" in refusal(fetch, url).what


def test_robots_are_asked_first_and_once(site: Site, fetch: Fetcher) -> None:
    site.pages["/robots.txt"] = (
        "User-agent: *\nDisallow: /private/\n\nUser-agent: dateline\nDisallow: /ours/\n"
    )
    for path in ("/private/a", "/ours/a", "/b"):
        site.pages[path] = STORY
    fetch(f"{site.root}/private/a")  # the rules for us stand in place of those for all
    assert "robots.txt" in refusal(fetch, f"{site.root}/ours/a").what
    assert "robots.txt" in refusal(fetch, f"{site.root}/x/../ours/a").what
    fetch(f"{site.root}/b")
    assert site.visits == ["/robots.txt", "/private/a", "/b"]


def test_a_redirect_into_the_forbidden_is_not_followed(site: Site, fetch: Fetcher) -> None:
    site.pages["/robots.txt"] = "User-agent: *\nDisallow: /private/\n"
    site.pages["/a"] = redirect("/private/a")
    refusal(fetch, f"{site.root}/a")
    assert site.pages_visited() == ["/a"]


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False)])
def test_without_robots_all_is_allowed_unless_the_server_fails(
    site: Site, fetch: Fetcher, status: int, *, allowed: bool
) -> None:
    site.pages["/robots.txt"] = status, {}, b""
    site.pages["/a"] = STORY
    if allowed:
        assert fetch(f"{site.root}/a").content
    else:
        assert f"error {status}" in refusal(fetch, f"{site.root}/a").what
        assert site.pages_visited() == []


def test_robots_may_be_elsewhere_and_endless(site: Site, fetch: Fetcher) -> None:
    site.pages["/robots.txt"] = redirect("/rules")
    site.pages["/rules"] = "User-agent: *\nDisallow: /no\n" + "# padding\n" * 200_000
    site.pages["/a"] = STORY
    assert fetch(f"{site.root}/a").content
    refusal(fetch, f"{site.root}/no")


def test_a_host_is_asked_no_faster_than_it_likes(site: Site) -> None:
    site.pages["/robots.txt"] = "User-agent: *\nCrawl-delay: 5\n"
    site.pages["/a"] = site.pages["/b"] = site.pages["/c"] = STORY
    watch = Watch()
    with Fetcher(
        replace(QUICK, interval=1.0), allow_private=True, clock=watch.clock, sleep=watch.sleep
    ) as fetch:
        for path in "abc":
            fetch(f"{site.root}/{path}")
    assert watch.slept == [1.0, 5.0, 5.0]


def test_a_crawl_delay_has_its_bounds(site: Site) -> None:
    site.pages["/robots.txt"] = "User-agent: *\nCrawl-delay: 86400\n"
    site.pages["/a"] = site.pages["/b"] = STORY
    watch = Watch()
    with Fetcher(QUICK, allow_private=True, clock=watch.clock, sleep=watch.sleep) as fetch:
        fetch(f"{site.root}/a")
        fetch(f"{site.root}/b")
    assert watch.slept == [QUICK.most_crawl_delay]
