-- Event types carry their name space since the schema registry came: com.example.lab.order.PurchaseOrderPlaced.
-- From 60 to 120 letters the length needs a second byte, so the table is copied; it is empty but for pending events.
ALTER TABLE outbox_event MODIFY COLUMN event_type VARCHAR(120) NOT NULL;
