# shellcheck shell=bash disable=SC2154 # tests/bench sets what is not set here
# How six machines get the images of a bundle. Sourced by tests/bench; uses its corpus, judge and line.

# shellcheck source=tests/parts/packages.sh
. "$top/tests/parts/packages.sh"
# shellcheck source=tests/parts/daemons.sh
. "$top/tests/parts/daemons.sh"

# The way of the original scripts is the peer that counts. Tarballs whose layers stay compressed, which docker save does
# not write, are measured beside it.
figure_images() {
  local machines=6 compressed
  [[ $smoke == no ]] || machines=2
  corpus images 850 40 files
  with_docker mvn -q -B -f "$top/pom.xml" -pl tests -am -Dspotless.check.skip=true -Dtest=ImagePhase \
    -Dsurefire.failIfNoSpecifiedTests=false -Droadcase.bundle="$bundle" -Droadcase.machines="$machines" \
    -Droadcase.result="$folder/images" test >"$folder/images.log" 2>&1 || { tail -n 40 "$folder/images.log" >&2 && return 1; }
  read -r ours peer compressed <"$folder/images"
  judge images "$ours s" "$peer s" "$(ratio "$ours" "$peer")" 0.5
  line '  compressed tarballs' "$ours s" "$compressed s" "$(ratio "$ours" "$compressed")" '' ''
}

with_docker() { # COMMAND…, with the Docker of tests/run, or with one of its own
  if [[ -n ${ROADCASE_DOCKER_HOST:-} ]]; then
    "$@"
    return
  fi
  (
    ROADCASE_WORK=$(mktemp -d "${TMPDIR:-/tmp}/roadcase.XXXXXX")
    PATH=$PATH:/usr/sbin:/sbin
    trap 'stop_daemons; as_root rm -rf "$ROADCASE_WORK"' EXIT
    start_daemons
    "$@"
  )
}
