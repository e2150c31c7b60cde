#!/bin/sh
# Vagrant runs this on a machine whose user-data is a config for Ignition.
echo "Ignition reads its config before a machine's first boot goes on, and Vagrant comes later: configure again with" \
  "--dialect coreos" >&2
exit 1
