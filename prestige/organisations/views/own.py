"""Whose application a page is about: one's own, or none at all."""

import uuid
from datetime import datetime

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.dateparse import parse_datetime

from prestige.accounts.models import User
from prestige.accounts.sign_in import person
from prestige.organisations.models import Application, Organisation
from prestige.organisations.steps import Progress, Step


def signed_in(request: HttpRequest) -> User:
    """Return who sits here; the views are behind ``login_required``, so nobody is a page that is not there."""
    user = person(request)
    if user is None:
        raise Http404
    return user


def own_application(request: HttpRequest, token: uuid.UUID) -> Application:
    """Return the person's own application of this token. Raises ``Http404`` for anybody else's."""
    found = Application.objects.filter(token=token, applicant=signed_in(request)).first()
    if found is None:
        raise Http404
    return found


def progress_of(application: Application) -> Progress:
    """Return how far an application is (two queries)."""
    registered = Organisation.objects.filter(eik=application.eik).first() if application.eik else None
    papers = len(application.files) + (application.documents.count() if application.number else 0)
    return Progress(application, registered, papers)


def step_url(application: Application, step: Step) -> str:
    """Return the address of a step."""
    named = {Step.DOCUMENT: "document", Step.CHECK: "check"}
    if name := named.get(step):
        return reverse(f"organisations:{name}", args=[application.token])
    return reverse("organisations:step", args=[application.token, step.value])


def moment_of(typed: str) -> datetime | None:
    """Return the moment a hidden field carries, None of anything else."""
    try:
        return parse_datetime(typed)
    except ValueError:
        return None
