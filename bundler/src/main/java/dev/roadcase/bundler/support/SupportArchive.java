package dev.roadcase.bundler.support;

import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.folder.OutputFolder;
import dev.roadcase.bundler.provider.Provider;
import dev.roadcase.bundler.provider.ProviderRecord;
import dev.roadcase.bundler.secret.Blackout;
import dev.roadcase.bundler.show.ShowAccess;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import dev.roadcase.bundler.time.Heard;
import dev.roadcase.bundler.time.QuestionRound;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Everything about a show that helps to understand it elsewhere, in one archive without secrets. It is written also if
 * machines or the cluster do not answer; then it says so in their place.
 *
 * @param provider of the machines; absent where somebody else has started them
 * @param secrets values of the demo's parameters that are secret
 * @param seen what the caller has seen of the show, as documents
 */
public record SupportArchive(
        ShowFolder show, Optional<Provider> provider, Stream<String> secrets, List<SupportDocument> seen) {
    private static final String SECRET_FILE = "rw-------";
    private static final Duration ANSWERED = Duration.ofSeconds(10);

    /** A machine whose disk or network hangs keeps the archive of the others no longer than this. */
    private static final Duration MOST = Duration.ofSeconds(60);

    /**
     * Asks all at the same time, and writes the archive (a tar with gzip).
     *
     * @return how many documents are in it
     * @throws Problem exit 6 if it cannot be written
     */
    public int write(Path file) {
        Blackout blackout = Blackout.of(show, secrets);
        List<SupportDocument> documents = documents().stream()
                .map(document -> new SupportDocument(document.name(), blackout.over(document.text())))
                .toList();
        new NewFile(file, PosixFilePermissions.fromString(SECRET_FILE)).write(out -> write(documents, out));
        return documents.size();
    }

    private List<SupportDocument> documents() {
        QuestionRound questions = new QuestionRound(QuestionRound.threads(), MOST);
        Map<String, Supplier<Heard<List<SupportDocument>>>> asked = new LinkedHashMap<>();
        asked.put("kubernetes", questions.ask(() -> cluster().documents()));
        provider.ifPresent(its -> machines(its, questions, asked));
        List<SupportDocument> documents = new ArrayList<>(seen);
        documents.addAll(folder());
        asked.forEach((name, answer) -> documents.addAll(documents(name, answer.get())));
        return documents;
    }

    private ClusterWords cluster() {
        Set<String> namespaces =
                show.host().map(host -> host.scope().namespaces()).orElse(Set.of());
        return new ClusterWords(new ShowAccess(show).apiServer(ANSWERED), namespaces);
    }

    private void machines(
            Provider its, QuestionRound questions, Map<String, Supplier<Heard<List<SupportDocument>>>> asked) {
        show.machines().stream()
                .map(ShowMachine::name)
                .forEach(name ->
                        asked.put("machines/" + name, questions.ask(() -> new MachineWords(its, name).documents())));
    }

    private static List<SupportDocument> documents(String name, Heard<List<SupportDocument>> answer) {
        return answer.part(
                its -> its, List.of(new SupportDocument(name + "/unreachable.txt", answer.trouble() + "\n")));
    }

    /** Files of the show's folder that hold no secret. */
    private List<SupportDocument> folder() {
        return Stream.of(OutputFolder.CLUSTER, ProviderRecord.FILE, "steps.json")
                .filter(name -> Files.isRegularFile(show.path().resolve(name)))
                .map(name ->
                        new SupportDocument("show/" + name, text(show.path().resolve(name))))
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "cannot be read: " + e.getMessage() + "\n";
        }
    }

    /** The file is brought to the disk by whoever opened it, so nothing here closes it. */
    private static void write(List<SupportDocument> documents, OutputStream out) throws IOException {
        GZIPOutputStream gzip = new GZIPOutputStream(out);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        for (SupportDocument document : documents) {
            byte[] text = document.text().getBytes(StandardCharsets.UTF_8);
            TarArchiveEntry entry = new TarArchiveEntry("support/" + document.name());
            entry.setSize(text.length);
            tar.putArchiveEntry(entry);
            tar.write(text);
            tar.closeArchiveEntry();
        }
        tar.finish();
        gzip.finish();
    }
}
