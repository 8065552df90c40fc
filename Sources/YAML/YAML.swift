package enum YAMLStream {}
