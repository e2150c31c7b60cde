#!/bin/sh
# Vagrant runs this on a Flatcar or CoreOS whose user-data lies in /tmp/roadcase. A test sets ROADCASE_ROOT to a folder
# that stands for the machine.
root=${ROADCASE_ROOT-}

# The box's own key, with which Vagrant logs in, gets another name. coreos-cloudinit puts the keys of the user-data in the
# place of all keys of its own name, and the box's key has that name too.
keys=$root/home/core/.ssh/authorized_keys.d
if [ -e "$keys/coreos-cloudinit" ] && [ ! -e "$keys/vagrant" ]; then
  update-ssh-keys -u core -a vagrant <"$keys/coreos-cloudinit"
fi

# Most boxes have a unit that reads user-data as soon as the file is there, and again at every boot, when units start already.
# So new user-data is read at once, too; and where the box has no such unit, by the program itself.
place=$root/var/lib/$(sed -n 's/^ID=//p' "$root/etc/os-release")-vagrant
reader=user-cloudinit@$(systemd-escape --path "$place/vagrantfile-user-data").service
before=$(systemctl is-active "$reader")
mkdir -p "$place"
chmod 0600 "$root/tmp/roadcase/user-data"
mv "$root/tmp/roadcase/user-data" "$place/vagrantfile-user-data"
if [ "$before" = active ]; then
  systemctl restart "$reader"
else
  systemctl start "$reader" || coreos-cloudinit --from-file="$place/vagrantfile-user-data"
fi
