"""Acts in force that drafts amend; what a public draft was consolidated from never changes."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

FORWARD = """
CREATE FUNCTION consultations_actinforce_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM consultations_consultation c WHERE c.amends_id = OLD.id AND c.status <> 'draft') THEN
        RAISE EXCEPTION 'acts amended in public never change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER consultations_actinforce_immutable BEFORE UPDATE OR DELETE ON consultations_actinforce
    FOR EACH ROW EXECUTE FUNCTION consultations_actinforce_never_changes();

CREATE FUNCTION consultations_consultation_keeps_amended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status <> 'draft' AND NEW.amends_id IS DISTINCT FROM OLD.amends_id THEN
        RAISE EXCEPTION 'a public draft keeps the act it amends' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER consultations_consultation_amends BEFORE UPDATE OF amends_id ON consultations_consultation
    FOR EACH ROW EXECUTE FUNCTION consultations_consultation_keeps_amended();
"""
BACKWARD = """
DROP TRIGGER consultations_consultation_amends ON consultations_consultation;
DROP FUNCTION consultations_consultation_keeps_amended();
DROP TRIGGER consultations_actinforce_immutable ON consultations_actinforce;
DROP FUNCTION consultations_actinforce_never_changes();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0004_revisions_follow_each_other"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ActInForce",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=400, verbose_name="Наименование на акта")),
                ("reference", models.CharField(blank=True, max_length=400, verbose_name="Приет с")),
                ("source", models.TextField(verbose_name="Текст")),
                ("tree", models.JSONField(editable=False)),
                ("sha256", models.CharField(editable=False, max_length=64, verbose_name="SHA-256")),
                ("entered_at", models.DateTimeField(editable=False, verbose_name="Въведен на")),
                (
                    "adopted_in",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts_in_force",
                        to="consultations.consultation",
                        verbose_name="Приет след консултация",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Въведен от",
                    ),
                ),
            ],
            options={
                "verbose_name": "Действащ акт",
                "verbose_name_plural": "Действащи актове",
                "ordering": ["title", "-entered_at", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="consultation",
            name="amends",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="amendments",
                to="consultations.actinforce",
                verbose_name="Действащ акт, който се изменя",
            ),
        ),
        migrations.AddConstraint(
            model_name="actinforce",
            constraint=models.UniqueConstraint(
                fields=("sha256", "title", "reference"), name="act_in_force_entered_once"
            ),
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
