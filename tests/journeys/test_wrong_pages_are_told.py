"""The check that every journey makes of every page, on pages that are wrong."""

from __future__ import annotations

import pytest

from tests.support.visitor import Visitor

pytestmark = pytest.mark.browser
SPOILT = """document.querySelector('main').insertAdjacentHTML('beforeend', '<img src="/">')"""
TOO_WIDE = "document.querySelector('main').style.width = '3000px'"


def test_a_picture_without_words_is_told_each_time_it_is_seen_and_not_before(demo, chromium):
    visitor = Visitor(chromium, demo, "phone")
    visitor.go("/logg-inn/")
    assert visitor.faults == []
    visitor.page.evaluate(SPOILT)
    visitor.look()
    visitor.look()
    assert len(visitor.faults) == 2
    assert all("image-alt" in fault for fault in visitor.faults)


def test_a_page_that_scrolls_sideways_is_told(demo, chromium):
    visitor = Visitor(chromium, demo, "phone")
    visitor.go("/logg-inn/")
    visitor.page.evaluate(TOO_WIDE)
    visitor.look()
    assert any("sideways" in fault for fault in visitor.faults)
