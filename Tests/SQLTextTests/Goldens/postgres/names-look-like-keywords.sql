SELECT t.begin, x."end" FROM t; beginning; ends;
