# shellcheck shell=bash disable=SC2154 # tests/bench sets what is not set here
# The figures of prepare: twelve images of about 850 MiB, seeded and all different, from Debian's docker-registry on this
# machine. The peer copies each image into one OCI layout with skopeo, and makes an archive of it with tar. Both write to
# the same disk and are followed by sync; the registry's files are in the page cache, what is written was not there before.

registry=127.0.0.1:5078
images=(0 4 8 12 16 20 24 28 32 36 40 44) # four layers each

figure_prepare() {
  local settings=$folder/settings demo=$folder/prepare/demo out=$folder/prepare/out.bundle round cold
  start_registry
  trap 'kill "$registry_process" || true' EXIT
  fill_registry
  rm -rf "$folder/prepare" && mkdir -p "$demo"
  printf 'apiVersion: roadcase.dev/v1\nname: bench\nversion: 1.0.0\nimages:\n' >"$demo/demo.yaml"
  printf "  - $registry/corpus/image-%s:1.0\n" "${images[@]}" >>"$demo/demo.yaml"
  local ours=(env XDG_CONFIG_HOME="$settings" "$top/bundle" prepare "$demo" -o "$out" --plain-http "$registry" --progress none)
  prepare_rounds "${ours[@]}"
  judge_prepare
  rm -f "$out" "$demo/demo.lock.yaml"
  MEASURE_MEMORY=yes measure "${ours[@]}" >"$folder/cold"
  judge_memory prepare <"$folder/cold"
  rm -rf "$folder/prepare"
  kill "$registry_process"
  trap - EXIT
}

# Ours, ours again, the peer, ours, … The first round is not counted.
prepare_rounds() { # the words of ours
  for ((round = 0; round <= rounds; round++)); do
    ((round > 1)) || rm -f "$folder"/{ours,again,peer}
    rm -f "$out" "$demo/demo.lock.yaml" && sync
    synced "$@" >>"$folder/ours"
    cold=$(wc -l <"$folder/registry.log")
    synced "$@" >>"$folder/again"
    rm -rf "$folder/layout" "$folder/layout.tar" && sync
    synced bash -c "$(declare -f peer_of_prepare); peer_of_prepare \"\$@\"" bash "$folder/layout" "$registry" "${images[@]}" >>"$folder/peer"
  done
  rm -rf "$folder/layout" "$folder/layout.tar"
}

peer_of_prepare() { # LAYOUT REGISTRY IMAGE…
  local layout=$1 from=$2 image
  shift 2
  for image in "$@"; do
    skopeo copy --quiet --src-tls-verify=false "docker://$from/corpus/image-$image:1.0" "oci:$layout:image-$image" || return
  done
  tar -cf "$layout.tar" -C "$layout" .
}

synced() { measure sh -c '"$@" && sync' sh "$@"; }

judge_prepare() {
  local ours peer again written archive sent
  ours=$(column 1 <"$folder/ours" | median) peer=$(column 1 <"$folder/peer" | median)
  again=$(column 1 <"$folder/again" | median)
  written=$(column 5 <"$folder/ours" | median) archive=$(wc -c <"$out")
  sent=$(tail -n +$((cold + 1)) "$folder/registry.log" | awk '/"roadcase/ { sent += $10 } END { print sent + 0 }')
  judge 'prepare, cold' "$ours s" "$peer s" "$(ratio "$ours" "$peer")" 0.60
  line '  its CPU time' "$(column 2 <"$folder/ours" | median) s" "$(column 2 <"$folder/peer" | median) s" '' '' ''
  judge 'prepare, written' "$written B" "$archive B" "$(ratio "$written" "$archive")" 1.02
  judge 'prepare, unchanged' "$again s" "$peer s" "$(ratio "$again" "$peer")" 0.15
  judge '  sent for it, MiB' "$sent B" - "$(ratio "$sent" "$mib")" 1
}

start_registry() {
  [[ $smoke == no ]] || storage=smoke-registry
  cat >"$folder/registry.yml" <<END
version: 0.1
log: {level: error}
storage: {filesystem: {rootdirectory: $folder/${storage:-registry}}}
http: {addr: $registry}
END
  docker-registry serve "$folder/registry.yml" >"$folder/registry.log" 2>&1 &
  registry_process=$!
  wait_for "http://$registry/v2/" "$folder/registry.log"
}

# Our own bundle is the OCI layout that the images come from.
fill_registry() {
  local last=${images[-1]} image layout=$folder/layout
  ! curl -fsS -o "$folder/answer" "http://$registry/v2/corpus/image-$last/tags/list" 2>"$folder/curl.log" || return 0
  corpus images 850 48 random
  rm -rf "$layout" && mkdir "$layout" && tar -xf "$bundle" -C "$layout" && rm -f "$bundle"*
  for image in "${images[@]}"; do
    skopeo copy --quiet --dest-tls-verify=false "oci:$layout:registry.example/corpus/image-$image:1.0" \
      "docker://$registry/corpus/image-$image:1.0"
  done
  rm -rf "$layout"
}
