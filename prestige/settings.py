"""The one settings file, read top to bottom; every variable stands in .env.example.

In production nothing that guards the portal has a default: without SECRET_KEY and DATABASE_URL it does not start.
"""

import os
import sys
from datetime import date, time
from pathlib import Path
from typing import Any

import environ
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from prestige.standalone import OFFLINE_COMMANDS

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
if (BASE_DIR / ".env").exists():
    env.read_env(str(BASE_DIR / ".env"))

# --- Who is running: production unless told otherwise ---------------------------------------------------------------
DEMO = env.bool("DEMO", False)
DEBUG = env.bool("DEBUG", False)
# Commands without a database run before anything is configured: they get throw-away values.
IS_OFFLINE = len(sys.argv) > 1 and sys.argv[1] in OFFLINE_COMMANDS

SECRET_KEY = env.str("SECRET_KEY", "offline-command-key") if IS_OFFLINE else env.str("SECRET_KEY")
if not SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY is empty: put a long random text into .env")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])
BASE_URL = env.str("BASE_URL", "http://127.0.0.1:8000").rstrip("/")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
IS_HTTPS = BASE_URL.startswith("https://")
DATA_DIR = Path(env.str("PRESTIGE_DATA", str(BASE_DIR / ".prestige"))).absolute()

# --- Rooms ----------------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "prestige.portal.admin_config.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "crispy_forms",
    "csp",
    "prestige.paper",
    "prestige.journal",
    "prestige.municipality",
    "prestige.accounts",
    "prestige.outages",
    "prestige.deadlines",
    "prestige.register",
    "prestige.uploads",
    "prestige.notifications",
    "prestige.moderation",
    "prestige.events",
    "consultations",
    "prestige.portal",
    "prestige.demo",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "prestige.portal.middleware.private_pages_are_not_stored",
]
ROOT_URLCONF = "prestige.urls"
WSGI_APPLICATION = "prestige.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "prestige.portal.context_processors.shell",
            ],
        },
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = ("civic",)
CRISPY_TEMPLATE_PACK = "civic"

# --- PostgreSQL: the only truth ---------------------------------------------------------------------------------------
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
if IS_OFFLINE and "DATABASE_URL" not in os.environ:
    database: dict[str, Any] = {"ENGINE": "django.db.backends.postgresql", "NAME": "prestige"}
else:
    database = env.db("DATABASE_URL")
    if not database:
        raise ImproperlyConfigured("DATABASE_URL is empty: name the database in .env")
DATABASES = {
    "default": database
    | {
        "CONN_MAX_AGE": env.int("CONN_MAX_AGE", 60),
        "CONN_HEALTH_CHECKS": True,
        # What DATABASE_URL says after its question mark (host=, sslmode=) stays.
        "OPTIONS": database.get("OPTIONS", {})
        | {
            "connect_timeout": 5,
            "options": "-c statement_timeout=15000 -c lock_timeout=3000 -c idle_in_transaction_session_timeout=30000",
        },
    },
}

# --- Cache: per process and replaceable; nothing is lost with it -----------------------------------------------------
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 400}}}

