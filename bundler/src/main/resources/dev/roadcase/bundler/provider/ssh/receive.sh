#!/bin/bash
# Receives a bundle. Words: digest of its index, its size, then what to do:
# have: says what is here of it, with its digest, or else which copy of another bundle, with the places of its files
# take OFFSET OTHER PART…: puts these parts there, and says their digest. A part is OFFSET:LENGTH of the copy of the bundle
# OTHER, or :LENGTH bytes of standard input and a line end · keep: the file is complete · drop: it is not what it should be.
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

# The newest copy of another bundle, and the block of 512 bytes at which each file in it begins.
other() {
  local each newest=
  for each in "$lib"/bundle-*; do
    if [[ $each =~ /bundle-[0-9a-f]{64}$ && $each != "$copy" && (-z $newest || $each -nt $newest) ]]; then newest=$each; fi
  done
  [[ -n $newest ]] || return 0
  echo "other ${newest##*/bundle-}"
  tar --list --block-number -f "$newest"
}

# A connection that was cut brings no line end, and nothing may come behind half a part.
parts() { # OTHER PART…
  local part
  for part in "${@:2}"; do
    if [[ $part == :* ]]; then
      head -c "${part#:}"
      IFS= read -r -N 1 || return 1
    else
      dd if="$lib/bundle-$1" bs=1M iflag=fullblock,skip_bytes,count_bytes skip="${part%:*}" count="${part#*:}" status=none
    fi
  done
}

case $3 in
  have)
    if [[ -f $copy ]]; then
      echo "kept $(stat -c %s "$copy") $(sum <"$copy")"
    elif [[ -f $partial ]]; then
      alone
      echo "partial $(stat -c %s "$partial") $(sum <"$partial")"
    fi
    [[ -f $copy ]] || other
    ;;
  take)
    umask 022
    mkdir -p "$lib"
    alone
    truncate -s "$4" "$partial"
    parts "${@:5}" | tee -a "$partial" | sum
    ;;
  keep)
    [[ $(stat -c %s "$partial") == "$size" ]]
    mv "$partial" "$copy"
    sync -f "$copy"
    ;;
  drop) rm -f "$partial" "$copy" ;;
esac
