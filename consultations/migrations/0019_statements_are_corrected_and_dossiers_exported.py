"""Statements are corrected by later ones; full dossiers leave with a reason; papers for the session are kept."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0018_council_steps_stay"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CouncilPackage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("addressee", models.CharField(max_length=200, verbose_name="До")),
                ("submitter_name", models.CharField(max_length=120, verbose_name="Вносител")),
                (
                    "submitter_position",
                    models.CharField(blank=True, max_length=160, verbose_name="Длъжност на вносителя"),
                ),
                ("lead", models.TextField(verbose_name="Докладна записка")),
                ("decision", models.TextField(verbose_name="Проект за решение")),
                ("version", models.PositiveIntegerField(default=1)),
                ("edited_at", models.DateTimeField()),
                ("content", models.BinaryField(null=True)),
                ("pages", models.PositiveIntegerField(default=0, editable=False)),
                ("printed_stamp", models.CharField(blank=True, editable=False, max_length=64)),
            ],
            options={
                "verbose_name": "Пакет за заседание",
                "verbose_name_plural": "Пакети за заседания",
            },
        ),
        migrations.CreateModel(
            name="DossierExport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("reason", models.CharField(max_length=400, verbose_name="За какво е нужно досието")),
                ("session", models.CharField(blank=True, max_length=64)),
                ("asked_at", models.DateTimeField(verbose_name="Поискано на")),
                ("taken_at", models.DateTimeField(blank=True, null=True, verbose_name="Изнесено на")),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="SHA-256")),
            ],
            options={
                "verbose_name": "Износ на досие",
                "verbose_name_plural": "Износи на досиета",
                "ordering": ["-asked_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="StatementCorrection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField(blank=True, verbose_name="Причина за поправката")),
                ("changes", models.JSONField(default=dict)),
                ("drafted_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "verbose_name": "Поправка на справка",
                "verbose_name_plural": "Поправки на справки",
            },
        ),
        migrations.AlterModelOptions(
            name="statement",
            options={
                "ordering": ["-issued_at", "-pk"],
                "permissions": [("issue_statement", "Издава справки")],
                "verbose_name": "Справка",
                "verbose_name_plural": "Справки",
            },
        ),
        migrations.AddField(
            model_name="statement",
            name="correction_reason",
            field=models.TextField(blank=True, verbose_name="Причина за поправката"),
        ),
        migrations.AddField(
            model_name="statement",
            name="corrects",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrected_by",
                to="consultations.statement",
                verbose_name="Поправя справка",
            ),
        ),
        migrations.AddField(
            model_name="statement",
            name="ordinal",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AlterField(
            model_name="statement",
            name="consultation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="statements", to="consultations.consultation"
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.UniqueConstraint(fields=("consultation", "ordinal"), name="statement_ordinal_unique"),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("corrects__isnull", True), ("ordinal", 1)),
                    models.Q(
                        ("corrects__isnull", False),
                        ("ordinal__gt", 1),
                        models.Q(("correction_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="later_statement_corrects_with_a_reason",
            ),
        ),
        migrations.AddField(
            model_name="councilpackage",
            name="consultation",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="package", to="consultations.consultation"
            ),
        ),
        migrations.AddField(
            model_name="councilpackage",
            name="edited_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="dossierexport",
            name="asked_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="dossierexport",
            name="consultation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="dossier_exports",
                to="consultations.consultation",
            ),
        ),
        migrations.AddField(
            model_name="statementcorrection",
            name="drafted_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="statementcorrection",
            name="statement",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="correction", to="consultations.statement"
            ),
        ),
        migrations.AddConstraint(
            model_name="dossierexport",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="dossier_export_has_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="dossierexport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("sha256", ""), ("taken_at__isnull", True)),
                    models.Q(("taken_at__isnull", False), models.Q(("sha256", ""), _negated=True)),
                    _connector="OR",
                ),
                name="dossier_taken_with_its_hash",
            ),
        ),
    ]
