# libvirt attaches the bundle to the controller, as a CD-ROM, and not to node-1, which is to have no disk.
.machines.controller.calls == [["storage", "file", {device: "cdrom", bus: "sata", path: $bundle}]]
and .machines["node-1"].calls == []
and .machines["node-1"].provider == {cpus: 1, memory: 1024}
