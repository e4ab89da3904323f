"""Answers change after the statement only together with it; issued corrections and exports stay as they are."""

from django.db import migrations

FORWARD = """
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

CREATE FUNCTION consultations_statement_corrects_its_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.corrects_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM consultations_statement s
        WHERE s.id = NEW.corrects_id AND s.consultation_id = NEW.consultation_id AND s.ordinal = NEW.ordinal - 1
    ) THEN
        RAISE EXCEPTION 'a statement corrects the one before it' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER consultations_statement_corrects BEFORE INSERT ON consultations_statement
    FOR EACH ROW EXECUTE FUNCTION consultations_statement_corrects_its_own();

CREATE FUNCTION consultations_correction_stays_issued() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM consultations_statement s WHERE s.corrects_id = OLD.statement_id) THEN
        RAISE EXCEPTION 'an issued correction never changes' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER consultations_correction_immutable BEFORE UPDATE OR DELETE ON consultations_statementcorrection
    FOR EACH ROW EXECUTE FUNCTION consultations_correction_stays_issued();

CREATE FUNCTION consultations_export_stays_recorded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'exports of a dossier are never deleted' USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.taken_at IS NOT NULL OR
       (NEW.key, NEW.consultation_id, NEW.reason, NEW.asked_by_id, NEW.session, NEW.asked_at)
        IS DISTINCT FROM
       (OLD.key, OLD.consultation_id, OLD.reason, OLD.asked_by_id, OLD.session, OLD.asked_at)
    THEN
        RAISE EXCEPTION 'an export of a dossier is taken once' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER consultations_export_immutable BEFORE UPDATE OR DELETE ON consultations_dossierexport
    FOR EACH ROW EXECUTE FUNCTION consultations_export_stays_recorded();
"""
BACKWARD = """
DROP TRIGGER consultations_export_immutable ON consultations_dossierexport;
DROP FUNCTION consultations_export_stays_recorded();
DROP TRIGGER consultations_correction_immutable ON consultations_statementcorrection;
DROP FUNCTION consultations_correction_stays_issued();
DROP TRIGGER consultations_statement_corrects ON consultations_statement;
DROP FUNCTION consultations_statement_corrects_its_own();
CREATE OR REPLACE FUNCTION consultations_answer_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
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
"""


class Migration(migrations.Migration):
    dependencies = [("consultations", "0019_statements_are_corrected_and_dossiers_exported")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
