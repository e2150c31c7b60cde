package dev.roadcase.bundler.support;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.client.ClientRun;
import dev.roadcase.bundler.provider.Provider;
import dev.roadcase.bundler.time.Heard;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a machine says of itself.
 *
 * @param name of the machine
 */
record MachineWords(Provider provider, String name) {
    private static final Duration MOST = Duration.ofSeconds(20);

    /** The first question. A machine that does not answer it is asked nothing more. */
    private static final List<String> CLOCK = List.of("date", "--rfc-3339=seconds");

    /** Commands that change nothing, by the names of their documents. */
    private static final Map<String, List<String>> QUESTIONS = questions();

    private static Map<String, List<String>> questions() {
        Map<String, List<String>> questions = new LinkedHashMap<>();
        questions.put("journal.txt", List.of("journalctl", "--no-pager", "--output", "short-iso", "--lines", "20000"));
        questions.put(
                "units.txt",
                List.of(
                        "systemctl",
                        "--no-pager",
                        "--all",
                        "list-units",
                        "roadcase*",
                        "kube*",
                        "etcd*",
                        "containerd*"));
        questions.put("failed.txt", List.of("systemctl", "--no-pager", "--failed"));
        questions.put("disk.txt", List.of("df", "--human-readable"));
        questions.put("memory.txt", List.of("cat", "/proc/meminfo"));
        questions.put("network.txt", List.of("ip", "address"));
        questions.put("routes.txt", List.of("ip", "route"));
        questions.put("processes.txt", List.of("ps", "-e", "-o", "pid,ppid,stat,etime,rss,comm"));
        questions.put("pods.txt", List.of("sh", "-c", "tail --verbose --lines 1000 /var/log/pods/*/*/*.log"));
        return questions;
    }

    /** A document for each question; where the machine does not answer, one that says why. */
    List<SupportDocument> documents() {
        Heard<String> clock = ask(CLOCK);
        if (clock.answer().isEmpty()) {
            return List.of(document("unreachable.txt", clock.trouble() + "\n"));
        }
        List<SupportDocument> documents = new ArrayList<>();
        documents.add(document("clock.txt", clock.answer().get()));
        QUESTIONS.forEach((its, words) -> documents.add(document(its, words(ask(words)))));
        return documents;
    }

    private SupportDocument document(String its, String text) {
        return new SupportDocument("machines/" + name + "/" + its, text);
    }

    private static String words(Heard<String> answer) {
        return answer.part(its -> its, answer.trouble() + "\n");
    }

    private Heard<String> ask(List<String> words) {
        try (ClientRun run = ClientRun.start(provider.shell(name, words, false))) {
            run.in().close();
            if (!run.ends(MOST)) {
                return Heard.nothing("no answer within " + MOST.toSeconds() + " s");
            }
            return run.succeeds() ? Heard.of(run.output()) : Heard.nothing("failed: " + run.reason());
        } catch (IOException e) {
            return Heard.nothing("could not be asked: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        }
    }
}
