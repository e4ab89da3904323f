"""Bringing the groups of the database in line with the table of roles."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat

from prestige.accounts.roles import ROLES


@transaction.atomic
def sync_roles() -> None:
    """Give every role of the table a group with exactly its permissions; other groups are left alone. Idempotent.

    Raises ``LookupError`` when a permission of the table does not exist (the tables are older than the code).
    """
    wanted = frozenset().union(*(role.permissions for role in ROLES))
    named = Permission.objects.annotate(name_in_full=Concat("content_type__app_label", Value("."), "codename"))
    found = {row.name_in_full: row for row in named.filter(name_in_full__in=wanted)}
    if missing := wanted - found.keys():
        raise LookupError(f"no such permission: {', '.join(sorted(missing))}")
    for role in ROLES:
        group, _created = Group.objects.get_or_create(name=role.code)
        group.permissions.set([found[name] for name in sorted(role.permissions)])
