DROP TABLE performance;
