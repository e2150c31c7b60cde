package dev.roadcase.bundler.status;

import dev.roadcase.bundler.apiserver.ClusterNode;
import dev.roadcase.bundler.apiserver.ClusterView;
import dev.roadcase.bundler.apiserver.RunningWorkload;
import dev.roadcase.bundler.show.ShowAccess;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import dev.roadcase.bundler.step.StageHttp;
import dev.roadcase.bundler.step.StepRecord;
import dev.roadcase.bundler.time.Heard;
import dev.roadcase.bundler.time.QuestionRound;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Asks everything of a show how it is. It may be asked again and again. */
public final class ShowInquiry {
    private static final Duration MOST = Duration.ofSeconds(2);

    private final ExecutorService threads = QuestionRound.threads();
    private final ShowFolder show;
    private final ClusterView cluster;
    private final Supplier<RegistryStatus> registry;
    private final StageHttp http = new StageHttp(MOST);

    /**
     * Reads the keys of the show, and asks nothing yet.
     *
     * @throws dev.roadcase.agent.problem.Problem exit 3 if a key is not what it should be
     */
    public ShowInquiry(ShowFolder show) {
        ShowAccess access = new ShowAccess(show);
        this.show = show;
        this.cluster = new ClusterView(access.apiServer(MOST));
        this.registry = show.host().isPresent()
                ? () -> RegistryStatus.OF_OTHERS
                : new ShowRegistry(show.registry(), access.registryReader(), MOST)::status;
    }

    /** How it is now, within two seconds. */
    public ShowStatus now() {
        QuestionRound questions = new QuestionRound(threads, MOST);
        Supplier<Heard<RegistryStatus>> registryAnswer = questions.ask(registry);
        Supplier<Heard<List<ClusterNode>>> nodeAnswer = questions.ask(cluster::nodes);
        Supplier<Heard<List<RunningWorkload>>> workloadAnswer = questions.ask(cluster::workloads);
        var machines = each(questions, show.machines(), ShowMachine::answers);
        var pages = each(questions, show.demo().pages(), http::trouble);
        var checks = each(questions, show.demo().checks(), http::trouble);
        Heard<RegistryStatus> known = registryAnswer.get();
        Heard<List<ClusterNode>> nodes = nodeAnswer.get();
        return new ShowStatus(
                show,
                known,
                nodes,
                workloadAnswer.get(),
                read(machines, (machine, answers) -> machine(machine, answers.part(its -> its, false), known, nodes)),
                read(pages, (page, trouble) -> new AskedPage(page, words(trouble))),
                read(checks, (check, trouble) -> new AskedCheck(check, words(trouble))),
                StepRecord.in(show.path()).done());
    }

    private static <T, A> Map<T, Supplier<Heard<A>>> each(
            QuestionRound questions, List<T> all, Function<T, A> question) {
        Map<T, Supplier<Heard<A>>> asked = new LinkedHashMap<>();
        all.forEach(one -> asked.put(one, questions.ask(() -> question.apply(one))));
        return asked;
    }

    private static <T, A, R> List<R> read(Map<T, Supplier<Heard<A>>> asked, BiFunction<T, Heard<A>, R> result) {
        return asked.entrySet().stream()
                .map(one -> result.apply(one.getKey(), one.getValue().get()))
                .toList();
    }

    private static String words(Heard<Optional<String>> trouble) {
        return trouble.part(its -> its.orElse(""), trouble.trouble());
    }

    private static MachineStatus machine(
            ShowMachine machine, boolean answers, Heard<RegistryStatus> registry, Heard<List<ClusterNode>> nodes) {
        return new MachineStatus(
                machine,
                answers,
                registry.answer().map(its -> its.registrations().get(machine.name())),
                nodes.part(List::stream, Stream.<ClusterNode>of())
                        .filter(node -> node.name().equals(machine.name()))
                        .map(ClusterNode::ready)
                        .findFirst());
    }
}
