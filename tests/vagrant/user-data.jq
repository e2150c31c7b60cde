# No folder is copied to a machine. Its user-data is, into a folder that only its user can read, and then goes where its
# system looks for it.
(.calls | index([["synced_folder", ".", "/vagrant", {disabled: true}]])) != null
and (
  .machines["node-1"].vm
  | .[1][0] == "provision"
    and .[1][2].privileged == false
    and (.[1][2].inline | endswith("mkdir -m 0700 /tmp/roadcase"))
    and (.[2][2].source | endswith("user-data/node-1.yaml"))
    and .[2][2].destination == "/tmp/roadcase/user-data"
    and (.[3][2].inline | contains("vagrantfile-user-data"))
)
