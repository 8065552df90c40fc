// CURLOPT_PROTOCOLS is the old form of an option, and the one that every libcurl in use understands.
#define CURL_DISABLE_DEPRECATION
#define _GNU_SOURCE

#include "CCurl.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

// The header's macros check the types of calls by name; ours go through pointers.
#undef curl_easy_setopt
#undef curl_easy_getinfo

struct ccurl_exchange {
    CURL *handle;
    struct curl_slist *headers;
    // Whether libcurl took every option: one that it does not know would leave us without the protection it stands for.
    bool is_set;
    bool is_too_large;
    atomic_bool is_stopped;
    bool is_local;
    size_t bytes_max;
    unsigned char *body;
    size_t body_count;
    size_t body_room;
    long status;
    long retry_after;
    enum CCurlEnd end;
    char redirect[1024];
    char detail[CURL_ERROR_SIZE];
    curl_socket_t socket;
    int64_t deadline;
    long total_milliseconds;
};

static struct {
    __typeof__(&curl_global_init) global_init;
    __typeof__(&curl_easy_init) easy_init;
    __typeof__(&curl_easy_cleanup) easy_cleanup;
    __typeof__(&curl_easy_setopt) setopt;
    __typeof__(&curl_easy_getinfo) getinfo;
    __typeof__(&curl_easy_perform) perform;
    __typeof__(&curl_easy_send) send;
    __typeof__(&curl_easy_recv) receive;
    __typeof__(&curl_slist_append) append;
    __typeof__(&curl_slist_free_all) free_list;
} curl;

static pthread_once_t opening = PTHREAD_ONCE_INIT;
static bool is_open = false;

#define FIND(member, name) ((curl.member = (__typeof__(curl.member))dlsym(library, name)) != NULL)

