package dev.roadcase.tests.parts;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A terminal of 80 columns with a shell in it, whose screen can be read: tmux, with a server of the test's own. */
public final class Terminal implements AutoCloseable {
    private static final int MOST_TRIES = 3000;

    private final Path folder;

    private Terminal(Path folder) {
        this.folder = folder;
    }

    /** The shell works in this folder, and prompts with {@code ready> }. */
    public static Terminal in(Path folder) {
        Terminal terminal = new Terminal(folder);
        terminal.tmux(
                "new-session", "-d", "-x", "80", "-y", "24", "-c", folder.toString(), "env PS1='ready> ' bash --norc");
        terminal.await(screen -> screen.startsWith("ready>"));
        return terminal;
    }

    /** Types a line and Enter. */
    public Terminal type(String line) {
        tmux("send-keys", "-l", line);
        tmux("send-keys", "Enter");
        return this;
    }

    /** Presses a key by tmux' name of it, such as {@code C-c}. */
    public Terminal press(String key) {
        tmux("send-keys", key);
        return this;
    }

    /** Makes it so many columns wide, and leaves it at that. */
    public Terminal resize(int columns, int rows) {
        tmux("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(rows));
        return this;
    }

    /** What it shows, once that is as it should be. */
    public String await(Predicate<String> expected) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            String screen = screen();
            if (expected.test(screen)) {
                return screen;
            }
            pause();
        }
        throw new AssertionError("the screen stays at:\n" + screen());
    }

    /** What it shows, with colours as escape sequences. */
    public String colours() {
        return tmux("capture-pane", "-p", "-e");
    }

    /** Whether the cursor is to be seen. */
    public boolean hasCursor() {
        return tmux("display-message", "-p", "#{cursor_flag}").strip().equals("1");
    }

    @Override
    public void close() {
        tmux("kill-server");
    }

    private String screen() {
        return tmux("capture-pane", "-p").stripTrailing();
    }

    private String tmux(String... words) {
        List<String> command = new ArrayList<>(
                List.of("tmux", "-S", folder.resolve("tmux.socket").toString(), "-f", "/dev/null", "-u"));
        command.addAll(List.of(words));
        return new String(Program.run(command), StandardCharsets.UTF_8);
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
