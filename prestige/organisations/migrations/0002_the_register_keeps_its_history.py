"""Organisations, mandates, papers and decisions stay: what was verified is never deleted nor rewritten."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION organisations_organisation_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'organisations are never deleted' USING ERRCODE = 'restrict_violation';
    END IF;
    IF (NEW.eik, NEW.verified_at, NEW.verified_by_id) IS DISTINCT FROM (OLD.eik, OLD.verified_at, OLD.verified_by_id)
       OR (OLD.closed_at IS NOT NULL AND
           (NEW.closed_at, NEW.closed_by_id, NEW.close_reason) IS DISTINCT FROM
           (OLD.closed_at, OLD.closed_by_id, OLD.close_reason))
    THEN
        RAISE EXCEPTION 'an organisation keeps its number and its end' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER organisations_organisation_immutable BEFORE UPDATE OR DELETE ON organisations_organisation
    FOR EACH ROW EXECUTE FUNCTION organisations_organisation_stays();

CREATE FUNCTION organisations_mandate_only_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'mandates are never deleted' USING ERRCODE = 'restrict_violation';
    END IF;
    IF (NEW.organisation_id, NEW.person_id, NEW.application_id, NEW.name, NEW.position, NEW.basis, NEW.act,
        NEW.starts_on, NEW.ends_on, NEW.confirmed_at, NEW.confirmed_by_id, NEW.seconded_by_id) IS DISTINCT FROM
       (OLD.organisation_id, OLD.person_id, OLD.application_id, OLD.name, OLD.position, OLD.basis, OLD.act,
        OLD.starts_on, OLD.ends_on, OLD.confirmed_at, OLD.confirmed_by_id, OLD.seconded_by_id)
       OR (OLD.ended_at IS NOT NULL AND
           (NEW.ended_at, NEW.ended_by_id, NEW.end_reason) IS DISTINCT FROM
           (OLD.ended_at, OLD.ended_by_id, OLD.end_reason))
    THEN
        RAISE EXCEPTION 'mandates only end' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER organisations_mandate_immutable BEFORE UPDATE OR DELETE ON organisations_mandate
    FOR EACH ROW EXECUTE FUNCTION organisations_mandate_only_ends();

CREATE FUNCTION organisations_record_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'papers of an application and decisions never change' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER organisations_decision_immutable BEFORE UPDATE OR DELETE ON organisations_decision
    FOR EACH ROW EXECUTE FUNCTION organisations_record_stays();
CREATE TRIGGER organisations_document_immutable BEFORE UPDATE OR DELETE ON organisations_applicationdocument
    FOR EACH ROW EXECUTE FUNCTION organisations_record_stays();

CREATE FUNCTION organisations_application_keeps_its_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.number <> '' THEN
            RAISE EXCEPTION 'sent applications are never deleted' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN OLD;
    END IF;
    IF (OLD.number <> '' AND NEW.number IS DISTINCT FROM OLD.number)
       OR NEW.applicant_id IS DISTINCT FROM OLD.applicant_id
       OR (OLD.state IN ('verified', 'refused') AND NEW.state IS DISTINCT FROM OLD.state)
    THEN
        RAISE EXCEPTION 'a decided application stays decided' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER organisations_application_immutable BEFORE UPDATE OR DELETE ON organisations_application
    FOR EACH ROW EXECUTE FUNCTION organisations_application_keeps_its_number();
"""
BACKWARD = """
DROP TRIGGER organisations_application_immutable ON organisations_application;
DROP FUNCTION organisations_application_keeps_its_number();
DROP TRIGGER organisations_document_immutable ON organisations_applicationdocument;
DROP TRIGGER organisations_decision_immutable ON organisations_decision;
DROP FUNCTION organisations_record_stays();
DROP TRIGGER organisations_mandate_immutable ON organisations_mandate;
DROP FUNCTION organisations_mandate_only_ends();
DROP TRIGGER organisations_organisation_immutable ON organisations_organisation;
DROP FUNCTION organisations_organisation_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
