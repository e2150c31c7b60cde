# shellcheck shell=bash disable=SC2154 # tests/bench sets what is not set here
# The figures of loading: twelve images of about 850 MiB, two for each way in which the world makes layers, into a real
# containerd that is empty. The peers are ctr images import of the same bundle, and four ctr images pull at a time out of
# Debian's docker-registry. Each ends when all of it is on the disk. It needs root, and overlayfs below tests/target.

load_registry=127.0.0.1:5078
load_kinds=(whiteouts folderless links small large zstd)

figure_load() {
  local kind ours import pull resident layers
  if ((EUID != 0)); then
    echo 'load: left out, as it needs root' && return
  fi
  unpack_agent
  corpus world 850 0 world
  load_side_by_side "$bundle"
  judge load "$ours s" "$import s" "$(ratio "$ours" "$import")" 0.5
  judge '  provision' "$provision s" "$import s" "$(ratio "$provision" "$import")" 0.5
  judge '  against four pulls' "$ours s" "$pull s" "$(ratio "$ours" "$pull")" 0.6
  judge 'memory of load, MiB' "$resident rss" - "$resident" 120
  judge '  nothing to do' "$again s" "$version s" "$(ratio "$again" "$version")" 1.5
  for kind in "${load_kinds[@]}"; do
    layers=8
    [[ $kind != large ]] || layers=4
    corpus "$kind" 142 "$layers" "$kind"
    load_beside_import "$bundle"
    judge "  $kind" "$ours s" "$import s" "$(ratio "$ours" "$import")" 0.5
  done
  rm -rf "$folder"/load-{agent,containerd,registry,root}
}

unpack_agent() {
  rm -rf "$folder/load-agent" && mkdir "$folder/load-agent"
  tar -C "$folder/load-agent" -xzf "$top/agent/target/agent-linux-amd64.tar.gz"
  agent=$folder/load-agent/bin/agent
}

load_words() { printf '%s\n' "$agent" load --bundle "$1" --key "$1.pub" --address "$load_socket" --namespace k8s.io; }

provision_words() {
  printf '%s\n' "$agent" provision --bundle "$1" --key "$1.pub" --address "$load_socket" --namespace k8s.io \
    --role node --name bench --root "$folder/load-root"
}

load_beside_import() { # BUNDLE
  local round words import_words=(ctr --address "$load_socket" --namespace k8s.io images import "$1")
  mapfile -t words < <(load_words "$1")
  for ((round = 0; round <= rounds; round++)); do
    ((round > 1)) || rm -f "$folder"/load-{ours,import} # the first round is not counted
    into_empty_containerd "${words[@]}" >>"$folder/load-ours"
    into_empty_containerd "${import_words[@]}" >>"$folder/load-import"
  done
  ours=$(column 1 <"$folder/load-ours" | median) import=$(column 1 <"$folder/load-import" | median)
}

load_side_by_side() { # BUNDLE
  local round words
  load_beside_import "$1"
  mapfile -t words < <(provision_words "$1")
  with_pull_registry "$1"
  for ((round = 0; round <= rounds; round++)); do
    ((round > 1)) || rm -f "$folder"/load-{provision,pull}
    rm -rf "$folder/load-root"
    into_empty_containerd "${words[@]}" >>"$folder/load-provision"
    into_empty_containerd bash -c "$(declare -f four_pulls); four_pulls \"\$@\"" bash "$load_socket" "$load_registry" \
      "$(images_of "$1")" >>"$folder/load-pull"
  done
  kill "$load_registry_process"
  wait "$load_registry_process" || true
  provision=$(column 1 <"$folder/load-provision" | median) pull=$(column 1 <"$folder/load-pull" | median)
  load_again "$1"
}

# Once more where everything is there: its time beside agent --version, and the memory of the first time.
load_again() { # BUNDLE
  local words
  mapfile -t words < <(load_words "$1")
  start_load_containerd
  read -r _ _ resident _ < <(measure "${words[@]}")
  side_by_side "${words[@]}" -- "$agent" --version
  again=$ours version=$peer
  stop_load_containerd
  ours=$(column 1 <"$folder/load-ours" | median)
}

images_of() { "$top/bundle" inspect "$1" --key "$1.pub" --json | jq -r '.images[].reference' | cut -d / -f 2-; }

four_pulls() { # SOCKET REGISTRY IMAGES
  printf '%s\n' "$3" | xargs -P 4 -I IMAGE ctr --address "$1" --namespace k8s.io images pull --plain-http "$2/IMAGE"
}

with_pull_registry() { # BUNDLE
  rm -rf "$folder/load-registry"
  cat >"$folder/load-registry.yml" <<END
version: 0.1
log: {level: error}
storage: {filesystem: {rootdirectory: $folder/load-registry}}
http: {addr: $load_registry}
END
  docker-registry serve "$folder/load-registry.yml" >"$folder/load-registry.log" 2>&1 &
  load_registry_process=$!
  wait_for "http://$load_registry/v2/" "$folder/load-registry.log"
  "$top/bundle" push "$1" "$load_registry" --plain-http --key "$1.pub" --progress none >"$folder/load-push"
}

# Prints what measure.py says of the command and of the sync after it.
into_empty_containerd() { # COMMAND…
  start_load_containerd
  measure bash -c '"$@" && sync' bash "$@"
  stop_load_containerd
}

load_socket=$folder/load-containerd/containerd.sock

start_load_containerd() {
  rm -rf "$folder/load-containerd" && mkdir "$folder/load-containerd"
  cat >"$folder/load-containerd.toml" <<END
version = 2
root = "$folder/load-containerd/root"
state = "$folder/load-containerd/state"
disabled_plugins = ["io.containerd.grpc.v1.cri"]
[grpc]
  address = "$load_socket"
END
  containerd --config "$folder/load-containerd.toml" >"$folder/load-containerd.log" 2>&1 &
  load_containerd=$!
  local left=300
  until ctr --address "$load_socket" version >/dev/null 2>&1; do
    ((left-- > 0)) || { tail -n 5 "$folder/load-containerd.log" >&2 && return 1; }
    sleep 0.1
  done
  sync
}

stop_load_containerd() {
  local mount
  kill "$load_containerd"
  wait "$load_containerd" || true
  while read -r mount; do umount -l "$mount"; done \
    < <(awk -v work="$folder/load-containerd/" 'index($2, work) == 1 {print $2}' /proc/mounts | sort -r)
  rm -rf "$folder/load-containerd"
}
