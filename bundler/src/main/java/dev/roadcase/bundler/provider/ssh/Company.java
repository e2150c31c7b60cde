package dev.roadcase.bundler.provider.ssh;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.ssh.SshAddress;
import dev.roadcase.bundler.ssh.SshConnection;
import dev.roadcase.bundler.ssh.SshLogins;
import dev.roadcase.bundler.time.SideBySide;
import dev.roadcase.bundler.time.Tried;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Machines of a show, as far as they can be reached.
 *
 * @param problems of those that cannot, each with the machine's name
 */
record Company(List<ReachedMachine> reached, Map<String, Problem> problems) implements AutoCloseable {
    Company {
        reached = List.copyOf(reached);
    }

    /**
     * Logs in to all of them at the same time.
     *
     * @throws Problem exit 4 if the user does not believe a host
     */
    static Company of(List<ShowNode> nodes, SshLogins logins) {
        Map<String, SshAddress> addresses = new LinkedHashMap<>();
        nodes.forEach(node -> addresses.put(node.name(), node.address()));
        Map<String, Tried<SshConnection>> opened = logins.open(addresses);
        Map<String, Problem> problems = new LinkedHashMap<>();
        List<ShowNode> open = new ArrayList<>();
        nodes.forEach(node -> opened.get(node.name())
                .problem()
                .ifPresentOrElse(problem -> problems.put(node.name(), problem), () -> open.add(node)));
        List<ReachedMachine> reached = new ArrayList<>();
        new SideBySide<>(open, ShowNode::name)
                .tryAll(node -> new ReachedMachine(
                        node, logins, opened.get(node.name()).result().orElseThrow()))
                .forEach((node, tried) -> {
                    tried.result().ifPresent(reached::add);
                    tried.problem().ifPresent(problem -> problems.put(node.name(), problem));
                });
        return new Company(reached, problems);
    }

    /** Those that are reached, for work at the same time. */
    SideBySide<ReachedMachine> all() {
        return new SideBySide<>(reached, ReachedMachine::name);
    }

    @Override
    public void close() {
        reached.forEach(ReachedMachine::close);
    }
}
