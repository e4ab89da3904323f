"""Threads of near-identical proposals, drafts of answers with their co-ordination, why nothing changed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

FORWARD = """
CREATE FUNCTION consultations_thread_is_of_one_consultation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT count(DISTINCT c.consultation_id) FROM consultations_comment c
        WHERE c.id IN (NEW.comment_id, NEW.head_id)) > 1 THEN
        RAISE EXCEPTION 'a thread holds proposals of one consultation' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER consultations_thread_of_one_consultation BEFORE INSERT OR UPDATE ON consultations_threadplace
    FOR EACH ROW EXECUTE FUNCTION consultations_thread_is_of_one_consultation();

CREATE FUNCTION consultations_remark_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'remarks on drafts stay' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER consultations_draftremark_immutable BEFORE UPDATE OR DELETE ON consultations_draftremark
    FOR EACH ROW EXECUTE FUNCTION consultations_remark_stays();
"""
BACKWARD = """
DROP TRIGGER consultations_draftremark_immutable ON consultations_draftremark;
DROP FUNCTION consultations_remark_stays();
DROP TRIGGER consultations_thread_of_one_consultation ON consultations_threadplace;
DROP FUNCTION consultations_thread_is_of_one_consultation();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0011_earlier_decisions_are_measures"),
        ("municipality", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AnswerDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Чернова"),
                            ("coordination", "За съгласуване"),
                            ("returned", "Върната"),
                            ("ready", "Готова за подпис"),
                            ("signed", "Подписана"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="Състояние",
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "Приема се"),
                            ("partly_accepted", "Приема се частично"),
                            ("rejected", "Не се приема"),
                            ("noted", "Принципно"),
                            ("out_of_scope", "Извън обхвата"),
                        ],
                        max_length=16,
                        verbose_name="Решение",
                    ),
                ),
                ("reasons", models.TextField(blank=True, verbose_name="Мотиви")),
                ("no_change_reason", models.TextField(blank=True, verbose_name="Защо няма промяна в текста")),
                ("change", models.CharField(blank=True, max_length=160, verbose_name="Какво се променя в текста")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="До дата")),
                ("note", models.CharField(blank=True, max_length=400, verbose_name="Указание")),
                ("written_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name": "Чернова на отговор",
                "verbose_name_plural": "Чернови на отговори",
                "ordering": ["comment"],
            },
        ),
        migrations.CreateModel(
            name="Coordination",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField()),
                ("asked_at", models.DateTimeField()),
                (
                    "verdict",
                    models.CharField(
                        choices=[("waiting", "Чака"), ("agreed", "Съгласувано"), ("objected", "Несъгласувано")],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("said_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "Съгласуване",
                "verbose_name_plural": "Съгласувания",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="DraftRemark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("author_line", models.CharField(max_length=400)),
                ("text", models.TextField()),
                ("said_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "Бележка по чернова",
                "verbose_name_plural": "Бележки по чернови",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ThreadPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by_hand", models.BooleanField(default=False)),
                ("placed_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "Място сред еднаквите",
                "verbose_name_plural": "Еднакви предложения",
                "ordering": ["head", "comment"],
            },
        ),
        migrations.AddField(
            model_name="answer",
            name="no_change_reason",
            field=models.TextField(blank=True, verbose_name="Защо няма промяна в текста"),
        ),
        migrations.AddField(
            model_name="answer",
            name="signed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="Подписал",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("no_change_reason", ""), ("decision__in", ["accepted", "partly_accepted"]), _connector="OR"
                ),
                name="only_what_is_taken_lacks_a_change",
            ),
        ),
        migrations.AddField(
            model_name="answerdraft",
            name="assignee",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="Служител",
            ),
        ),
        migrations.AddField(
            model_name="answerdraft",
            name="comment",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="answer_draft", to="consultations.comment"
            ),
        ),
        migrations.AddField(
            model_name="answerdraft",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="municipality.unit",
                verbose_name="Звено",
            ),
        ),
        migrations.AddField(
            model_name="answerdraft",
            name="written_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="coordination",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="coordination",
            name="draft",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="coordinations",
                to="consultations.answerdraft",
            ),
        ),
        migrations.AddField(
            model_name="coordination",
            name="person",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="coordination",
            name="said_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="coordination",
            name="unit",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="municipality.unit"
            ),
        ),
        migrations.AddField(
            model_name="draftremark",
            name="author",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="draftremark",
            name="draft",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="remarks", to="consultations.answerdraft"
            ),
        ),
        migrations.AddField(
            model_name="threadplace",
            name="comment",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="thread_place", to="consultations.comment"
            ),
        ),
        migrations.AddField(
            model_name="threadplace",
            name="head",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="thread", to="consultations.comment"
            ),
        ),
        migrations.AddField(
            model_name="threadplace",
            name="placed_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddIndex(
            model_name="answerdraft",
            index=models.Index(fields=["assignee", "state"], name="consultatio_assigne_53c852_idx"),
        ),
        migrations.AddIndex(
            model_name="answerdraft",
            index=models.Index(fields=["unit", "state"], name="consultatio_unit_id_f15b2d_idx"),
        ),
        migrations.AddConstraint(
            model_name="answerdraft",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decision", ""), ("reasons", "")),
                    models.Q(("written_at__isnull", False), ("written_by__isnull", False)),
                    _connector="OR",
                ),
                name="draft_of_answer_has_its_writer",
            ),
        ),
        migrations.AddConstraint(
            model_name="answerdraft",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "draft"), models.Q(("decision", ""), _negated=True), _connector="OR"),
                name="only_a_written_draft_goes_on",
            ),
        ),
        migrations.AddIndex(
            model_name="coordination",
            index=models.Index(fields=["verdict", "person"], name="consultatio_verdict_2fc6e3_idx"),
        ),
        migrations.AddIndex(
            model_name="coordination",
            index=models.Index(fields=["verdict", "unit"], name="consultatio_verdict_73936a_idx"),
        ),
        migrations.AddConstraint(
            model_name="coordination",
            constraint=models.CheckConstraint(
                condition=models.Q(("unit__isnull", True), ("person__isnull", True), _connector="XOR"),
                name="one_unit_or_one_person_agrees",
            ),
        ),
        migrations.AddConstraint(
            model_name="coordination",
            constraint=models.CheckConstraint(
                condition=models.Q(("verdict", "waiting"), ("said_by__isnull", False), _connector="XOR"),
                name="who_spoke_is_named",
            ),
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
