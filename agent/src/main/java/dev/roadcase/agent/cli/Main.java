package dev.roadcase.agent.cli;

import dev.roadcase.agent.console.Console;
import dev.roadcase.agent.console.Program;

/** Where the program {@code agent} starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Console console = Console.ofProcess();
        System.exit(new Program(new AgentCommand(console), AgentCommand.VERBS, console).run(args));
    }
}
