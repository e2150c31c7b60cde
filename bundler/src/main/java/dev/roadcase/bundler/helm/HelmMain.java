package dev.roadcase.bundler.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.InstallCommand;
import com.marcnuri.helm.PackageCommand;
import com.marcnuri.helm.TemplateCommand;
import com.marcnuri.helm.jni.HelmLib;
import dev.roadcase.agent.format.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** The process in which the library runs: it answers a file of calls with a file for each. */
public final class HelmMain {
    static final String CALLS = "calls";

    private final HelmLib library;

    private HelmMain(HelmLib library) {
        this.library = library;
    }

    /** Takes the folder of the native part, the file to read, and the folder for a file of each answer. */
    public static void main(String... words) throws IOException {
        HelmMain main = new HelmMain(new HelmLibrary(Path.of(words[0])).load());
        int number = 0;
        for (JsonNode call : Json.large(Files.readAllBytes(Path.of(words[1]))).path(CALLS)) {
            Files.write(
                    answer(Path.of(words[2]), number++),
                    Json.bytes(main.answer(HelmCall.read(call)).json()));
        }
    }

    /** The file of an answer, from 0. */
    static Path answer(Path folder, int number) {
        return folder.resolve("answer-" + number + ".json");
    }

    private HelmAnswer answer(HelmCall call) {
        try {
            return new HelmAnswer(
                    false, call instanceof HelmCall.Pack pack ? pack(pack) : render((HelmCall.Render) call));
        } catch (IllegalStateException | IOException e) {
            return new HelmAnswer(true, String.valueOf(e.getMessage()));
        }
    }

    /** Helm names the archive after what the chart says it is called. */
    private String pack(HelmCall.Pack pack) throws IOException {
        Path own = Files.createTempDirectory(pack.to(), "packed-");
        new PackageCommand(library, null, pack.chart()).withDestination(own).call();
        try (Stream<Path> made = Files.list(own)) {
            Path archive = pack.to().resolve("chart.tgz");
            Files.move(made.findFirst().orElseThrow(), archive, StandardCopyOption.REPLACE_EXISTING);
            return archive.toString();
        }
    }

    private String render(HelmCall.Render render) {
        return render.what() == HelmCall.What.MANIFESTS ? manifests(render) : report(render);
    }

    private String manifests(HelmCall.Render render) {
        TemplateCommand template = new TemplateCommand(library, render.chart())
                .withName(render.place().release())
                .withNamespace(render.place().namespace())
                .withKubeVersion(render.place().kubernetes());
        render.values().forEach(template::withValuesFile);
        render.set().forEach(template::set);
        return template.call();
    }

    private String report(HelmCall.Render render) {
        InstallCommand install = new InstallCommand(library, render.chart())
                .withName(render.place().release())
                .withNamespace(render.place().namespace())
                .withKubeVersion(render.place().kubernetes())
                .clientOnly()
                .dryRun()
                .debug();
        render.values().forEach(install::withValuesFile);
        render.set().forEach(install::set);
        return install.call().getOutput();
    }
}
