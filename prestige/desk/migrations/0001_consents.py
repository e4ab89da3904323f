"""The consent on which every act of an official for a person rests."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("uploads", "0002_files_never_change"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DeskConsent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("oral", "Устно пред служителя"),
                            ("paper", "Подписана декларация"),
                            ("email", "По имейл"),
                        ],
                        max_length=8,
                        verbose_name="Как е дадено съгласието",
                    ),
                ),
                ("given_on", models.DateField(verbose_name="Дата на съгласието")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="Бележка")),
                ("recorded_at", models.DateTimeField(verbose_name="Записано на")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "declaration",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consent",
                        to="uploads.upload",
                        verbose_name="Сканирана декларация",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Записал",
                    ),
                ),
            ],
            options={
                "verbose_name": "Съгласие",
                "verbose_name_plural": "Съгласия",
                "ordering": ["-recorded_at", "-pk"],
            },
        ),
    ]
