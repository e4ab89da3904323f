"""The register of outages and the runs that prove them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Run",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("began_at", models.DateTimeField(verbose_name="От")),
                ("last_beat_at", models.DateTimeField(verbose_name="Последен знак")),
            ],
            options={
                "verbose_name": "Непрекъсната работа",
                "verbose_name_plural": "Непрекъсната работа",
                "ordering": ["-last_beat_at", "-pk"],
                "indexes": [models.Index(fields=["-last_beat_at"], name="outages_run_last_be_629cc6_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_beat_at__gte", models.F("began_at"))), name="run_goes_forward"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Outage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("began_at", models.DateTimeField(verbose_name="Начало")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="Край")),
                ("what", models.CharField(max_length=300, verbose_name="Какво не работеше")),
                ("noted_at", models.DateTimeField(verbose_name="Отбелязано на")),
                ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="Потвърдено на")),
                ("dismissed_at", models.DateTimeField(blank=True, null=True)),
                ("dismissal", models.CharField(blank=True, max_length=300, verbose_name="Защо не е прекъсване")),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dismissed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Отбелязал",
                    ),
                ),
            ],
            options={
                "verbose_name": "Прекъсване",
                "verbose_name_plural": "Прекъсвания",
                "ordering": ["-began_at", "-pk"],
                "indexes": [models.Index(fields=["-began_at"], name="outages_out_began_a_5cf3cc_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", True), ("ended_at__gt", models.F("began_at")), _connector="OR"
                        ),
                        name="outage_ends_after_it_began",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_at__isnull", True), ("dismissed_at__isnull", True), _connector="OR"
                        ),
                        name="outage_confirmed_or_dismissed",
                    ),
                ],
            },
        ),
    ]
