-- Prices go by grade. Until a hall is graded, every seat in it is an ordinary one.
ALTER TABLE seat
    ADD COLUMN grade ENUM ('FRONT', 'ORDINARY', 'RESTRICTED_VIEW') NOT NULL DEFAULT 'ORDINARY',
    ALGORITHM = INSTANT;
