package dev.roadcase.agent.runtime.member;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A member of a layer's tar (POSIX.1-2017, pax, "pax Interchange Format"). Names are bytes: a character for each.
 *
 * @param path as the tar has it, or where it shall stand
 * @param type one of the constants
 * @param mode permissions, with the bits for set-user-ID, set-group-ID and sticky
 * @param modified when its content was changed
 * @param link what a link points to; empty for others
 * @param size of its content in bytes; 0 if it has none
 * @param device of a device; {@link Device#NONE} for others
 * @param attributes extended attributes by their names, such as {@code security.capability}
 */
public record Member(
        String path,
        char type,
        int mode,
        FileOwner owner,
        Moment modified,
        String link,
        long size,
        Device device,
        Map<String, String> attributes) {
    static final Charset BYTES = StandardCharsets.ISO_8859_1;

    public static final char FILE = '0';
    public static final char HARD_LINK = '1';
    public static final char SYMBOLIC_LINK = '2';
    public static final char CHARACTER_DEVICE = '3';
    public static final char BLOCK_DEVICE = '4';
    public static final char FOLDER = '5';
    public static final char PIPE = '6';
    public static final char GLOBAL_HEADER = 'g';

    private static final String OF_ADMINISTRATORS = "trusted.";

    public Member {
        attributes = Map.copyOf(attributes);
    }

    /** Who owns a file. */
    public record FileOwner(long user, long group) {
        static final FileOwner ROOT = new FileOwner(0, 0);
    }

    /**
     * A time since 1970.
     *
     * @param nanoseconds from 0 to 999,999,999
     */
    public record Moment(long seconds, int nanoseconds) {
        private static final Moment FIRST = new Moment(0, 0);

        static Moment now() {
            Instant now = Instant.now();
            return new Moment(now.getEpochSecond(), now.getNano());
        }

        /** containerd knows no time before 1970. */
        static Moment of(long seconds, int nanoseconds) {
            return seconds < 0 ? FIRST : new Moment(seconds, nanoseconds);
        }
    }

    /** The number of a device. */
    public record Device(long major, long minor) {
        static final Device NONE = new Device(0, 0);
    }

    /** A folder that no member names: what containerd makes where no layer below has it. */
    static Member unnamedFolder(String path) {
        return folder(path, 0755, FileOwner.ROOT, Moment.now());
    }

    /** A folder without attributes. */
    public static Member folder(String path, int mode, FileOwner owner, Moment modified) {
        return new Member(path, FOLDER, mode, owner, modified, "", 0, Device.NONE, Map.of());
    }

    /** What overlayfs keeps for a name that is deleted (Linux, Documentation/filesystems/overlayfs, "whiteouts"). */
    Member whiteout(String of) {
        return new Member(of, CHARACTER_DEVICE, 0, owner, Moment.now(), "", 0, Device.NONE, Map.of());
    }

    /** The same at its real place, without attributes that overlayfs keeps for itself: a layer could point it elsewhere. */
    Member at(String place, String target) {
        Map<String, String> kept = attributes.isEmpty() ? attributes : permitted();
        return new Member(place, type, mode, owner, modified, target, size, device, kept);
    }

    private Map<String, String> permitted() {
        return attributes.entrySet().stream()
                .filter(each -> !each.getKey().startsWith(OF_ADMINISTRATORS))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The same with these attributes instead of its own. */
    Member with(Map<String, String> its) {
        return new Member(path, type, mode, owner, modified, link, size, device, its);
    }

    /** Whether a file has the same attributes of all kinds. */
    boolean isLike(Member other) {
        return mode == other.mode
                && owner.equals(other.owner)
                && modified.equals(other.modified)
                && attributes.equals(other.attributes);
    }

    boolean isFolder() {
        return type == FOLDER;
    }
}
