# shellcheck shell=bash
# A containerd and a dockerd of the tests' own: sockets, data and state below $ROADCASE_WORK, no network of theirs, so
# that nothing of a running system is touched.

daemons=()

start_daemons() {
  export ROADCASE_CONTAINERD_ADDRESS=$ROADCASE_WORK/containerd.sock
  export ROADCASE_DOCKER_HOST=unix://$ROADCASE_WORK/docker.sock
  export CONTAINERS_STORAGE_CONF=$ROADCASE_WORK/storage.conf
  write_configurations
  start_daemon containerd --config "$ROADCASE_WORK/containerd.toml"
  await containerd ctr --address "$ROADCASE_CONTAINERD_ADDRESS" version
  choose_snapshotter
  start_daemon dockerd --config-file "$ROADCASE_WORK/docker.json" --host "$ROADCASE_DOCKER_HOST" \
    --group "$(id -gn)" --data-root "$ROADCASE_WORK/docker" --exec-root "$ROADCASE_WORK/docker-run" \
    --pidfile "$ROADCASE_WORK/docker.pid" --containerd "$ROADCASE_CONTAINERD_ADDRESS" \
    --bridge none --iptables=false --ip6tables=false --ip-forward=false --ip-masq=false
  await dockerd docker --host "$ROADCASE_DOCKER_HOST" version
}

write_configurations() {
  echo '{}' >"$ROADCASE_WORK/docker.json"
  cat >"$ROADCASE_WORK/containerd.toml" <<END
version = 2
root = "$ROADCASE_WORK/containerd"
state = "$ROADCASE_WORK/containerd-run"
disabled_plugins = ["io.containerd.grpc.v1.cri"]
[grpc]
  address = "$ROADCASE_CONTAINERD_ADDRESS"
  uid = $(id -u)
  gid = $(id -g)
END
  cat >"$CONTAINERS_STORAGE_CONF" <<END
[storage]
driver = "vfs"
graphroot = "$ROADCASE_WORK/podman"
runroot = "$ROADCASE_WORK/podman-run"
END
}

# ctr takes overlayfs unless it is told otherwise, and some file systems cannot carry it.
choose_snapshotter() {
  ctr --address "$ROADCASE_CONTAINERD_ADDRESS" plugins ls | grep -E ' overlayfs .* ok' >/dev/null ||
    export CONTAINERD_SNAPSHOTTER=native
}

start_daemon() { # PROGRAM ARGUMENT…; its output goes to PROGRAM.log
  local command=("$@")
  ((EUID == 0)) || command=(sudo -n "$@")
  "${command[@]}" >"$ROADCASE_WORK/$1.log" 2>&1 & # not through a function, whose process would stand between
  daemons=("$!" "${daemons[@]}")
}

await() { # PROGRAM COMMAND…: until the command answers
  local name=$1 tries
  shift
  for ((tries = 0; tries < 1500; tries++)); do
    "$@" >/dev/null 2>&1 && return
    kill -0 "${daemons[0]}" 2>/dev/null || break
    sleep 0.2
  done
  echo "error: $name does not start; the end of what it says:" >&2
  tail -n 5 "$ROADCASE_WORK/$name.log" >&2
  exit 6
}

stop_daemons() {
  local pid mount
  for pid in ${daemons[@]+"${daemons[@]}"}; do
    as_root kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  while read -r mount; do
    as_root umount -l "$mount" || true
  done < <(awk -v work="$ROADCASE_WORK/" 'index($2, work) == 1 {print $2}' /proc/mounts | sort -r)
}
