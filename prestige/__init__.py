"""Prestige: the ground (pure modules and rooms that know nobody above them) and the roof (settings, urls)."""

from prestige.celery import app as celery_app

__all__ = ["celery_app"]
