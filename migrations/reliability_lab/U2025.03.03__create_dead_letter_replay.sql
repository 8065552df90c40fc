DROP TABLE dlq_replay_audit;
