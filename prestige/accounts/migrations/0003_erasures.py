"""People who left are remembered by a key and a keyed hash; what no machine decides waits for a decision."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_hit_counters"),
    ]

    operations = [
        migrations.CreateModel(
            name="Erasure",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("person", models.BigIntegerField(unique=True, verbose_name="Профил")),
                ("address_hash", models.CharField(editable=False, max_length=64)),
                ("address", models.EmailField(blank=True, editable=False, max_length=254)),
                ("language", models.CharField(default="bg", editable=False, max_length=2)),
                ("counts", models.JSONField(default=dict, editable=False)),
                ("erased_at", models.DateTimeField(verbose_name="Заличен на")),
                (
                    "replayed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="Заличен отново на"),
                ),
            ],
            options={
                "verbose_name": "Заличен профил",
                "verbose_name_plural": "Заличени профили",
                "ordering": ["-erased_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ErasureRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "text",
                    models.TextField(blank=True, max_length=2000, verbose_name="Какво да бъде заличено"),
                ),
                ("documents", models.JSONField(blank=True, default=list, verbose_name="Издадени документи")),
                ("asked_at", models.DateTimeField(verbose_name="Поискано на")),
                ("due_on", models.DateField(verbose_name="Отговор до")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("granted", "Уважено"), ("refused", "Отказано")],
                        max_length=8,
                        verbose_name="Решение",
                    ),
                ),
                ("reasons", models.TextField(blank=True, verbose_name="Мотиви")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="Решено на")),
                (
                    "decided_by",
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
                        related_name="erasure_requests",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "Искане за заличаване",
                "verbose_name_plural": "Искания за заличаване",
                "ordering": ["-asked_at", "-pk"],
                "permissions": [("decide_erasure", "Решава искания за заличаване")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("decided_by__isnull", True), ("outcome", "")),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True),
                                models.Q(("reasons", ""), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="erasure_decided_with_reasons",
                    )
                ],
            },
        ),
    ]
