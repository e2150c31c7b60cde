#!/bin/bash
# Puts the machine's files where they belong, calls the machine by its name, and starts its units, as cloud-init would. What
# came before and comes no more is taken away. Standard input: the files, as a tar. Words: the machine's name, then its units.
set -euo pipefail
export LC_ALL=C
export PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin # sudo may have left them out
umask 022
name=$1
shift
lib=/var/lib/roadcase
called=$lib/called
came=$lib/came

# What runs goes on with what it has read, until it starts anew. Other units came with the agent.
running() { # UNIT…
  mapfile -t brought < <(sed -n 's|^/etc/systemd/system/\([^/]*\.service\)$|\1|p' "$lib/files" 2>/dev/null)
  set -- "$@" "${brought[@]}"
  if systemctl --quiet is-active roadcase.target; then
    systemctl list-units --type=service --state=running --plain --no-legend -- "$@" | cut -d ' ' -f 1
  fi
}

# What came the last time is known by its digest: what somebody has changed since then stays, as long as the same comes.
place() { # FOLDER: says each file that is new
  local file place line
  : >"$came.new"
  while IFS= read -r -d '' file; do
    place=${file#"$1"}
    line="$(sha256sum <"$file") $(stat -c %a "$file") $place"
    if [[ ! -e $place ]] || ! grep -sqxF -e "$line" "$came"; then
      mkdir -p "${place%/*}"
      cp --remove-destination --preserve=mode "$file" "$place"
      echo "$place"
    fi
    echo "$line" >>"$came.new"
  done < <(find "$1" -type f -print0)
  [[ ! -e $came ]] || take_away "$1" >&2
  mv "$came.new" "$came"
}

# What came before and comes no more goes, but for what somebody has changed since.
take_away() { # FOLDER
  local line place
  while IFS= read -r line; do
    place=${line##* }
    if [[ -e $1$place || ! -e $place || $(sha256sum <"$place") != "${line%% *} "* ]]; then continue; fi
    [[ $place != /etc/systemd/system/* ]] || systemctl stop "${place##*/}" 2>/dev/null || true
    rm "$place"
    rmdir "${place%/*}" 2>/dev/null || true
  done <"$came"
}

env() { # NAME FOLDER: what node.env says in a folder that stands for the machine
  sed -n "s/^ROADCASE_$1=//p" "$2/etc/roadcase/node.env" 2>/dev/null || true
}

# Copies of other bundles and their agents are of no use any more.
leave_others() {
  find "$lib" -maxdepth 1 -name 'bundle-*' ! -name "bundle-$(env BUNDLE_INDEX "")*" -delete
  [[ ! -d /opt/roadcase ]] || find /opt/roadcase -maxdepth 1 -name 'agent-*' ! -name "agent-$(env AGENT_SHA256 "")" \
    -exec rm -rf {} +
}


mkdir -p "$lib"
rm -rf "$lib"/files-*
files=$(mktemp -d "$lib/files-XXXXXX")
trap 'rm -rf "$files"' EXIT
tar -x -p -f - -C "$files"
mapfile -t started < <(running "$@")
mkdir -p /etc/roadcase
[[ -d /etc/roadcase/pki ]] || mkdir -m 0700 /etc/roadcase/pki
# Nothing of another bundle is provisioned yet.
[[ $(env BUNDLE_INDEX "$files") == "$(env BUNDLE_INDEX "")" ]] || rm -f /run/roadcase/provisioned
changed=$(place "$files")
leave_others

# What it was called before comes back when it leaves.
if [[ ! -d $called ]]; then
  rm -rf "$called.new"
  mkdir -p "$called.new"
  for file in hostname hosts; do
    [[ ! -e /etc/$file ]] || cp -p "/etc/$file" "$called.new/$file"
  done
  cat /proc/sys/kernel/hostname >"$called.new/kernel"
  echo "$name" >"$called.new/name"
  mv "$called.new" "$called"
fi
[[ -e /etc/hostname && $(</etc/hostname) == "$name" ]] || echo "$name" >/etc/hostname
echo "$name" >/proc/sys/kernel/hostname
if ! grep -qxF "127.0.1.1 $name" /etc/hosts 2>/dev/null; then
  [[ ! -s /etc/hosts || -z $(tail -c 1 /etc/hosts) ]] || echo >>/etc/hosts
  echo "127.0.1.1 $name" >>/etc/hosts
fi
sync

systemctl daemon-reload
systemctl --quiet enable roadcase.target
systemctl start --no-block roadcase.target
if [[ -n $changed ]] && ((${#started[@]})); then systemctl restart --no-block roadcase-fetch.service "${started[@]}"; fi
