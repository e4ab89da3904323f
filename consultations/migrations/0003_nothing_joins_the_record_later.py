"""What an issued statement tells and what a published text holds gets no additions: answers, proposals, provisions."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION consultations_answer_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM consultations_comment c JOIN consultations_statement s ON s.consultation_id = c.consultation_id
        WHERE c.id IN (CASE WHEN TG_OP = 'INSERT' THEN NEW.comment_id ELSE OLD.comment_id END,
                       CASE WHEN TG_OP = 'DELETE' THEN OLD.comment_id ELSE NEW.comment_id END)
    ) THEN
        RAISE EXCEPTION 'answers in an issued statement never change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER consultations_answer_immutable BEFORE INSERT OR UPDATE OR DELETE ON consultations_answer
    FOR EACH ROW EXECUTE FUNCTION consultations_answer_is_frozen();

CREATE FUNCTION consultations_comment_is_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM consultations_statement s WHERE s.consultation_id = NEW.consultation_id) THEN
        RAISE EXCEPTION 'nothing is received after the statement' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER consultations_comment_in_time BEFORE INSERT ON consultations_comment
    FOR EACH ROW EXECUTE FUNCTION consultations_comment_is_in_time();

CREATE FUNCTION consultations_provision_joins_no_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM consultations_revision r WHERE r.id = NEW.revision_id AND r.published_at IS NOT NULL) THEN
        RAISE EXCEPTION 'published revisions get no new provisions' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER consultations_provision_joins BEFORE INSERT OR UPDATE OF revision_id ON consultations_provision
    FOR EACH ROW EXECUTE FUNCTION consultations_provision_joins_no_published();
"""
BACKWARD = """
DROP TRIGGER consultations_provision_joins ON consultations_provision;
DROP FUNCTION consultations_provision_joins_no_published();
DROP TRIGGER consultations_comment_in_time ON consultations_comment;
DROP FUNCTION consultations_comment_is_in_time();
DROP TRIGGER consultations_answer_immutable ON consultations_answer;
DROP FUNCTION consultations_answer_is_frozen();
"""


class Migration(migrations.Migration):
    dependencies = [("consultations", "0002_record_never_changes")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
