package dev.roadcase.agent.registry.overlay;

import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.registry.store.ListedReferrer;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The indexes of repositories. Those that were asked for last stay in memory, if nobody else can write them, and with
 * them what their manifests say of others.
 */
final class Indexes {
    private static final int MOST = 128;

    private final boolean alone;
    private final Map<Path, Remembered> last = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Remembered> eldest) {
            return size() > MOST;
        }
    };

    /** @param alone whether no other program writes them */
    Indexes(boolean alone) {
        this.alone = alone;
    }

    private record Remembered(LayoutIndex index, Optional<List<ListedReferrer>> referrers) {}

    /** The index of a repository, empty if there is none. */
    LayoutIndex of(RepositoryFolder folder) {
        return known(folder).index();
    }

    /** What belongs to other manifests. {@code reader} tells it of one manifest. */
    List<ListedReferrer> referrers(RepositoryFolder folder, Function<ContentDigest, Optional<ListedReferrer>> reader) {
        Remembered known = known(folder);
        if (known.referrers().isPresent()) {
            return known.referrers().get();
        }
        List<ListedReferrer> all = known.index().manifests().keySet().stream()
                .flatMap(digest -> reader.apply(digest).stream())
                .toList();
        remember(folder, known, new Remembered(known.index(), Optional.of(all)));
        return all;
    }

    /** Puts another index in its place. {@code fresh} is what a manifest says that is in it for the first time. */
    void replace(RepositoryFolder folder, LayoutIndex index, Optional<ListedReferrer> fresh) throws IOException {
        byte[] bytes = index.bytes();
        Optional<List<ListedReferrer>> before = known(folder).referrers();
        new NewFile(folder.index()).replace(out -> Disk.write(bytes, out));
        synchronized (last) {
            last.put(folder.path(), new Remembered(index, before.map(its -> after(its, index, fresh))));
        }
    }

    private static List<ListedReferrer> after(
            List<ListedReferrer> before, LayoutIndex index, Optional<ListedReferrer> fresh) {
        List<ListedReferrer> after = new ArrayList<>(before);
        after.removeIf(each -> !index.manifests().containsKey(each.digest())
                || fresh.filter(its -> its.digest().equals(each.digest())).isPresent());
        fresh.ifPresent(after::add);
        return List.copyOf(after);
    }

    private Remembered known(RepositoryFolder folder) {
        synchronized (last) {
            Remembered known = alone ? last.get(folder.path()) : null;
            if (known != null) {
                return known;
            }
            Remembered read = new Remembered(read(folder.index()), Optional.empty());
            last.put(folder.path(), read);
            return read;
        }
    }

    private void remember(RepositoryFolder folder, Remembered before, Remembered after) {
        synchronized (last) {
            last.replace(folder.path(), before, after);
        }
    }

    private static LayoutIndex read(Path file) {
        try {
            return LayoutIndex.parse(Disk.bytes(file));
        } catch (NoSuchFileException e) {
            return LayoutIndex.EMPTY;
        } catch (IOException e) {
            throw Faults.unreadable(file, e);
        } catch (IllegalArgumentException e) {
            throw Problem.notAuthentic("what was pushed cannot be read: " + file + ": " + e.getMessage());
        }
    }
}
