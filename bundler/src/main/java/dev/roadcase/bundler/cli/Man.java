package dev.roadcase.bundler.cli;

import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.problem.NearNames;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.console.ManPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bundle man}. */
@Command(name = "man", description = "Prints a manual page for the program man: bundle man up | man -l -")
final class Man implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Parameters(arity = "0..1", paramLabel = "VERB", description = "Whose page (default: the program's).")
    private Optional<String> verb = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Write all pages into this folder, such as ~/.local/share/man/man1.")
    private Optional<Path> folder = Optional.empty();

    @Override
    public Integer call() {
        CommandLine program = root.withAllVerbs();
        if (folder.isPresent()) {
            write(program, folder.get());
        } else {
            root.console()
                    .print(page(verb.map(its -> named(program, its)).orElse(program))
                            .text());
        }
        return 0;
    }

    private void write(CommandLine program, Path target) {
        try {
            Files.createDirectories(target);
        } catch (IOException e) {
            throw Problem.unwritable(target, e);
        }
        Stream.concat(Stream.of(program), program.getSubcommands().values().stream())
                .map(Man::page)
                .forEach(page -> new NewFile(target.resolve(page.file()))
                        .write(out -> out.write(page.text().getBytes(StandardCharsets.UTF_8))));
        root.console().result("wrote " + (program.getSubcommands().size() + 1) + " pages into " + target);
    }

    private static ManPage page(CommandLine command) {
        return new ManPage(command, BundleCommand.groups());
    }

    private static CommandLine named(CommandLine program, String verb) {
        return Optional.ofNullable(program.getSubcommands().get(verb))
                .orElseThrow(() -> Problem.usage("there is no verb " + verb
                        + NearNames.question(verb, program.getSubcommands().keySet())
                                .orElse("")));
    }
}
