package dev.roadcase.bundler.spec;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.folder.Unmade;
import dev.roadcase.bundler.spec.local.Make;
import dev.roadcase.bundler.spec.yaml.Problems;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import dev.roadcase.bundler.spec.yaml.YamlReader;
import dev.roadcase.bundler.spec.yaml.YamlText;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads demo.yaml, and reports everything that is wrong with it at once. */
public final class DemoReader {
    private DemoReader() {}

    /**
     * Reads the demo of a folder, and checks that all files that it names exist.
     *
     * @throws Problem bad input, with a line {@code FILE:LINE:COLUMN: what} for everything that is wrong
     */
    public static Demo read(DemoFolder folder) {
        return read(folder, Unmade.NOTHING);
    }

    /**
     * Reads the demo of a folder. Files that are not made yet need not exist.
     *
     * @throws Problem bad input, with a line {@code FILE:LINE:COLUMN: what} for everything that is wrong
     */
    public static Demo read(DemoFolder folder, Unmade unmade) {
        byte[] yaml = folder.bytes(DemoFolder.FILE, YamlText.LARGEST);
        return read(
                folder.shown(DemoFolder.FILE), yaml, (root, problems) -> DemoBlock.in(folder, unmade, root, problems));
    }

    /**
     * Reads a demo without its folder, such as the one that a bundle carries.
     *
     * @param file its name in problems
     * @throws Problem bad input, with a line {@code FILE:LINE:COLUMN: what} for everything that is wrong
     */
    public static Demo read(String file, byte[] yaml) {
        return read(file, yaml, (root, problems) -> DemoBlock.alone(root));
    }

    /**
     * Reads only the key {@code make}, and does not check whether files exist. Empty also if that key is wrong: then
     * {@link #read(DemoFolder, Unmade)} reports it.
     */
    public static Optional<Make> make(DemoFolder folder) {
        Problems unheard = new Problems();
        byte[] yaml = folder.bytes(DemoFolder.FILE, YamlText.LARGEST);
        return YamlText.decode(DemoFolder.FILE, yaml, YamlText.LARGEST, unheard)
                .flatMap(text -> new YamlReader(unheard, YamlText.LARGEST).document(text))
                .flatMap(root -> root.peek("make"))
                .flatMap(Make::read);
    }

    private static Demo read(String file, byte[] yaml, BiFunction<YamlNode, Problems, Optional<Demo>> block) {
        Problems problems = new Problems();
        Optional<Demo> demo = YamlText.decode(file, yaml, YamlText.LARGEST, problems)
                .flatMap(text -> new YamlReader(problems, YamlText.LARGEST).document(text))
                .flatMap(root -> block.apply(root, problems));
        problems.throwIfAny();
        return demo.orElseThrow();
    }
}
