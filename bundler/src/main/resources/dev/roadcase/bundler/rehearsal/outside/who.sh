#!/bin/sh
# Runs on a machine while its show is rehearsed: says whose a packet was. A question is a line PROTOCOL ADDRESS PORT of its
# sender; the answer is a line for each process that has such a socket, and a line "end".
set -u

pod_of() { # NAMESPACE_NAME of the pod that a process is in, or its unit
  uid=$(grep -o -m 1 'pod[0-9a-f]\{8\}[-_][-_0-9a-f]*' "/proc/$1/cgroup" 2>/dev/null | head -n 1 | cut -c 4- | tr _ -)
  for logs in "/var/log/pods/"*"_${uid:-none}"; do
    if [ -d "$logs" ]; then
      logs=${logs##*/}
      echo "pod ${logs%_*}"
      return
    fi
  done
  unit=$(grep -o -m 1 '[^/]*\.service' "/proc/$1/cgroup" 2>/dev/null | head -n 1)
  echo "unit ${unit:--}"
}

say() { # PID: its pod or unit, and its command
  command=$(tr '\0\n' '  ' <"/proc/$1/cmdline" 2>/dev/null | cut -c 1-200)
  echo "$2 $1 $(pod_of "$1") ${command:--}"
}

while read -r protocol address port; do
  found=
  spaces=$(lsns --type net --noheadings --output PID)
  for space in $spaces; do
    for pid in $(nsenter --target "$space" --net ss -Hnp "--$protocol" "sport = :$port" 2>/dev/null |
      grep -F -e " $address:$port " -e " 0.0.0.0:$port " -e " *:$port " -e "%" | grep -o 'pid=[0-9]*' | cut -d = -f 2 | sort -u); do
      say "$pid" process
      found=yes
    done
  done
  if [ -z "$found" ]; then
    for space in $spaces; do
      if nsenter --target "$space" --net ip -4 -oneline address show to "$address" 2>/dev/null | grep -q .; then
        say "$space" place
      fi
    done
  fi
  echo end
done
