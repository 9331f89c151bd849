#include "CCurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <sys/prctl.h>

#define FUNCTIONS(each)                                                                          \
  each(global_init) each(easy_init) each(easy_cleanup) each(easy_setopt) each(easy_getinfo)      \
  each(version) each(easy_pause) each(easy_strerror) each(multi_init) each(multi_cleanup) each(multi_setopt)   \
  each(multi_add_handle) each(multi_remove_handle) each(multi_perform) each(multi_poll)          \
  each(multi_info_read) each(slist_append) each(slist_free_all) each(url)     \
  each(url_cleanup) each(url_get) each(url_set) each(free)

#define POINTER(name) __typeof__(&curl_##name) name;
static struct { FUNCTIONS(POINTER) } libcurl;

// NULL, unless the program was linked with the object that join-archives.sh makes.
#define WEAK(name) extern __typeof__(curl_##name) curl_##name __attribute__((weak));
FUNCTIONS(WEAK)

static pthread_once_t once = PTHREAD_ONCE_INIT;
static const char *failure;

static void load(void) {
  if (&curl_global_init != NULL) {
#define LINKED(name) libcurl.name = &curl_##name;
    FUNCTIONS(LINKED)
    return;
  }
  void *library = dlopen("libcurl.so.4", RTLD_LAZY | RTLD_LOCAL);
  if (library == NULL) {
    failure = dlerror();
    return;
  }
#define FIND(name)                                                                               \
  libcurl.name = (__typeof__(&curl_##name))dlsym(library, "curl_" #name);                        \
  if (libcurl.name == NULL && failure == NULL) failure = "it has no curl_" #name;
  FUNCTIONS(FIND)
}

const char *ccurl_load(void) {
  pthread_once(&once, load);
  return failure;
}

void ccurl_name_thread(void) { prctl(PR_SET_NAME, "network"); }

// The functions of libcurl that can be called before anything else; without the library they fail.

static pthread_once_t global_once = PTHREAD_ONCE_INIT;
static CURLcode global_state = CURLE_FAILED_INIT;

static void make_global_state(void) { global_state = libcurl.global_init(CURL_GLOBAL_ALL); }

CURLcode ccurl_global_state(void) {
  if (ccurl_load() == NULL) pthread_once(&global_once, make_global_state);
  return global_state;
}

CURL *ccurl_easy_init(void) { return ccurl_load() == NULL ? libcurl.easy_init() : NULL; }

CURLM *ccurl_multi_init(void) { return ccurl_load() == NULL ? libcurl.multi_init() : NULL; }

CURLU *ccurl_url(void) { return ccurl_load() == NULL ? libcurl.url() : NULL; }

const char *ccurl_version(void) { return ccurl_load() == NULL ? libcurl.version() : NULL; }

const char *ccurl_easy_strerror(CURLcode code) {
  return ccurl_load() == NULL ? libcurl.easy_strerror(code) : "libcurl is missing";
}

struct curl_slist *ccurl_slist_append(struct curl_slist *list, const char *text) {
  return ccurl_load() == NULL ? libcurl.slist_append(list, text) : NULL;
}

// The functions that need a handle, which only a loaded library gives.

void ccurl_easy_cleanup(CURL *handle) { libcurl.easy_cleanup(handle); }

CURLcode ccurl_easy_pause(CURL *handle, int mask) { return libcurl.easy_pause(handle, mask); }

CURLMcode ccurl_multi_cleanup(CURLM *multi) { return libcurl.multi_cleanup(multi); }

CURLMcode ccurl_multi_add_handle(CURLM *multi, CURL *handle) {
  return libcurl.multi_add_handle(multi, handle);
}

CURLMcode ccurl_multi_remove_handle(CURLM *multi, CURL *handle) {
  return libcurl.multi_remove_handle(multi, handle);
}

CURLMcode ccurl_multi_perform(CURLM *multi, int *running) {
  return libcurl.multi_perform(multi, running);
}

CURLMcode ccurl_multi_poll(
    CURLM *multi, struct curl_waitfd *more, unsigned int count, int milliseconds, int *ready) {
  return libcurl.multi_poll(multi, more, count, milliseconds, ready);
}

CURLMsg *ccurl_multi_info_read(CURLM *multi, int *left) {
  return libcurl.multi_info_read(multi, left);
}

void ccurl_slist_free_all(struct curl_slist *list) {
  if (list != NULL) libcurl.slist_free_all(list);
}

void ccurl_url_cleanup(CURLU *url) { libcurl.url_cleanup(url); }

CURLUcode ccurl_url_set(CURLU *url, CURLUPart part, const char *text, unsigned int flags) {
  return libcurl.url_set(url, part, text, flags);
}

void ccurl_free(void *text) { libcurl.free(text); }

CURLUcode ccurl_url_get(CURLU *url, CURLUPart part, char **text, unsigned int flags) {
  return libcurl.url_get(url, part, text, flags);
}

// The variadic functions, by type.

CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value) {
  return libcurl.easy_setopt(handle, option, value);
}

CURLcode ccurl_set_offset(CURL *handle, CURLoption option, curl_off_t value) {
  return libcurl.easy_setopt(handle, option, value);
}

CURLcode ccurl_set_string(CURL *handle, CURLoption option, const char *value) {
  return libcurl.easy_setopt(handle, option, value);
}

CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, void *value) {
  return libcurl.easy_setopt(handle, option, value);
}

CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
  return libcurl.easy_setopt(handle, option, value);
}

CURLcode ccurl_set_url(CURL *handle, CURLU *value) {
  return libcurl.easy_setopt(handle, CURLOPT_CURLU, value);
}

CURLcode ccurl_set_bytes_function(
    CURL *handle, CURLoption option, curl_write_callback value) {
  return libcurl.easy_setopt(handle, option, value);
}

CURLcode ccurl_set_seek_function(CURL *handle, curl_seek_callback value) {
  return libcurl.easy_setopt(handle, CURLOPT_SEEKFUNCTION, value);
}

CURLcode ccurl_set_prerequest_function(CURL *handle, curl_prereq_callback value) {
  return libcurl.easy_setopt(handle, CURLOPT_PREREQFUNCTION, value);
}

CURLcode ccurl_get_long(CURL *handle, CURLINFO info, long *value) {
  return libcurl.easy_getinfo(handle, info, value);
}

CURLcode ccurl_get_offset(CURL *handle, CURLINFO info, curl_off_t *value) {
  return libcurl.easy_getinfo(handle, info, value);
}

CURLcode ccurl_get_string(CURL *handle, CURLINFO info, char **value) {
  return libcurl.easy_getinfo(handle, info, value);
}

CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return libcurl.multi_setopt(multi, option, value);
}
