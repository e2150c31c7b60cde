package dev.roadcase.agent.cli;

import dev.roadcase.agent.runtime.RuntimeKind;
import dev.roadcase.agent.runtime.RuntimeSocket;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say which runtime gets the images. */
final class RuntimeOptions {
    @Option(
            names = "--runtime",
            paramLabel = "RUNTIME",
            defaultValue = "containerd",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private RuntimeKind runtime;

    @Option(
            names = "--address",
            paramLabel = "SOCKET",
            description = "Where the runtime listens. Default: where it usually does, or where its client looks.")
    private Optional<String> address = Optional.empty();

    @Option(
            names = "--namespace",
            paramLabel = "NAME",
            defaultValue = RuntimeSocket.NAMESPACE_OF_PODS,
            description = "containerd's namespace; default: ${DEFAULT-VALUE}, where the kubelet looks.")
    private String namespace;

    RuntimeSocket socket() {
        return new RuntimeSocket(runtime, address, namespace);
    }
}
