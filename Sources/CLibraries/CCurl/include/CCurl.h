// libcurl, opened on its first use: the tool starts without it, and most of its commands never need it.
#ifndef CCURL_H
#define CCURL_H

#include <stdbool.h>
#include <stddef.h>

/// How a request, or a step of a connection, ended.
enum __attribute__((enum_extensibility(closed))) CCurlEnd {
    CCurlEndDone,
    /// libcurl is not installed.
    CCurlEndNoLibrary,
    /// The url is none, or its scheme is neither `http` nor `https`.
    CCurlEndBadAddress,
    CCurlEndNoSuchHost,
    CCurlEndNotConnected,
    /// TLS failed: a certificate that is not trusted, another name, an old version.
    CCurlEndNotTrusted,
    CCurlEndTooSlow,
    CCurlEndTooLarge,
    /// The connection ended before the answer did.
    CCurlEndCutOff,
    CCurlEndStopped,
    CCurlEndFailed,
};

/// One request with its answer, or one connection; used by one thread at a time, except for `ccurl_stop`.
struct ccurl_exchange;

/// NULL only when there is no memory. What else is wrong, the call that uses it says.
struct ccurl_exchange *ccurl_make(const char *url, long connect_milliseconds, long total_milliseconds);
void ccurl_free(struct ccurl_exchange *exchange);

/// Ends what is under way and all that would follow; callable from any thread.
void ccurl_stop(struct ccurl_exchange *exchange);

/// Takes a PEM file of authorities in the place of the system's.
void ccurl_trust(struct ccurl_exchange *exchange, const char *authority_file);

/// Lets the variables of the process name a proxy, which they may for no host of this machine.
void ccurl_allow_proxy(struct ccurl_exchange *exchange);

/// Adds a line such as `Accept: application/json`.
void ccurl_add_header(struct ccurl_exchange *exchange, const char *line);
void ccurl_set_body(struct ccurl_exchange *exchange, const void *bytes, size_t count);

/// Sends the request and waits for the whole answer, of at most `bytes_max`; redirects are not followed.
enum CCurlEnd ccurl_send(struct ccurl_exchange *exchange, const char *method, size_t bytes_max);

long ccurl_status(const struct ccurl_exchange *exchange);
/// The seconds of `Retry-After`, or 0.
long ccurl_retry_after(const struct ccurl_exchange *exchange);
/// Where a redirect leads, or empty.
const char *ccurl_redirect(const struct ccurl_exchange *exchange);
/// libcurl's sentence about a name, a connection or a certificate, and empty otherwise: what a server sent is never in it.
const char *ccurl_detail(const struct ccurl_exchange *exchange);
size_t ccurl_body_count(const struct ccurl_exchange *exchange);
/// Copies the body, which has `ccurl_body_count` bytes.
void ccurl_copy_body(const struct ccurl_exchange *exchange, void *bytes);

/// Connects to the host and port of the url, with TLS for `https`, so that another protocol is spoken over it.
enum CCurlEnd ccurl_connect(struct ccurl_exchange *exchange);
/// Sends all bytes.
enum CCurlEnd ccurl_write(struct ccurl_exchange *exchange, const void *bytes, size_t count);
/// Waits for bytes and takes at most `count` of them; `received` is 0 when the other side has closed.
enum CCurlEnd ccurl_read(struct ccurl_exchange *exchange, void *bytes, size_t count, size_t *received);

#endif
