# shellcheck shell=bash
# How slow this machine is now: budgets were written on a quiet one, and machines have other work.

quiet_milliseconds=750
most_percent=300

# Says how long some work takes now, on two processors at once, in percent of what it takes on a quiet machine: the least of
# three times, since a moment says nothing; 100 at least.
pace() {
  local each took least=
  for each in 1 2 3; do
    took=$(milliseconds)
    [[ -n $least ]] && ((least < took)) || least=$took
  done
  least=$((100 * least / quiet_milliseconds))
  echo "$((least < 100 ? 100 : least > most_percent ? most_percent : least))"
}

milliseconds() {
  local began each
  began=$(date +%s%3N)
  for each in 1 2; do
    python3 -c 'print(sum(hash(str(n)) % 7 for n in range(5_000_000)))' >"$ROADCASE_WORK/pace.$each" &
  done
  wait
  echo "$(($(date +%s%3N) - began))"
}
