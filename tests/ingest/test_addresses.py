"""Which addresses are asked and which never; how each is written down."""

from collections.abc import Callable, Iterator
from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import Unreadable
from ingest.fetch.address import normalised
from ingest.fetch.pages import Fetcher
from ingest.fetch.public import is_public
from tests.ingest.website import QUICK, STORY, Site, redirect, refusal, running

NOT_PUBLIC = """
    127.0.0.1 127.1 0x7f.1 0x7f000001 2130706433 017700000001 0 localhost 10.0.0.1 172.16.0.1 192.168.1.1
    169.254.169.254 100.64.0.1 224.0.0.1 255.255.255.255 192.0.2.1 [::1] [::] [fe80::1] [fc00::1] [ff02::1]
    [::ffff:127.0.0.1] [::ffff:a9fe:a9fe] [64:ff9b::7f00:1] [2002:7f00:1::] [::127.0.0.1] [fe80::1%25lo]
    127.0.0.1. 1.2.3.4.5"""


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as one:
        yield one


@pytest.fixture
def fetch() -> Iterator[Fetcher]:
    with Fetcher(QUICK, allow_private=True) as one:
        yield one


@pytest.mark.parametrize(
    "host",
    NOT_PUBLIC.split(),
)
def test_hosts_that_are_not_public_are_refused(host: str) -> None:
    with Fetcher(QUICK) as fetch:
        error = refusal(fetch, f"http://{host}/")
    assert any(word in error.what for word in ("no public address", "odd number", "no host"))


@pytest.mark.parametrize(
    "url",
    [
        "http://me:secret@post.example/",
        "http://post.example@127.0.0.1/",
        "http://post.example:22/",
        "gopher://post.example/",
        "http:///a",
        "http://post.example\\@127.0.0.1/",
        "http://po st.example/",
    ],
)
def test_addresses_with_tricks_are_refused(url: str) -> None:
    def never(host: str, port: int) -> list[str]:
        raise AssertionError(f"{host}:{port} was looked up")

    with Fetcher(QUICK, resolve=never) as fetch:
        refusal(fetch, url)


@given(st.ip_addresses())
def test_an_address_is_judged_alike_however_it_is_wrapped(address: IPv4Address | IPv6Address) -> None:
    public = is_public(str(address))
    assert not (
        public
        and (address.is_loopback or address.is_private or address.is_link_local or address.is_multicast)
    )
    if address.version == 4:
        assert is_public(f"::ffff:{address}") == is_public(f"64:ff9b::{address}") == public
        assert not is_public(f"::{address}")


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "64:ff9b::808:808"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


def names(**hosts: str) -> Callable[[str, int], list[str]]:
    """A resolver that knows `hosts`; nobody else exists."""

    def resolve(host: str, port: int) -> list[str]:  # noqa: ARG001
        return hosts[host.replace(".", "_")].split()

    return resolve


def test_a_name_with_any_private_address_is_refused() -> None:
    with Fetcher(QUICK, resolve=names(inside_example="8.8.8.8 10.0.0.1")) as fetch:
        assert "10.0.0.1" in refusal(fetch, "http://inside.example/").what


def test_a_public_page_does_not_lead_into_the_own_network(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The site counts as public, so that a public page redirects; loopback is what must not be reached by it.
    from ingest.fetch import public

    judge = public.is_public
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:  # noqa: ARG001
        asked.append(host)
        return ["127.0.0.1"] if host == "news.example" else [host]

    monkeypatch.setattr(public, "is_public", lambda one: one == "127.0.0.1" or judge(one))
    port = site.root.rpartition(":")[2]
    monkeypatch.setattr("ingest.fetch.pages.usual_port", lambda _: True)
    site.pages["/a"] = redirect("http://169.254.169.254/latest/meta-data/")
    site.pages["/b"] = redirect("http://10.0.0.1/")
    site.pages["/c"] = STORY
    with Fetcher(QUICK, resolve=resolve) as fetch:
        assert fetch(f"http://news.example:{port}/c").content
        for path in ("a", "b"):
            error = refusal(fetch, f"http://news.example:{port}/{path}")
            assert "no public address" in error.what
            assert "news.example" in error.what
    assert site.headers[-1]["host"] == f"news.example:{port}"


def test_the_address_checked_is_the_one_connected_to(site: Site) -> None:
    # A name that changes its address with each look-up: none is made between check and connection.
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:  # noqa: ARG001
        asked.append(host)
        return ["127.0.0.1"]

    site.pages["/a"] = site.pages["/b"] = STORY
    port = site.root.rpartition(":")[2]
    with Fetcher(QUICK, allow_private=True, resolve=resolve) as fetch:
        fetch(f"http://news.example:{port}/a")
        fetch(f"http://news.example:{port}/b")
    assert asked == ["news.example"]  # one connection, made to what the look-up gave
    assert site.headers[0]["host"] == f"news.example:{port}"


def test_the_next_address_is_tried_where_the_first_is_dead(site: Site) -> None:
    site.pages["/a"] = STORY
    port = site.root.rpartition(":")[2]
    with Fetcher(QUICK, allow_private=True, resolve=names(news_example="127.0.0.2 127.0.0.1")) as fetch:
        assert fetch(f"http://news.example:{port}/a").content


def test_a_name_nobody_knows(fetch: Fetcher) -> None:
    assert "no host" in refusal(fetch, "http://" + "a" * 70 + ".example/").what
    with Fetcher(QUICK, resolve=lambda _, __: []) as lost:
        assert "no host 'post.example'" in refusal(lost, "http://post.example/").what


@pytest.mark.parametrize(
    ("given_", "one_way"),
    [
        ("HTTP://Post.Example:80/A?b=1#c", "http://post.example/A?b=1"),
        ("https://post.example:443", "https://post.example/"),
        ("https://post.example./a/./b/../c", "https://post.example/a/c"),
        ("https://post.example/a?utm_source=x&id=7&fbclid=y&UTM_MEDIUM=z", "https://post.example/a?id=7"),
        ("https://post.example/a?utm_source=x", "https://post.example/a"),
        ("https://bücher.example/ü?q=ü", "https://xn--bcher-kva.example/%C3%BC?q=%C3%BC"),
        ("https://post.example/a%20b?c=%2F", "https://post.example/a%20b?c=%2F"),
        ("https://post.example/a!/b", "https://post.example/a%21/b"),
        ("https://post.example//evil.example/a", "https://post.example//evil.example/a"),
        ("https://[2606:4700:0:0::1]/a", "https://[2606:4700::1]/a"),
    ],
)
def test_a_page_has_one_address(given_: str, one_way: str) -> None:
    assert normalised(given_) == one_way
    assert normalised(one_way) == one_way


@given(st.text(max_size=80).map(lambda tail: f"https://post.example/{tail}"))
def test_writing_an_address_in_one_way_settles(url: str) -> None:
    try:
        once = normalised(url)
    except Unreadable:
        return
    assert normalised(once) == once
    assert once.isascii()
    assert once.startswith("https://post.example/")
