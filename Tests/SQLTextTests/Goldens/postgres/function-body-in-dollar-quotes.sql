CREATE OR REPLACE FUNCTION touch() RETURNS trigger
LANGUAGE plpgsql AS $function$
BEGIN
  -- it's fine; really
  NEW.updated_at := now();
  EXECUTE $q$ SELECT 1; $q$;
  RETURN NEW;
END;
$function$;
SELECT 1;
