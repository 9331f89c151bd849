#ifndef SWITCHBOARD_CCURL_H
#define SWITCHBOARD_CCURL_H

// The functions below are the type check: libcurl's own looks at constants only.
#define CURL_DISABLE_TYPECHECK 1

#include <curl/curl.h>

// A release has libcurl linked in, where its archive could be had (join-archives.sh). Otherwise it comes
// with some thirty libraries, which take longer to load than all the rest of the program takes to
// start; so it is loaded by whoever needs it first.

/// Makes libcurl ready, unless that has been done; NULL, or why it cannot be used.
const char *ccurl_load(void);

/// Names the calling thread for whoever looks at the process from outside.
void ccurl_name_thread(void);

/// Makes libcurl's global state, once in a process; it is never taken down.
CURLcode ccurl_global_state(void);

// The functions of libcurl by the same names with one letter more.

CURL *ccurl_easy_init(void);
CURLM *ccurl_multi_init(void);
CURLU *ccurl_url(void);
/// The versions of libcurl and of what it is built with; NULL when it is missing.
const char *ccurl_version(void);

const char *ccurl_easy_strerror(CURLcode code);
struct curl_slist *ccurl_slist_append(struct curl_slist *list, const char *text);
void ccurl_easy_cleanup(CURL *handle);
CURLcode ccurl_easy_pause(CURL *handle, int mask);
CURLMcode ccurl_multi_cleanup(CURLM *multi);
CURLMcode ccurl_multi_add_handle(CURLM *multi, CURL *handle);
CURLMcode ccurl_multi_remove_handle(CURLM *multi, CURL *handle);
CURLMcode ccurl_multi_perform(CURLM *multi, int *running);
CURLMcode ccurl_multi_poll(
    CURLM *multi, struct curl_waitfd *more, unsigned int count, int milliseconds, int *ready);
CURLMsg *ccurl_multi_info_read(CURLM *multi, int *left);
void ccurl_slist_free_all(struct curl_slist *list);
void ccurl_url_cleanup(CURLU *url);
CURLUcode ccurl_url_set(CURLU *url, CURLUPart part, const char *text, unsigned int flags);
void ccurl_free(void *text);
CURLUcode ccurl_url_get(CURLU *url, CURLUPart part, char **text, unsigned int flags);

// Swift cannot call variadic functions. One wrapper for each kind of argument that libcurl reads; a
// number is always `long` or `curl_off_t`, never `int`, because that is what libcurl takes off the
// argument list.

CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value);

CURLcode ccurl_set_offset(CURL *handle, CURLoption option, curl_off_t value);

CURLcode ccurl_set_string(CURL *handle, CURLoption option, const char *value);

CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, void *value);

CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value);

CURLcode ccurl_set_url(CURL *handle, CURLU *value);

// Reading, writing and headers have one C type: `curl_write_callback` and `curl_read_callback`.
CURLcode ccurl_set_bytes_function(
    CURL *handle, CURLoption option, curl_write_callback value);

CURLcode ccurl_set_seek_function(CURL *handle, curl_seek_callback value);

CURLcode ccurl_set_prerequest_function(CURL *handle, curl_prereq_callback value);

CURLcode ccurl_get_long(CURL *handle, CURLINFO info, long *value);

CURLcode ccurl_get_offset(CURL *handle, CURLINFO info, curl_off_t *value);

CURLcode ccurl_get_string(CURL *handle, CURLINFO info, char **value);

CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value);

#endif
