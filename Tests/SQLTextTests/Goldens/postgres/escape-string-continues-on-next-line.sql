SELECT E'a'
  'b\';' ; SELECT E'a' -- note
 'b\';';
