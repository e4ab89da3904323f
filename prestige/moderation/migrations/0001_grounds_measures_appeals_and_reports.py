"""The queue of the moderation: grounds, measures, objections, reports, decisions on many texts."""

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
            name="Ground",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="Точка")),
                ("edition", models.PositiveSmallIntegerField(default=1, verbose_name="Редакция")),
                ("title", models.CharField(max_length=120, verbose_name="Наименование")),
                ("text", models.TextField(verbose_name="Какво обхваща")),
                ("since", models.DateField(verbose_name="В сила от")),
                ("until", models.DateField(blank=True, null=True, verbose_name="В сила до")),
            ],
            options={
                "verbose_name": "Основание",
                "verbose_name_plural": "Основания",
                "ordering": ["number", "edition"],
                "permissions": [("edit_grounds", "Поддържа основанията за задържане")],
                "constraints": [
                    models.UniqueConstraint(fields=("number", "edition"), name="ground_edition_unique"),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)), fields=("number",), name="ground_in_force_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"),
                        name="ground_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1), ("number__lte", 999)), name="ground_number_in_range"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Batch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "act",
                    models.CharField(
                        choices=[("publish", "Публикуване"), ("hold", "Задържане")],
                        max_length=8,
                        verbose_name="Действие",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="Кога")),
                ("items", models.JSONField(default=list)),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="Отменено на")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "ground",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="moderation.ground",
                    ),
                ),
            ],
            options={
                "verbose_name": "Групово решение",
                "verbose_name_plural": "Групови решения",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("held", "Задържан"), ("removed", "Премахнат"), ("redacted", "Заличени лични данни")],
                        max_length=8,
                        verbose_name="Решение",
                    ),
                ),
                ("room", models.CharField(max_length=16)),
                ("subject_id", models.BigIntegerField()),
                ("topic", models.CharField(max_length=64)),
                ("decided_position", models.CharField(blank=True, max_length=200, verbose_name="Длъжност")),
                ("decided_at", models.DateTimeField(verbose_name="Решено на")),
                ("object_by", models.DateField(verbose_name="Възражение до")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="Отпаднало на")),
                (
                    "ended",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("appeal", "Отменено след възражение"),
                            ("published", "Публикуван по-късно"),
                            ("replaced", "Заменено с друго решение"),
                            ("returned", "Върнат за нов преглед"),
                        ],
                        max_length=10,
                        verbose_name="Защо отпадна",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Решил",
                    ),
                ),
                (
                    "ground",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measures",
                        to="moderation.ground",
                        verbose_name="Основание",
                    ),
                ),
            ],
            options={
                "verbose_name": "Решение при преглед",
                "verbose_name_plural": "Решения при преглед",
                "ordering": ["-decided_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Appeal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=32, verbose_name="Номер на текста")),
                ("reasons", models.TextField(verbose_name="Защо възразява")),
                ("filed_at", models.DateTimeField(verbose_name="Подадено на")),
                ("due_on", models.DateField(verbose_name="Решение до")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("upheld", "Уважено"), ("rejected", "Оставено без уважение")],
                        max_length=8,
                        verbose_name="Решение",
                    ),
                ),
                ("decision", models.TextField(blank=True, verbose_name="Мотиви")),
                ("decided_position", models.CharField(blank=True, max_length=200, verbose_name="Длъжност")),
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
                    "filed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "measure",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="appeal", to="moderation.measure"
                    ),
                ),
            ],
            options={
                "verbose_name": "Възражение",
                "verbose_name_plural": "Възражения",
                "ordering": ["-filed_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("room", models.CharField(max_length=16)),
                ("subject_id", models.BigIntegerField()),
                ("sentence", models.TextField(max_length=1000, verbose_name="Какво е нередно")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="Имейл")),
                ("language", models.CharField(default="bg", max_length=8)),
                ("reporter", models.CharField(editable=False, max_length=64)),
                ("reported_at", models.DateTimeField(verbose_name="Подадено на")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("kept", "Остава публикуван"),
                            ("held", "Задържан"),
                            ("removed", "Премахнат"),
                            ("redacted", "Заличени лични данни"),
                        ],
                        max_length=8,
                        verbose_name="Решение",
                    ),
                ),
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
                    "ground",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="moderation.ground",
                        verbose_name="Основание",
                    ),
                ),
            ],
            options={
                "verbose_name": "Сигнал за нередност",
                "verbose_name_plural": "Сигнали за нередност",
                "ordering": ["-pk"],
            },
        ),
        migrations.AddIndex(
            model_name="measure",
            index=models.Index(fields=["room", "subject_id"], name="moderation__room_f94e73_idx"),
        ),
        migrations.AddIndex(
            model_name="measure",
            index=models.Index(fields=["-decided_at", "-id"], name="moderation__decided_5ed6aa_idx"),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("room", "subject_id", "kind"),
                name="measure_in_force_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended", ""), ("ended_at__isnull", True)),
                    models.Q(("ended_at__isnull", False), models.Q(("ended", ""), _negated=True)),
                    _connector="OR",
                ),
                name="measure_ends_for_a_reason",
            ),
        ),
        migrations.AddIndex(
            model_name="appeal",
            index=models.Index(condition=models.Q(("outcome", "")), fields=["due_on", "id"], name="appeals_waiting"),
        ),
        migrations.AddConstraint(
            model_name="appeal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at__isnull", True), ("decided_by__isnull", True), ("outcome", "")),
                    models.Q(
                        models.Q(("outcome", ""), _negated=True),
                        models.Q(("decision", ""), _negated=True),
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="appeal_decided_with_reasons",
            ),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                condition=models.Q(("outcome", "")), fields=["room", "subject_id"], name="reports_waiting"
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(fields=("room", "subject_id", "reporter"), name="report_once_a_reader"),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at__isnull", True), ("outcome", "")),
                    models.Q(models.Q(("outcome", ""), _negated=True), ("decided_at__isnull", False)),
                    _connector="OR",
                ),
                name="report_decided",
            ),
        ),
    ]
