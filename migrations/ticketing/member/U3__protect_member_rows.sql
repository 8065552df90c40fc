DROP POLICY support_sees_active_members ON member;
DROP POLICY anyone_may_join ON member;
DROP POLICY member_changes_itself ON member;
DROP POLICY member_sees_itself ON member;
ALTER TABLE member DISABLE ROW LEVEL SECURITY;
