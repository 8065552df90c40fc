CREATE OR REPLACE VIEW daily_revenue AS
SELECT
    (paid_at AT TIME ZONE 'Asia/Seoul')::date               AS paid_on,
    currency,
    count(*)                                                AS payments,
    sum(amount)                                             AS paid_amount,
    coalesce(sum(amount) FILTER (WHERE status = 'REFUNDED'), 0) AS refunded_amount
FROM ticket_payment
WHERE status IN ('PAID', 'REFUNDED')
GROUP BY 1, 2;
