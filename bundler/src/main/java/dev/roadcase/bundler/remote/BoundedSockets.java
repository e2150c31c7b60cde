package dev.roadcase.bundler.remote;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets that take in no more than this ahead of whoever reads from them: what lies there is fetched again when the
 * process is killed, and the kernel by itself would let it grow to megabytes.
 */
final class BoundedSockets extends SocketFactory {
    private static final int READ_AT_ONCE = 64 << 10;

    private final int bytes;

    /** @param bytes the kernel may round it */
    BoundedSockets(int bytes) {
        this.bytes = bytes;
    }

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new Reading();
        socket.setReceiveBufferSize(bytes);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(createSocket(), new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return connected(bound(local, localPort), new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(createSocket(), new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return connected(bound(local, localPort), new InetSocketAddress(host, port));
    }

    private Socket bound(InetAddress local, int localPort) throws IOException {
        Socket socket = createSocket();
        socket.bind(new InetSocketAddress(local, localPort));
        return socket;
    }

    private static Socket connected(Socket socket, InetSocketAddress peer) throws IOException {
        socket.connect(peer);
        return socket;
    }

    /** Reads as much at once as the kernel has, whatever it is asked for. */
    private static final class Reading extends Socket {
        private InputStream in;

        @Override
        public synchronized InputStream getInputStream() throws IOException {
            InputStream unread = super.getInputStream();
            if (in == null) {
                in = new ReadAhead(unread, READ_AT_ONCE);
            }
            return in;
        }
    }
}
