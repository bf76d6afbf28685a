"""Production settings: Django's own check is clean, cookies are bound to the host, headers close the rest."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.support.tree import ROOT

SECRETS = {
    "BF_SECRET_KEY": "".join(chr(33 + number % 90) for number in range(64)),
    "BF_FIELD_KEY": "ZmFrZS1mYWtlLWZha2UtZmFrZS1mYWtlLWZha2UtMTI=",
    "BF_INDEX_KEY": "bare til test",
}
COOKIES = """
import json
from django.conf import settings as s
print(json.dumps({"names": [s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.LAST_COOKIE_NAME],
    "secure": [s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE],
    "path": [s.SESSION_COOKIE_PATH, s.CSRF_COOKIE_PATH],
    "domain": [s.SESSION_COOKIE_DOMAIN, s.CSRF_COOKIE_DOMAIN],
    "script": [s.SESSION_COOKIE_HTTPONLY, s.CSRF_COOKIE_HTTPONLY],
    "site": [s.SESSION_COOKIE_SAMESITE, s.CSRF_COOKIE_SAMESITE],
    "debug": s.DEBUG, "proxies": s.TRUSTED_PROXIES}))
"""


def _in_production(*words: str, **without) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith("BF_")}
    env |= {**SECRETS, "DJANGO_SETTINGS_MODULE": "boligflyt.config.settings"}
    for name in without:
        env.pop(name)
    return subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )


def test_djangos_check_of_a_deployment_finds_nothing() -> None:
    done = _in_production("-m", "django", "check", "--deploy", "--fail-level", "DEBUG")

    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout + done.stderr


def test_cookies_belong_to_this_host_and_to_tls_alone() -> None:
    done = _in_production("-c", COOKIES)

    known = json.loads(done.stdout)
    assert all(name.startswith("__Host-") for name in known["names"])
    assert known["secure"] == known["script"] == [True, True]
    assert (known["path"], known["domain"]) == (["/", "/"], [None, None])
    assert known["site"] == ["Lax", "Lax"]
    assert (known["debug"], known["proxies"]) == (False, 1)


@pytest.mark.parametrize("name", sorted(SECRETS))
def test_production_does_not_start_without_its_secrets(name: str) -> None:
    done = _in_production("-m", "django", "check", **{name: None})

    assert done.returncode != 0
    assert f"Miljøvariabelen {name} mangler" in done.stderr
