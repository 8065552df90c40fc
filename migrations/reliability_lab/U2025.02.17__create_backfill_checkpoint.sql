DROP TABLE backfill_checkpoint;
