"""What the municipality sets of the catalogue, kept for good, and who was reminded of which term."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

FORWARD = """
CREATE FUNCTION local_term_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a local term is never changed or deleted: set another' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER local_term_append_only BEFORE UPDATE OR DELETE ON deadlines_localterm
    FOR EACH ROW EXECUTE FUNCTION local_term_is_append_only();
"""
BACKWARD = """
DROP TRIGGER local_term_append_only ON deadlines_localterm;
DROP FUNCTION local_term_is_append_only();
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("municipality", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LocalTerm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rule", models.CharField(max_length=8, verbose_name="Срок")),
                ("value", models.PositiveSmallIntegerField(verbose_name="Стойност")),
                ("source", models.CharField(max_length=300, verbose_name="Акт, с който е определен")),
                ("since", models.DateField(verbose_name="В сила от")),
                ("set_at", models.DateTimeField(verbose_name="Въведен на")),
                (
                    "set_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Въвел",
                    ),
                ),
            ],
            options={
                "verbose_name": "Местен срок",
                "verbose_name_plural": "Местни срокове",
                "ordering": ["rule", "-since", "-pk"],
                "indexes": [models.Index(fields=["rule", "since"], name="deadlines_l_rule_f5388b_idx")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("value__gte", 1)), name="local_term_is_positive"),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="local_term_has_a_source"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rule", models.CharField(max_length=8)),
                ("subject", models.CharField(max_length=80)),
                ("due_on", models.DateField(verbose_name="Срок")),
                (
                    "kind",
                    models.CharField(
                        choices=[("ahead", "предстои"), ("overdue", "просрочен"), ("public", "до следящите")],
                        max_length=8,
                        verbose_name="Вид",
                    ),
                ),
                ("written_at", models.DateTimeField(verbose_name="Записано на")),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="municipality.unit"
                    ),
                ),
            ],
            options={
                "verbose_name": "Напомняне",
                "verbose_name_plural": "Напомняния",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("rule", "subject", "due_on", "kind"), name="reminded_once")
                ],
            },
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
