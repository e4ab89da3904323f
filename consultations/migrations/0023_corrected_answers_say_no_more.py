"""A corrected answer says what its statement says and no more: why nothing changed stands in those reasons."""

from django.db import migrations

FORWARD = """
CREATE OR REPLACE FUNCTION consultations_answer_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- A correction is issued first; then exactly what it says may be written into the answer it corrects.
    IF TG_OP = 'UPDATE' AND NEW.comment_id = OLD.comment_id
        AND (OLD.decision, OLD.reasons, OLD.no_change_reason)
            IS DISTINCT FROM (NEW.decision, NEW.reasons, NEW.no_change_reason)
        AND NEW.no_change_reason = ''
        AND EXISTS (
            SELECT FROM consultations_comment c JOIN consultations_statement s ON s.consultation_id = c.consultation_id
            WHERE c.id = NEW.comment_id AND s.corrects_id IS NOT NULL
                AND NOT EXISTS (SELECT FROM consultations_statement n WHERE n.corrects_id = s.id)
                AND s.rows @> jsonb_build_array(jsonb_build_object(
                    'number', c.number, 'decision', NEW.decision, 'reasons', NEW.reasons)))
    THEN
        RETURN NEW;
    END IF;
    IF EXISTS (
        SELECT FROM consultations_comment c JOIN consultations_statement s ON s.consultation_id = c.consultation_id
        WHERE c.id IN (CASE WHEN TG_OP = 'INSERT' THEN NEW.comment_id ELSE OLD.comment_id END,
                       CASE WHEN TG_OP = 'DELETE' THEN OLD.comment_id ELSE NEW.comment_id END)
    ) THEN
        RAISE EXCEPTION 'answers in an issued statement never change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

"""
BACKWARD = """
CREATE OR REPLACE FUNCTION consultations_answer_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- A correction is issued first; then exactly what it says may be written into the answer it corrects.
    IF TG_OP = 'UPDATE' AND NEW.comment_id = OLD.comment_id
        AND (OLD.decision, OLD.reasons) IS DISTINCT FROM (NEW.decision, NEW.reasons)
        AND EXISTS (
            SELECT FROM consultations_comment c JOIN consultations_statement s ON s.consultation_id = c.consultation_id
            WHERE c.id = NEW.comment_id AND s.corrects_id IS NOT NULL
                AND NOT EXISTS (SELECT FROM consultations_statement n WHERE n.corrects_id = s.id)
                AND s.rows @> jsonb_build_array(jsonb_build_object(
                    'number', c.number, 'decision', NEW.decision, 'reasons', NEW.reasons)))
    THEN
        RETURN NEW;
    END IF;
    IF EXISTS (
        SELECT FROM consultations_comment c JOIN consultations_statement s ON s.consultation_id = c.consultation_id
        WHERE c.id IN (CASE WHEN TG_OP = 'INSERT' THEN NEW.comment_id ELSE OLD.comment_id END,
                       CASE WHEN TG_OP = 'DELETE' THEN OLD.comment_id ELSE NEW.comment_id END)
    ) THEN
        RAISE EXCEPTION 'answers in an issued statement never change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

"""


class Migration(migrations.Migration):
    dependencies = [("consultations", "0022_minutes_never_change")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
