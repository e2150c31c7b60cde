package dev.roadcase.agent.archive.entry;

import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.problem.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of the bundle format, {@code MAJOR.MINOR}: a newer minor may be read, a newer major may not.
 *
 * @param major from 1
 * @param minor from 0
 */
public record FormatVersion(int major, int minor) {
    /** What this code writes and reads. */
    public static final FormatVersion CURRENT = new FormatVersion(1, 0);

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,3})\\.(0|[1-9][0-9]{0,3})");

    /** Reads {@code MAJOR.MINOR}. */
    public static FormatVersion parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a format version (MAJOR.MINOR): " + Excerpt.of(text));
        }
        return new FormatVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /**
     * The version that a signed index declares.
     *
     * @throws Problem exit 3 if it declares none or a newer major version
     */
    public static FormatVersion of(ImageIndex index, String file) {
        refuseNewer(index, file);
        return index.annotation(Annotation.FORMAT)
                .map(FormatVersion::parse)
                .orElseThrow(() -> Problem.badInput(
                        file + " is a signed OCI image layout, but not a bundle: it has no " + Annotation.FORMAT));
    }

    /** Refuses an index that claims a newer major version, whatever else is wrong with it. */
    public static void refuseNewer(ImageIndex index, String file) {
        refuseNewer(index.annotation(Annotation.FORMAT).orElse(""), file);
    }

    /** Refuses a document that claims a newer major version. A document that claims none is not refused here. */
    public static void refuseNewer(String claimed, String file) {
        if (FORM.matcher(claimed).matches() && parse(claimed).major() > CURRENT.major()) {
            throw Problem.badInput(file + " has bundle format " + claimed + ", newer than " + CURRENT
                            + ", the newest that this program reads")
                    .advise("use a newer Roadcase, or prepare the bundle again with this one");
        }
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
