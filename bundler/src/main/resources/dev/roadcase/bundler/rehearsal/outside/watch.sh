#!/bin/sh
# Runs on a machine while its show is rehearsed: makes a way out that leads nowhere, and prints in hexadecimal digits every
# packet that takes it. The machine and its network are deleted after the rehearsal, so nothing is taken back here.
set -eu

# Before systemd runs, roadcase-boot still changes routes and name servers.
until [ "$(cat /proc/1/comm)" = systemd ]; do sleep 0.2; done

out=roadcase-out
end=roadcase-end
if ! ip link show "$out" >/dev/null 2>&1; then
  ip link add "$out" type veth peer name "$end"
  for link in "$out" "$end"; do
    [ ! -e "/proc/sys/net/ipv6/conf/$link/disable_ipv6" ] || echo 1 >"/proc/sys/net/ipv6/conf/$link/disable_ipv6"
  done
  ip link set "$end" up
  ip link set "$out" arp off up
fi
# The highest metric: whatever other default route there is comes first.
ip route replace default dev "$out" src "$1" metric 4294967295

# A packet keeps the address of the pod that has sent it.
iptables -w -t nat -C POSTROUTING -o "$out" -j ACCEPT 2>/dev/null || iptables -w -t nat -I POSTROUTING -o "$out" -j ACCEPT

# Without a way out, whoever tries hears at once that there is none. Here that is said at the third packet of a connection,
# after three seconds of TCP: until then it can be seen whose connection it is.
nft -f - <<END
table inet roadcase-rehearsal
delete table inet roadcase-rehearsal
table inet roadcase-rehearsal {
  chain local { type filter hook output priority 10; oifname "$out" jump tried; }
  chain pods { type filter hook forward priority 10; oifname "$out" jump tried; }
  chain tried {
    ct mark 0x7263 reject with icmpx type no-route
    ct mark 0x7262 ct mark set 0x7263 accept
    ct mark set 0x7262
  }
}
END

# Without a name server nobody sees who asks for names. This one is an address of TEST-NET-1 (RFC 5737), where nobody answers.
if ! grep -qs '^nameserver' /etc/resolv.conf; then
  printf 'nameserver 192.0.2.53\noptions timeout:1 attempts:1\n' >/etc/resolv.conf
  if [ -d /run/roadcase ]; then ln -sfn /etc/resolv.conf /run/roadcase/resolv.conf; fi
fi

echo watching
exec socat -u -x "INTERFACE:$end" /dev/null 2>&1
