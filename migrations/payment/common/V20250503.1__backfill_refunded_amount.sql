-- Apart from the change of the table, so that a failure here leaves a whole step behind and not half of one.
UPDATE payment
SET refunded_amount = (
    SELECT SUM(refund.amount)
    FROM refund
    WHERE refund.payment_id = payment.payment_id AND refund.status = 'COMPLETED'
)
WHERE EXISTS (
    SELECT 1
    FROM refund
    WHERE refund.payment_id = payment.payment_id AND refund.status = 'COMPLETED'
);
