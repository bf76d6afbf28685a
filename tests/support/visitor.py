"""Somebody at a screen: signs in with one click, reads, fills in, clicks; every page is checked by axe."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from typing import ClassVar

from playwright.sync_api import Error

AXE = next((Path(__file__).parent / "vendor").rglob("axe.min.js"))
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Only what is wrong is wanted, and no rule of ours reads the style sheets apart from the page.
HOW = {"runOnly": RULES, "resultTypes": ["violations"], "preload": False}
# What is new each time the same page is sent.
NEW_EACH_TIME = re.compile(r'(?:name="csrfmiddlewaretoken" value|nonce|data-csrf)="[^"]*"')
STANDS_STILL_MS = 500
SIZES = {"desktop": {"width": 1440, "height": 1000}, "phone": {"width": 390, "height": 844}}


def _told(node: dict) -> str:
    """The element, and what axe says is wrong with it."""
    return " ".join([node["html"][:120], *(one["message"] for one in node["any"][:1])])


class Visitor:
    """One person's browser window at one size."""

    found: ClassVar[dict[tuple[str, str], list[dict]]] = {}

    def __init__(self, browser, address: str, size: str) -> None:
        self.address, self.size = address, size
        # Nothing moves: a list half unfolded lies over what comes after it.
        self.context = browser.new_context(viewport=SIZES[size], locale="nb-NO", reduced_motion="reduce")
        self.context.add_init_script(path=AXE)
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.shots = 0

    def sign_in(self, name: str) -> None:
        """Out if somebody is in, then one click on the person in the cast."""
        self.context.clear_cookies()
        self.go("/logg-inn/")
        self.page.get_by_role("button", name=name).click()
        self.look()

    def go(self, path: str) -> None:
        self.page.goto(self.address + path)
        self.look()

    def click(self, name, role="button", *, first: bool = False) -> None:
        found = self.page.locator("main").get_by_role(role, name=name, exact=isinstance(name, str))
        (found.first if first else found).click()
        self.look()

    def fill(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=False).first.fill(text)

    def choose(self, label: str, option: str) -> None:
        self.page.get_by_label(label, exact=False).first.select_option(label=option)

    def tick(self, label, within=None) -> None:
        scope = self.page.get_by_role("group", name=within) if within else self.page
        scope.get_by_label(label, exact=isinstance(label, str)).first.check()

    def sees(self, text: str) -> bool:
        return text in self.page.inner_text("main")

    def look(self) -> None:
        """Every page: axe finds nothing, nothing scrolls sideways, no server fault."""
        page = self.page
        found = self._axe()
        for one in found:
            nodes = "; ".join(_told(node) for node in one["nodes"][:3])
            self.faults.append(f"axe {page.url} {one['id']}: {nodes}")
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 1:
            self.faults.append(f"{page.url} scrolls {wide}px sideways")
        self.shoot()

    def _axe(self) -> list[dict]:
        """What axe finds when the page has come whole; a page still on its way is asked again."""
        for attempt in range(3):
            self.page.wait_for_load_state("load")
            try:
                key = self._as_it_stands()
                if key in self.found:  # perhaps it is the page that is being left
                    self.page.wait_for_timeout(STANDS_STILL_MS)
                    self.page.wait_for_load_state("load")
                    key = self._as_it_stands()
                if key not in self.found:
                    self.found[key] = self.page.evaluate(
                        "how => axe.run(document, how).then(r => r.violations)", HOW
                    )
                return self.found[key]
            except Error:
                if attempt == 2:
                    raise
        return []

    def _as_it_stands(self) -> tuple[str, str]:
        """The page letter by letter at this width: the very same page has the very same faults."""
        html = NEW_EACH_TIME.sub("", self.page.content())
        return self.size, hashlib.sha256(html.encode()).hexdigest()

    def shoot(self) -> None:
        """A picture for people to look at, when BF_SHOTS names a folder."""
        folder = os.environ.get("BF_SHOTS")
        if folder:
            self.shots += 1
            Path(folder).mkdir(parents=True, exist_ok=True)
            name = self.page.url.split("/", 3)[-1].strip("/").replace("/", "-")[:60] or "start"
            self.page.screenshot(
                path=Path(folder) / f"{self.size}-{self.shots:02d}-{name}.png", full_page=True
            )
