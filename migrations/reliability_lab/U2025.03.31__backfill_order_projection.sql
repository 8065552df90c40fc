DELETE FROM order_projection WHERE version = 0;
