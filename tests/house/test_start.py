"""What the web server does before it answers."""

from __future__ import annotations

import gc

from boligflyt.config.at_start import settle


def test_what_is_loaded_at_the_start_is_not_walked_through_again():
    try:
        stays = settle()

        assert stays > 100_000
        assert len(gc.get_objects()) < stays / 10
    finally:
        gc.unfreeze()
