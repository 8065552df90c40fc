-- Version 0, so that any event replaces a row that was copied.
INSERT INTO order_projection (purchase_order_id, customer_id, line_count, total, version)
SELECT
    purchase_order.purchase_order_id,
    purchase_order.customer_id,
    COUNT(purchase_order_line.line_number),
    COALESCE(SUM(purchase_order_line.quantity * purchase_order_line.unit_price), 0),
    0
FROM purchase_order
LEFT JOIN purchase_order_line ON purchase_order_line.purchase_order_id = purchase_order.purchase_order_id
LEFT JOIN order_projection ON order_projection.purchase_order_id = purchase_order.purchase_order_id
WHERE order_projection.purchase_order_id IS NULL
GROUP BY purchase_order.purchase_order_id, purchase_order.customer_id;
