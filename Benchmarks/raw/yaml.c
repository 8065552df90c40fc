/* Reads files with libyaml to their ends and does nothing with what it reads: the floor below any reader of YAML.
   Usage: yaml FILE... */

#include <stdio.h>
#include <yaml.h>

static int read_file(const char *path) {
    FILE *file = fopen(path, "rb");
    yaml_parser_t parser;
    yaml_event_t event;
    int is_open = 1;
    if (file == NULL || !yaml_parser_initialize(&parser)) {
        perror(path);
        return 1;
    }
    yaml_parser_set_input_file(&parser, file);
    while (is_open) {
        if (!yaml_parser_parse(&parser, &event)) {
            fprintf(stderr, "%s: %s\n", path, parser.problem);
            return 1;
        }
        is_open = event.type != YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    fclose(file);
    return 0;
}

int main(int count, char **arguments) {
    for (int number = 1; number < count; number++) {
        if (read_file(arguments[number]) != 0) return 1;
    }
    return 0;
}
