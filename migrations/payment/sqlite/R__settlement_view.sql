-- What each day's approved payments come to, for the settlement run. It adds up the refunds themselves and not
-- payment.refunded_amount, so that the two can be checked against each other.
DROP VIEW IF EXISTS settlement;

CREATE VIEW settlement AS
SELECT
    date(payment.approved_at)                               AS settled_on,
    payment.currency                                        AS currency,
    payment.payment_method                                  AS payment_method,
    count(*)                                                AS payments,
    sum(payment.amount)                                     AS gross_amount,
    sum(coalesce(refunded.amount, 0))                       AS refunded_amount,
    sum(payment.amount) - sum(coalesce(refunded.amount, 0)) AS net_amount
FROM payment
LEFT JOIN (
    SELECT refund.payment_id AS payment_id, sum(refund.amount) AS amount
    FROM refund
    WHERE refund.status = 'COMPLETED'
    GROUP BY refund.payment_id
) AS refunded ON refunded.payment_id = payment.payment_id
WHERE payment.status = 'APPROVED'
GROUP BY date(payment.approved_at), payment.currency, payment.payment_method;
