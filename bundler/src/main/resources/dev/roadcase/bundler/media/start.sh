#!/bin/sh
# Starts the command bundle, which this stick brings with a Java of its own. It is unpacked into a folder of this user
# first: sticks are often mounted so that nothing on them can be started, and one may be pulled while a program runs.
set -eu

fail() { # what failed, what to do
  printf 'error: %s\nhint: %s\n' "$1" "$2" >&2
  exit 6
}

here=$(cd -P "$(dirname "$0")" && pwd)
archive=$here/roadcase/bundle-linux-amd64.tar.gz
[ -r "$archive" ] || fail "there is no file $archive" "copy the stick's folder roadcase too, and keep it beside start.sh"
[ "$(uname -s) $(uname -m)" = "Linux x86_64" ] ||
  fail "this program is for Linux on x86_64, and this is $(uname -s) on $(uname -m)" "take another laptop"

read -r sum _ <"$archive.sha256"
folder=${XDG_CACHE_HOME:-${HOME:-/nowhere}/.cache}/roadcase
program=$folder/bundle-$sum
if [ ! -d "$program" ]; then
  mkdir -p "$folder" 2>/dev/null ||
    fail "cannot make the folder $folder" "say where the program may be unpacked: XDG_CACHE_HOME=/some/folder"
  new=$(mktemp -d "$folder/unpacking-XXXXXX")
  trap 'rm -rf "$new"' EXIT
  echo "unpacking the program into $program (once)" >&2
  found=$(sha256sum <"$archive") || fail "cannot read $archive" "check whether the stick was pulled"
  [ "${found%% *}" = "$sum" ] || fail "$archive is damaged" "write the stick again"
  tar -xzf "$archive" -C "$new" || fail "cannot unpack $archive into $folder" "make room there, or set XDG_CACHE_HOME"
  # Another start may have done the same meanwhile.
  mv -T "$new" "$program" 2>/dev/null || [ -d "$program" ] || fail "cannot write $program" "make room there"
  rm -rf "$new"
fi
ROADCASE_PROGRAM=$archive
export ROADCASE_PROGRAM
exec "$program/bin/bundle" "$@"
