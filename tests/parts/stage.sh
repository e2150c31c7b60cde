# shellcheck shell=bash
# What the suites about clusters share: a demo with a cluster, its bundle, and what configure makes of it in both dialects.
# The suite "stage" makes them, below $stage, and the others only read there. A suite that changes something takes a copy
# into a folder of its own, which it names as $work before it reads this file.

bundle=$ROADCASE_TOP/bundle
stage=$ROADCASE_WORK/stage
site=$stage/site.yaml
www=$stage/www               # what prepare finds upstream
prepared=$stage/stage.bundle # what configure reads
mkdir -p "$stage" "${work:?}"
export XDG_CONFIG_HOME=$stage/settings ROADCASE_PARAMETER_LICENSE=swordfish

write_upstream() { # the programs' addresses, with a word in the place of each program
  local program file folder store=$stage/unpacked/etcd plugins=$stage/unpacked/cni
  (
    mkdir -p "$www" "$store/etcd-v3.4.13-linux-amd64" "$plugins"
    cd "$www" || exit
    for program in kube-apiserver kube-controller-manager kube-scheduler kubectl kubelet kube-proxy; do
      file=release/v1.20.2/bin/linux/amd64/$program
      mkdir -p "${file%/*}"
      echo "$program" >"$file"
      sha256sum "$file" | cut -d' ' -f1 >"$file.sha256"
    done
    folder=etcd-io/etcd/releases/download/v3.4.13
    mkdir -p "$folder"
    for program in etcd etcdctl; do echo "$program" >"$store/etcd-v3.4.13-linux-amd64/$program"; done
    tar -C "$store" -czf "$folder/etcd-v3.4.13-linux-amd64.tar.gz" .
    (cd "$folder" && sha256sum ./*.tar.gz >SHA256SUMS)
    folder=containernetworking/plugins/releases/download/v0.8.7
    mkdir -p "$folder"
    for program in bridge host-local loopback portmap; do echo "$program" >"$plugins/$program"; done
    tar -C "$plugins" -czf "$folder/cni-plugins-linux-amd64-v0.8.7.tgz" .
    (cd "$folder" && sha256sum ./*.tgz >cni-plugins-linux-amd64-v0.8.7.tgz.sha256)
  )
}

serve_upstream() { # sets $port
  coproc upstream { exec python3 -u -m http.server --bind 127.0.0.1 --directory "$www" 0 2>/dev/null; }
  trap stop_upstream EXIT
  read -r -u "${upstream[0]}" _ _ _ _ _ port _
}

stop_upstream() {
  # shellcheck disable=SC2154 # coproc sets it
  [[ -z ${upstream_PID-} ]] || { kill "$upstream_PID" && wait "$upstream_PID"; } 2>/dev/null
}

write_demo() {
  mkdir -p "$stage/demo"
  echo page >"$stage/demo/page"
  echo 'apiVersion: v1' >"$stage/demo/all.yaml"
  cat >"$stage/demo/demo.yaml" <<'END'
apiVersion: roadcase.dev/v1
name: stage
version: "1"
parameters:
  LICENSE: {sensitive: true}
cluster: {kubernetes: v1.20.2, os: flatcar-stable, box: false}
images:
  - build: stage/pause:1
    from: scratch
    layers: [{copy: page, to: /page}]
    roles: [controller, node]
workloads: [{manifests: all.yaml}]
END
  cat >"$site" <<'END'
machines:
  - {name: controller, role: controller, address: 192.168.56.20, mac: "52:54:00:00:00:20"}
  - {name: node-1, role: node, address: 192.168.56.31, disk: false}
  - {name: node-2, role: node, address: 192.168.56.32, ssh: core@192.168.56.32}
END
}

prepare() { # DEMO BUNDLE ARGUMENT…
  local status=0 port
  serve_upstream
  "$bundle" prepare "$1" -o "$2" --mirror "dl.k8s.io=http://127.0.0.1:$port" --mirror "github.com=http://127.0.0.1:$port" \
    --plain-http "127.0.0.1:$port" "${@:3}" >"$work/said" 2>&1 || status=$?
  stop_upstream
  ((status == 0)) || { tail "$work/said"; return 1; }
}

configure() { # FOLDER ARGUMENT…
  "$bundle" configure "$prepared" --out "$@" >"$work/said" 2>&1 || { tail "$work/said"; return 1; }
}

refuses() { # TEXT FOLDER ARGUMENT…: configure fails with the text
  ! configure "${@:2}" >/dev/null && said "$1"
}

said() { # TEXT: the program that ran last
  grep -qF -- "$1" "$work/said" || { cat "$work/said"; return 1; }
}
