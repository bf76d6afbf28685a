"""Django's settings. One file; BF_MODE says `production` (default), `demo` or `test`.

Every secret comes from the environment. Only demo and test have stand-ins, worth nothing elsewhere.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from boligflyt.domain.rates import use_own_rates
from boligflyt.domain.strict_yaml import FileError
from boligflyt.toolkit.database_roles import APP, SIDE, role_name

env = environ.Env()
BASE = Path(__file__).resolve().parents[2]
MODE = env.str("BF_MODE", "production")
DEMO_MODE = MODE == "demo"
TESTING = MODE == "test"
DEBUG = False


def _secret(name: str) -> str:
    """A secret from the environment; a stand-in only in demo and test."""
    given: str | None = env.str(name, None)
    if given:
        return given
    if DEMO_MODE or TESTING:
        return base64.urlsafe_b64encode(hashlib.sha256(f"{MODE}:{name}".encode()).digest()).decode()
    raise ImproperlyConfigured(f"Miljøvariabelen {name} mangler. Se docs/operations/install.md.")


SECRET_KEY = _secret("BF_SECRET_KEY")
FIELD_KEY = _secret("BF_FIELD_KEY")
INDEX_KEY = _secret("BF_INDEX_KEY")

ALLOWED_HOSTS = env.list("BF_ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "testserver"])
ROOT_URLCONF = "boligflyt.config.urls"
WSGI_APPLICATION = "boligflyt.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "pgtrigger",
    "pghistory",
    "boligflyt.areas.audit",
    "boligflyt.areas.access",
    "boligflyt.areas.people",
    "boligflyt.areas.dwellings",
    "boligflyt.areas.letters",
    "boligflyt.areas.applications",
    "boligflyt.areas.documents",
    "boligflyt.areas.leases",
    "boligflyt.areas.followup",
    "boligflyt.areas.complaints",
    "boligflyt.areas.allocation",
    "boligflyt.areas.home_ownership",
    "boligflyt.areas.private_renting",
    "boligflyt.areas.handovers",
    "boligflyt.areas.casework",
    "boligflyt.areas.retention",
    "boligflyt.web",
    "boligflyt.jobs",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "boligflyt.web.shell.middleware.PrivateAnswers",
    "boligflyt.web.shell.session.Sessions",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "boligflyt.web.shell.session.SessionLimits",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "boligflyt.web.shell.drafts.Drafts",
    "boligflyt.web.shell.middleware.OneTransaction",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "boligflyt.web.templatetags.boligflyt_format",
                "boligflyt.web.templatetags.boligflyt_icons",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "boligflyt.web.shell.context.shell",
            ],
        },
    }
]

_database = env.db("DATABASE_URL", default="postgres://boligflyt@127.0.0.1:5432/boligflyt")
_database["CONN_MAX_AGE"] = 0 if TESTING else 600
_database["CONN_HEALTH_CHECKS"] = not TESTING
# Plans are kept (ADR 0038). A pooler that gives each transaction another connection needs BF_KEEP_PLANS=0.
_database["OPTIONS"] = {"prepare_threshold": 5} if env.bool("BF_KEEP_PLANS", True) else {}
# `side` carries what must survive a refused or read-only request: sessions and the trace of reading. Own
# connection, autocommit. With BF_DATABASE_ROLES each connection takes on its own role, which row-level
# security and grants are made for; without it (migrations, filling the demo) the login does everything.
_side = {**_database, "TEST": {"MIRROR": "default"}}
DATABASES = {"default": _database, "side": _side}
USE_DATABASE_ROLES = env.bool("BF_DATABASE_ROLES", False)
# The municipality's own list of rooms and things for protocols; empty is the one that ships with the program.
HANDOVER_LIST = env.str("BF_HANDOVER_LIST", "")
# The map: the municipality's own outline (GeoJSON) and its own map service (https, with {z}, {x} and {y}).
MAP_OUTLINE = env.str("BF_MAP_OUTLINE", "")
MAP_TILES, MAP_CREDIT = env.str("BF_MAP_TILES", ""), env.str("BF_MAP_CREDIT", "")
# The municipality's own file of inhabitants and limits for its areas; empty is none.
AREA_FIGURES = env.str("BF_AREA_FIGURES", "")
# The municipality's own file of what it and others have reported to KOSTRA; empty is none.
_demo_reported = BASE / "boligflyt" / "jobs" / "demo" / "figures" / "reported.csv"
REPORTED_FIGURES = env.str("BF_REPORTED_FIGURES", str(_demo_reported) if MODE == "demo" else "")
# The municipality's own tables of a household's economy: a folder (docs/areas/home_ownership.md).
_demo_economy = BASE / "boligflyt" / "jobs" / "demo" / "economy"
ECONOMY_TABLES = env.str("BF_ECONOMY_TABLES", str(_demo_economy) if MODE == "demo" else "")
# A folder with the municipality's own rates (docs/how-to/add-a-rate.md). A faulty file stops the start.
_demo_rates = BASE / "boligflyt" / "jobs" / "demo" / "own_rates"
RATES = env.str("BF_RATES", str(_demo_rates) if MODE == "demo" else "")
if RATES:
    try:
        use_own_rates(Path(RATES))
    except FileError as fault:
        raise ImproperlyConfigured(f"BF_RATES: {fault}") from fault
if USE_DATABASE_ROLES:
    for _alias, _part in (("default", APP), ("side", SIDE)):
        DATABASES[_alias] = {
            **DATABASES[_alias],
            "OPTIONS": {**_database["OPTIONS"], "assume_role": role_name(_database["NAME"], _part)},
        }
DATABASE_ROUTERS = ["boligflyt.toolkit.database_routing.SideRouter"]

AUTH_USER_MODEL = "access.Staff"
AUTHENTICATION_BACKENDS = ["boligflyt.web.shell.at_work.AtWork"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LOGIN_URL = "/logg-inn/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/logg-inn/"

LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", _("Bokmål")), ("nn", _("Nynorsk")), ("en", _("Engelsk"))]
LOCALE_PATHS = [BASE / "boligflyt" / "locale"]
TIME_ZONE = "Europe/Oslo"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("BF_STATIC_ROOT", str(BASE / "static-collected")))
_manifest = "whitenoise.storage.CompressedManifestStaticFilesStorage"
_plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _plain if TESTING else _manifest},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = TESTING


def map_service(address: str) -> list[str]:
    """Whose pictures the pages may fetch: the host of the map service, and nobody when there is none."""
    if not address:
        return []
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname or "{" in parts.netloc:
        raise ImproperlyConfigured("BF_MAP_TILES must be an https address with one host")
    if not all(one in address for one in ("{z}", "{x}", "{y}")):
        raise ImproperlyConfigured("BF_MAP_TILES must have {z}, {x} and {y}")
    return [f"https://{parts.netloc}"]


CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        # The design system draws its signs with data: images.
        "img-src": [SELF, "data:", *map_service(MAP_TILES)],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-src": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
_https = MODE == "production"
SECURE_SSL_REDIRECT = _https
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _https
# Browsers' own lists of preloaded names take whole domains; that is for the owner of the domain to ask for.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _https else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
# `__Host-` binds a cookie to this host and to TLS: neither a neighbouring site nor plain HTTP can set it.
_cookie = "__Host-boligflyt-" if _https else "boligflyt-"
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{_cookie}session", f"{_cookie}csrf"
LAST_COOKIE_NAME = f"{_cookie}last"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no text of ours in a cookie
# NIST SP 800-63B § 4.2.3 (AAL2): anew after thirty minutes without use, and after twelve hours in any case.
SESSION_COOKIE_AGE = 30 * 60
SESSION_ENDS_AFTER = 12 * 60 * 60
SESSION_WARNING = 5 * 60  # WCAG 2.2.1: told in time, and one press is enough to stay
SESSION_SAVE_EVERY_REQUEST = True
# How many proxies of our own stand in front and add to X-Forwarded-For (docs/operations/install.md).
TRUSTED_PROXIES = env.int("BF_TRUSTED_PROXIES", 1 if _https else 0)
CSRF_FAILURE_VIEW = "boligflyt.web.shell.faults.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 2
FILE_UPLOAD_HANDLERS = ["boligflyt.toolkit.files.receiving.InMemoryOrDropped"]

# Every handler masks (toolkit/masked_logs.py). Loggers that bring handlers of their own are named, so that
# theirs are taken away: Django's e-mail to administrators carries variables, gunicorn's writes past the mask.
_only_ours = {"handlers": [], "propagate": True}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"masked": {"()": "boligflyt.toolkit.masked_logs.MaskedRecords"}},
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["masked"], "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": dict.fromkeys(
        ("django", "django.server", "django.request", "gunicorn.error", "gunicorn.access"), _only_ours
    ),
}

# The municipality's own plan of retention (docs/operations/personal-data.md). Without one nothing is disposed
# of; the demo and the tests have one of an invented municipality.
_demo_plan = BASE / "boligflyt" / "jobs" / "demo" / "retention_plan.yaml"
RETENTION_PLAN = env.str("BF_RETENTION_PLAN", "" if MODE == "production" else str(_demo_plan))
