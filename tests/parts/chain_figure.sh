# shellcheck shell=bash
# shellcheck disable=SC2154 # top, folder, rounds, smoke and bundle are those of tests/bench
# How long it takes until all machines have a bundle that one of them serves: machines are network namespaces, each at a port
# of its own of a switch; what they receive lies in memory. For tests/bench, whose folder, judge and corpus it uses.

chain_net() { ip netns exec "chain-$1" "${@:2}"; }

# A namespace at a port of the switch, with so much a second each way.
chain_port() { # NAME ADDRESS RATE
  ip netns add "chain-$1"
  ip link add "p-$1" netns chain-switch type veth peer name eth0 netns "chain-$1"
  chain_net switch ip link set "p-$1" master br0 up
  chain_net "$1" ip address add "$2/16" dev eth0
  chain_net "$1" ip link set eth0 up
  chain_net "$1" ip link set lo up
  chain_net switch tc qdisc add dev "p-$1" root tbf rate "$3" burst 256kb latency 20ms
  chain_net "$1" tc qdisc add dev eth0 root tbf rate "$3" burst 256kb latency 20ms
}

chain_certificate() { # NAME AUTHORITY ADDRESS
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$chain/$1.key" -out "$chain/$1.csr" \
    -subj "/CN=$1" 2>/dev/null
  openssl x509 -req -in "$chain/$1.csr" -CA "$chain/$2.crt" -CAkey "$chain/$2.key" -days 2 -out "$chain/$1.crt" \
    -extfile <(echo "subjectAltName=IP:$3") 2>/dev/null
}

chain_authority() { # NAME
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$chain/$1.key" -out "$chain/$1.crt" \
    -subj "/CN=$1" -days 2 2>/dev/null
}

# The registry, and so many machines that have nothing yet.
chain_up() { # MACHINES RATE
  local at name
  chain_down
  mkdir -p "$chain"
  ip netns add chain-switch
  chain_net switch ip link add br0 type bridge
  chain_net switch ip link set br0 up
  chain_authority ca && chain_authority agents
  chain_port registry 10.9.1.1 "$2" && chain_certificate registry ca 10.9.1.1
  chain_net registry "$agent" serve "$bundle" --key "$bundle.pub" --listen 10.9.1.1:5000 --tls-cert "$chain/registry.crt" \
    --tls-key "$chain/registry.key" --client-ca "$chain/agents.crt" >"$chain/registry.log" 2>&1 &
  machines=()
  for ((at = 1; at <= $1; at++)); do
    name=$(printf 'm%02d' "$at")
    machines+=("$name")
    chain_port "$name" "10.9.0.$at" "$2" && chain_certificate "$name" agents "10.9.0.$at"
  done
  until grep -q '^ready' "$chain/registry.log"; do sleep 0.1; done
}

chain_relays() {
  local name
  for name in "${machines[@]}"; do
    chain_net "$name" "$agent" relay --name "$name" --registry https://10.9.1.1:5000 --tls-ca "$chain/ca.crt" --tls-cert "$chain/$name.crt" --tls-key "$chain/$name.key" \
      --folder "$chain/$name" >"$chain/$name.log" 2>&1 &
  done
  for name in "${machines[@]}"; do until grep -q '^ready' "$chain/$name.log"; do sleep 0.1; done; done
  sleep "$chain_settle" # until each knows of all others
}

# Every blob of the bundle, as machines took it before: from the one server, checked as it comes.
star_fetch() { # NAME
  local digest
  while read -r digest; do
    chain_net "$1" curl --silent --show-error --fail --cacert "$chain/ca.crt" "https://10.9.1.1:5000/bundle/$digest" |
      tee "$chain/$1-blob" | sha256sum --quiet --check <(echo "${digest##*/}  -") || return
    rm "$chain/$1-blob"
  done <"$chain/blobs"
}

# Seconds until all of these machines have all of it.
chain_time() { # chain|star MACHINE…
  local began name pids=() way=$1
  tar -tf "$bundle" | grep '^blobs/' >"$chain/blobs"
  began=$(date +%s.%N)
  for name in "${@:2}"; do
    if [[ $way == chain ]]; then
      chain_net "$name" python3 "$top/tests/parts/chain_fetch.py" http://127.0.0.1:5001 "$chain/blobs" &
    else
      star_fetch "$name" &
    fi
    pids+=($!)
  done
  for name in "${pids[@]}"; do wait "$name"; done
  awk -v b="$began" -v e="$(date +%s.%N)" 'BEGIN { printf "%.2f\n", e - b }'
}

chain_kill() { # NAMESPACE
  ip netns pids "$1" | xargs -r kill -9 2>/dev/null || true
}

chain_down() {
  local name
  for name in $(ip netns list | sed -n 's/^\(chain-[a-z0-9]*\).*/\1/p'); do
    chain_kill "$name"
    ip netns delete "$name"
  done
  wait 2>/dev/null || true
  rm -rf "$chain"
}

# How many machines, at which rate, by chain or star; empty each time.
chain_round() { # chain|star|hurt COUNT RATE
  chain_up "$2" "$3" >&2
  case $1 in
    star) chain_time star "${machines[@]}" ;;
    chain) chain_relays >&2 && chain_time chain "${machines[@]}" ;;
    hurt)
      chain_relays >&2
      (sleep "$hurt_after" && chain_kill chain-m03) &
      chain_time chain "${machines[0]}" "${machines[1]}" "${machines[@]:3}"
      ;;
  esac
}

chain_median() { # chain|star|hurt COUNT RATE
  local round
  for ((round = 0; round < chain_rounds; round++)); do
    chain_round "$@"
    chain_down >&2
  done | median
}

figure_chain() {
  local alone six star hurt few many large=1024 small=64 some=6 fifty=50
  chain=/dev/shm/roadcase-chain agent=$folder/agent/bin/agent chain_rounds=3 chain_settle=3
  if [[ $smoke == yes ]]; then some=4 fifty=5 chain_rounds=1 chain_settle=0; fi
  rm -rf "$folder/agent" && mkdir -p "$folder/agent"
  tar -xzf "$top/agent/target/agent-linux-amd64.tar.gz" -C "$folder/agent"
  trap chain_down EXIT
  corpus chain "$large" 12 random
  # Seven machines share the processors of this one. At this rate two processors are enough for all of them.
  alone=$(chain_median chain 1 250mbit)
  six=$(chain_median chain "$some" 250mbit)
  judge "chain of $some, 250 Mbit" "$six s" "$alone s alone" "$(ratio "$six" "$alone")" 1.15
  alone=$(chain_median chain 1 1gbit)
  six=$(chain_median chain "$some" 1gbit)
  hurt_after=$(awk -v a="$alone" 'BEGIN { print a / 2 }')
  hurt=$(chain_median hurt "$some" 1gbit)
  star=$(chain_rounds=1 chain_median star "$some" 1gbit)
  judge "chain of $some, 1 Gbit" "$six s" "$alone s alone" "$(ratio "$six" "$alone")" 1.15
  judge '  against a star' "$six s" "$star s" "$(ratio "$six" "$star")" 0.25
  judge '  one killed' "$hurt s" "$alone s alone" "$(ratio "$hurt" "$alone")" 1.4
  corpus chain-small "$small" 4 random
  few=$(chain_median chain "$some" 100mbit)
  many=$(chain_median chain "$fifty" 100mbit)
  judge "chain of $fifty" "$many s" "$few s of $some" "$(ratio "$many" "$few")" 1.5
  chain_down
  trap - EXIT
}
