package dev.roadcase.agent.runtime;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.runtime.client.Client;
import dev.roadcase.agent.runtime.layer.LayerChain;
import dev.roadcase.agent.runtime.layer.Snapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of images in containerd, without a look at what is behind them. */
record ContainerdNames(Client client, ContainerdImages images, Snapshots snapshots) {
    private static final int IMAGE = 1;

    /** A name that containerd's CRI gives to an image beside its own (containerd, internal/cri/server/images). */
    private static final String ID = "sha256:[0-9a-f]{64}";

    List<GivenName> absent(List<WantedImage> wanted) {
        Map<String, Digest> there = there();
        return wanted.stream()
                .flatMap(image -> Stream.of(image.name(), image.image().pinnedName())
                        .distinct()
                        .filter(name -> !image.digest().equals(there.get(name)))
                        .map(name -> new GivenName(name, Set.of(image.digest()), snapshots(image))))
                .toList();
    }

    private static List<String> snapshots(WantedImage image) {
        return image.chain().map(LayerChain::links).orElse(List.of()).stream()
                .map(link -> link.name().toString())
                .toList();
    }

    /** The CRI's own names are left out where there is another: they go with that. */
    List<GivenName> all() {
        Map<String, Digest> there = there();
        return there.entrySet().stream()
                .filter(name -> !name.getKey().matches(ID)
                        || !idsAlone(name.getValue(), there).isEmpty())
                .map(name -> new GivenName(name.getKey(), Set.of(name.getValue()), List.of()))
                .toList();
    }

    Set<GivenName> present(List<GivenName> names) {
        Map<String, Digest> there = there();
        return names.stream().filter(name -> isThere(name, there)).collect(Collectors.toUnmodifiableSet());
    }

    /** Those that are there, and those of which something is left without them. */
    Set<GivenName> remains(List<GivenName> names) {
        Map<String, Digest> there = there();
        Set<String> unpacked = snapshots.names();
        return names.stream()
                .filter(name -> isThere(name, there) || isLeft(name, there, unpacked))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A load that was interrupted leaves layers without a name; a removal, the CRI's name alone. */
    private static boolean isLeft(GivenName name, Map<String, Digest> there, Set<String> snapshots) {
        boolean unnamed = name.ids().stream().noneMatch(there::containsValue);
        return unnamed
                ? name.snapshots().stream().anyMatch(each -> Snapshots.isThere(each, snapshots))
                : name.ids().stream().anyMatch(id -> !idsAlone(id, there).isEmpty());
    }

    private static boolean isThere(GivenName name, Map<String, Digest> there) {
        Digest digest = there.get(name.name());
        return digest != null && name.ids().contains(digest);
    }

    /** What an interrupted load left goes first: nothing has a name yet that would keep it. */
    List<UsedImage> remove(List<GivenName> names) {
        snapshots.forget(
                names.stream().flatMap(name -> name.snapshots().stream()).collect(Collectors.toSet()));
        Map<String, Digest> there = there();
        Map<Digest, String> users = users(there);
        List<UsedImage> used = new ArrayList<>();
        for (GivenName name : names) {
            name.ids().stream()
                    .filter(users::containsKey)
                    .findFirst()
                    .ifPresentOrElse(
                            id -> used.add(new UsedImage(name.name(), "the container " + users.get(id))),
                            () -> remove(name, there));
        }
        return used;
    }

    /** The CRI's own names go with the last of the others. */
    private void remove(GivenName name, Map<String, Digest> there) {
        if (isThere(name, there)) {
            client.lines("images", "rm", "--sync", name.name());
        }
        Map<String, Digest> left = there();
        name.ids().stream()
                .flatMap(id -> idsAlone(id, left).stream())
                .forEach(id -> client.lines("images", "rm", "--sync", id));
    }

    /** The CRI's names of an image that has no other. */
    private static List<String> idsAlone(Digest digest, Map<String, Digest> there) {
        List<String> names = there.entrySet().stream()
                .filter(name -> name.getValue().equals(digest))
                .map(Map.Entry::getKey)
                .toList();
        return names.stream().allMatch(name -> name.matches(ID)) ? names : List.of();
    }

    /** Which containers use which images, under whatever name. */
    private Map<Digest, String> users(Map<String, Digest> there) {
        return client.lines("containers", "ls").stream()
                .map(line -> line.trim().split("\\s+"))
                .filter(row -> row.length > IMAGE && there.containsKey(row[IMAGE]))
                .collect(Collectors.toMap(row -> there.get(row[IMAGE]), row -> row[0], (first, second) -> first));
    }

    private Map<String, Digest> there() {
        return images.names();
    }
}
