# shellcheck shell=bash disable=SC2154 # tests/bench sets what is not set here
# The figure of push: ten images of about 850 MiB into Debian's docker-registry, which is empty each time. The peer copies
# each of the same images with skopeo, out of an OCI layout: our own bundle, unpacked. What is read is in the page cache.

push_registry=127.0.0.1:5077

figure_push() {
  local layout=$folder/push-layout round ours peer dirty resident
  corpus 850m 850 40 random
  rm -rf "$layout" && mkdir "$layout" && tar -xf "$bundle" -C "$layout"
  local words=("$top/bundle" push "$bundle" "$push_registry" --plain-http --key "$bundle.pub" --progress none)
  for ((round = 0; round <= rounds; round++)); do
    ((round > 1)) || rm -f "$folder"/{ours,peer} # the first round is not counted
    into_empty_registry "${words[@]}" >>"$folder/ours"
    into_empty_registry bash -c "$(declare -f peer_of_push); peer_of_push \"\$@\"" bash "$layout" "$push_registry" \
      >>"$folder/peer"
  done
  ours=$(column 1 <"$folder/ours" | median) peer=$(column 1 <"$folder/peer" | median)
  judge push "$ours s" "$peer s" "$(ratio "$ours" "$peer")" 0.60
  line '  its CPU time' "$(column 2 <"$folder/ours" | median) s" "$(column 2 <"$folder/peer" | median) s" '' '' ''
  read -r _ _ resident dirty _ < <(MEASURE_MEMORY=yes into_empty_registry "${words[@]}")
  judge 'memory of push, MiB' "$resident rss" "$dirty dirty" "$resident" 120
  rm -rf "$layout"
}

peer_of_push() { # LAYOUT REGISTRY
  local image
  for ((image = 0; image < 40; image += 4)); do
    skopeo copy --quiet --all --preserve-digests --dest-tls-verify=false "oci:$1:registry.example/corpus/image-$image:1.0" \
      "docker://$2/corpus/image-$image:1.0" || return
  done
}

into_empty_registry() { # the words of the command that fills it
  local log=$folder/push-registry.log storage=$folder/push-registry process
  rm -rf "$storage" && sync
  write_push_registry
  docker-registry serve "$folder/push-registry.yml" >"$log" 2>&1 &
  process=$!
  wait_for "http://$push_registry/v2/" "$log"
  measure "$@" || { kill "$process" && return 1; }
  kill "$process"
  wait "$process" || true
  rm -rf "$storage"
}

write_push_registry() {
  cat >"$folder/push-registry.yml" <<END
version: 0.1
log: {level: error}
storage: {filesystem: {rootdirectory: $folder/push-registry}}
http: {addr: $push_registry}
END
}
