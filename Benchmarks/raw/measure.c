/* measure REPORT COMMAND ARGUMENT…: runs the command and writes "nanoseconds peak-kilobytes exit-status" to the file REPORT.
 *
 * A program of its own, because what a child counts as its peak begins with the size of the process that started it, and
 * this one has next to none. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

int main(int count, char **words) {
    if (count < 3) {
        fputs("usage: measure REPORT COMMAND ARGUMENT...\n", stderr);
        return 2;
    }
    int nothing = open("/dev/null", O_RDONLY);
    long long start = nanoseconds();
    pid_t child = fork();
    if (child == 0) {
        dup2(nothing, STDIN_FILENO);
        execvp(words[2], words + 2);
        perror(words[2]);
        _exit(127);
    }
    int status = 0;
    struct rusage usage;
    if (child < 0 || wait4(child, &status, 0, &usage) != child) {
        perror("measure");
        return 1;
    }
    long long elapsed = nanoseconds() - start;
    FILE *report = fopen(words[1], "w");
    if (report == NULL) {
        perror(words[1]);
        return 1;
    }
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    fprintf(report, "%lld %ld %d\n", elapsed, usage.ru_maxrss, code);
    return fclose(report) == 0 ? 0 : 1;
}
