# VirtualBox gets linked clones of the box, with static addresses. node-2 runs already, so Vagrant does not define it.
(.machines | keys_unsorted) == ["controller", "node-1"]
and .vm.box == "flatcar-stable"
and .vm.box_check_update == false
and .ssh.insert_key == false
and .machines.controller.provider == {
  name: "stage-controller", cpus: 2, memory: 2048, linked_clone: true, check_guest_additions: false
}
and .machines["node-1"].provider.memory == 1024
and (.machines.controller.vm[0][2] | .ip == "192.168.56.20" and .mac == "525400000020")
