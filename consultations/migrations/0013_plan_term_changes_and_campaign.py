"""The forward plan with its programmes, changes of terms, and what hangs on the notice board."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0012_proposals_answered_together"),
        ("municipality", "0001_initial"),
        ("outages", "0001_the_register_of_outages"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="consultation",
            name="previous_last_day",
            field=models.DateField(editable=False, null=True),
        ),
        migrations.CreateModel(
            name="Campaign",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("headline", models.CharField(max_length=120, verbose_name="Въпрос за плаката")),
                ("lead", models.CharField(max_length=240, verbose_name="Под въпроса")),
                ("paper_way", models.CharField(blank=True, max_length=240, verbose_name="Без интернет")),
                ("version", models.PositiveIntegerField(default=0)),
                ("saved_at", models.DateTimeField()),
                (
                    "consultation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="campaign",
                        to="consultations.consultation",
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "Обява",
                "verbose_name_plural": "Обяви",
            },
        ),
        migrations.CreateModel(
            name="PlannedConsultation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="Година")),
                (
                    "month",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "януари"),
                            (2, "февруари"),
                            (3, "март"),
                            (4, "април"),
                            (5, "май"),
                            (6, "юни"),
                            (7, "юли"),
                            (8, "август"),
                            (9, "септември"),
                            (10, "октомври"),
                            (11, "ноември"),
                            (12, "декември"),
                        ],
                        null=True,
                        verbose_name="Месец",
                    ),
                ),
                (
                    "quarter",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "първо тримесечие"),
                            (2, "второ тримесечие"),
                            (3, "трето тримесечие"),
                            (4, "четвърто тримесечие"),
                        ],
                        null=True,
                        verbose_name="Тримесечие",
                    ),
                ),
                ("sorts_at", models.PositiveSmallIntegerField(editable=False)),
                ("title", models.CharField(max_length=400, verbose_name="Наименование на акта")),
                (
                    "act_type",
                    models.CharField(
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
                ("purpose", models.TextField(verbose_name="Цел")),
                ("legal_basis", models.CharField(blank=True, max_length=400, verbose_name="Правно основание")),
                ("term_days", models.PositiveSmallIntegerField(default=30, verbose_name="Предвиден срок в дни")),
                ("participation_forms", models.JSONField(blank=True, default=list, verbose_name="Форми на участие")),
                ("hearing_on", models.DateField(blank=True, null=True, verbose_name="Предвидено обществено обсъждане")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Предстои"),
                            ("moved", "Преместена"),
                            ("started", "Започната"),
                            ("dropped", "Отпаднала"),
                        ],
                        default="planned",
                        editable=False,
                        max_length=8,
                        verbose_name="Състояние",
                    ),
                ),
                ("state_reason", models.TextField(blank=True, editable=False, verbose_name="Причина")),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "consultation",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="planned",
                        to="consultations.consultation",
                        verbose_name="Консултация",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "policy_area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="municipality.policyarea",
                        verbose_name="Област на политика",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="municipality.unit",
                        verbose_name="Отговорно звено",
                    ),
                ),
            ],
            options={
                "verbose_name": "Планирана консултация",
                "verbose_name_plural": "Планирани консултации",
                "ordering": ["year", "sorts_at", "title", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PlanChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("added", "Добавена"),
                            ("edited", "Променена"),
                            ("moved", "Преместена"),
                            ("dropped", "Отпаднала"),
                            ("started", "Открита"),
                        ],
                        max_length=8,
                        verbose_name="Вид",
                    ),
                ),
                ("before", models.CharField(blank=True, max_length=400, verbose_name="Беше")),
                ("after", models.CharField(blank=True, max_length=400, verbose_name="Стана")),
                ("reason", models.TextField(blank=True, verbose_name="Причина")),
                ("at", models.DateTimeField(verbose_name="Кога")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "planned",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="consultations.plannedconsultation",
                    ),
                ),
            ],
            options={
                "verbose_name": "Промяна в програмата",
                "verbose_name_plural": "Промени в програмата",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(unique=True, verbose_name="Година")),
                ("number", models.CharField(max_length=40, unique=True, verbose_name="Номер")),
                ("adopted_on", models.DateField(verbose_name="Приета на")),
                ("adoption_act", models.CharField(max_length=200, verbose_name="Приета с")),
                ("publish_days", models.PositiveSmallIntegerField(verbose_name="Срок за публикуване в дни")),
                ("published_at", models.DateTimeField(verbose_name="Публикувана на")),
                ("publisher_name", models.CharField(max_length=120, verbose_name="Публикувал")),
                ("publisher_position", models.CharField(blank=True, max_length=160, verbose_name="Длъжност")),
                ("rows", models.JSONField(verbose_name="Консултации")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                (
                    "published_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "Годишна програма",
                "verbose_name_plural": "Годишни програми",
                "ordering": ["-year"],
            },
        ),
        migrations.CreateModel(
            name="TermChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ordinal", models.PositiveSmallIntegerField(verbose_name="Пореден №")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("extension", "Удължаване"),
                            ("shortening", "Съкращаване"),
                            ("restart", "Нов срок отначало"),
                            ("outage", "Удължаване заради прекъсване на портала"),
                        ],
                        max_length=12,
                        verbose_name="Вид",
                    ),
                ),
                ("from_last_day", models.DateField(verbose_name="Досегашен последен ден")),
                ("to_last_day", models.DateField(verbose_name="Нов последен ден")),
                ("reason", models.TextField(verbose_name="Причина")),
                ("decided_at", models.DateTimeField(verbose_name="Решено на")),
                ("decider_name", models.CharField(max_length=120, verbose_name="Решил")),
                ("decider_position", models.CharField(blank=True, max_length=160, verbose_name="Длъжност")),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Потвърдил",
                    ),
                ),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="term_changes",
                        to="consultations.consultation",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "outage",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="outages.outage",
                        verbose_name="Прекъсване",
                    ),
                ),
            ],
            options={
                "verbose_name": "Промяна на срок",
                "verbose_name_plural": "Промени на срокове",
                "ordering": ["-decided_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="TermProposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("extension", "Удължаване"),
                            ("shortening", "Съкращаване"),
                            ("restart", "Нов срок отначало"),
                            ("outage", "Удължаване заради прекъсване на портала"),
                        ],
                        max_length=12,
                        verbose_name="Вид",
                    ),
                ),
                ("last_day", models.DateField(blank=True, null=True, verbose_name="Нов последен ден")),
                ("reason", models.TextField(verbose_name="Причина")),
                ("proposed_at", models.DateTimeField(verbose_name="Предложена на")),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True, choices=[("confirmed", "Потвърдена"), ("declined", "Отказана")], max_length=12
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
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="term_proposals",
                        to="consultations.consultation",
                    ),
                ),
                (
                    "outage",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="outages.outage",
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
                "verbose_name": "Предложена промяна на срок",
                "verbose_name_plural": "Предложени промени на срокове",
                "ordering": ["-proposed_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="BoardSheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("poster_a4", "Плакат А4"),
                            ("poster_a3", "Плакат А3"),
                            ("notice", "Съобщение за таблото на кметството"),
                        ],
                        max_length=12,
                    ),
                ),
                ("stamp", models.CharField(max_length=64)),
                ("content", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("pages", models.PositiveSmallIntegerField()),
                ("printed_at", models.DateTimeField()),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="board_sheets",
                        to="consultations.consultation",
                    ),
                ),
            ],
            options={
                "verbose_name": "Лист за таблото",
                "verbose_name_plural": "Листове за таблото",
                "constraints": [models.UniqueConstraint(fields=("consultation", "kind"), name="one_sheet_of_a_kind")],
            },
        ),
        migrations.AddIndex(
            model_name="plannedconsultation",
            index=models.Index(fields=["year", "sorts_at"], name="consultatio_year_b2c2aa_idx"),
        ),
        migrations.AddConstraint(
            model_name="plannedconsultation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("month__isnull", True), ("quarter__range", (1, 4))),
                    models.Q(("month__range", (1, 12)), ("quarter__isnull", True)),
                    _connector="OR",
                ),
                name="planned_for_a_month_or_a_quarter",
                violation_error_message="Посочете или месец, или тримесечие.",
            ),
        ),
        migrations.AddConstraint(
            model_name="plannedconsultation",
            constraint=models.CheckConstraint(
                condition=models.Q(("year__range", (2000, 2099))), name="planned_for_a_year_of_ours"
            ),
        ),
        migrations.AddConstraint(
            model_name="plannedconsultation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("consultation__isnull", False), ("state", "started")),
                    models.Q(models.Q(("state", "started"), _negated=True), ("consultation__isnull", True)),
                    _connector="OR",
                ),
                name="started_plan_has_its_consultation",
            ),
        ),
        migrations.AddIndex(
            model_name="planchange",
            index=models.Index(fields=["year", "-at"], name="consultatio_year_a87027_idx"),
        ),
        migrations.AddConstraint(
            model_name="termchange",
            constraint=models.UniqueConstraint(fields=("consultation", "ordinal"), name="term_change_ordinal_unique"),
        ),
        migrations.AddConstraint(
            model_name="termchange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "shortening"), ("to_last_day__lt", models.F("from_last_day"))),
                    models.Q(
                        models.Q(("kind", "shortening"), _negated=True), ("to_last_day__gt", models.F("from_last_day"))
                    ),
                    _connector="OR",
                ),
                name="term_change_goes_its_way",
            ),
        ),
        migrations.AddConstraint(
            model_name="termchange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "outage"), ("outage__isnull", False)),
                    models.Q(models.Q(("kind", "outage"), _negated=True), ("outage__isnull", True)),
                    _connector="OR",
                ),
                name="term_change_names_its_outage",
            ),
        ),
        migrations.AddConstraint(
            model_name="termchange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("confirmed_by__isnull", True),
                    models.Q(("confirmed_by", models.F("decided_by")), _negated=True),
                    _connector="OR",
                ),
                name="term_change_second_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="termproposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at__isnull", True)),
                fields=("consultation",),
                name="one_term_proposal_waits",
            ),
        ),
    ]
