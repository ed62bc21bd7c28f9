#!/bin/sh
# The same commit gives the same tarball, byte by byte.
command -v git >/dev/null && git rev-parse HEAD >/dev/null 2>&1 || { echo "1..0 # skip no git repository"; exit 0; }
tarball() {
    make -s --no-print-directory dist >/dev/null && cat build/baolan-*.tar.gz | cksum
}
first=$(tarball)
sleep_until_next_second=$(date +%s)
while [ "$(date +%s)" = "$sleep_until_next_second" ]; do :; done
second=$(tarball)
[ -n "$first" ] && [ "$first" = "$second" ] || printf 'not '
echo "ok 1 - two tarballs are the same"
tar -tzf build/baolan-*.tar.gz | grep -q '^baolan-[0-9.]*/Makefile$' || printf 'not '
echo "ok 2 - the tarball has the sources in one folder"
echo 1..2
