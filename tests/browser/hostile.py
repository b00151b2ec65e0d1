"""Articles that would like to be more than text: made from pieces, the same for the same number."""

import random
from pathlib import Path

PIECES = (
    "<script>window.owned=1</script>", "<img src=x onerror=window.owned=1>", "<svg/onload=window.owned=1>",
    '"><iframe src="https://evil.example/f"></iframe>', "<style>*{display:none!important}</style>",
    '<a href="javascript:window.owned=1">press</a>', "<body onload=window.owned=1>",
    "</div></div></section></main>",
    "<!--", "<![CDATA[<script>window.owned=1</script>]]>", "<details open ontoggle=window.owned=1>",
    '<form action="https://evil.example"><input name=q autofocus onfocus=window.owned=1></form>',
    '<meta http-equiv="refresh" content="0;url=https://evil.example/">', "<base href=https://evil.example/>",
    '<link rel=stylesheet href="https://evil.example/s.css">', "<object data=https://evil.example/o></object>",
    "<math><mtext><script>window.owned=1</script></mtext></math>", "<plaintext>", "<textarea>",
    "<noscript><p title='",
    "&lt;script&gt;window.owned=1&lt;/script&gt;", "&#x3c;script&#x3e;window.owned=1", "\\u003cscript\\u003e",
    "[press](javascript:window.owned=1)", "![p](https://evil.example/p.png)", "[x]: https://evil.example 'y'",
    "[go](data:text/html;base64,PHNjcmlwdD4=)", "`code` ```js\nwindow.owned=1\n```",
    "# Heading\n## Another", "> quoted",
    "| a | b |\n|---|---|\n| c | d |", "- [ ] task", "***bold*** ~~gone~~ __under__",
    "$$\\href{javascript:x}{y}$$",
    "\\(\\unicode{x41}\\) $\\url{https://evil.example}$", "\\begin{matrix}a\\end{matrix}",
    "<https://evil.example/auto>",
    "https://evil.example/" + "a" * 300, "data:text/html,<script>window.owned=1</script>", "x" * 3000,
    "ﷺ" * 200, "a\u0300\u0301\u0302\u0303" * 150, "\u202eevil\u202c and \u2066isolated\u2069",
    "\u200b" * 200 + "hidden",
    "العنوان " * 40, "👩‍👩‍👧‍👦" * 120, "\u2028new\u2029line",
    "{{constructor.constructor('window.owned=1')()}}",
    "${window.owned=1}", "<%= 7*7 %>", "#dl/x/0-1/0", "](#dl/../../etc/passwd/0-5/0)",
    "[1][2][99] 【3】 [^4]", "&amp;&nbsp;&zwj;",
    'class="dl-answer" style="position:fixed;inset:0"', "' onmouseover='window.owned=1",
    "<dl-x onclick=window.owned=1>",
    "%3Cscript%3Ewindow.owned=1%3C/script%3E", "\u202etxt.exe", "<xmp>", "<marquee>" * 20, "<b>" * 500,
    "\t\t\t\tindented code",
)  # fmt: skip
NAMES = (
    "plain", "<img src=x onerror=window.owned=1>", "a&b;c'd", "\u202egpj", "x" * 150, "#dl",
    "[y](javascript:x)", "$(id)", "..a",
    "new  spaces", "💥", "%2e%2e%2f", "`tick`", "{{7}}", '"quoted"', "--help",
)  # fmt: skip


def write_articles(folder: Path, count: int) -> list[str]:
    """Write so many articles; return a question to each."""
    questions = []
    for number in range(count):
        chance = random.Random(number)
        first, second, third = chance.sample(PIECES, 3)
        # Every piece comes up in some article, in its title, in a quotation and in the middle of a sentence.
        first = PIECES[number % len(PIECES)]
        town = f"Quill{number}by"
        text = (
            f"{first} in {town}\n\n"
            f"{town}, June 19, 2024 — The warden of {town}, Tilda Marsh, praised {second} the cider of "
            f"{town} on Friday.\n\n“We in {town} drink {first} cider and {third} water,” Marsh said of "
            f"{town}.\n\n{second}\n"
        )
        (folder / f"{NAMES[number % len(NAMES)]}-{number}.txt".replace("/", "⁄")).write_text(text, "utf-8")
        questions.append(f"What did the warden of {town} say about cider?")
    return questions
