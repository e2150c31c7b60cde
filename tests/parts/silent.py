"""Takes calls and answers none: prints its port of 127.0.0.1, then a line for each call."""
import socket

listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1])
while True:
    caller, _ = listener.accept()
    print("call")
    caller.close()
