"""Public hearings with their invitations and minutes."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0020_answers_say_what_the_statement_in_force_says"),
        ("events", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Hearing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ordinal", models.PositiveSmallIntegerField()),
                ("agenda", models.TextField(verbose_name="Дневен ред")),
                ("moderator", models.CharField(max_length=120, verbose_name="Модератор")),
                (
                    "moderator_position",
                    models.CharField(blank=True, max_length=160, verbose_name="Длъжност на модератора"),
                ),
                ("note_taker", models.CharField(blank=True, max_length=120, verbose_name="Протоколчик")),
                ("short_notice_reason", models.TextField(blank=True, verbose_name="Причина за по-късната покана")),
                ("invited_on", models.DateField(editable=False, verbose_name="Поканата е публикувана на")),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hearings",
                        to="consultations.consultation",
                    ),
                ),
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="hearing", to="events.event"
                    ),
                ),
            ],
            options={
                "verbose_name": "Обществено обсъждане",
                "verbose_name_plural": "Обществени обсъждания",
                "ordering": ["consultation", "ordinal"],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=40, unique=True, verbose_name="Изх. №")),
                ("published_on", models.DateField(verbose_name="Публикувана на")),
                ("published_at", models.DateTimeField()),
                ("facts", models.JSONField()),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                (
                    "hearing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="consultations.hearing",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "Покана за обсъждане",
                "verbose_name_plural": "Покани за обсъждания",
                "ordering": ["-published_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Minutes",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(blank=True, editable=False, max_length=40, verbose_name="Протокол №")),
                ("opening", models.TextField(verbose_name="Откриване")),
                ("course", models.TextField(blank=True, verbose_name="Ход на обсъждането")),
                ("closing", models.TextField(blank=True, verbose_name="Закриване")),
                ("note_taker", models.CharField(blank=True, max_length=120, verbose_name="Протоколчик")),
                ("correction_note", models.TextField(blank=True, verbose_name="Какво се поправя и защо")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("published_on", models.DateField(editable=False, null=True, verbose_name="Публикуван на")),
                ("published_at", models.DateTimeField(editable=False, null=True)),
                ("facts", models.JSONField(default=dict, editable=False)),
                ("sha256", models.CharField(blank=True, editable=False, max_length=64, verbose_name="SHA-256")),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="consultations.minutes",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "edited_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "hearing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="minutes", to="consultations.hearing"
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "Протокол от обсъждане",
                "verbose_name_plural": "Протоколи от обсъждания",
                "ordering": ["hearing", "-pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="hearing",
            constraint=models.UniqueConstraint(fields=("consultation", "ordinal"), name="hearing_ordinal_unique"),
        ),
        migrations.AddConstraint(
            model_name="hearing",
            constraint=models.CheckConstraint(condition=models.Q(("ordinal__gte", 1)), name="hearing_ordinal_from_one"),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=models.UniqueConstraint(
                condition=models.Q(("number", ""), _negated=True), fields=("number",), name="minutes_number_unique"
            ),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=models.UniqueConstraint(
                condition=models.Q(("published_at__isnull", True)), fields=("hearing",), name="one_unpublished_minutes"
            ),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("published_at__isnull", True),
                    models.Q(
                        ("published_on__isnull", False),
                        models.Q(("number", ""), _negated=True),
                        models.Q(("sha256", ""), _negated=True),
                        models.Q(("course", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="published_minutes_are_complete",
            ),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("corrects__isnull", True),
                    ("published_at__isnull", True),
                    models.Q(("correction_note", ""), _negated=True),
                    _connector="OR",
                ),
                name="corrected_minutes_say_why",
            ),
        ),
    ]
