"""A publication and a redaction may wait for a second person."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0029_drafts_are_counted_and_told"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="consultation",
            options={
                "ordering": ["-published_on", "-pk"],
                "permissions": [
                    ("publish_consultation", "Публикува консултации"),
                    ("record_adoption", "Отбелязва приемането на акт"),
                    ("change_term", "Удължава и рестартира срокове"),
                    ("approve_decision", "Потвърждава решения като второ лице"),
                    ("convene_hearing", "Свиква обществени обсъждания"),
                    ("export_dossier", "Изнася пълното досие"),
                    ("edit_plan", "Поддържа програмата на консултациите"),
                ],
                "verbose_name": "Консултация",
                "verbose_name_plural": "Консултации",
            },
        ),
        migrations.AddField(
            model_name="consultation",
            name="ready_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.CreateModel(
            name="RedactionProposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("passages", models.JSONField(default=list)),
                ("ground", models.CharField(max_length=4, verbose_name="Основание")),
                ("and_publish", models.BooleanField(default=False)),
                ("expected", models.CharField(max_length=80)),
                ("proposed_at", models.DateTimeField(verbose_name="Предложено на")),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True, choices=[("confirmed", "Потвърдено"), ("declined", "Отказано")], max_length=12
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "comment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="redaction_proposals",
                        to="consultations.comment",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Предложил",
                    ),
                ),
            ],
            options={
                "verbose_name": "Предложено заличаване",
                "verbose_name_plural": "Предложени заличавания",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=("comment",),
                        name="one_redaction_proposal_waits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "confirmed"), _negated=True),
                            models.Q(("closed_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="redaction_second_person",
                    ),
                ],
            },
        ),
    ]
