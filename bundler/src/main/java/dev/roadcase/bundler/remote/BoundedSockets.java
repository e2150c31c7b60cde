package dev.roadcase.bundler.remote;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets that take in no more than this ahead of whoever reads from them: what lies there is fetched again when the
 * process is killed, and the kernel by itself would let it grow to megabytes.
 */
final class BoundedSockets extends SocketFactory {
    private final int bytes;

    /** @param bytes the kernel may round it */
    BoundedSockets(int bytes) {
        this.bytes = bytes;
    }

    @Override
    public Socket createSocket() throws IOException {
        return bounded(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return bounded(new Socket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return bounded(new Socket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return bounded(new Socket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return bounded(new Socket(host, port, local, localPort));
    }

    private Socket bounded(Socket socket) throws IOException {
        socket.setReceiveBufferSize(bytes);
        return socket;
    }
}
