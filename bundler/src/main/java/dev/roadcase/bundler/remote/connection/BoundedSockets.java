package dev.roadcase.bundler.remote.connection;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.SocketFactory;

/**
 * Sockets with a bounded receive buffer. What lies in the buffer is fetched again when the process is killed, and by default the kernel lets it grow to megabytes.
 */
final class BoundedSockets extends SocketFactory {
    private static final int READ_AT_ONCE = 64 << 10;
    /** okio hands over 8 KiB at a time, and flushes at the end of each request. */
    private static final int WRITTEN_AT_ONCE = 64 << 10;

    private final int bytes;
    private final Duration patience;

    /**
     * @param bytes the kernel may round it
     * @param patience how long a link may bring next to nothing: see {@link SlowLink}
     */
    BoundedSockets(int bytes, Duration patience) {
        this.bytes = bytes;
        this.patience = patience;
    }

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new Reading(new SlowLink(patience, System::nanoTime));
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

    /** Reads as much at once as the kernel has, writes as much at once as it takes, and fails if a link is too slow to be of use. */
    private static final class Reading extends Socket {
        private final SlowLink trickle;
        private InputStream in;
        private OutputStream out;

        Reading(SlowLink trickle) {
            this.trickle = trickle;
        }

        @Override
        public synchronized OutputStream getOutputStream() throws IOException {
            OutputStream unwritten = super.getOutputStream();
            if (out == null) {
                out = new BufferedOutputStream(trickle.watched(unwritten), WRITTEN_AT_ONCE);
            }
            return out;
        }

        @Override
        public synchronized InputStream getInputStream() throws IOException {
            InputStream unread = super.getInputStream();
            if (in == null) {
                in = new ReadAhead(trickle.watched(unread), READ_AT_ONCE);
            }
            return in;
        }
    }
}
