package dev.roadcase.agent.node;

import dev.roadcase.agent.archive.bundle.BundledFile;
import dev.roadcase.agent.file.FileAttributes;
import dev.roadcase.agent.format.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * What stands at a file's place on this machine.
 *
 * @param place where the file belongs
 * @param wanted what belongs there
 */
record InstalledFile(Path place, BundledFile wanted) {

    /** Whether it is the file of the bundle, complete and with its mode, and with its owner if files are owned. */
    boolean isAsBundled(boolean owned) {
        try {
            return Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(place) == wanted.size()
                    && hasAttributes(owned)
                    && Digest.of(place).equals(wanted.digest());
        } catch (IOException e) {
            // What cannot be read is written anew; if that fails too, it says why.
            return false;
        }
    }

    private boolean hasAttributes(boolean owned) throws IOException {
        FileAttributes its = FileAttributes.at(place);
        return owned
                ? its.equals(wanted.attributes())
                : its.mode() == wanted.attributes().permissions();
    }
}
