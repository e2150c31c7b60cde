package dev.roadcase.junio.cli;

import dev.roadcase.junio.console.Log;
import dev.roadcase.junio.service.Environment;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Starts a program, which runs until the process is told to stop. */
public final class Main {
    private static final int USAGE = 2;
    private static final int MACHINE = 6;

    /** By its word; what is printed goes to the log. */
    private static final Map<String, Program> PROGRAMS = Map.of(
            "date", Services::date,
            "time", Services::time,
            "web", Services::web,
            "names", Names::start,
            "templater", Templater::run,
            "board", BoardProgram::start);

    private Main() {}

    /** Ends with 2 for words or an environment that make no sense, with 6 where this machine does not let it. */
    public static void main(String[] args) {
        Log log = Log.ofProcess();
        try {
            program(args).run(List.of(args).subList(1, args.length), new Environment(System.getenv()), log);
        } catch (IllegalArgumentException e) {
            log.error(e.getMessage());
            System.exit(USAGE);
        } catch (IOException e) {
            log.error(e.getMessage());
            System.exit(MACHINE);
        }
    }

    private static Program program(String[] args) {
        if (args.length == 0 || !PROGRAMS.containsKey(args[0])) {
            throw new IllegalArgumentException("start one of: "
                    + String.join(", ", PROGRAMS.keySet().stream().sorted().toList()) + "; not: "
                    + String.join(" ", args));
        }
        return PROGRAMS.get(args[0]);
    }
}
