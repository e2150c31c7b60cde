package dev.roadcase.bundler.provider.ssh;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.provider.ssh.MachineFacts.FreeSpace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What one machine lacks for the show, or has too much. */
record MachineLacks(ShowNode node, MachineFacts facts) {
    /** What a machine writes beside bundle and images: the agent, programs, journals. */
    private static final long BESIDE = 512L << 20;

    private static final Duration NEAR = Duration.ofMinutes(5);
    private static final Duration DAYS = Duration.ofDays(2);
    private static final List<String> PROGRAMS = List.of("tar", "ip", "iptables", "curl", "sha256sum");

    /** Each with what to do. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        lacks().forEach(problems::add);
        if (facts.isOf(node.authority())) {
            return problems;
        }
        if (facts.isTaken()) {
            problems.add(Problem.upstream("belongs to another show")
                    .advise("take that one down, or on the machine: sudo /opt/roadcase/agent/bin/agent remove"));
        }
        facts.foreign().stream()
                .map(what -> Problem.upstream("another Kubernetes has left " + what)
                        .advise("remove it (kubeadm reset, k3s-uninstall.sh), or take another machine"))
                .forEach(problems::add);
        return problems;
    }

    private Stream<Problem> lacks() {
        return Stream.of(system(), programs(), runtime(), address(), space(), clock(), ports())
                .flatMap(problems -> problems);
    }

    private Stream<Problem> system() {
        Stream<Problem> architecture = facts.architecture().equals("x86_64")
                ? Stream.of()
                : Stream.of(Problem.upstream(
                        "is a machine of the kind " + facts.architecture() + ", and the agent runs on x86_64"));
        Stream<Problem> systemd = facts.hasSystemd()
                ? Stream.of()
                : Stream.of(Problem.upstream("does not run systemd").advise("take a machine that does"));
        return Stream.concat(architecture, systemd);
    }

    private Stream<Problem> programs() {
        return PROGRAMS.stream()
                .filter(program -> !facts.programs().contains(program))
                .map(program -> Problem.upstream("has no " + program).advise("install " + program + " there"));
    }

    private Stream<Problem> runtime() {
        String runtime = node.env("RUNTIME");
        return facts.programs().contains(runtime) || node.bringsRuntime()
                ? Stream.of()
                : Stream.of(Problem.upstream("has no container runtime " + runtime)
                        .advise("install it there, such as with: sudo apt-get install "
                                + (runtime.equals("docker") ? "docker.io" : runtime)
                                + "; or have the bundle bring it: runtime: carried in demo.yaml"));
    }

    private Stream<Problem> address() {
        return facts.hasItsAddress()
                ? Stream.of()
                : Stream.of(Problem.upstream(
                                "does not have the address " + node.machine().address())
                        .advise("write the address that it has into site.yaml, or give it this one"));
    }

    /** Where all images are, nothing more is needed. */
    private Stream<Problem> space() {
        if (facts.isProvisioned()) {
            return Stream.of();
        }
        long bundle = node.bundleSize();
        long copy = facts.hasBundle(bundle) ? 0 : bundle - Math.min(bundle, facts.received());
        FreeSpace home = facts.freeForBundle();
        FreeSpace images = facts.freeForImages();
        if (home.device().equals(images.device())) {
            return full(copy + bundle + BESIDE, home);
        }
        return Stream.concat(full(copy + BESIDE, home), full(bundle, images));
    }

    private static Stream<Problem> full(long needed, FreeSpace space) {
        return space.bytes() >= needed
                ? Stream.of()
                : Stream.of(Problem.upstream("is full: " + mebibytes(space.bytes()) + " are free on " + space.device()
                                + ", and " + mebibytes(needed) + " are needed")
                        .advise("make room there"));
    }

    private static String mebibytes(long bytes) {
        return (bytes >> 20) + " MiB";
    }

    private Stream<Problem> clock() {
        Duration off = Duration.ofSeconds(facts.ahead());
        return off.abs().compareTo(NEAR) <= 0
                ? Stream.of()
                : Stream.of(Problem.upstream("has a clock that is " + words(off.abs())
                                + (off.isNegative() ? " behind" : " ahead of") + " this computer's")
                        .advise("set it there: sudo date --set \"$(date)\", with the words that date says here"));
    }

    private static String words(Duration off) {
        return off.compareTo(DAYS) < 0 ? off.toMinutes() + " minutes" : off.toDays() + " days";
    }

    private Stream<Problem> ports() {
        String controller = node.env("CONTROLLER");
        return facts.blockedPorts().stream()
                .map(port -> Problem.upstream(
                                "a firewall keeps it from port " + port + " of the controller " + controller)
                        .advise("open ports 5000 and 6443 of the controller, and 10250 of all machines"));
    }
}
