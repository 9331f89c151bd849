#!/bin/sh
# join-archives.sh OBJECT: makes one object of libcurl's archive and those behind it, for a release to be linked with.
#
# The shared libcurl brings some thirty-five libraries along, which take 7 ms of every start to load. What of them speaks
# protocols that the program refuses (ssh, ldap, rtmp, Kerberos) is not linked: a stub stands in, and fails when called.
# Where an archive is missing or the object does not work, OBJECT is left empty, and the program loads the shared libcurl.
set -eu

object=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
compiler=$(command -v clang || command -v cc || command -v gcc)

# What libcurl needs that this program uses, each as an archive. Two that only other archives need come last.
parts="nghttp2 idn2 psl ssl crypto zstd brotlidec z unistring brotlicommon"
refused='^(gss|GSS|gsskrb5|krb5|ldap|ber|RTMP|libssh2|ssh|sftp)_'

archive() { "$compiler" -print-file-name="lib$1.a"; }

join() {
  archives=""
  for part in $parts; do
    file=$(archive "$part")
    [ ! -f "$file" ] || archives="$archives $file"
  done
  # shellcheck disable=SC2086 # a list of files without blanks
  ld -r -o "$work/all.o" --whole-archive "$(archive curl)" --no-whole-archive --start-group $archives --end-group

  {
    echo 'long stub_fails(void) { return -1; }'
    echo 'long stub_starts(void) { return 0; }'
    echo 'const char *stub_version(void) { return "none"; }'
    nm -u "$work/all.o" | awk '$1 == "U" { print $2 }' | grep -E "$refused" | while read -r name; do
      case $name in
        GSS_C_*) echo "void *$name;" ;;
        libssh2_init | ssh_init) echo "long $name(void) __attribute__((alias(\"stub_starts\")));" ;;
        libssh2_version | ssh_version) echo "const char *$name(void) __attribute__((alias(\"stub_version\")));" ;;
        *) echo "long $name(void) __attribute__((alias(\"stub_fails\")));" ;;
      esac
    done
  } > "$work/stubs.c"
  "$compiler" -O1 -fPIC -w -c -o "$work/stubs.o" "$work/stubs.c"
  ld -r -o "$work/joined.o" "$work/all.o" "$work/stubs.o"
  objcopy --wildcard --keep-global-symbol='curl_*' "$work/joined.o"
}

# Does it link, start, and know what the program needs?
works() {
  cat > "$work/try.c" << 'PROGRAM'
#include <curl/curl.h>
int main(void) {
  if (curl_global_init(CURL_GLOBAL_ALL) != CURLE_OK || curl_multi_init() == NULL) return 1;
  CURL *handle = curl_easy_init();
  if (handle == NULL || curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https") != CURLE_OK) return 1;
  int wanted = CURL_VERSION_SSL | CURL_VERSION_HTTP2 | CURL_VERSION_LIBZ | CURL_VERSION_THREADSAFE;
  if ((curl_version_info(CURLVERSION_NOW)->features & wanted) != wanted || curl_version() == NULL) return 1;
  curl_easy_setopt(handle, CURLOPT_URL, "https://localhost:1/");
  return curl_easy_perform(handle) == CURLE_COULDNT_CONNECT ? 0 : 1;
}
PROGRAM
  "$compiler" -w -o "$work/try" "$work/try.c" "$work/joined.o" -lm && env -i "$work/try"
}

if (join && works) > "$work/log" 2>&1; then
  mv "$work/joined.o" "$object"
else
  echo "libcurl cannot be linked in, and is loaded at run time: $(tail -n 1 "$work/log")"
  "$compiler" -w -x c -c -o "$object" /dev/null
fi
