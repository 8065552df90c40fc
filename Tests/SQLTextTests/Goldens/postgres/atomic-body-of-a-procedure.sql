create or replace procedure p() begin atomic insert into t values (1); end; select 1;
