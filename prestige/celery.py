"""The Celery application: it only hints, PostgreSQL holds the truth."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prestige.settings")

app = Celery("prestige", task_cls="prestige.journal.timed_task:TimedTask")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
