#!/bin/sh
# Vagrant runs this on a machine with cloud-init whose user-data lies in /tmp/roadcase.

place=/var/lib/cloud/seed/nocloud
mkdir -p $place
echo "instance-id: roadcase" >$place/meta-data
chmod 0600 /tmp/roadcase/user-data
mv /tmp/roadcase/user-data $place/user-data
cloud-init clean
cloud-init init --local
cloud-init init
cloud-init modules --mode config
cloud-init modules --mode final
