package dev.roadcase.bundler.build.debian.configuration;

import dev.roadcase.bundler.build.debian.tree.ImageRoot;
import dev.roadcase.bundler.build.debian.tree.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * /etc/ld.so.cache, by which the loader finds libraries in folders that only ld.so.conf names, as ldconfig(8) makes it. It
 * is made where ld.so.conf is; without both the loader looks into its own folders, which is enough for Debian's libraries.
 * Variants for newer processors (glibc-hwcaps) are left out: a program gets the one that runs everywhere.
 */
record LoaderCache(ImageRoot root) {
    private static final Pattern LIBRARY = Pattern.compile("(lib|ld-).*\\.so(\\..*)?");

    void add() {
        if (root.file("etc/ld.so.conf").isEmpty()) {
            return;
        }
        List<LoaderCacheText.CachedLibrary> entries = new ArrayList<>();
        LoaderFolders.of(root).forEach(folder -> entries.addAll(entries(folder)));
        root.put("etc/ld.so.cache", LoaderCacheText.bytes(entries), Node.READABLE);
    }

    private List<LoaderCacheText.CachedLibrary> entries(String folder) {
        String place = root.place(folder).orElseThrow();
        Map<String, Library> found = new HashMap<>();
        for (String path : List.copyOf(root.below(place).keySet())) {
            String name = path.substring(place.length() + 1);
            if (LIBRARY.matcher(name).matches() && name.indexOf('/') < 0) {
                library(path)
                        .ifPresent(one ->
                                found.merge(key(path, name, one), new Library(name, one.flags()), Library::newer));
            }
        }
        found.forEach((key, one) -> root.link(place + "/" + key, one.name()));
        return found.entrySet().stream()
                .map(one -> new LoaderCacheText.CachedLibrary(
                        one.getKey(),
                        folder + "/" + one.getKey(),
                        one.getValue().flags()))
                .toList();
    }

    private Optional<SharedLibrary> library(String path) {
        return root.file(path).map(root::map).flatMap(SharedLibrary::read);
    }

    /** A link to the library by its own name stands for itself: programs that are loaded later may ask for it. */
    private String key(String path, String name, SharedLibrary library) {
        String real = root.place(path).orElseThrow();
        String file = real.substring(real.lastIndexOf('/') + 1);
        String soname = library.soname().orElse(file);
        boolean link = root.tree().get(path).orElseThrow() instanceof Node.SymbolicLink;
        boolean plain = file.equals(soname) || file.endsWith(".so") && soname.startsWith(file);
        return link && plain ? name : library.soname().orElse(name);
    }

    private record Library(String name, int flags) {
        private Library newer(Library other) {
            return LoaderCacheText.ORDER.compare(name, other.name) > 0 ? this : other;
        }
    }
}
