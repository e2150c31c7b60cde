#!/bin/sh
# The API server of kubectl's context behind a socket, as long as somebody holds the standard input of this script open: it
# ends with the program that has started it, also if that is killed. Words: kubectl, and an empty folder for the socket.
exec 3<&0
"$1" proxy --unix-socket="$2/api" >/dev/null 3<&- &
proxy=$!
{
  cat <&3
  kill "$proxy"
} >/dev/null 2>&1 &
wait "$proxy"
status=$?
rm -rf "$2"
exit "$status"
