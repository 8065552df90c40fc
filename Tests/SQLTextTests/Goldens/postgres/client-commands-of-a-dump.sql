--
-- PostgreSQL database dump
--

\restrict Ab1Cd2Ef3

SET statement_timeout = 0;
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);

\connect -reuse-previous=on "dbname='shop\\x'"
\encoding UTF8
\set ON_ERROR_STOP on
\set QUIET
\echo 'starting; now'
\pset pager off
\timing
CREATE TABLE t (id int);
\.
\c shop
\unrestrict Ab1Cd2Ef3