# --- Celery: JSON, ids only; a hung broker must not block a page -----------------------------------------------------
REDIS_URL = env.str("REDIS_URL", "redis://127.0.0.1:6379/0")
REDIS_PREFIX = env.str("REDIS_PREFIX", "")
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://", 1)  # Celery's own word for a Unix socket
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SOFT_TIME_LIMIT = 60
CELERY_TASK_TIME_LIMIT = 90
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 600,  # longer than the hard limit: a task that still runs is not given to a second worker
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    "socket_timeout": 1,
    "socket_connect_timeout": 1,
    "max_retries": 1,  # a page that nudges a dead queue tries once more at once, kombu would try for six seconds
    "interval_start": 0,
    "interval_step": 0,
    "interval_max": 0,
    "global_keyprefix": REDIS_PREFIX,
}
# Printing takes seconds to minutes: a queue of its own, so that no letter and no heartbeat waits behind it.
CELERY_TASK_ROUTES = {"consultations.render_documents": {"queue": "press"}}
CELERY_TIMEZONE = "Europe/Sofia"
CELERY_BEAT_SCHEDULE = {
    "sweep-notifications": {"task": "prestige.notifications.sweep", "schedule": 60.0},
    "seal-journal": {"task": "prestige.journal.seal", "schedule": 60.0},
    "beat-heart": {"task": "prestige.portal.heartbeat", "schedule": 30.0, "options": {"expires": 25}},
    "render-documents": {"task": "consultations.render_documents", "schedule": 60.0, "options": {"expires": 55}},
    "fold-proposals": {"task": "consultations.fold_proposals", "schedule": 60.0, "options": {"expires": 55}},
    "remind-of-terms": {"task": "prestige.deadlines.remind", "schedule": 600.0, "options": {"expires": 550}},
    "remind-of-ends": {"task": "consultations.remind_of_ends", "schedule": 600.0, "options": {"expires": 550}},
    "check-documents": {"task": "prestige.register.check_documents", "schedule": 120.0, "options": {"expires": 110}},
    "recount-closing-instants": {
        "task": "consultations.recount_closing_instants",
        "schedule": crontab(hour="3", minute="5"),
    },
    "forget-old-codes": {"task": "prestige.accounts.forget_old_codes", "schedule": crontab(hour="3", minute="20")},
    "forget-reporters": {"task": "prestige.moderation.forget_addresses", "schedule": crontab(hour="3", minute="30")},
    "remind-of-events": {"task": "prestige.events.remind", "schedule": 300.0, "options": {"expires": 290}},
    "forget-event-contacts": {"task": "prestige.events.forget_contacts", "schedule": crontab(hour="3", minute="30")},
    "forget-old-drafts": {"task": "consultations.forget_old_drafts", "schedule": crontab(hour="3", minute="10")},
    "scan-uploads": {"task": "prestige.uploads.scan", "schedule": 60.0, "options": {"expires": 55}},
    "nightly-uploads": {"task": "prestige.uploads.nightly", "schedule": crontab(hour="3", minute="30")},
}

# --- People --------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "me"
LOGOUT_REDIRECT_URL = "home"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_NAME = "__Host-session" if IS_HTTPS else "session"
DRAFT_COOKIE_NAME = "__Host-draft" if IS_HTTPS else "draft"
CSRF_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_NAME = "__Host-csrf" if IS_HTTPS else "csrf"
CSRF_FAILURE_VIEW = "prestige.portal.views.errors.csrf_failure"
EMAIL_CODE_MINUTES = 15
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", 0)

