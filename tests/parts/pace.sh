# shellcheck shell=bash
# How slow this machine is now: budgets were written on a quiet one, and machines have other work.

quiet_milliseconds=750

# Says how long some work takes now, on two processors at once, in percent of what it takes on a quiet machine; 100 at least.
pace() {
  local began each took
  began=$(date +%s%3N)
  for each in 1 2; do
    python3 -c 'print(sum(hash(str(n)) % 7 for n in range(5_000_000)))' >"$ROADCASE_WORK/pace.$each" &
  done
  wait
  took=$(($(date +%s%3N) - began))
  echo "$((took > quiet_milliseconds ? 100 * took / quiet_milliseconds : 100))"
}
