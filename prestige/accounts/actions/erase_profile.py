"""What of a person lies in the accounts: the profile, codes, sessions, counters of knocks, notes of the admin."""

import secrets
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Final

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.models import Model, Q, QuerySet

from prestige.accounts import limits
from prestige.accounts.limits import Limit, counter_key
from prestige.accounts.models import AddressChange, EmailCode, ErasureRequest, HitCounter, User
from prestige.accounts.own_data import ERASED_ADDRESS, ERASED_NAME, Rows
from prestige.public_names import NameDisplay

# Tables of the library of sign-in that belong to a person alone, with what of each is the person's to take; what
# would open a door (secrets of second factors) is not.
LIBRARIES: Final = {
    EmailAddress: ("email", "verified", "primary"),
    Authenticator: ("type", "created_at", "last_used_at"),
    UserSession: ("created_at", "last_seen_at", "ip", "user_agent"),
    SocialAccount: ("provider", "uid", "last_login", "date_joined", "extra_data"),
}
EMPTIED: Final = {
    "full_name": "",
    "position": "",
    "unit": None,
    "language": "bg",
    "is_active": False,
    "email_verified_at": None,
    "last_login": None,
    "name_display": NameDisplay.CITIZEN,
    "settlement": None,
    "assured_at": None,
    "assured_by": "",
    "assured_level": "",
    "assured_name": "",
}


def library_rows(user: User) -> Iterator[QuerySet[Model]]:
    """Yield the person's rows in the tables of the library of sign-in."""
    for model in LIBRARIES:
        yield model._default_manager.filter(user=user)


def sessions_of(user: User) -> list[str]:
    """Return the keys of the sessions that the person has open anywhere, also those that ran out and lie there yet.

    Every session is opened to see whose it is: for the acts that happen once, not for pages.
    """
    found = []
    for session in Session.objects.order_by("session_key").iterator(chunk_size=500):
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            found.append(session.session_key)
    return found


def codes_of(user: User) -> QuerySet[EmailCode]:
    """Return the codes that were asked for the person's address, or for one that was to replace it."""
    return EmailCode.objects.filter(Q(email__iexact=user.email) | Q(address_change__user=user))


def address_changes_of(user: User) -> QuerySet[AddressChange]:
    """Return the wishes for another address, with the addresses that were left."""
    return AddressChange.objects.filter(user=user)


def counters_of(user: User) -> QuerySet[HitCounter]:
    """Return the counters of knocks that can be recognised as the person's: by account and by address."""
    known: Iterable[Limit] = (each for each in vars(limits).values() if isinstance(each, Limit))
    keys = [counter_key(limit, who) for limit in known for who in (str(user.pk), user.email.casefold(), user.email)]
    return HitCounter.objects.filter(key__in=keys)


def notes_about(user: User) -> QuerySet[LogEntry]:
    """Return the notes of Django's admin that name the person."""
    about = Q(content_type=ContentType.objects.get_for_model(User), object_id=str(user.pk))
    named = Q(object_repr__icontains=user.email)
    if len(user.full_name) > len("Ан"):
        named |= Q(object_repr__icontains=user.full_name)
    return LogEntry.objects.filter(about | named)


def open_requests_of(user: User) -> QuerySet[ErasureRequest]:
    """Return the requests for erasure that have words of the person's."""
    return ErasureRequest.objects.filter(user=user).exclude(text="")


def erase_profile(user: User, *, by: User | None, now: datetime) -> Mapping[str, int]:
    """Make the row a token that nobody signs in with, end the sessions, delete codes, counters and keys."""
    Session.objects.filter(session_key__in=sessions_of(user)).delete()
    done = {
        "codes": codes_of(user).delete()[0] + address_changes_of(user).delete()[0],
        "counters": counters_of(user).delete()[0],
        "keys": sum(rows.delete()[1].get(rows.model._meta.label, 0) for rows in library_rows(user)),
        "notes": notes_about(user).update(object_repr=ERASED_NAME),
        "requests": open_requests_of(user).update(text=""),
        "profile": 1,
    }
    user.email = f"{ERASED_ADDRESS}{secrets.token_hex(12)}"
    for name, value in EMPTIED.items():
        setattr(user, name, value)
    user.set_unusable_password()
    user.save(update_fields=["email", "password", *EMPTIED])
    user.groups.clear()
    user.user_permissions.clear()
    return done


def exported_profile(user: User) -> dict[str, Rows]:
    """Return the profile, the ways in, the requests of codes and what was asked for erasure, as plain values."""
    requests = ErasureRequest.objects.filter(user=user).order_by("pk")
    return {
        "profile": [
            {
                "email": user.email,
                "full_name": user.full_name,
                "position": user.position,
                "language": user.language,
                "email_verified_at": user.email_verified_at,
                "joined_at": user.joined_at,
                "last_login": user.last_login,
                "name_display": user.name_display,
                "settlement": str(user.settlement or ""),
                "assured_at": user.assured_at,
                "assured_by": user.assured_by,
                "assured_level": user.assured_level,
                "assured_name": user.assured_name,
            }
        ],
        "address_changes": list(address_changes_of(user).order_by("pk").values("old_email", "asked_at", "done_at")),
        "email_codes": list(codes_of(user).order_by("pk").values("email", "language", "requested_at", "used_at")),
        **{
            model._meta.db_table: list(model._default_manager.filter(user=user).order_by("pk").values(*names))
            for model, names in LIBRARIES.items()
        },
        "erasure_requests": list(requests.values("text", "documents", "asked_at", "outcome", "reasons", "decided_at")),
    }
