/* The folder of migrations as a loop of a few lines reads it: file after file by name, cut where a line ends with `;`. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct script {
    char *name;        /* V00001__create_item_00001.sql */
    char version[16];  /* 00001 */
    char *text;
};

static void fail(const char *what, const char *why) {
    fprintf(stderr, "%s: %s\n", what, why);
    exit(1);
}

static char *read_script(const char *folder, const char *name) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (file == NULL) fail(path, "cannot be opened");
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *text = malloc(size + 1);
    if (fread(text, 1, size, file) != (size_t)size) fail(path, "cannot be read");
    text[size] = 0;
    fclose(file);
    return text;
}

static int is_script(const struct dirent *entry) { return entry->d_name[0] == 'V'; }

/* Gives how many there are. */
static int read_scripts(const char *folder, struct script **scripts) {
    struct dirent **entries;
    int count = scandir(folder, &entries, is_script, alphasort);
    if (count < 0) fail(folder, "cannot be read");
    *scripts = calloc(count, sizeof **scripts);
    for (int i = 0; i < count; i++) {
        struct script *script = *scripts + i;
        script->name = strdup(entries[i]->d_name);
        snprintf(script->version, sizeof script->version, "%.*s", (int)strcspn(script->name + 1, "_"), script->name + 1);
        script->text = read_script(folder, script->name);
        free(entries[i]);
    }
    free(entries);
    return count;
}

/* The next statement, without its `;`, or NULL: `rest` moves on, and the text is written to. */
static char *next_statement(char **rest) {
    char *start = *rest + strspn(*rest, " \n");
    if (*start == 0) return NULL;
    char *end = strstr(start, ";\n");
    if (end == NULL) fail("a script", "does not end with a semicolon and a line break");
    *end = 0;
    *rest = end + 2;
    return start;
}
