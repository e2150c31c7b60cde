# shellcheck shell=bash
# How both suites of journeys run them.

# Leaves out what needs a part that cannot be had here, and what only a campaign has time for.
journeys() { # GROUPS-LEFT-OUT ARGUMENT…
  local groups=() part
  "$ROADCASE_TOP/bundle" --version || exit
  for part in cosign oras crane helm fuse; do
    [[ $ROADCASE_LEFT_OUT != *" $part"* ]] || groups+=("$part")
  done
  if [[ ${ROADCASE_FLAGS-} != *roadcase.campaign=full* ]]; then groups+=(campaign); fi
  if ((${#groups[@]})); then echo "left out: ${groups[*]}"; fi
  [[ -z $1 ]] || groups+=("$1")
  maven_tests "$ROADCASE_TOP" -Pjourneys -pl tests -am -Dsurefire.failIfNoSpecifiedTests=false package \
    "-DexcludedGroups=$(IFS=,; echo "${groups[*]}")" "${@:2}"
  grep -E '^[a-z].*: [0-9.]+ (s|MiB)$' "$ROADCASE_WORK/maven.log"
  report
}
