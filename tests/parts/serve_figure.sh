# shellcheck shell=bash disable=SC2154 # tests/bench sets what is not set here
# The figures of serve, against Debian's docker-registry: skopeo pushes ten images of about 850 MiB into each, which is empty
# each time, and what it wrote is brought to the disk; then curl pulls 32 blobs of 1 GiB in all, one after the other and
# sixteen at once. Ours gives them out of the bundle, a regular file that was verified before, and the peer out of its own
# files. What is read is in the page cache. The memory of both is that of one process that takes the images and gives the
# blobs. Uses push_figure.sh.

serve_address=127.0.0.1:5076

figure_serve() {
  local layout=$folder/serve-layout pushed=40 pulled=32 ours peer
  [[ $smoke == no ]] || pushed=4 pulled=8
  corpus 850m 850 40 random
  unpacked "$layout"
  push_rounds
  ours=$(column 1 <"$folder/ours" | median) peer=$(column 1 <"$folder/peer" | median)
  judge 'serve, pushes' "$ours s" "$peer s" "$(ratio "$ours" "$peer")" 1.00
  corpus 1g 1024 32 random
  serve_both
  trap 'stop_both || true' EXIT
  push_by_skopeo "$layout" "$serve_address" "$pushed"
  push_by_skopeo "$layout" "$push_registry" "$pushed"
  unpacked "$layout"
  push_by_skopeo "$layout" "$push_registry" "$pulled"
  pull_rounds
  stop_both
  trap - EXIT
  judge_servers
  rm -rf "$layout"
}

unpacked() { # LAYOUT: our own bundle
  rm -rf "$1" && mkdir "$1" && tar -xf "$bundle" -C "$1"
}

push_by_skopeo() { # LAYOUT REGISTRY LAYERS
  local image
  for ((image = 0; image < $3; image += 4)); do
    skopeo copy --quiet --all --preserve-digests --dest-tls-verify=false \
      "oci:$1:registry.example/corpus/image-$image:1.0" \
      "docker://$2/corpus/image-$image:1.0" || return
  done
}

push_rounds() {
  local round words
  # shellcheck disable=SC2016 # the shell that is started fills it in
  words=(sh -c '"$@" && sync' sh bash -c "$(declare -f push_by_skopeo); push_by_skopeo \"\$@\"" bash "$layout")
  for ((round = 0; round <= rounds; round++)); do
    ((round > 1)) || rm -f "$folder"/{ours,peer} # the first round is not counted
    into_empty_overlay "${words[@]}" "$serve_address" "$pushed" >>"$folder/ours"
    into_empty_registry "${words[@]}" "$push_registry" "$pushed" >>"$folder/peer"
  done
}

# The bundle that is served has nothing of what is pushed.
into_empty_overlay() { # the words of the command that fills it
  local process
  corpus other 1 4 zeros
  rm -rf "$folder/serve-overlay" && sync
  "$top/bundle" serve "$bundle" --key "$bundle.pub" --listen "$serve_address" --overlay "$folder/serve-overlay" \
    >"$folder/serve.out" 2>"$folder/serve.log" &
  process=$!
  wait_for "http://$serve_address/v2/"
  measure "$@" || { kill "$process" && return 1; }
  kill "$process"
  wait "$process" || true
  rm -rf "$folder/serve-overlay"
}

# Each through measure.py, which tells what memory it took.
serve_both() {
  rm -rf "$folder/serve-overlay" "$folder/push-registry"
  MEASURE_MEMORY=yes python3 "$top/tests/parts/measure.py" "$top/bundle" serve "$bundle" --key "$bundle.pub" \
    --listen "$serve_address" --overlay "$folder/serve-overlay" >"$folder/serve" 2>"$folder/serve.log" &
  servers=($!)
  write_push_registry
  MEASURE_MEMORY=yes python3 "$top/tests/parts/measure.py" docker-registry serve "$folder/push-registry.yml" \
    >"$folder/serve-peer" 2>"$folder/push-registry.log" &
  servers+=($!)
  wait_for "http://$serve_address/v2/"
  wait_for "http://$push_registry/v2/" "$folder/push-registry.log"
}

stop_both() {
  local process
  for process in "${servers[@]}"; do
    pkill -TERM -P "$process"
    wait "$process" || true
  done
  rm -rf "$folder/serve-overlay" "$folder/push-registry"
}

pull_rounds() {
  local image
  for ((image = 0; image < pulled; image += 4)); do
    curl -fsS -H 'Accept: application/vnd.oci.image.manifest.v1+json' \
      "http://$push_registry/v2/corpus/image-$image/manifests/1.0" |
      jq -r --arg image "$image" '.layers[] | "v2/corpus/image-\($image)/blobs/\(.digest)"'
  done >"$folder/blobs"
  judge_pulls 'serve, one client' 1 32 1.11 # 0.9 of its rate
  judge_pulls 'serve, 16 clients' 16 2 1.00
}

judge_pulls() { # FIGURE CLIENTS BLOBS-EACH-TIME LIMIT
  # shellcheck disable=SC2016 # the shell that is started fills it in
  local words=(bash -c 'sed "s|^|http://$1/|" "$2" | xargs -P "$3" -n "$4" curl -fsS >/dev/null' bash)
  side_by_side "${words[@]}" "$serve_address" "$folder/blobs" "$2" "$3" -- \
    "${words[@]}" "$push_registry" "$folder/blobs" "$2" "$3"
  judge "$1" "$ours s" "$peer s" "$(ratio "$ours" "$peer")" "$4"
}

judge_servers() {
  local resident dirty
  read -r _ _ resident dirty _ <"$folder/serve"
  judge 'serve, memory, MiB' "$resident rss" "$dirty dirty" "$resident" 120
  read -r _ _ resident dirty _ <"$folder/serve-peer"
  line '  of the peer, MiB' "$resident rss" "$dirty dirty" '' '' ''
}