static void open_library(void) {
    void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return;
    bool is_complete = FIND(global_init, "curl_global_init") && FIND(easy_init, "curl_easy_init")
        && FIND(easy_cleanup, "curl_easy_cleanup") && FIND(setopt, "curl_easy_setopt")
        && FIND(getinfo, "curl_easy_getinfo") && FIND(perform, "curl_easy_perform") && FIND(send, "curl_easy_send")
        && FIND(receive, "curl_easy_recv") && FIND(append, "curl_slist_append")
        && FIND(free_list, "curl_slist_free_all");
    is_open = is_complete && curl.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

#define SET(option, value) \
    (exchange->is_set = exchange->is_set && curl.setopt(exchange->handle, option, value) == CURLE_OK)

static int on_progress(void *context, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d) {
    (void)a, (void)b, (void)c, (void)d;
    struct ccurl_exchange *exchange = context;
    return atomic_load(&exchange->is_stopped) ? 1 : 0;
}

static bool is_local(const char *url) {
    static const char *const locals[] = {"localhost", "127.0.0.1", "[::1]"};
    const char *host = strstr(url, "://");
    for (size_t i = 0; host != NULL && i < sizeof locals / sizeof *locals; i++) {
        size_t length = strlen(locals[i]);
        if (strncasecmp(host + 3, locals[i], length) == 0 && strchr(":/?", host[3 + length]) != NULL) return true;
    }
    return false;
}

struct ccurl_exchange *ccurl_make(const char *url, long connect_milliseconds, long total_milliseconds) {
    struct ccurl_exchange *exchange = calloc(1, sizeof *exchange);
    if (exchange == NULL) return NULL;
    pthread_once(&opening, open_library);
    if (is_open) exchange->handle = curl.easy_init();
    if (exchange->handle == NULL) return exchange;
    exchange->total_milliseconds = total_milliseconds;
    exchange->is_local = is_local(url);
    exchange->is_set = true;
    SET(CURLOPT_URL, url);
    SET(CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_ERRORBUFFER, exchange->detail);
    SET(CURLOPT_CONNECTTIMEOUT_MS, connect_milliseconds);
    SET(CURLOPT_TIMEOUT_MS, total_milliseconds);
    SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    SET(CURLOPT_SSL_VERIFYPEER, 1L);
    SET(CURLOPT_SSL_VERIFYHOST, 2L);
    SET(CURLOPT_PROXY, "");
    SET(CURLOPT_NOPROGRESS, 0L);
    SET(CURLOPT_XFERINFOFUNCTION, on_progress);
    SET(CURLOPT_XFERINFODATA, exchange);
    return exchange;
}

static void forget_body(struct ccurl_exchange *exchange) {
    if (exchange->body == NULL) return;
    explicit_bzero(exchange->body, exchange->body_count);
    free(exchange->body);
    exchange->body = NULL;
}

void ccurl_free(struct ccurl_exchange *exchange) {
    if (exchange->handle != NULL) curl.easy_cleanup(exchange->handle);
    if (exchange->headers != NULL) curl.free_list(exchange->headers);
    forget_body(exchange);
    free(exchange);
}

void ccurl_stop(struct ccurl_exchange *exchange) { atomic_store(&exchange->is_stopped, true); }

void ccurl_trust(struct ccurl_exchange *exchange, const char *authority_file) {
    SET(CURLOPT_CAINFO, authority_file);
    SET(CURLOPT_CAPATH, NULL);
}

void ccurl_allow_proxy(struct ccurl_exchange *exchange) {
    if (!exchange->is_local) SET(CURLOPT_PROXY, NULL);
}

static enum CCurlEnd end_of(CURLcode code) {
    switch (code) {
    case CURLE_OK: return CCurlEndDone;
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL: return CCurlEndBadAddress;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY: return CCurlEndNoSuchHost;
    case CURLE_COULDNT_CONNECT: return CCurlEndNotConnected;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM: return CCurlEndNotTrusted;
    case CURLE_OPERATION_TIMEDOUT: return CCurlEndTooSlow;
    case CURLE_FILESIZE_EXCEEDED: return CCurlEndTooLarge;
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR: return CCurlEndCutOff;
    case CURLE_ABORTED_BY_CALLBACK: return CCurlEndStopped;
    default: return CCurlEndFailed;
    }
}

static enum CCurlEnd perform(struct ccurl_exchange *exchange) {
    if (exchange->handle == NULL) return is_open ? CCurlEndFailed : CCurlEndNoLibrary;
    exchange->end = exchange->is_set ? end_of(curl.perform(exchange->handle)) : CCurlEndFailed;
    if (exchange->is_too_large) exchange->end = CCurlEndTooLarge;
    return exchange->end;
}

const char *ccurl_detail(const struct ccurl_exchange *exchange) {
    // Only of these does libcurl speak without quoting what a server sent.
    bool may_show = exchange->end == CCurlEndNoSuchHost || exchange->end == CCurlEndNotConnected
        || exchange->end == CCurlEndNotTrusted;
    return may_show ? exchange->detail : "";
}

void ccurl_add_header(struct ccurl_exchange *exchange, const char *line) {
    if (!exchange->is_set) return;
    struct curl_slist *headers = curl.append(exchange->headers, line);
    if (headers == NULL) exchange->is_set = false;
    else exchange->headers = headers;
}

void ccurl_set_body(struct ccurl_exchange *exchange, const void *bytes, size_t count) {
    SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
    SET(CURLOPT_COPYPOSTFIELDS, bytes);
}

// Not by `realloc`, which would leave a copy of what may be a secret behind.
static bool make_room(struct ccurl_exchange *exchange, size_t count) {
    if (count <= exchange->body_room) return true;
    unsigned char *body = malloc(count * 2);
    if (body == NULL) return false;
    if (exchange->body != NULL) memcpy(body, exchange->body, exchange->body_count);
    forget_body(exchange);
    exchange->body = body;
    exchange->body_room = count * 2;
    return true;
}

static size_t on_body(char *bytes, size_t size, size_t count, void *context) {
    struct ccurl_exchange *exchange = context;
    size_t added = size * count;
    exchange->is_too_large = added > exchange->bytes_max - exchange->body_count;
    if (exchange->is_too_large || !make_room(exchange, exchange->body_count + added)) return 0;
    memcpy(exchange->body + exchange->body_count, bytes, added);
    exchange->body_count += added;
    return added;
}

enum CCurlEnd ccurl_send(struct ccurl_exchange *exchange, const char *method, size_t bytes_max) {
    exchange->bytes_max = bytes_max;
    // Without this one, libcurl asks for leave before it sends a large body and waits a second for the answer.
    ccurl_add_header(exchange, "Expect:");
    SET(CURLOPT_CUSTOMREQUEST, method);
    SET(CURLOPT_HTTPHEADER, exchange->headers);
    SET(CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    SET(CURLOPT_FOLLOWLOCATION, 0L);
    SET(CURLOPT_WRITEFUNCTION, on_body);
    SET(CURLOPT_WRITEDATA, exchange);
    SET(CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)bytes_max);
    enum CCurlEnd end = perform(exchange);
    if (end != CCurlEndDone) return end;
    curl_off_t seconds = 0;
    char *redirect = NULL;
    curl.getinfo(exchange->handle, CURLINFO_RESPONSE_CODE, &exchange->status);
    if (curl.getinfo(exchange->handle, CURLINFO_RETRY_AFTER, &seconds) == CURLE_OK) exchange->retry_after = seconds;
    if (curl.getinfo(exchange->handle, CURLINFO_REDIRECT_URL, &redirect) == CURLE_OK && redirect != NULL) {
        strncpy(exchange->redirect, redirect, sizeof exchange->redirect - 1);
    }
    return CCurlEndDone;
}

long ccurl_status(const struct ccurl_exchange *exchange) { return exchange->status; }
long ccurl_retry_after(const struct ccurl_exchange *exchange) { return exchange->retry_after; }
const char *ccurl_redirect(const struct ccurl_exchange *exchange) { return exchange->redirect; }
size_t ccurl_body_count(const struct ccurl_exchange *exchange) { return exchange->body_count; }

void ccurl_copy_body(const struct ccurl_exchange *exchange, void *bytes) {
    if (exchange->body_count > 0) memcpy(bytes, exchange->body, exchange->body_count);
}

static int64_t now_milliseconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

enum CCurlEnd ccurl_connect(struct ccurl_exchange *exchange) {
    exchange->deadline = now_milliseconds() + exchange->total_milliseconds;
    SET(CURLOPT_CONNECT_ONLY, 1L);
    // What follows is no HTTP, so no version of it is offered.
    SET(CURLOPT_SSL_ENABLE_ALPN, 0L);
    enum CCurlEnd end = perform(exchange);
    if (end != CCurlEndDone) return end;
    CURLcode code = curl.getinfo(exchange->handle, CURLINFO_ACTIVESOCKET, &exchange->socket);
    return code == CURLE_OK ? CCurlEndDone : CCurlEndFailed;
}

// Waits until the socket is ready, in short steps so that a stop is seen.
static enum CCurlEnd wait_for(struct ccurl_exchange *exchange, short events) {
    while (!atomic_load(&exchange->is_stopped)) {
        int64_t left = exchange->deadline - now_milliseconds();
        if (left <= 0) return CCurlEndTooSlow;
        struct pollfd waiting = {.fd = exchange->socket, .events = events};
        int ready = poll(&waiting, 1, left < 100 ? (int)left : 100);
        if (ready > 0) return CCurlEndDone;
        if (ready < 0 && errno != EINTR) return CCurlEndFailed;
    }
    return CCurlEndStopped;
}

enum CCurlEnd ccurl_write(struct ccurl_exchange *exchange, const void *bytes, size_t count) {
    const char *rest = bytes;
    while (count > 0) {
        size_t sent = 0;
        CURLcode code = curl.send(exchange->handle, rest, count, &sent);
        if (code != CURLE_OK && code != CURLE_AGAIN) return end_of(code);
        rest += sent;
        count -= sent;
        if (code != CURLE_AGAIN) continue;
        enum CCurlEnd end = wait_for(exchange, POLLOUT);
        if (end != CCurlEndDone) return end;
    }
    return CCurlEndDone;
}

enum CCurlEnd ccurl_read(struct ccurl_exchange *exchange, void *bytes, size_t count, size_t *received) {
    while (true) {
        // Before waiting: TLS may have taken more from the socket than it has handed out.
        *received = 0;
        CURLcode code = curl.receive(exchange->handle, bytes, count, received);
        if (code != CURLE_AGAIN) return end_of(code);
        enum CCurlEnd end = wait_for(exchange, POLLIN);
        if (end != CCurlEndDone) return end;
    }
}
