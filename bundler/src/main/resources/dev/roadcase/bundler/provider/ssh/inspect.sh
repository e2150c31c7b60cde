#!/bin/bash
# Says how this machine is, a fact in each line, before anything of ours comes to it. Changes nothing.
# Words: runtime, own address, address of the controller, digest of the bundle's index.
set -uo pipefail
export LC_ALL=C
export PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin # sudo may have left them out
runtime=$1 address=$2 controller=$3 index=$4
lib=/var/lib/roadcase

free() { # NAME FOLDER: its device, and what is free there in bytes
  local folder=$2
  until [[ -d $folder ]]; do folder=$(dirname "$folder"); done
  echo "free-$1 $(df --output=source,avail -B1 "$folder" | tail -n 1)"
}

is_ours() { # FILE: begins as a bundle does, and is the one
  [[ -r $1 && $(head -c 10 "$1" 2>/dev/null | tr -d '\0') == oci-layout ]] &&
    [[ $(tar -x -O --occurrence=1 -f "$1" index.json 2>/dev/null | sha256sum) == "$index "* ]]
}

leftovers() {
  local unit folder
  while read -r unit _; do
    [[ -z $unit ]] || echo "foreign the unit $unit"
  done < <(systemctl list-unit-files --no-legend --no-pager 'kube*.service' 'etcd*.service' 'flanneld*.service' \
    'k3s*.service' 'k0s*.service' 'rke2*.service' 'snap.microk8s*.service' 2>/dev/null)
  for folder in /etc/kubernetes /var/lib/kubelet /var/lib/etcd /etc/rancher /var/lib/rancher /var/lib/k0s; do
    [[ -z $(ls -A "$folder" 2>/dev/null) ]] || echo "foreign files in $folder"
  done
}

taken() { # PORT…
  local port
  for port in "$@"; do
    [[ -z $(ss -l -t -n -H "sport = :$port" 2>/dev/null) ]] || echo "foreign a program at port $port"
  done
}

# Where nothing listens yet, a connection is refused at once; a firewall swallows it, or says that it is one.
asked() { # ADDRESS PORT
  local said status
  said=$(timeout 2 bash -c "exec 3<>'/dev/tcp/$1/$2'" 2>&1)
  status=$?
  if ((status == 124)) || [[ $said == *'No route to host'* || $said == *'ermission denied'* ]]; then
    echo "blocked $2"
  fi
}

if [[ $address != "$controller" ]]; then # what waits for an answer, beside all that does not
  asked "$controller" 5000 &
  asked "$controller" 6443 &
fi
echo "architecture $(uname -m)"
[[ ! -d /run/systemd/system ]] || echo systemd yes
for program in tar ip iptables curl sha256sum "$runtime"; do
  if command -v "$program" >/dev/null; then echo "has $program"; fi
done
echo "id $(cat /etc/machine-id 2>/dev/null)"
free bundle "$lib"
free images "/var/lib/$runtime"
if ip -4 -o address | grep -qF " $address/"; then echo address yes; fi
if [[ -e /etc/roadcase/pki/ca.crt ]]; then
  echo "authority $(sha256sum </etc/roadcase/pki/ca.crt)"
elif [[ -e $lib/written || -e /etc/roadcase ]]; then
  echo authority unknown
fi
if systemctl --quiet is-active roadcase.target 2>/dev/null; then
  echo "runs $(sed -n 's/^ROADCASE_BUNDLE_INDEX=//p' /etc/roadcase/node.env)"
fi
if [[ -e $lib/provisioned && $(<"$lib/provisioned") == "$index" ]]; then echo provisioned yes; fi
if [[ -f $lib/bundle-$index ]]; then echo "kept $(stat -c %s "$lib/bundle-$index")"; fi
if [[ -f $lib/bundle-$index.partial ]]; then echo "partial $(stat -c %s "$lib/bundle-$index.partial")"; fi
while IFS= read -r disk; do
  if is_ours "$disk"; then echo "disk $disk" && break; fi
done < <(find /dev -maxdepth 1 -type b | sort)
leftovers
taken 10250
if [[ $address == "$controller" ]]; then taken 2379 5000 6443; fi
wait
echo "clock $(date +%s)"
