-- The service says at the start of each transaction for whom it acts (SET LOCAL ticketing.member_id = '…'), and sees that
-- member's row alone. A query that forgets its WHERE then finds nothing instead of everybody.
ALTER TABLE member ENABLE ROW LEVEL SECURITY;

CREATE POLICY member_sees_itself ON member
    FOR SELECT TO ticketing_member_service
    USING (member_id = nullif(current_setting('ticketing.member_id', true), '')::uuid);

CREATE POLICY member_changes_itself ON member
    FOR UPDATE TO ticketing_member_service
    USING (member_id = nullif(current_setting('ticketing.member_id', true), '')::uuid);

CREATE POLICY anyone_may_join ON member
    FOR INSERT TO ticketing_member_service
    WITH CHECK (true);

CREATE POLICY support_sees_active_members ON member
    FOR SELECT TO ticketing_support
    USING (status <> 'LEFT');
