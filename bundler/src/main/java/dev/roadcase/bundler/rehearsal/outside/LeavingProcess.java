package dev.roadcase.bundler.rehearsal.outside;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who has sent a packet.
 *
 * @param place the pod as {@code NAMESPACE/NAME}, or the unit of systemd; empty if neither is known
 * @param command of the process; empty if it had ended when it was looked for
 */
public record LeavingProcess(String place, String command) {
    /** It was gone, and so was its network. */
    static final LeavingProcess UNKNOWN = new LeavingProcess("", "");

    private static final Pattern LINE = Pattern.compile("(process|place) [0-9]+ (pod|unit) (\\S+) (.*)");

    /** Reads a line of who.sh; absent if it is none. */
    static Optional<LeavingProcess> read(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String command = matcher.group(1).equals("process") ? printable(matcher.group(4)) : "";
        return Optional.of(new LeavingProcess(place(matcher.group(2), matcher.group(3)), command));
    }

    /** A process may call itself what it likes. */
    private static String printable(String command) {
        return command.replaceAll("\\p{Cntrl}", "?").strip();
    }

    /** No name of Kubernetes has an underscore. */
    private static String place(String kind, String name) {
        if (kind.equals("pod")) {
            return name.replace('_', '/');
        }
        return name.equals("-") ? "" : name;
    }
}
