"""The production settings with one address more."""

from prestige.settings import *  # noqa: F403

ROOT_URLCONF = "tests.speed.urls"
