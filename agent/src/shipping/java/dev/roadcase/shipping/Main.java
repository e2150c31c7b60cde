package dev.roadcase.shipping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes {@code agent-linux-amd64.tar.gz} in Maven's package phase. */
public final class Main {
    private Main() {}

    /** Takes the folder of the module {@code agent} and the version of the build. */
    public static void main(String[] args) throws IOException {
        Path module = Path.of(args[0]);
        if (!isLinuxOnAmd64()) {
            System.out.println(
                    "no archive of the agent: this JDK makes runtimes for its own platform, not linux/amd64");
            return;
        }
        Path target = module.resolve("target");
        Path archive = target.resolve("agent-linux-amd64.tar.gz");
        Path made = target.resolve("agent-linux-amd64.key");
        String key = new Inputs(module).key(args[1]);
        if (Files.exists(archive)
                && Files.exists(made)
                && Files.readString(made).equals(key)) {
            return;
        }
        Files.deleteIfExists(made);
        Path image = target.resolve("agent-linux-amd64");
        new AgentImage(module, image).make(args[1]);
        new TarGz(image).write(archive);
        Files.writeString(made, key);
    }

    private static boolean isLinuxOnAmd64() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
    }
}
