"""For how long things are kept, and what each round let go."""

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
            name="RetentionRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=40, verbose_name="Какво се пази")),
                ("days", models.PositiveIntegerField(verbose_name="Дни")),
                ("count", models.PositiveIntegerField(default=0, verbose_name="Брой")),
                ("started_at", models.DateTimeField(verbose_name="Започна")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="Свърши")),
                ("failure", models.CharField(blank=True, max_length=300, verbose_name="Грешка")),
            ],
            options={
                "verbose_name": "Изпълнение на срок за съхранение",
                "verbose_name_plural": "Изпълнения на срокове за съхранение",
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["code", "-id"], name="retention_run_last"),
                    models.Index(fields=["started_at"], name="retention_run_day"),
                ],
            },
        ),
        migrations.CreateModel(
            name="RetentionRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=40, verbose_name="Какво се пази")),
                ("days", models.PositiveIntegerField(verbose_name="Дни")),
                ("ground", models.CharField(max_length=300, verbose_name="Основание за срока")),
                ("set_at", models.DateTimeField(verbose_name="Определен на")),
                (
                    "set_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Определил",
                    ),
                ),
            ],
            options={
                "verbose_name": "Срок за съхранение",
                "verbose_name_plural": "Срокове за съхранение",
                "ordering": ["code", "-pk"],
                "permissions": [("edit_rules", "Определя сроковете за съхранение")],
                "indexes": [models.Index(fields=["code", "-id"], name="retention_rule_in_force")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ground", ""), _negated=True), name="retention_rule_has_a_ground"
                    )
                ],
            },
        ),
    ]
