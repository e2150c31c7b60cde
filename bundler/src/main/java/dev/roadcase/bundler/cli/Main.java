package dev.roadcase.bundler.cli;

import dev.roadcase.agent.console.Console;
import dev.roadcase.agent.console.Program;

/** Where the program {@code bundle} starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Console console = Console.ofProcess();
        Program program = new Program(new BundleCommand(console), BundleCommand.VERBS, console);
        System.exit(program.listing(BundleCommand.groups()).run(args));
    }
}
