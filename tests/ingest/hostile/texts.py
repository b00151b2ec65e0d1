"""Bytes, records and pages that are not what they seem."""

import json
import random
from collections.abc import Iterator

from tests.ingest.hostile.kit import LAUGHS, Hostile, good, line_of, of


def encodings(chance: random.Random) -> Iterator[Hostile]:
    """Bytes that are no text, or text in an unexpected coat."""
    story = good(9500)
    for suffix in ("txt", "md", "html", "csv", "json", "jsonl", "eml", "xml", "pdf", "docx", "epub", "zip"):
        yield of(f"random.{suffix}", chance.randbytes(20_000))
        yield of(f"empty.{suffix}", b"")
        yield of(f"nulls.{suffix}", bytes(5_000))
    yield of("utf16-no-mark.txt", story.encode("utf-16-le"))
    yield of("utf32.txt", story.encode("utf-32"))
    yield of("half-utf16.txt", story.encode("utf-16")[:-1])
    yield of("shift-jis.txt", ("港のフェリー。" * 50).encode("shift-jis"))
    yield of("overlong.txt", story.encode() + b"\xc0\xaf\xe0\x80\xaf\xf8\x88\x80\x80\x80")
    yield of("surrogates.txt", story.encode() + b"\xed\xa0\x80\xed\xb0\x80")
    yield of("cut-letter.txt", (story + "é").encode()[:-1])
    yield of("controls.txt", story.replace(" ", "\x1b[31m").encode())
    yield of("directions.txt", story.replace(" ", " \u202e\u2066").encode())
    yield of("says-klingon.html", b"<meta charset=klingon><p>" + story.encode("cp1252"))
    yield of(
        "says-utf7.html",
        b"<meta charset=utf-7><p>+ADw-script+AD4-alert(1)+ADw-/script+AD4- " + story.encode(),
    )


def records(_: random.Random) -> Iterator[Hostile]:
    """Dumps that are not what they seem."""
    line = line_of(9600)
    mega = 1024 * 1024
    yield of("long-line.jsonl", lambda: line + b'{"text": "' + b"x" * (200 * mega) + b'"}\n' + line_of(9601))
    yield of("long-line.txt", lambda: b"y" * (200 * mega))
    yield of("long-field.csv", lambda: b'id,text\n1,"' + b"z" * (200 * mega) + b'"\n')
    yield of("deep.json", b"[" * 100_000)
    yield of("deep.jsonl", line + b'{"text": ' + b"[" * 100_000 + b"\n" + line_of(9602))
    yield of("deep-object.json", b'{"a":' * 50_000 + b"1" + b"}" * 50_000)
    yield of("huge-number.jsonl", line + b'{"id": ' + b"9" * 10_000 + b', "text": "x"}\n')
    yield of(
        "half-characters.jsonl", b'{"id": "\\ud800", "title": "\\udfff", "text": "a \\ud83d b"}\n' + line
    )
    yield of("not-objects.jsonl", b'1\n"two"\n[3]\nnull\n{"text": 4}\n{"text": null}\n{}\n' + line)
    yield of("broken-lines.jsonl", b"{nope}\n" * 5_000 + line)
    yield of(
        "same-ids.jsonl",
        b"".join(json.dumps({"id": "one", "text": good(n)}).encode() + b"\n" for n in range(9700, 9705)),
    )
    yield of("no-text.jsonl", b'{"a": 1, "b": 2}\n' * 50)
    yield of("nan.jsonl", b'{"id": NaN, "published": Infinity, "text": "A harbour story of some words."}\n')
    yield of("unbalanced.csv", b'id,text\n1,"never closed\n' + b"2,x\n" * 1000)
    yield of("columns.csv", b",".join(b"c%d" % n for n in range(100_000)) + b"\n" + b"," * 99_999 + b"\n")
    yield of("nulls-inside.csv", b"id,text\n1,a\x00b\n")
    yield of("formula.csv", b'id,title,text\n1,"=cmd|\' /C calc\'!A0","' + good(9603).encode() + b'"\n')
    yield of("proto.json", b'{"__proto__": {"text": "x"}, "constructor": []}')
    yield of(
        "dates.jsonl",
        b"".join(
            json.dumps({"id": str(n), "published": when, "text": good(9800 + n)}).encode() + b"\n"
            for n, when in enumerate(
                (10**30, -1, "0000-00-00", "99999-01-01", [], {}, True, "2024-02-30T25:61:61Z")
            )
        ),
    )


def markup(_: random.Random) -> Iterator[Hostile]:
    """Pages that are too deep, too wide, or bait for a slow pattern."""
    story = f"<p>{good(9900)}</p>"
    deep = 100_000
    yield of("nested.html", ("<div>" * deep + story).encode())
    yield of("nested-closed.html", ("<b>" * deep + story + "</b>" * deep).encode())
    yield of("nested-lists.html", ("<ul><li>" * 30_000 + story).encode())
    yield of("nested-tables.html", ("<table><tr><td>" * 20_000 + story).encode())
    yield of(
        "attributes.html", ("<p " + " ".join(f'a{n}="{n}"' for n in range(200_000)) + ">" + story).encode()
    )
    yield of("long-attribute.html", (f'<p title="{"x" * 4_000_000}">{story}').encode())
    yield of("open-comment.html", (story + "<!--" + "-" * 2_000_000).encode())
    yield of("open-tags.html", (story + "<" * 1_000_000).encode())
    yield of("entities.html", (story + "&amp" * 500_000 + "&#x110000;&#0;&#xD800;&bogus;").encode())
    yield of("script.html", (story + "<script>" + "</scrip" * 300_000).encode())
    yield of(
        "json-ld.html", ('<script type="application/ld+json">' + "[" * 50_000 + "</script>" + story).encode()
    )
    yield of("links.html", (story + '<a href="x">y</a> ' * 200_000).encode())
    yield of("xhtml-bomb.xhtml", (LAUGHS + f"<html><body>&h;{story}</body></html>").encode())
    for n, bait in enumerate(
        (
            "(",
            "[",
            "*",
            "_",
            "`",
            "#",
            ">",
            "-",
            "|",
            "!",
            " ",
            "\t",
            "a@",
            "1.",
            "\u00a0",
            "http://",
            "&",
            "\\",
        )
    ):
        yield of(f"bait-{n}.md", (good(9901) + "\n\n" + bait * (1_000_000 // len(bait))).encode())
        yield of(f"bait-{n}.txt", (good(9902) + "\n\n" + bait * (1_000_000 // len(bait))).encode())
    yield of("many-lines.txt", (good(9903) + "\n\n" + "Monday 3 March 2025\n\n" * 200_000).encode())
    yield of("quotes.md", ("> " * 50_000 + good(9904)).encode())
    yield of("nested-links.md", ("[" * 50_000 + good(9905) + "](x)" * 50_000).encode())
