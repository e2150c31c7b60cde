package dev.roadcase.agent.runtime;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.client.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes names of ours out of Docker or Podman. Neither is forced: they refuse what a container uses.
 *
 * @param list what is there now
 */
record ImageRemoval(Client client, ImageList list) {
    private static final Pattern IN_USE = Pattern.compile("(?i).*(in use|is using|being used).*", Pattern.DOTALL);

    /** Answers those that containers use. */
    List<UsedImage> remove(List<GivenName> names) {
        List<UsedImage> used = new ArrayList<>();
        for (GivenName name : names) {
            list.wordOf(name).flatMap(word -> remove(name, word)).ifPresent(used::add);
        }
        return used;
    }

    private Optional<UsedImage> remove(GivenName name, String word) {
        try {
            client.lines("image", "rm", word);
            return Optional.empty();
        } catch (Problem e) {
            if (!IN_USE.matcher(e.getMessage()).matches()) {
                throw e;
            }
            return Optional.of(new UsedImage(name.name(), "a container of " + client.server()));
        }
    }
}
