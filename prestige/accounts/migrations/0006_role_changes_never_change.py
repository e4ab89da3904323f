"""A change of roles is closed once and never changed; an invitation is accepted or withdrawn once."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION accounts_rolechange_closes_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.outcome <> '' OR
        (NEW.user_id, NEW.before, NEW.after, NEW.reason, NEW.asked_by_id, NEW.asked_at)
        IS DISTINCT FROM (OLD.user_id, OLD.before, OLD.after, OLD.reason, OLD.asked_by_id, OLD.asked_at)
    THEN
        RAISE EXCEPTION 'changes of roles are closed once and never change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER accounts_rolechange_immutable BEFORE UPDATE OR DELETE ON accounts_rolechange
    FOR EACH ROW EXECUTE FUNCTION accounts_rolechange_closes_once();

CREATE FUNCTION accounts_staffinvitation_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.accepted_at IS NOT NULL AND (NEW.accepted_at, NEW.accepted_by_id, NEW.roles)
        IS DISTINCT FROM (OLD.accepted_at, OLD.accepted_by_id, OLD.roles)
        OR NEW.accepted_at IS NOT NULL AND OLD.accepted_at IS NULL AND
            (OLD.withdrawn_at IS NOT NULL OR NEW.accepted_at >= OLD.expires_at)
        OR (NEW.token, NEW.roles, NEW.expires_at) IS DISTINCT FROM (OLD.token, OLD.roles, OLD.expires_at)
    THEN
        RAISE EXCEPTION 'an invitation is accepted once and in time' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER accounts_staffinvitation_accepted BEFORE UPDATE ON accounts_staffinvitation
    FOR EACH ROW EXECUTE FUNCTION accounts_staffinvitation_ends_once();
"""
BACKWARD = """
DROP TRIGGER accounts_staffinvitation_accepted ON accounts_staffinvitation;
DROP FUNCTION accounts_staffinvitation_ends_once();
DROP TRIGGER accounts_rolechange_immutable ON accounts_rolechange;
DROP FUNCTION accounts_rolechange_closes_once();
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_staff_are_invited_and_roles_change_with_a_reason")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
