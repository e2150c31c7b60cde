#!/bin/bash
# Stops what was started here, and keeps all of it. The machine stays on. Words: the runtime, then the units that came with
# SSH; those that came with the agent are known here.
set -euo pipefail
export LC_ALL=C
export PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin:/opt/bin # sudo may have left them out
runtime=$1
shift
containers() {
  case $runtime in
    docker) docker ps --quiet --filter label=io.kubernetes.pod.namespace ;;
    *) ctr --namespace k8s.io tasks list --quiet ;;
  esac
}
end() { # SIGNAL CONTAINER…
  local container
  for container in "${@:2}"; do
    case $runtime in
      docker) docker kill --signal "$1" "$container" >/dev/null || true ;;
      *) ctr --namespace k8s.io tasks kill --signal "$1" "$container" || true ;;
    esac
  done
}

[[ -e /etc/roadcase/node.env ]] || exit 0
systemctl --quiet disable roadcase.target
mapfile -t brought < <(sed -n 's#^/etc/systemd/system/\([^/]*\.\(service\|target\)\)$#\1#p' /var/lib/roadcase/files 2>/dev/null)
set -- "$@" "${brought[@]}"
# An API server waits a minute for clients that watch; nothing is lost if it does not.
systemctl stop --no-block -- "$@"
for ((tries = 0; tries < 10; tries++)); do
  mapfile -t left < <(systemctl list-units --state=active,deactivating --no-legend --plain -- "$@" | cut -d ' ' -f 1)
  ((${#left[@]})) || break
  sleep 0.5
done
((${#left[@]} == 0)) || systemctl kill --signal=SIGKILL -- "${left[@]}" || true
systemctl stop -- "$@"
mapfile -t left < <(containers)
end SIGTERM "${left[@]}"
for ((tries = 0; tries < 20; tries++)); do
  mapfile -t left < <(containers)
  ((${#left[@]})) || exit 0
  sleep 0.5
done
end SIGKILL "${left[@]}"
