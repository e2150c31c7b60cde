# shellcheck shell=bash
# Chooses suites of the folder $suites, runs them, and says how they ended. The head of a suite states its budget:
#   # Budget: 160 seconds             over it, the suite is named at the end; over twice as much, it has failed, unless the
#                                     machine is as slow as that, which is measured then
#   # Budget: 160 seconds, unlimited  over it, the suite is named, and that is all: nobody can help how long it takes
#   # Needs: NAME                     another suite that has to run before it
#   # Beside: NAME                    it runs while that one does, if that is chosen too, on processors that nobody else wants:
#                                     its budget is seconds of processors then, and what it says comes afterwards

suites=$ROADCASE_TOP/tests/suites
passed=0 failed=0 all_seconds=0 all_budgets=0 summary='' slow='' complaints='' guests=() guests_process=

with_needs() { # the suites that the arguments name, and those that they need
  local name
  for name in "$@"; do echo "$name" && sed -n 's/^# Needs: //p' "$suites"/[0-9][0-9]-"$name"; done
}

chosen() { # the suites that the arguments name, in their order of running
  local file name
  for file in "$suites"/*; do
    name=${file##*/[0-9][0-9]-}
    if (($# == 0)) || [[ " $* " == *" $name "* ]]; then printf '%s\n' "$file"; fi
  done
}

refuse_unknown() {
  local name
  for name in "$@"; do
    compgen -G "$suites/[0-9][0-9]-$name" >/dev/null && continue
    echo "error: no such suite: $name" >&2
    echo "hint: there are$(printf ' %s' "$suites"/* | sed 's,[^ ]*/[0-9]*-,,g')" >&2
    exit 2
  done
}

run_suites() { # NAME…; all where none is named
  local names files file
  mapfile -t names < <(with_needs "$@")
  mapfile -t files < <(chosen ${names[@]+"${names[@]}"})
  for file in "${files[@]}"; do
    [[ -z $(host_of "$file" "${files[@]}") ]] || continue
    start_guests "${file##*/[0-9][0-9]-}" "${files[@]}"
    run_suite "$file"
    end_guests
  done
}

host_of() { # FILE CHOSEN…: the suite that it runs beside, if that is chosen too
  local host file
  host=$(sed -n 's/^# Beside: //p' "$1")
  for file in "${@:2}"; do
    if [[ ${file##*/[0-9][0-9]-} == "$host" ]]; then echo "$host"; fi
  done
}

start_guests() { # HOST CHOSEN…: those that run beside it, one after the other, in a folder of their own
  local file
  guests=()
  for file in "${@:2}"; do
    if [[ $(host_of "$file" "${@:2}") == "$1" ]]; then guests+=("$file"); fi
  done
  ((${#guests[@]})) || return 0
  mkdir -p "$ROADCASE_WORK/beside"
  for file in "${guests[@]}"; do run_guest "$file"; done &
  guests_process=$!
}

run_guest() { # FILE
  local name=${1##*/[0-9][0-9]-} status=0 TIMEFORMAT='%U %S'
  {
    time ROADCASE_WORK=$ROADCASE_WORK/beside nice -n 19 bash "$1" >"$ROADCASE_WORK/$name.out" 2>&1
  } 2>"$ROADCASE_WORK/$name.time" || status=$?
  echo "$status" >"$ROADCASE_WORK/$name.status"
}

end_guests() {
  local file name
  ((${#guests[@]})) || return 0
  wait "$guests_process" || true
  guests_process=
  for file in "${guests[@]}"; do
    name=${file##*/[0-9][0-9]-}
    echo "== $name, beside $(sed -n 's/^# Beside: //p' "$file")"
    cat "$ROADCASE_WORK/$name.out"
    count "$file" "$(awk '{ print int($1 + $2) }' "$ROADCASE_WORK/$name.time")" "$(<"$ROADCASE_WORK/$name.status")"
  done
}

stop_guests() { # where the run ends early
  [[ -z $guests_process ]] || pkill -TERM -P "$guests_process" || true
}

clock() { printf '%s' "$SECONDS"; }

run_suite() { # FILE
  local file=$1 name=${1##*/[0-9][0-9]-} began seconds status=0
  echo "== $name"
  began=$(clock)
  bash "$file" 2>&1 | tee "$ROADCASE_WORK/$name.out" || status=$?
  seconds=$(($(clock) - began))
  all_seconds=$((all_seconds + seconds)) all_budgets=$((all_budgets + $(budget_of "$file")))
  count "$file" "$seconds" "$status"
}

count() { # FILE SECONDS STATUS: by what it has said
  local name=${1##*/[0-9][0-9]-} counts
  counts=$(grep -E '^[0-9]+ passed, [0-9]+ failed' "$ROADCASE_WORK/$name.out" | tail -n 1) || counts='0 passed, 0 failed'
  complaints+=$(sed -n "s/^FAILED: /  $name: /p" "$ROADCASE_WORK/$name.out")$'\n'
  local good=${counts%% *} bad=${counts#*, }
  bad=${bad%% *}
  if (($3 != 0 && bad == 0)); then bad=1; fi
  conclude "$1" "$2" "$good" "$bad"
}

conclude() { # FILE SECONDS PASSED FAILED
  local name=${1##*/[0-9][0-9]-} seconds=$2 good=$3 bad=$4 budget verdict=ok
  budget=$(budget_of "$1")
  if ((seconds > budget)); then
    verdict=slow slow+=" $name"
    if ((seconds > 2 * budget)) && ! is_unlimited "$1"; then
      judge "$name" "$seconds" "$budget" || bad=$((bad + 1))
    fi
  fi
  ((bad == 0)) || verdict=FAILED
  passed=$((passed + good)) failed=$((failed + bad))
  summary+=$(printf '%-14s %-6s %4d s of %4d s   %s passed, %s failed' "$name" "$verdict" "$seconds" "$budget" "$good" "$bad")$'\n'
}

# On a machine that is slow now, twice is more. Guests are not asked: they have seconds of processors.
judge() { # NAME SECONDS BUDGET, over twice of it
  local slow=
  [[ -e $ROADCASE_WORK/$1.time ]] || slow=$(pace)
  slow=${slow:-100}
  if (($2 * 100 > 2 * $3 * slow)); then
    echo "FAILED: $1 took more than twice its budget: $2 s of $3 s"
    return 1
  fi
  echo "$1 took more than twice its budget, and this machine takes $((slow / 100)).$((slow / 10 % 10)) times as long as a quiet one now"
}

budget_of() { sed -n 's/^# Budget: \([0-9]*\) seconds.*/\1/p' "$1"; } # FILE

is_unlimited() { grep -q '^# Budget: [0-9]* seconds, unlimited$' "$1"; } # FILE

# Ends with "N passed, N failed", after what has failed, by name; is itself true where none failed.
summarize() {
  printf '\n%s' "$summary"
  printf '%-14s %-6s %4d s of %4d s\n' together '' "$all_seconds" "$all_budgets"
  [[ -z $slow ]] || echo "over their budget:$slow"
  [[ -z $ROADCASE_LEFT_OUT ]] || echo "left out, because they cannot be had here:$ROADCASE_LEFT_OUT"
  [[ -z ${complaints//$'\n'/} ]] || printf 'failed:\n%s\n' "$(sed '/^$/d' <<<"$complaints")"
  echo "$passed passed, $failed failed"
  ((failed == 0))
}
