"""Files of a person that became part of nothing."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import QuerySet

from prestige.accounts.models import User
from prestige.uploads.models import Content, Upload
from prestige.uploads.sender import sender_of_user


def loose_uploads(user: User) -> QuerySet[Upload]:
    """Return the files that the person handed in signed in and that nothing holds."""
    return Upload.objects.filter(sender=sender_of_user(user), attached_at__isnull=True)


def erase_uploads(user: User, *, by: User | None, now: datetime) -> Mapping[str, int]:
    """Delete the files that became part of nothing, with their bytes."""
    return {"loose": _delete(loose_uploads(user))}


def forget_loose(tokens: Iterable[str]) -> int:
    """Delete the files of these tokens that nothing holds, whoever handed them in; return how many."""
    return _delete(Upload.objects.filter(token__in=list(tokens), attached_at__isnull=True))


def _delete(uploads: QuerySet[Upload]) -> int:
    count = uploads.delete()[1].get("uploads.Upload", 0)
    if count:
        Content.objects.unused().delete()
    return count
