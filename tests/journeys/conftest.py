"""A running demo and a browser: journeys meet the system as its users do, through pages alone."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("BF_CHROMIUM") or shutil.which("chromium") or ""
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
AXE = ROOT / "tests" / "support" / "vendor"
START_SECONDS = 240
# They need vacant dwellings and waiting households that nobody has used up; the long ones after them.
FIRST = [
    "test_one_family_gets_a_key.py", "test_the_meeting_asks_why.py", "test_a_key_changes_hands.py",
    "test_a_whole_meeting.py",
]  # fmt: skip
# The demo is a process of its own: what the test run sets for itself must not reach it.
OF_THE_TEST_RUN = {"DATABASE_URL", "BF_MODE", "PYTEST_XDIST_WORKER"}


def pytest_collection_modifyitems(config, items):
    """Some come first. With BF_ONE_WIDTH each is made at one width, every other at the desk, at the phone."""
    items.sort(key=lambda one: FIRST.index(one.path.name) if one.path.name in FIRST else len(FIRST))
    if not os.environ.get("BF_ONE_WIDTH"):
        return
    files = sorted(one.name for one in Path(__file__).parent.glob("test_*.py"))
    kept, left = [], []
    for item in items:
        params = item.callspec.params if hasattr(item, "callspec") else {}
        at_turn = item.path.name in files and ("desktop", "phone")[files.index(item.path.name) % 2]
        (left if at_turn and params.get("size", at_turn) != at_turn else kept).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = kept


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _answers(url: str) -> bool:
    try:
        with urlopen(url + "/helse/", timeout=2) as answer:
            return answer.status == 200
    except OSError:
        return False


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The address of a fresh small demo municipality, started by the command that users run."""
    if os.environ.get("BF_DEMO_ADDRESS"):
        yield os.environ["BF_DEMO_ADDRESS"]
        return
    data, port = tmp_path_factory.mktemp("demo"), _free_port()
    env = {name: value for name, value in os.environ.items() if name not in OF_THE_TEST_RUN}
    env["BF_DATA"] = str(data)
    command = [sys.executable, "-m", "boligflyt.cli", "demo", "--size", "small", "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + START_SECONDS
    while not _answers(address):
        assert process.poll() is None, "the demo stopped while starting"
        assert time.monotonic() < deadline, "the demo did not answer in time"
        time.sleep(0.5)
    yield address
    process.terminate()
    process.wait(timeout=30)


@pytest.fixture(scope="session")
def chromium():
    """One browser for all journeys; skipped with a reason where there is none."""
    if not CHROMIUM and os.environ.get("CI"):
        pytest.fail("chromium is missing where the journey must run")
    if not CHROMIUM:
        pytest.skip("chromium is not installed; .ci/run installs Debian's")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
