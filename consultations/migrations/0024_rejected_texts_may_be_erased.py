"""The words of a held or removed proposal may be emptied once, and what was emptied stays so."""

from django.db import migrations, models

KEPT = """NEW.consultation_id, NEW.revision_id, NEW.provision_id, NEW.eid, NEW.serial, NEW.number, NEW.stance,
        NEW.capacity, NEW.channel, NEW.received_at, NEW.submission_key"""
FORWARD = f"""
CREATE OR REPLACE FUNCTION consultations_comment_stays_received() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'received proposals are never deleted' USING ERRCODE = 'restrict_violation';
    END IF;
    IF ({KEPT})
        IS DISTINCT FROM
       ({KEPT.replace("NEW.", "OLD.")})
    THEN
        RAISE EXCEPTION 'what was received never changes' USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.text_erased_at IS NOT NULL AND
       (NEW.text_erased_at, NEW.moderation_state, NEW.body, NEW.proposed_wording) IS DISTINCT FROM
       (OLD.text_erased_at, OLD.moderation_state, OLD.body, OLD.proposed_wording)
    THEN
        RAISE EXCEPTION 'an erased text stays erased' USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.text_erased_at IS NULL AND
       (NEW.body, NEW.proposed_wording) IS DISTINCT FROM (OLD.body, OLD.proposed_wording) AND
       (NEW.text_erased_at IS NULL OR NEW.body <> '' OR NEW.proposed_wording <> ''
        OR OLD.moderation_state NOT IN ('held', 'removed'))
    THEN
        RAISE EXCEPTION 'what was received never changes' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
"""
BACKWARD = f"""
CREATE OR REPLACE FUNCTION consultations_comment_stays_received() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'received proposals are never deleted' USING ERRCODE = 'restrict_violation';
    END IF;
    IF ({KEPT}, NEW.body, NEW.proposed_wording)
        IS DISTINCT FROM
       ({KEPT.replace("NEW.", "OLD.")}, OLD.body, OLD.proposed_wording)
    THEN
        RAISE EXCEPTION 'what was received never changes' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("consultations", "0023_corrected_answers_say_no_more")]
    operations = [
        migrations.AddField(
            model_name="comment",
            name="text_erased_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="Текстът е изтрит на"),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(("text_erased_at__isnull", True))
                | models.Q(("body", ""), ("moderation_state__in", ["held", "removed"]), ("proposed_wording", "")),
                name="only_a_sealed_text_is_erased",
            ),
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
