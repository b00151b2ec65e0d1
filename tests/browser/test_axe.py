"""Every tab in both themes and at three widths: nothing that axe calls serious or critical."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
Ask = Callable[[Page, str], None]
Serious = Callable[[Page], list[str]]


@pytest.mark.soak  # each takes ten seconds; the tests of the tabs have a look of their own at one of them
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_nothing_keeps_anybody_out(
    open_page: OpenPage, ask: Ask, serious: Serious, width: int, theme: str
) -> None:
    page = open_page(width, 900, theme)
    ask(page, "What did Halvorsen demand?")
    found = serious(page)
    for name in ("Check", "Library", "Evaluation"):
        page.get_by_role("tab", name=name).click()
        page.locator(f"#dl-tab-{name.casefold()} h2").first.wait_for()
        found += serious(page)
    assert found == []
