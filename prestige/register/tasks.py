"""Timed work of the register; every run does some of what is due, the next goes on."""

from celery import shared_task
from django.utils import timezone

from prestige.register.actions import check_documents


@shared_task(name="prestige.register.check_documents")
def check() -> None:
    """Look whether the documents issued since are tagged; safe to run twice."""
    check_documents(timezone.now())
