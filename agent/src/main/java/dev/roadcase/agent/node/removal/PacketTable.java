package dev.roadcase.agent.node.removal;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of iptables as iptables-save(8) writes it.
 *
 * @param chains names of all of them
 * @param rules each with the chain that it stands in: {@code FORWARD -s 10.1.0.0/16 -j ACCEPT}
 */
record PacketTable(String name, List<String> chains, List<String> rules) {

    /** All tables. */
    static List<PacketTable> parse(List<String> lines) {
        List<PacketTable> tables = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("*")) {
                tables.add(new PacketTable(line.substring(1), new ArrayList<>(), new ArrayList<>()));
            } else if (line.startsWith(":") && !tables.isEmpty()) {
                last(tables).chains.add(line.substring(1).split(" ")[0]);
            } else if (line.startsWith("-A ") && !tables.isEmpty()) {
                last(tables).rules.add(line.substring("-A ".length()));
            }
        }
        return tables;
    }

    private static PacketTable last(List<PacketTable> tables) {
        return tables.get(tables.size() - 1);
    }

    /** The chain that a rule stands in. */
    static String chainOf(String rule) {
        return rule.split(" ", 2)[0];
    }

    /** Whether a rule leads into this chain. */
    static boolean leadsTo(String rule, String chain) {
        String end = rule + " ";
        return end.contains(" -j " + chain + " ") || end.contains(" -g " + chain + " ");
    }
}
