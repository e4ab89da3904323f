"""The steps of an act after its consultation, and the columns that lists read of them."""

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0016_channels_stay_on_record"),
        ("municipality", "0002_council_size"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CouncilStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("tabled", "Внесен в общинския съвет"),
                            ("committee", "Разгледан в комисия"),
                            ("session", "Включен в дневния ред на заседание"),
                            ("adopted", "Приет"),
                            ("rejected", "Отхвърлен"),
                            ("sent", "Изпратен на кмета и на областния управител"),
                            ("returned", "Върнат за ново разглеждане"),
                            ("readopted", "Приет повторно"),
                            ("promulgated", "Обнародван"),
                            ("ex_post", "Последваща оценка"),
                            ("annulled", "Отменен от съда"),
                        ],
                        max_length=12,
                        verbose_name="Стъпка",
                    ),
                ),
                ("happened_on", models.DateField(verbose_name="Ден")),
                ("document", models.CharField(blank=True, max_length=200, verbose_name="Документ")),
                ("place", models.CharField(blank=True, max_length=300, verbose_name="Къде или от кого")),
                ("link", models.URLField(blank=True, max_length=500, verbose_name="Адрес на документа")),
                ("note", models.TextField(blank=True, verbose_name="Бележка")),
                ("in_force_from", models.DateField(blank=True, null=True, verbose_name="В сила от")),
                ("in_favour", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="За")),
                ("against", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Против")),
                ("abstained", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Въздържали се")),
                ("present", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Присъстващи")),
                ("councillors", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Общо съветници")),
                (
                    "matter",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("other", "друга точка или чл. 21, ал. 2"),
                            ("1", "т. 1"),
                            ("2", "т. 2"),
                            ("3", "т. 3"),
                            ("6", "т. 6"),
                            ("7", "т. 7"),
                            ("8", "т. 8"),
                            ("9", "т. 9"),
                            ("10", "т. 10"),
                            ("14", "т. 14"),
                            ("15", "т. 15"),
                            ("16", "т. 16"),
                            ("17", "т. 17"),
                            ("20", "т. 20"),
                            ("21a", "чл. 21а, ал. 3"),
                        ],
                        max_length=8,
                        verbose_name="По коя точка",
                    ),
                ),
                ("is_roll_call", models.BooleanField(default=False, verbose_name="Поименно")),
                ("is_again", models.BooleanField(default=False, verbose_name="При повторно разглеждане")),
                ("recorded_at", models.DateTimeField(verbose_name="Записано на")),
            ],
            options={
                "verbose_name": "Стъпка след консултацията",
                "verbose_name_plural": "Стъпки след консултацията",
                "ordering": ["pk"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="consultation",
            name="published_consultation_is_complete",
        ),
        migrations.AddField(
            model_name="consultation",
            name="stage_on",
            field=models.DateField(editable=False, null=True, verbose_name="Ден на последната стъпка"),
        ),
        migrations.AddField(
            model_name="consultation",
            name="urgent_reason",
            field=models.TextField(blank=True, verbose_name="Защо случаят е неотложен"),
        ),
        migrations.AlterField(
            model_name="consultation",
            name="act_type",
            field=models.CharField(
                choices=[
                    ("ordinance", "Наредба"),
                    ("rulebook", "Правилник"),
                    ("instruction", "Инструкция"),
                    ("rules", "Правила"),
                    ("programme", "Програма"),
                    ("plan", "План"),
                    ("tariff", "Тарифа"),
                ],
                default="ordinance",
                max_length=20,
                verbose_name="Вид на акта",
            ),
        ),
        migrations.AlterField(
            model_name="consultation",
            name="withdrawal_reason",
            field=models.TextField(blank=True, editable=False, verbose_name="Причина за оттегляне или рестарт"),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status", "draft"),
                    models.Q(("serial__isnull", True), ("status", "withdrawn")),
                    models.Q(
                        ("closes_at__isnull", False),
                        ("current_revision__isnull", False),
                        ("earliest_adoption_on__isnull", False),
                        ("last_day__isnull", False),
                        ("published_on__isnull", False),
                        ("serial__isnull", False),
                        ("year__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="published_consultation_is_complete",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "promulgated"), _negated=True),
                    models.Q(
                        ("adopted_on__isnull", False),
                        ("in_force_from__gte", models.F("promulgated_on")),
                        ("promulgated_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="promulgated_has_its_days",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "annulled"), _negated=True), ("annulled_on__isnull", False), _connector="OR"
                ),
                name="annulled_has_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("procedure", "general_act"),
                    models.Q(("issuer", "council"), ("urgent_reason", "")),
                    _connector="OR",
                ),
                name="draft_acts_are_of_the_council",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.CheckConstraint(
                condition=models.Q(("term_months__gte", 1)), name="term_is_a_month_at_least"
            ),
        ),
        migrations.AddField(
            model_name="councilstep",
            name="consultation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="council_steps",
                to="consultations.consultation",
            ),
        ),
        migrations.AddField(
            model_name="councilstep",
            name="corrects",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="correction",
                to="consultations.councilstep",
                verbose_name="Поправя",
            ),
        ),
        migrations.AddField(
            model_name="councilstep",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddIndex(
            model_name="councilstep",
            index=models.Index(fields=["consultation", "kind"], name="consultatio_consult_fe178b_idx"),
        ),
        migrations.AddConstraint(
            model_name="councilstep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("abstained__isnull", True),
                        ("against__isnull", True),
                        ("councillors__isnull", True),
                        ("in_favour__isnull", True),
                        ("present__isnull", True),
                    ),
                    models.Q(
                        ("abstained__isnull", False),
                        ("against__isnull", False),
                        ("councillors__gte", models.F("present")),
                        ("in_favour__isnull", False),
                        (
                            "present__gte",
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.expressions.CombinedExpression(
                                    models.F("in_favour"), "+", models.F("against")
                                ),
                                "+",
                                models.F("abstained"),
                            ),
                        ),
                    ),
                    _connector="OR",
                ),
                name="council_vote_adds_up",
            ),
        ),
    ]
