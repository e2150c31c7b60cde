package dev.roadcase.agent.runtime.member;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads the members of a tar one after the other. */
final class MemberReader {
    private static final int MOST_OF_A_HEADER = 1 << 20;
    private static final char FILE_OF_V7 = 0;

    private final InputStream in;
    private ContentStream content;
    private InputStream whole;

    MemberReader(InputStream in) {
        this.in = in;
        this.content = new ContentStream(in, 0);
        this.whole = content;
    }

    /** The content of the member that was answered last. */
    InputStream content() {
        return whole;
    }

    /**
     * The next one; none at the end.
     *
     * @throws UnusualLayer if this is no tar
     */
    Optional<Member> next() throws IOException {
        PaxRecords pax = PaxRecords.NONE;
        Optional<String> name = Optional.empty();
        Optional<String> link = Optional.empty();
        while (true) {
            content.skip();
            byte[] block = in.readNBytes(HeaderBlock.SIZE);
            if (block.length == 0 || HeaderBlock.isZero(block)) {
                return Optional.empty();
            }
            HeaderBlock header = header(block);
            switch (header.type()) {
                case 'x' -> pax = PaxRecords.parse(document(header));
                case 'L' -> name = Optional.of(text(document(header)));
                case 'K' -> link = Optional.of(text(document(header)));
                case Member.GLOBAL_HEADER -> content = new ContentStream(in, header.size());
                default -> {
                    return Optional.of(member(header, pax, name, link));
                }
            }
        }
    }

    private static HeaderBlock header(byte[] block) throws UnusualLayer {
        if (block.length < HeaderBlock.SIZE) {
            throw new UnusualLayer("a tar that is cut off");
        }
        return new HeaderBlock(block);
    }

    private byte[] document(HeaderBlock header) throws IOException {
        if (header.size() < 0 || header.size() > MOST_OF_A_HEADER) {
            throw new UnusualLayer("an extended header of " + header.size() + " bytes");
        }
        content = new ContentStream(in, header.size());
        return content.readAllBytes();
    }

    private static String text(byte[] document) {
        String text = new String(document, Member.BYTES);
        int end = text.indexOf(0);
        return end < 0 ? text : text.substring(0, end);
    }

    private Member member(HeaderBlock header, PaxRecords pax, Optional<String> longName, Optional<String> longLink)
            throws IOException {
        String name = longName.filter(text -> !text.isEmpty())
                .or(() -> pax.value("path"))
                .orElse(header.name());
        char type = type(header.type(), name);
        FileParts parts = begin(header, pax, type);
        return new Member(
                pax.value("GNU.sparse.name").orElse(name),
                type,
                (int) (header.mode() & 07777),
                new Member.FileOwner(pax.number("uid", header.user()), pax.number("gid", header.group())),
                pax.moment("mtime", header.modified()),
                longLink.or(() -> pax.value("linkpath")).orElse(header.link()),
                parts.size(),
                header.device(),
                pax.attributes());
    }

    private static char type(char type, String name) {
        if (type == FILE_OF_V7) {
            return name.endsWith("/") ? Member.FOLDER : Member.FILE;
        }
        return type;
    }

    /** Of what is no file, the size says nothing about what follows. */
    private FileParts begin(HeaderBlock header, PaxRecords pax, char type) throws IOException {
        long size = type == Member.FILE ? pax.number("size", header.size()) : 0;
        if (size < 0) {
            throw new UnusualLayer("a file of less than no bytes");
        }
        FileParts parts = parts(pax, size);
        whole = parts.held() == parts.size() ? content : new PartsStream(parts, content);
        return parts;
    }

    private FileParts parts(PaxRecords pax, long size) throws IOException {
        content = new ContentStream(in, size);
        long real = pax.number("GNU.sparse.realsize", pax.number("GNU.sparse.size", size));
        if (pax.listsPartsInContent()) {
            return FileParts.before(content, real);
        }
        Optional<String> listed = pax.parts();
        return listed.isPresent()
                ? FileParts.listed(listed.get(), real)
                : new FileParts(java.util.List.of(new FileParts.HeldPart(0, size)), size);
    }
}
