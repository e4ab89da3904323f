"""Decided changes of a term and published programmes never change; a public term moves only with its public reason."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION consultations_termchange_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'decided changes of a term never change' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER consultations_termchange_immutable BEFORE UPDATE OR DELETE ON consultations_termchange
    FOR EACH ROW EXECUTE FUNCTION consultations_termchange_never_changes();

CREATE FUNCTION consultations_termproposal_closes_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.closed_at IS NOT NULL OR
        (NEW.consultation_id, NEW.kind, NEW.last_day, NEW.reason, NEW.outage_id, NEW.proposed_at, NEW.proposed_by_id)
        IS DISTINCT FROM
        (OLD.consultation_id, OLD.kind, OLD.last_day, OLD.reason, OLD.outage_id, OLD.proposed_at, OLD.proposed_by_id)
    THEN
        RAISE EXCEPTION 'proposed changes of a term are closed once' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER consultations_termproposal_immutable BEFORE UPDATE OR DELETE ON consultations_termproposal
    FOR EACH ROW EXECUTE FUNCTION consultations_termproposal_closes_once();

CREATE FUNCTION consultations_term_moves_openly() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status = 'draft' OR NEW.last_day IS NOT DISTINCT FROM OLD.last_day THEN
        RETURN NEW;
    END IF;
    IF NOT EXISTS (
        SELECT FROM consultations_termchange t
        WHERE t.consultation_id = NEW.id AND t.from_last_day = OLD.last_day AND t.to_last_day = NEW.last_day
    ) AND NOT EXISTS (
        SELECT FROM consultations_revision r
        WHERE r.consultation_id = NEW.id AND r.last_day = NEW.last_day AND r.published_at IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'a public term moves only openly' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER consultations_consultation_term BEFORE UPDATE OF last_day ON consultations_consultation
    FOR EACH ROW EXECUTE FUNCTION consultations_term_moves_openly();

CREATE FUNCTION consultations_programme_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'published programmes and their changes never change' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER consultations_programme_immutable BEFORE UPDATE OR DELETE ON consultations_programme
    FOR EACH ROW EXECUTE FUNCTION consultations_programme_never_changes();
CREATE TRIGGER consultations_planchange_immutable BEFORE UPDATE OR DELETE ON consultations_planchange
    FOR EACH ROW EXECUTE FUNCTION consultations_programme_never_changes();
"""
BACKWARD = """
DROP TRIGGER consultations_planchange_immutable ON consultations_planchange;
DROP TRIGGER consultations_programme_immutable ON consultations_programme;
DROP FUNCTION consultations_programme_never_changes();
DROP TRIGGER consultations_consultation_term ON consultations_consultation;
DROP FUNCTION consultations_term_moves_openly();
DROP TRIGGER consultations_termproposal_immutable ON consultations_termproposal;
DROP FUNCTION consultations_termproposal_closes_once();
DROP TRIGGER consultations_termchange_immutable ON consultations_termchange;
DROP FUNCTION consultations_termchange_never_changes();
"""


class Migration(migrations.Migration):
    dependencies = [("consultations", "0013_plan_term_changes_and_campaign")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
