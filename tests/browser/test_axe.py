"""Every tab in both themes and at three widths: nothing that axe calls serious or critical."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
Ask = Callable[[Page, str], None]
Serious = Callable[[Page], list[str]]
SOAK = pytest.mark.soak  # each takes ten seconds


@pytest.mark.parametrize(
    ("width", "theme"),
    [
        (390, "dark"),
        pytest.param(390, "light", marks=SOAK),
        pytest.param(1024, "light", marks=SOAK),
        pytest.param(1024, "dark", marks=SOAK),
        pytest.param(1440, "light", marks=SOAK),
        pytest.param(1440, "dark", marks=SOAK),
    ],
)
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
