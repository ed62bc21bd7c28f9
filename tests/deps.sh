#!/bin/sh
# Installs what is missing on Debian and Ubuntu; elsewhere names it.
# usage: deps.sh "PKG-CONFIG MODULES" PACKAGE…
modules=$1
shift
# The quick way out: everything that counts is there. libunistring has no .pc file, so its header is asked for.
missing=
for package; do
    case $package in
    lib*) ;;
    gettext) command -v msgfmt >/dev/null 2>&1 || missing="$missing $package" ;; # the command gettext is in another package
    perl) perl -MTAP::Harness -MJSON::PP -e 1 2>/dev/null || missing="$missing $package" ;; # a bare Debian has a part of it
    *) command -v "$package" >/dev/null 2>&1 || missing="$missing $package" ;;
    esac
done
if [ -z "$missing" ] && pkg-config --exists $modules && [ -e /usr/include/unistr.h ]; then
    exit 0
fi
if ! command -v apt-get >/dev/null 2>&1; then
    echo "baolan needs these (Debian's names); please install what your system calls them:" >&2
    echo "  $*" >&2
    exit 1
fi
become=
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null 2>&1 || { echo "please run as root: apt-get install $*" >&2; exit 1; }
    become=sudo
fi
echo "installing: $*"
export DEBIAN_FRONTEND=noninteractive
$become apt-get install -y --no-install-recommends "$@" >/dev/null 2>&1 && exit 0
$become apt-get update >/dev/null && $become apt-get install -y --no-install-recommends "$@" >/dev/null