# --- Language and time ----------------------------------------------------------------------------------------------
LANGUAGE_CODE = "bg"
LANGUAGES = [("bg", "Български"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["prestige.formats"]
TIME_ZONE = "Europe/Sofia"
USE_I18N = True
USE_TZ = True

# --- Files ----------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(env.str("STATIC_ROOT", str(BASE_DIR / "staticfiles")))
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True  # every address of a static file comes from the manifest
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024 + 512 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
# What one sender may hand in within 24 hours, and clamd (`host:port` or the path of its socket; empty: no scanner).
UPLOAD_DAILY_MB = env.int("UPLOAD_DAILY_MB", 200)
CLAMAV_ADDRESS = env.str("CLAMAV_ADDRESS", "")

# Archives of public dossiers, made once and kept while nothing in them changes; may be emptied at any time.
DOSSIER_CACHE = env.str("DOSSIER_CACHE", "") or str(DATA_DIR / "dossiers")

# --- Mail ------------------------------------------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "Обществени консултации <konsultacii@obshtina.example>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 10
if DEMO:
    # Nothing leaves a demonstration: mails become files that /demo/mail/ shows.
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(DATA_DIR / "mail")
else:
    EMAIL_CONFIG = env.email_url("EMAIL_URL", default="smtp://localhost:25")
    vars().update(EMAIL_CONFIG)

# --- Headers ---------------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS and TRUSTED_PROXY_COUNT else None
SECURE_HSTS_SECONDS = 63072000 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_HTTPS
SECURE_HSTS_PRELOAD = IS_HTTPS

# --- What the law leaves open: settings, to be confirmed by the municipality's lawyer (domain.md, gaps) ---------------
COMMENT_TEXT_LIMIT = 5000
ACT_TEXT_LIMIT = 2 * 1024 * 1024
# Whether a substantive change of a published draft starts the term for proposals again.
SUBSTANTIVE_CHANGE_RESTARTS_TERM = env.bool("SUBSTANTIVE_CHANGE_RESTARTS_TERM", True)
# Whether whoever wrote every answer, or drafted a correction, must leave the issuing to somebody else.
TWO_PERSON_STATEMENT = env.bool("TWO_PERSON_STATEMENT", True)
OBJECTION_DAYS = 7
# When a clerk looks at what citizens write: "first" – the first text of an address before it is shown, later ones are
# shown at once; "pre" – every text before; "post" – every text is shown at once and queued for a look. The same for
# every channel; what holds a personal number, a phone or a bank account waits for a look in every mode.
MODERATION_MODE = env.str("MODERATION_MODE", "first")
if MODERATION_MODE not in {"first", "pre", "post"}:
    raise ImproperlyConfigured("MODERATION_MODE is one of first, pre, post.")
# Within how many working days an objection against a held text is decided: a rule of the municipality, not of a law.
APPEAL_WORKDAYS = env.int("APPEAL_WORKDAYS", 5)
# Whether an answer needs another person's signature; off where one clerk answers, as in most small town halls.
ANSWER_SIGN_OFF = env.bool("ANSWER_SIGN_OFF", False)
# Whether a change of a published term needs a second official who confirms it (off where there is one clerk).
TWO_PERSON_TERM = env.bool("TWO_PERSON_TERM", True)
# A shortened term still leaves at least so many days from the day of the change.
TERM_SHORTENING_NOTICE_DAYS = env.int("TERM_SHORTENING_NOTICE_DAYS", 7)
# An outage of so many minutes that touches the last hours of a term proposes to prolong it; after the close it may be
# prolonged for this reason alone, within so many working days.
OUTAGE_MINUTES = env.int("OUTAGE_MINUTES", 60)
OUTAGE_HOURS_BEFORE_END = env.int("OUTAGE_HOURS_BEFORE_END", 24)
OUTAGE_DECISION_WORKDAYS = env.int("OUTAGE_DECISION_WORKDAYS", 1)
OUTAGE_NOTED_MINUTES = env.int("OUTAGE_NOTED_MINUTES", 10)  # a shorter silence of the heartbeat is no outage
# The annual programme is published within so many days of its adoption (a local rule, editable in each programme).
PROGRAMME_PUBLISH_DAYS = env.int("PROGRAMME_PUBLISH_DAYS", 7)
# Whether a proposal typed at the desk may be looked at by the clerk who typed it, and may be shown as typed at once.
TYPIST_MAY_MODERATE = env.bool("TYPIST_MAY_MODERATE", False)
DESK_PUBLISHES_AS_TYPED = env.bool("DESK_PUBLISHES_AS_TYPED", False)
# Whole days between the announcement of an act and its entry into force, where the act itself says nothing else.
IN_FORCE_AFTER_DAYS = env.int("IN_FORCE_AFTER_DAYS", 3)
# Public hearings begin at the end of working hours or later: a local rule.
HEARING_NOT_BEFORE = time.fromisoformat(env.str("HEARING_NOT_BEFORE", "17:00"))
# How long the addresses, phones and needs of people who registered for an event are kept after it.
EVENT_CONTACT_DAYS = env.int("EVENT_CONTACT_DAYS", 30)
# When somebody last went through the checks that the accessibility declaration lists; at least yearly (ЗЕУ чл. 58в).
ACCESSIBILITY_TESTED_ON = date(2026, 11, 22)

# --- Logs ------------------------------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
}
