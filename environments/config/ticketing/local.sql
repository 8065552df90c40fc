-- The accounts of the four modules; the migrations grant each what its module needs, through a role without a login.
CREATE ROLE ticketing_member LOGIN PASSWORD 'local';
CREATE ROLE ticketing_event LOGIN PASSWORD 'local';
CREATE ROLE ticketing_reservation LOGIN PASSWORD 'local';
CREATE ROLE ticketing_payment LOGIN PASSWORD 'local';
