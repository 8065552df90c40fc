SELECT `abc
