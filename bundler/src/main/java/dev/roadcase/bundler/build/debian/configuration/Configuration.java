package dev.roadcase.bundler.build.debian.configuration;

import dev.roadcase.bundler.build.debian.tree.ImageRoot;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Does for an image what the scripts of its packages would do. A fact applies where its package or its file is in the image. */
public final class Configuration {
    private Configuration() {}

    /** Adds what is missing once the files of all packages are in place. */
    public static void add(ImageRoot root, List<ConfiguredPackage> packages) {
        Set<String> names =
                packages.stream().map(ConfiguredPackage::name).collect(Collectors.toCollection(TreeSet::new));
        Accounts accounts = new Accounts(root, names);
        accounts.add();
        new StandardFiles(root, names, accounts.users(), accounts.groups()).add();
        LoginShells.add(root);
        new PamStacks(root).add();
        Alternatives.add(root);
        new AuthorityFiles(root).add();
        new EnabledUnits(root, packages).add();
        new LoaderCache(root).add();
    }
}
