"""Officials are invited, roles change with a reason, sessions can be ended."""

import uuid

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_how_a_person_is_named"),
        ("municipality", "0003_election_days"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="user",
            options={
                "ordering": ["email"],
                "permissions": [("decide_erasure", "Решава заличаване на лични данни")],
                "verbose_name": "Профил",
                "verbose_name_plural": "Профили",
            },
        ),
        migrations.AddField(
            model_name="user",
            name="session_epoch",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.CreateModel(
            name="RoleChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("before", models.JSONField(default=list, verbose_name="Преди")),
                ("after", models.JSONField(default=list, verbose_name="След")),
                ("reason", models.CharField(max_length=300, verbose_name="Причина")),
                ("asked_at", models.DateTimeField(verbose_name="Кога")),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("", "Чака втори администратор"), ("done", "Направена"), ("declined", "Отказана")],
                        max_length=8,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="role_changes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "Промяна на роли",
                "verbose_name_plural": "Промени на роли",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "")), fields=("user",), name="one_role_change_waits"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("asked_by__isnull", True),
                            models.Q(("asked_by", models.F("user")), _negated=True),
                            _connector="OR",
                        ),
                        name="nobody_changes_own_roles",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_by__isnull", True),
                            models.Q(("outcome", "done"), _negated=True),
                            models.Q(("closed_by", models.F("user")), _negated=True),
                            _connector="OR",
                        ),
                        name="nobody_confirms_own_roles",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StaffInvitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("email", models.EmailField(max_length=254, verbose_name="Имейл")),
                ("roles", models.JSONField(default=list, verbose_name="Роли")),
                ("full_name", models.CharField(blank=True, max_length=120, verbose_name="Име и фамилия")),
                ("position", models.CharField(blank=True, max_length=160, verbose_name="Длъжност")),
                ("invited_at", models.DateTimeField(verbose_name="Поканен на")),
                ("expires_at", models.DateTimeField(verbose_name="Важи до")),
                ("accepted_at", models.DateTimeField(blank=True, null=True, verbose_name="Приета на")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="Оттеглена на")),
                (
                    "accepted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "invited_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="municipality.unit",
                        verbose_name="Звено",
                    ),
                ),
            ],
            options={
                "verbose_name": "Покана за служител",
                "verbose_name_plural": "Покани за служители",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"),
                        condition=models.Q(("accepted_at__isnull", True), ("withdrawn_at__isnull", True)),
                        name="one_invitation_waits",
                    )
                ],
            },
        ),
    ]
