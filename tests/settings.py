"""Strict settings for the tests: the production file, with every tolerance taken away."""

import os
import sys

from tests.services import start_services

if "pytest" in sys.modules:  # mypy reads these settings too, and needs no database
    start_services()
os.environ.setdefault("DATABASE_URL", "postgres://prestige@127.0.0.1:1/prestige")
os.environ.setdefault("SECRET_KEY", "tests-only-key-that-is-long-enough-for-every-check-of-django-0123456789")
os.environ.setdefault("BASE_URL", "http://testserver")
os.environ.setdefault("ALLOWED_HOSTS", "testserver,127.0.0.1,localhost")

from prestige.settings import *  # noqa: E402, F403  (the environment must be set before the settings are read)
from prestige.settings import STORAGES, TEMPLATES  # noqa: E402


class UndefinedVariable(str):
    """Makes an undefined variable in one of our templates fail instead of printing nothing."""

    __slots__ = ()

    def __contains__(self, item: object) -> bool:
        return item == "%s"

    def __mod__(self, variable: object) -> str:
        raise NameError(f"undefined template variable: {variable}")


TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UndefinedVariable("%s")
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True  # static files are not collected for the tests
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CELERY_TASK_ALWAYS_EAGER = False
