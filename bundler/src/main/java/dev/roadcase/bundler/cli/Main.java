package dev.roadcase.bundler.cli;

import dev.roadcase.agent.console.Console;
import dev.roadcase.agent.console.Program;

/** Where the program {@code bundle} starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Console console = Console.ofProcess();
        System.exit(new Program(new BundleCommand(console), BundleCommand.VERBS, console).run(args));
    }
}
