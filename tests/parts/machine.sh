# shellcheck shell=bash
# Machines that are folders below $work, on which suites run the scripts of cloud-config as they are.

# It has no systemd. A script ends where it would wait: there a sleep fails.
new_machine() { # NAME: sets $machine, its root folder, with everybody's scripts
  machine=${work:?}/machines/$1
  rm -rf "$machine"
  mkdir -p "$machine"/{bin,dev,etc/roadcase/pki,opt/bin,opt/roadcase,run/roadcase,var/lib/roadcase}
  cp -r "$ROADCASE_TOP"/cloud-config/*/etc/roadcase/bin "$machine/etc/roadcase/"
  program bin/sync true
  program bin/sleep false
  program bin/systemctl "echo \"\$*\" >>'$machine/told'"
}

program() { # PATH LINE…: a program of the machine
  mkdir -p "$machine/${1%/*}"
  printf '%s\n' '#!/bin/bash' "${@:2}" >"$machine/$1"
  chmod +x "$machine/$1"
}

script() { # NAME ARGUMENT…: runs it on the machine
  ROADCASE_ROOT=$machine PATH=$machine/bin:$PATH "$machine/etc/roadcase/bin/roadcase-$1" "${@:2}"
}

said_only() { # LINE…: they and no others were said
  [[ $(<"$work/said") == "$(printf '%s\n' "$@")" ]] || { cat "$work/said"; return 1; }
}
