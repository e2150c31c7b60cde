package dev.roadcase.agent.runtime.member;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;

/** Writes members so that GNU tar reads names byte for byte, numbers of any size, and every extended attribute. */
final class MemberWriter {
    private static final int NAME = 100;
    private static final char LONG_NAME = 'L';
    private static final char LONG_LINK = 'K';
    private static final char PAX = 'x';
    private static final int STEP = 64 << 10;
    private static final byte[] ZEROS = new byte[HeaderBlock.SIZE];

    private final OutputStream out;
    private final byte[] step = new byte[STEP];

    MemberWriter(OutputStream out) {
        this.out = out;
    }

    /** Writes a member without content. */
    void write(Member member) throws IOException {
        write(member, InputStream.nullInputStream());
    }

    /** Writes a member with its content. */
    void write(Member member, InputStream content) throws IOException {
        byte[] path = member.path().getBytes(Member.BYTES);
        byte[] link = member.link().getBytes(Member.BYTES);
        writeLong(LONG_NAME, path);
        writeLong(LONG_LINK, link);
        writePax(member);
        out.write(header(member, path, link));
        copy(content);
        pad(member.size());
    }

    /** Two blocks of zeros. */
    void end() throws IOException {
        out.write(new byte[2 * HeaderBlock.SIZE]);
        out.flush();
    }

    private void writeLong(char type, byte[] text) throws IOException {
        if (text.length > NAME) {
            writeBefore(type, Arrays.copyOf(text, text.length + 1));
        }
    }

    private void writePax(Member member) throws IOException {
        if (member.modified().nanoseconds() == 0 && member.attributes().isEmpty()) {
            return;
        }
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        Member.Moment modified = member.modified();
        record(
                records,
                "mtime",
                modified.seconds() + "." + (1_000_000_000L + modified.nanoseconds() + "").substring(1));
        for (Map.Entry<String, String> each : member.attributes().entrySet()) {
            String name = each.getKey().replace("%", "%25").replace("=", "%3D");
            record(records, "SCHILY.xattr." + name, each.getValue());
        }
        writeBefore(PAX, records.toByteArray());
    }

    /** The length at the front counts its own digits. */
    private static void record(ByteArrayOutputStream records, String key, String value) {
        String rest = " " + key + "=" + value + "\n";
        int length = rest.length() + 1;
        while ((length + rest).length() > length) {
            length++;
        }
        records.writeBytes((length + rest).getBytes(Member.BYTES));
    }

    private void writeBefore(char type, byte[] content) throws IOException {
        byte[] header = new byte[HeaderBlock.SIZE];
        put(header, 0, "././@LongLink".getBytes(Member.BYTES));
        putNumbers(header, 0, Member.FileOwner.ROOT, content.length, 0);
        out.write(finished(header, type));
        out.write(content);
        pad(content.length);
    }

    private static byte[] header(Member member, byte[] path, byte[] link) {
        byte[] header = new byte[HeaderBlock.SIZE];
        put(header, 0, Arrays.copyOf(path, Math.min(path.length, NAME)));
        putNumbers(
                header,
                member.mode(),
                member.owner(),
                member.size(),
                member.modified().seconds());
        put(header, 157, Arrays.copyOf(link, Math.min(link.length, NAME)));
        number(header, 329, 8, member.device().major());
        number(header, 337, 8, member.device().minor());
        return finished(header, member.type());
    }

    private static void putNumbers(byte[] header, int mode, Member.FileOwner owner, long size, long modified) {
        number(header, 100, 8, mode);
        number(header, 108, 8, owner.user());
        number(header, 116, 8, owner.group());
        number(header, 124, 12, size);
        number(header, 136, 12, modified);
    }

    private static byte[] finished(byte[] header, char type) {
        header[156] = (byte) type;
        put(header, 257, "ustar\00000".getBytes(Member.BYTES));
        Arrays.fill(header, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        number(header, 148, 7, sum);
        return header;
    }

    /** Octal digits with a zero at the end, or, where there is no room for them, the bytes of the number. */
    private static void number(byte[] header, int at, int length, long number) {
        if (number >= 0 && number >>> 3 * (length - 1) == 0) {
            long rest = number;
            for (int place = at + length - 2; place >= at; place--) {
                header[place] = (byte) ('0' + (rest & 7));
                rest >>>= 3;
            }
        } else {
            long rest = number;
            for (int place = at + length - 1; place > at; place--) {
                header[place] = (byte) rest;
                rest >>= 8;
            }
            header[at] = (byte) (number < 0 ? 0xff : 0x80);
        }
    }

    private static void put(byte[] header, int at, byte[] bytes) {
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private void copy(InputStream content) throws IOException {
        for (int count = content.read(step); count >= 0; count = content.read(step)) {
            out.write(step, 0, count);
        }
    }

    private void pad(long size) throws IOException {
        out.write(ZEROS, 0, (int) (-size & (HeaderBlock.SIZE - 1)));
    }
}
