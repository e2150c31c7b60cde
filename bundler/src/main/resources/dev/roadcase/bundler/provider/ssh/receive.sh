#!/bin/bash
# Receives a bundle. Words: digest of its index, its size, then what to do:
# have: says what is here of it, with its digest · take OFFSET: what comes on standard input goes there, and its digest is
# said · keep: the file is complete · drop: it is not what it should be.
set -euo pipefail
export LC_ALL=C
export PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin # sudo may have left them out
index=$1 size=$2
lib=/var/lib/roadcase
copy=$lib/bundle-$index
partial=$copy.partial

sum() { sha256sum | cut -d ' ' -f 1; }

# A connection that was cut may have left somebody who still writes.
alone() {
  pkill -f "^tee -a $partial\$" || true
  exec 9>>"$partial"
  flock -w 20 9
}

case $3 in
  have)
    if [[ -f $copy ]]; then
      echo "kept $(stat -c %s "$copy") $(sum <"$copy")"
    elif [[ -f $partial ]]; then
      alone
      echo "partial $(stat -c %s "$partial") $(sum <"$partial")"
    fi
    ;;
  take)
    umask 022
    mkdir -p "$lib"
    alone
    truncate -s "$4" "$partial"
    tee -a "$partial" | sum
    ;;
  keep)
    [[ $(stat -c %s "$partial") == "$size" ]]
    mv "$partial" "$copy"
    sync -f "$copy"
    ;;
  drop) rm -f "$partial" "$copy" ;;
esac
