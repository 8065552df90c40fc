-- What support may see of a member on the telephone: enough of the address to recognise it, not enough to write to it.
CREATE OR REPLACE VIEW member_for_support WITH (security_barrier = true) AS
SELECT
    member_id,
    name,
    left(email, 2) || '…' || substring(email FROM position('@' IN email)) AS masked_email,
    status,
    joined_at
FROM member
WHERE status <> 'LEFT';

GRANT SELECT ON member_for_support TO ticketing_support;
