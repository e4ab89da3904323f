"""The name of who proposed changes in one way alone: it goes, when the person is erased. The address may only go."""

from django.db import migrations, models
from django.db.models.functions import Upper

FORWARD = """
CREATE FUNCTION consultations_comment_names_only_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.author_name, NEW.public_name) IS DISTINCT FROM (OLD.author_name, OLD.public_name)
        AND (NEW.author_name, NEW.author_email, NEW.public_name) IS DISTINCT FROM ('', '', 'Заличено лице')
    THEN
        RAISE EXCEPTION 'the name of a received proposal only goes, by erasure' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.author_email IS DISTINCT FROM OLD.author_email AND NEW.author_email <> '' THEN
        RAISE EXCEPTION 'the address of a received proposal only goes' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER consultations_comment_names BEFORE UPDATE OF author_name, author_email, public_name
    ON consultations_comment FOR EACH ROW EXECUTE FUNCTION consultations_comment_names_only_go();

CREATE FUNCTION consultations_opinion_names_only_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE'
        OR (NEW.comment_id, NEW.organisation, NEW.eik) IS DISTINCT FROM (OLD.comment_id, OLD.organisation, OLD.eik)
        OR (NEW.representative, NEW.position) IS DISTINCT FROM ('Заличено лице', '')
    THEN
        RAISE EXCEPTION 'received opinions never change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER consultations_opinion_immutable ON consultations_opinion;
CREATE TRIGGER consultations_opinion_immutable BEFORE UPDATE OR DELETE ON consultations_opinion
    FOR EACH ROW EXECUTE FUNCTION consultations_opinion_names_only_go();
"""
BACKWARD = """
DROP TRIGGER consultations_opinion_immutable ON consultations_opinion;
CREATE TRIGGER consultations_opinion_immutable BEFORE UPDATE OR DELETE ON consultations_opinion
    FOR EACH ROW EXECUTE FUNCTION consultations_opinion_stays_received();
DROP FUNCTION consultations_opinion_names_only_go();
DROP TRIGGER consultations_comment_names ON consultations_comment;
DROP FUNCTION consultations_comment_names_only_go();
"""


class Migration(migrations.Migration):
    dependencies = [("consultations", "0027_opinions_belong_to_registered_organisations")]
    operations = [
        migrations.AlterField(
            model_name="comment",
            name="author_name",
            field=models.CharField(blank=True, max_length=120, verbose_name="Подател"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                Upper("author_email"), condition=models.Q(("author", None)), name="comments_by_paper_address"
            ),
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
