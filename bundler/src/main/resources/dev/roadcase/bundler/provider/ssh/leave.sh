#!/bin/bash
# Takes everything of ours away from this machine. Standard input: the paths of the files that came without the agent.
set -euo pipefail
export LC_ALL=C
export PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin # sudo may have left them out
lib=/var/lib/roadcase
called=$lib/called
agent=/opt/roadcase/agent/bin/agent

# An API server waits a minute for clients that watch, and nobody needs it any more.
end_api_server() {
  local unit=kube-apiserver.service tries
  grep -sq /etc/roadcase/ "/etc/systemd/system/$unit" || return 0
  systemctl stop --no-block "$unit"
  for ((tries = 0; tries < 20; tries++)); do
    systemctl --quiet is-active "$unit" || break
    sleep 0.1
  done
  systemctl kill --signal=SIGKILL "$unit" 2>/dev/null || true
}

# What was there before comes back, but for what somebody has changed since.
restore() { # FILE WITH-OURS
  if [[ ! -e $called/$1 ]]; then
    ! cmp -s "/etc/$1" "$2" || rm -f "/etc/$1"
  elif cmp -s "/etc/$1" "$2"; then
    cat "$called/$1" >"/etc/$1"
    touch -r "$called/$1" "/etc/$1"
  fi
}

call_as_before() {
  local name
  name=$(<"$called/name")
  cp "$called/name" "$called/ours"
  restore hostname "$called/ours"
  : >"$called/ours"
  if [[ -s $called/hosts ]]; then
    cat "$called/hosts" >"$called/ours"
    [[ -z $(tail -c 1 "$called/hosts") ]] || echo >>"$called/ours"
  fi
  if ! grep -sqxF "127.0.1.1 $name" "$called/hosts"; then
    echo "127.0.1.1 $name" >>"$called/ours"
    restore hosts "$called/ours"
    [[ ! -e /etc/hosts ]] || sed -i "/^127\.0\.1\.1 $name\$/d" /etc/hosts
  fi
  cat "$called/kernel" >/proc/sys/kernel/hostname
  rm -rf "$called"
}

# Before the agent came, nothing was provisioned: there are only files. Where there is no folder of ours yet, files with
# these names are those of others.
remove_files() {
  local path folder
  if [[ ! -d /etc/roadcase ]]; then rm -rf "$lib" && return; fi
  systemctl stop roadcase.target 'roadcase-*' 2>/dev/null || true
  systemctl --quiet disable roadcase.target 2>/dev/null || true
  while read -r path; do
    rm -f "$path"
    folder=${path%/*}
    [[ $folder != /etc/systemd/system/*.d ]] || rmdir "$folder" 2>/dev/null || true
  done
  rm -rf /etc/roadcase /run/roadcase "$lib" /opt/roadcase
  systemctl daemon-reload
}

end_api_server
if [[ -d $called ]]; then call_as_before; fi
if [[ ! -x $agent && -e /etc/roadcase/node.env ]]; then
  # Without its unit, which would start all the others.
  timeout 60 systemd-run --quiet --wait --property=EnvironmentFile=/etc/roadcase/node.env \
    /etc/roadcase/bin/roadcase-fetch || true
fi
if [[ -x $agent ]]; then
  "$agent" remove --yes
  # Where systemd kept the control groups of pods.
  systemctl stop kubepods.slice 2>/dev/null || true
elif [[ ! -e $lib/written ]]; then
  remove_files
else
  echo "there is no agent here that could remove what it has brought" >&2
  exit 1
fi
