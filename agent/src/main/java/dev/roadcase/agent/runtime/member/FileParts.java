package dev.roadcase.agent.runtime.member;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a file is no hole (GNU tar, "Storing Sparse Files").
 *
 * @param size of the file with its holes
 */
record FileParts(List<HeldPart> parts, long size) {
    /** More than any file system gives. */
    private static final int MOST_BLOCKS = 4096;

    /** So many bytes at this place. */
    record HeldPart(long at, long length) {}

    FileParts {
        parts = List.copyOf(parts);
    }

    /** Requires that parts follow each other within the file. */
    FileParts checked() throws UnusualLayer {
        long end = 0;
        for (HeldPart part : parts) {
            if (part.at() < end || part.length() < 0 || part.length() > size - part.at()) {
                throw new UnusualLayer("a file with holes that overlap");
            }
            end = part.at() + part.length();
        }
        return this;
    }

    /** How many bytes of it the tar holds. */
    long held() {
        return parts.stream().mapToLong(HeldPart::length).sum();
    }

    /** Places and lengths with commas between them. */
    static FileParts listed(String numbers, long size) throws UnusualLayer {
        String[] words = numbers.split(",");
        List<HeldPart> parts = new ArrayList<>();
        for (int at = 0; at + 1 < words.length; at += 2) {
            parts.add(new HeldPart(PaxRecords.decimal(words[at]), PaxRecords.decimal(words[at + 1])));
        }
        return new FileParts(parts, size).checked();
    }

    /** Lines before the content, in whole blocks: how many parts, then place and length of each. */
    static FileParts before(InputStream content, long size) throws IOException {
        LinesInBlocks lines = new LinesInBlocks(content);
        long count = lines.next();
        List<HeldPart> parts = new ArrayList<>();
        for (long at = 0; at < count; at++) {
            parts.add(new HeldPart(lines.next(), lines.next()));
        }
        return new FileParts(parts, size).checked();
    }

    /** Numbers, a line each. Blocks are read whole. */
    private static final class LinesInBlocks {
        private final InputStream in;
        private byte[] block = {};
        private int at;
        private int blocks;

        LinesInBlocks(InputStream in) {
            this.in = in;
        }

        long next() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int each = one(); each != '\n'; each = one()) {
                line.write(each);
            }
            return PaxRecords.decimal(line.toString(Member.BYTES));
        }

        private int one() throws IOException {
            if (at == block.length) {
                block = in.readNBytes(HeaderBlock.SIZE);
                at = 0;
                if (block.length < HeaderBlock.SIZE || ++blocks > MOST_BLOCKS) {
                    throw new UnusualLayer("a file with holes whose parts are cut off");
                }
            }
            return block[at++];
        }
    }
}
