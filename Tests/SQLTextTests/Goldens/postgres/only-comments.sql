-- one
/* two */ -- three
