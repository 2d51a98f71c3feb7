"""Takes the picture of the page that the README shows: ``python docs/picture.py docs/cafeteria.png``.

It needs Chromium and Playwright, which the development group has; the size is always the same.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import journeydraft as jd

STUDY = Path(__file__).parents[1] / "fixtures" / "interviews" / "cafeteria"
SIZE = {"width": 1680, "height": 1000}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def take(html: str, picture: Path) -> None:
    """Writes the page ``html`` as it looks with the worst pain point opened, as PNG of ``SIZE``."""
    from playwright.sync_api import sync_playwright

    program = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if program is None:
        sys.exit("Chromium is not here (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=SIZE, color_scheme="light", reduced_motion="reduce")
        page.set_content(html)
        page.locator(".worst [data-n]").first.click()
        page.mouse.move(0, 0)
        page.evaluate("document.activeElement.blur()")
        page.screenshot(path=picture, animations="disabled")
        browser.close()


if __name__ == "__main__":
    take(str(jd.draft(STUDY).render(".html")), Path(sys.argv[1]))
