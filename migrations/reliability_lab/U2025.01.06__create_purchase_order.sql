DROP TABLE purchase_order_line;
DROP TABLE purchase_order;
