-- What each day's approved payments come to, for the settlement run. It adds up the refunds themselves and not
-- payment.refunded_amount, so that the two can be checked against each other.
CREATE OR REPLACE SQL SECURITY INVOKER VIEW settlement AS
SELECT
    DATE(payment.approved_at)                               AS settled_on,
    payment.currency                                        AS currency,
    payment.payment_method                                  AS payment_method,
    COUNT(*)                                                AS payments,
    SUM(payment.amount)                                     AS gross_amount,
    SUM(COALESCE(refunded.amount, 0))                       AS refunded_amount,
    SUM(payment.amount) - SUM(COALESCE(refunded.amount, 0)) AS net_amount
FROM payment
LEFT JOIN (
    SELECT refund.payment_id AS payment_id, SUM(refund.amount) AS amount
    FROM refund
    WHERE refund.status = 'COMPLETED'
    GROUP BY refund.payment_id
) AS refunded ON refunded.payment_id = payment.payment_id
WHERE payment.status = 'APPROVED'
GROUP BY DATE(payment.approved_at), payment.currency, payment.payment_method;
