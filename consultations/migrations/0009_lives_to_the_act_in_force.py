"""The columns of a life up to the act in force, and of what may be read of a proposal."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0008_every_place_has_its_lineage"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="comment",
            options={
                "ordering": ["-received_at", "-pk"],
                "permissions": [
                    ("moderate_comment", "Преглежда предложения"),
                    ("answer_comment", "Отговаря на предложения"),
                    ("sign_answer", "Подписва отговори"),
                    ("register_proposal", "Завежда предложения от хартия, имейл и устни"),
                    ("decide_appeal", "Решава възражения срещу задържане"),
                ],
                "verbose_name": "Предложение",
                "verbose_name_plural": "Предложения",
            },
        ),
        migrations.AlterModelOptions(
            name="consultation",
            options={
                "ordering": ["-published_on", "-pk"],
                "permissions": [
                    ("publish_consultation", "Публикува консултации"),
                    ("record_adoption", "Отбелязва приемането на акт"),
                    ("change_term", "Удължава и рестартира срокове"),
                    ("convene_hearing", "Свиква обществени обсъждания"),
                    ("export_dossier", "Изнася пълното досие"),
                    ("edit_plan", "Поддържа програмата на консултациите"),
                ],
                "verbose_name": "Консултация",
                "verbose_name_plural": "Консултации",
            },
        ),
        migrations.AddField(
            model_name="comment",
            name="part_of",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="points",
                to="consultations.comment",
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="redacted_body",
            field=models.TextField(blank=True, verbose_name="Защо, със заличени лични данни"),
        ),
        migrations.AddField(
            model_name="comment",
            name="redacted_wording",
            field=models.TextField(blank=True, verbose_name="Предложен текст, със заличени лични данни"),
        ),
        migrations.AddField(
            model_name="consultation",
            name="annulled_on",
            field=models.DateField(editable=False, null=True, verbose_name="Отменен на"),
        ),
        migrations.AddField(
            model_name="consultation",
            name="ex_post_on",
            field=models.DateField(editable=False, null=True, verbose_name="Последваща оценка от"),
        ),
        migrations.AddField(
            model_name="consultation",
            name="in_force_from",
            field=models.DateField(editable=False, null=True, verbose_name="В сила от"),
        ),
        migrations.AddField(
            model_name="consultation",
            name="issuer",
            field=models.CharField(
                choices=[("council", "Общински съвет"), ("mayor", "Кмет")],
                default="council",
                max_length=8,
                verbose_name="Кой приема акта",
            ),
        ),
        migrations.AddField(
            model_name="consultation",
            name="main_considerations",
            field=models.TextField(
                blank=True,
                help_text="За общ административен акт: чл. 66, ал. 1 от АПК.",
                verbose_name="Основни съображения",
            ),
        ),
        migrations.AddField(
            model_name="consultation",
            name="owner",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="owned_consultations",
                to=settings.AUTH_USER_MODEL,
                verbose_name="Отговорен служител",
            ),
        ),
        migrations.AddField(
            model_name="consultation",
            name="participation_forms",
            field=models.JSONField(blank=True, default=list, verbose_name="Форми на участие"),
        ),
        migrations.AddField(
            model_name="consultation",
            name="promulgated_on",
            field=models.DateField(editable=False, null=True, verbose_name="Обнародван на"),
        ),
        migrations.AddField(
            model_name="consultation",
            name="promulgation",
            field=models.CharField(blank=True, editable=False, max_length=300, verbose_name="Къде и как е обнародван"),
        ),
        migrations.AddField(
            model_name="consultation",
            name="ready_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="Готова за публикуване от"),
        ),
        migrations.AddField(
            model_name="consultation",
            name="successor_of",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="successors",
                to="consultations.consultation",
            ),
        ),
        migrations.AddField(
            model_name="consultation",
            name="tabled_on",
            field=models.DateField(editable=False, null=True, verbose_name="Внесена на"),
        ),
        migrations.AddField(
            model_name="consultation",
            name="term_months",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="Срок в месеци"),
        ),
        migrations.AlterField(
            model_name="consultation",
            name="status",
            field=models.CharField(
                choices=[
                    ("draft", "Подготовка"),
                    ("published", "Публикувана"),
                    ("tabled", "Внесена"),
                    ("in_committee", "В комисии"),
                    ("in_session", "На заседание"),
                    ("adopted", "Приета"),
                    ("returned", "Върната"),
                    ("rejected", "Отхвърлена"),
                    ("promulgated", "Обнародвана"),
                    ("annulled", "Отменена"),
                    ("withdrawn", "Оттеглена"),
                    ("restarted", "Рестартирана"),
                ],
                default="draft",
                editable=False,
                max_length=16,
                verbose_name="Състояние",
            ),
        ),
    ]
