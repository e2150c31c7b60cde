# shellcheck shell=bash disable=SC2154 # tests/bench sets what is not set here
# What the demonstrator's queue and two processors without caps do on one core, with the viewer as their data store and the
# load on another. The peer is what four producers make at most. Sourced by tests/bench; uses its judge, line and median.
# Services are started as the images start them, but for the system's own libraries. The viewer starts a producer, which is
# told to make nothing, and a processor with its cap: at most 333 of what is counted, a second.

top_rate=4000
inaetics=$top/images/inaetics
declare -A demonstrator_processes=() demonstrator_ports=([viewer]=5081 [queue]=5082 [producer]=5083 [processor]=5084 [second]=5085)

figure_demonstrator() {
  local warm=20 window=5 idle=20 settle=5 cores name
  [[ $smoke == no ]] || warm=2 window=3 idle=1 settle=0
  read -r -a cores < <(python3 -c 'import os; print(*sorted(os.sched_getaffinity(0)))')
  ((${#cores[@]} > 1)) || { echo 'error: "demonstrator" needs two cores' >&2 && return 1; }
  build_demonstrator
  rm -rf "$folder/demonstrator" && mkdir -p "$folder/demonstrator/settings"
  echo 3600 >"$folder/demonstrator/settings/poll.interval" # the autoscaler decides nothing meanwhile
  trap 'kill "${demonstrator_processes[@]}" || true' EXIT
  start_demonstrator "${cores[@]:0:2}"
  sleep "$idle"
  for name in viewer queue producer processor; do judge_idle "$name"; done
  load_demonstrator "${cores[1]}"
  sleep "$warm"
  await_flow
  judge_flow
  stop_demonstrator
  trap - EXIT
}

build_demonstrator() {
  local newer=(-newer "$inaetics/target/app/inaetics.jar")
  [[ -f ${newer[1]} ]] || newer=()
  [[ -z $(find "$inaetics"/{pom.xml,src/main,src/shipping,conf} -type f "${newer[@]}" -print -quit) ]] ||
    mvn -q -B -f "$top/pom.xml" -pl images/inaetics -Dmaven.test.skip=true -Dspotless.check.skip=true package
}

start_demonstrator() { # CORE OTHER
  service viewer "$2" "@$inaetics/conf/viewer.options" -- viewer
  curl -fsS -d value=0 "http://127.0.0.1:${demonstrator_ports[viewer]}/coordinator/utilisation"
  service queue "$1" -- queue
  service producer "$2" -- producer
  service processor "$1" -- processor uncapped
  service second "$1" -- processor uncapped
}

# Starts one on a core where none starts any more, and judges how long that takes.
service() { # NAME CORE [JAVA-OPTION…] -- WORD…
  local name=$1 core=$2 port=${demonstrator_ports[$1]} options=("@$inaetics/conf/java.options") began seconds
  shift 2
  while [[ $1 != -- ]]; do options+=("$1") && shift; done
  shift
  sleep "$settle"
  began=$(date +%s%N)
  INAETICS_LISTEN=127.0.0.1:$port INAETICS_VIEWER=127.0.0.1:${demonstrator_ports[viewer]} MALLOC_ARENA_MAX=1 \
    INAETICS_QUEUE=127.0.0.1:${demonstrator_ports[queue]} INAETICS_SCALER=processes \
    INAETICS_SETTINGS=$folder/demonstrator/settings taskset -c "$core" "$inaetics/target/java/bin/java" "${options[@]}" \
    -jar "$inaetics/target/app/inaetics.jar" "$@" >"$folder/demonstrator/$name.log" 2>&1 &
  demonstrator_processes[$name]=$!
  until curl -fsS -o "$folder/answer" "http://127.0.0.1:$port/health" 2>"$folder/curl.log"; do
    kill -0 "${demonstrator_processes[$name]}" || { cat "$folder/demonstrator/$name.log" >&2 && return 1; }
    sleep 0.02
  done
  seconds=$(awk -v ns="$(($(date +%s%N) - began))" 'BEGIN { printf "%.2f", ns / 1e9 }')
  judge "start of $name" "$seconds s" - "$seconds" 1.0
}

judge_idle() { # NAME
  local kib
  kib=$(awk '/^Private_Dirty:/ { print $2 }' "/proc/${demonstrator_processes[$1]}/smaps_rollup")
  judge "idle $1, MiB" "$kib KiB" - "$(ratio "$kib" 1024)" 60
}

load_demonstrator() { # CORE
  taskset -c "$1" "${java[@]}" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx64m \
    -cp "$top/tests/target/test-classes:$inaetics/target/app/*" dev.roadcase.tests.bench.Load \
    "127.0.0.1:${demonstrator_ports[queue]}" 2 >"$folder/demonstrator/load.log" 2>&1 &
  demonstrator_processes[load]=$!
}

# The books say what is stored, and have to hold each time.
stored_now() { # prints nanoseconds and samples
  local books
  books=$(curl -fsS "http://127.0.0.1:${demonstrator_ports[queue]}/queue/ledger")
  [[ $books == *'"balanced":true'* ]] || { echo "error: the books do not hold: $books" >&2 && return 1; }
  echo "$(date +%s%N) $(sed -E 's/.*"stored":([0-9]+).*/\1/' <<<"$books")"
}

await_flow() { # on a busy machine it begins late
  local tries now
  for ((tries = 0; tries < 600; tries++)); do
    now=$(stored_now)
    [[ $now == *' 0' ]] || return 0
    sleep 0.1
  done
}

judge_flow() {
  local round before now flow
  rm -f "$folder/flow"
  before=$(stored_now)
  for ((round = 0; round < rounds; round++)); do
    sleep "$window"
    now=$(stored_now)
    awk '{ printf "%.0f\n", ($4 - $2) / ($3 - $1) * 1e9 }' <<<"$before $now" >>"$folder/flow"
    before=$now
  done
  flow=$(median <"$folder/flow")
  ((flow > 0)) || { echo 'error: nothing is stored' >&2 && cat "$folder/demonstrator"/*.log >&2 && return 1; }
  judge demonstrator "$flow /s" "$top_rate /s" "$(awk -v a="$top_rate" -v b="$flow" 'BEGIN { printf "%.4f", a / b }')" 0.05
  line '  times the top rate' "$(ratio "$flow" "$top_rate")" 1 '' '' ''
}

# The queue drains into the processors, and the store has received exactly what it accepted.
stop_demonstrator() {
  local name accepted
  for name in load producer queue; do stop "$name"; done
  accepted=$(sed -n 's/.*all \([0-9]*\) accepted samples are stored.*/\1/p' "$folder/demonstrator/queue.log")
  curl -fsS -o "$folder/answer" "http://127.0.0.1:${demonstrator_ports[viewer]}/store/received"
  grep -q ":${accepted:-none}}" "$folder/answer" ||
    { cat "$folder/demonstrator/queue.log" "$folder/answer" >&2 && return 1; }
  for name in processor second viewer; do stop "$name"; done
}

stop() { # NAME
  kill "${demonstrator_processes[$1]}"
  wait "${demonstrator_processes[$1]}" || true
  unset "demonstrator_processes[$1]"
}
