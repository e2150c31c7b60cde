package dev.roadcase.tests.parts;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Ports of this machine that nobody listens at. Each is given once, so that two programs which start at the same time get
 * two; and they lie below those that the system gives to clients (ip_local_port_range), so that none is taken before its
 * program listens.
 */
public final class FreePort {
    private static final int FIRST = 20_000;
    private static final int COUNT = 10_000;

    /** Other runs of the tests on this machine begin elsewhere. */
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * 101 % COUNT));

    private FreePort() {}

    public static int find() {
        return IntStream.generate(() -> FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT))
                .limit(COUNT)
                .filter(FreePort::isFree)
                .findFirst()
                .orElseThrow(() -> new AssertionError("every port from " + FIRST + " on is taken"));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
