package dev.roadcase.agent.registry.http;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Buffers that transfers use again and again, so that a long show makes no garbage. */
final class Buffers {
    private static final int SIZE = 64 << 10;

    private final BlockingQueue<byte[]> idle;

    /** @param most how many are kept for later use */
    Buffers(int most) {
        idle = new ArrayBlockingQueue<>(most);
    }

    /** A buffer of 64 KiB with anything in it. */
    byte[] take() {
        byte[] buffer = idle.poll();
        return buffer == null ? new byte[SIZE] : buffer;
    }

    void giveBack(byte[] buffer) {
        idle.offer(buffer);
    }
}
