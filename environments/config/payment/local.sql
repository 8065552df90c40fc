-- The rest of what the payment service expects of its servers, all on the one of compose.yaml.
CREATE DATABASE payment_shard2_local;
GRANT SELECT, INSERT, UPDATE, DELETE ON payment_shard2_local.* TO payment_service;
CREATE USER payment_reader IDENTIFIED BY 'local';
GRANT SELECT ON payment_shard1_local.* TO payment_reader;
GRANT SELECT ON payment_shard2_local.* TO payment_reader;
