package dev.roadcase.agent.runtime.member;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;

/** A file with its holes filled with zeros, as containerd writes it. */
final class PartsStream extends InputStream {
    private final InputStream held;
    private final Iterator<FileParts.HeldPart> rest;
    private final long size;
    private long position;
    private FileParts.HeldPart part = new FileParts.HeldPart(0, 0);

    /** @param held the bytes that are no hole */
    PartsStream(FileParts file, InputStream held) {
        this.held = held;
        this.rest = file.parts().iterator();
        this.size = file.size();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (position >= part.at() + part.length() && rest.hasNext()) {
            part = rest.next();
        }
        if (position == size) {
            return -1;
        }
        int count = position < part.at() || position >= part.at() + part.length()
                ? zeros(target, offset, length)
                : content(target, offset, length);
        position += count;
        return count;
    }

    private int zeros(byte[] target, int offset, int length) {
        long end = position < part.at() ? part.at() : size;
        int count = (int) Math.min(length, end - position);
        Arrays.fill(target, offset, offset + count, (byte) 0);
        return count;
    }

    private int content(byte[] target, int offset, int length) throws IOException {
        int most = (int) Math.min(length, part.at() + part.length() - position);
        int count = held.read(target, offset, most);
        if (count < 0) {
            throw new UnusualLayer("a file that is cut off");
        }
        return count;
    }
}
