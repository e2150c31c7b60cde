# What `bundle inspect --json` says of Kubernetes' programs: which roles get them, how, and from where.
(.files | map({(.path): .}) | add) as $files
| $files["/opt/bin/kubelet"].roles == ["controller", "node"]
  and $files["/opt/bin/kube-apiserver"].roles == ["controller"]
  and $files["/opt/cni/bin/bridge"].mode == "0755"
  and ($files["/opt/bin/etcd"].source | startswith("https://github.com/etcd-io/"))
