"""Revisions follow each other: what each changes, whose identity every place carries on, which proposals caused it."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

NAME_LINEAGES = """
ALTER TABLE consultations_provision DISABLE TRIGGER consultations_provision_immutable;
ALTER TABLE consultations_revision DISABLE TRIGGER consultations_revision_immutable;
UPDATE consultations_provision p SET lineage = r.ordinal || '/' || p.eid
    FROM consultations_revision r WHERE r.id = p.revision_id;
UPDATE consultations_revision r SET lineages = coalesce(
    (SELECT jsonb_object_agg(p.eid, p.lineage) FROM consultations_provision p WHERE p.revision_id = r.id), '{}');
UPDATE consultations_commentdraft d SET revision_id = c.current_revision_id
    FROM consultations_consultation c WHERE c.id = d.consultation_id;
UPDATE consultations_revision r SET last_day = c.last_day
    FROM consultations_consultation c WHERE c.current_revision_id = r.id;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE consultations_provision ENABLE TRIGGER consultations_provision_immutable;
ALTER TABLE consultations_revision ENABLE TRIGGER consultations_revision_immutable;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0003_nothing_joins_the_record_later"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ChangeCause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("lineage", models.CharField(max_length=128)),
                ("named_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "Причина за промяна",
                "verbose_name_plural": "Причини за промени",
                "ordering": ["revision", "comment"],
            },
        ),
        migrations.CreateModel(
            name="TextSnapshot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ordinal", models.PositiveIntegerField()),
                ("edit", models.CharField(max_length=200, verbose_name="Действие")),
                ("source", models.TextField()),
                ("tree", models.JSONField()),
                ("corrections", models.JSONField(default=list)),
                ("taken_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "Предишно състояние на текста",
                "verbose_name_plural": "Предишни състояния на текста",
                "ordering": ["revision", "-ordinal"],
            },
        ),
        migrations.AddField(
            model_name="provision",
            name="absorbs",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=128), blank=True, default=list, editable=False, size=None
            ),
        ),
        migrations.AddField(
            model_name="provision",
            name="lineage",
            field=models.CharField(default="", editable=False, max_length=128),
        ),
        migrations.AddField(
            model_name="revision",
            name="alignment",
            field=models.JSONField(default=list, editable=False),
        ),
        migrations.AddField(
            model_name="revision",
            name="base",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="followers",
                to="consultations.revision",
            ),
        ),
        migrations.AddField(
            model_name="revision",
            name="change_note",
            field=models.TextField(blank=True, verbose_name="Какво се променя и защо"),
        ),
        migrations.AddField(
            model_name="revision",
            name="corrections",
            field=models.JSONField(default=list, editable=False),
        ),
        migrations.AddField(
            model_name="revision",
            name="absorbed",
            field=models.JSONField(default=dict, editable=False),
        ),
        migrations.AddField(
            model_name="revision",
            name="origins",
            field=models.JSONField(default=dict, editable=False),
        ),
        migrations.AddField(
            model_name="commentdraft",
            name="revision",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="consultations.revision",
            ),
        ),
        migrations.AddField(
            model_name="revision",
            name="last_day",
            field=models.DateField(editable=False, null=True, verbose_name="Последен ден за предложения"),
        ),
        migrations.AddField(
            model_name="revision",
            name="lineages",
            field=models.JSONField(default=dict, editable=False),
        ),
        migrations.AddField(
            model_name="revision",
            name="nature",
            field=models.CharField(
                blank=True,
                choices=[
                    ("technical", "Техническа поправка"),
                    ("substantive", "Съществена промяна"),
                    ("following", "Отразява приети предложения"),
                ],
                max_length=12,
                verbose_name="Вид на промяната",
            ),
        ),
        migrations.AddField(
            model_name="revision",
            name="source_format",
            field=models.CharField(
                choices=[
                    ("paste", "поставен текст"),
                    ("txt", "текстов файл"),
                    ("docx", "документ на Word (.docx)"),
                    ("odt", "документ OpenDocument (.odt)"),
                    ("akn", "Akoma Ntoso (.xml)"),
                ],
                default="paste",
                max_length=5,
                verbose_name="Източник",
            ),
        ),
        migrations.AddField(
            model_name="revision",
            name="source_name",
            field=models.CharField(blank=True, max_length=200, verbose_name="Файл"),
        ),
        migrations.AddField(
            model_name="revision",
            name="tree_sha256",
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
        migrations.RunSQL(NAME_LINEAGES, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="provision",
            constraint=models.UniqueConstraint(fields=("revision", "lineage"), name="provision_lineage_unique"),
        ),
        migrations.AddField(
            model_name="changecause",
            name="comment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="consultations.comment"
            ),
        ),
        migrations.AddField(
            model_name="changecause",
            name="named_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="changecause",
            name="revision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="causes", to="consultations.revision"
            ),
        ),
        migrations.AddField(
            model_name="textsnapshot",
            name="revision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="snapshots", to="consultations.revision"
            ),
        ),
        migrations.AddField(
            model_name="textsnapshot",
            name="taken_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="changecause",
            constraint=models.UniqueConstraint(fields=("revision", "lineage", "comment"), name="change_cause_unique"),
        ),
        migrations.AddConstraint(
            model_name="textsnapshot",
            constraint=models.UniqueConstraint(fields=("revision", "ordinal"), name="text_snapshot_ordinal_unique"),
        ),
    ]
