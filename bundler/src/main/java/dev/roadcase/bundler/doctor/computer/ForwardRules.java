package dev.roadcase.bundler.doctor.computer;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What the kernel does with packets that are not for this computer itself, as nft or iptables says it.
 *
 * @param lines {@code nft list ruleset} or {@code iptables -S FORWARD}
 */
public record ForwardRules(List<String> lines) {
    private static final Pattern OF_ENGINES =
            Pattern.compile("(?i).*(?:docker|podman|netavark|\\bcni|libvirt).*|-A FORWARD -j ACCEPT");
    private static final String DROPS_BY_IPTABLES = "-P FORWARD DROP";
    private static final Pattern DROPS_BY_NFT = Pattern.compile(".*\\bhook forward\\b.*\\bpolicy drop\\b.*");

    public ForwardRules {
        lines = List.copyOf(lines);
    }

    /** Whether it drops what goes to containers: it drops all, and no container engine has put a rule of its own there. */
    public boolean dropContainers() {
        return lines.contains(DROPS_BY_IPTABLES)
                ? lines.stream().noneMatch(line -> OF_ENGINES.matcher(line).matches())
                : dropByNft();
    }

    private boolean dropByNft() {
        for (int i = 0; i < lines.size(); i++) {
            if (DROPS_BY_NFT.matcher(lines.get(i)).matches()
                    && chain(i).stream()
                            .noneMatch(line -> OF_ENGINES.matcher(line).matches())) {
                return true;
            }
        }
        return false;
    }

    private List<String> chain(int from) {
        return lines.subList(from, lines.size()).stream()
                .takeWhile(line -> !line.strip().equals("}"))
                .toList();
    }
}
