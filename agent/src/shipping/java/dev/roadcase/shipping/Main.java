package dev.roadcase.shipping;

import java.io.IOException;
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
        Path image = target.resolve("agent-linux-amd64");
        new AgentImage(module, image).make(args[1]);
        new TarGz(image).write(target.resolve("agent-linux-amd64.tar.gz"));
    }

    private static boolean isLinuxOnAmd64() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
    }
}
