"""How sure it was who spoke is kept with each proposal; afterwards it may only be taken back."""

from django.db import migrations, models

FORWARD = """
UPDATE consultations_comment SET assurance = 1 WHERE author_id IS NOT NULL;
CREATE FUNCTION consultations_comment_assurance_never_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.assurance > OLD.assurance THEN
        RAISE EXCEPTION 'nobody becomes surer of an author later' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER consultations_comment_assurance BEFORE UPDATE OF assurance ON consultations_comment
    FOR EACH ROW EXECUTE FUNCTION consultations_comment_assurance_never_grows();
"""
BACKWARD = """
DROP TRIGGER consultations_comment_assurance ON consultations_comment;
DROP FUNCTION consultations_comment_assurance_never_grows();
"""


class Migration(migrations.Migration):
    dependencies = [("consultations", "0030_decisions_may_wait_for_a_second_person")]
    operations = [
        migrations.AddField(
            "comment",
            "assurance",
            models.PositiveSmallIntegerField(
                choices=[(0, "Непотвърден"), (1, "Потвърден имейл"), (2, "Потвърдена самоличност")],
                default=0,
                verbose_name="Самоличност на подателя",
            ),
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
