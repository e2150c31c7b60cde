package dev.roadcase.bundler.rehearsal.outside;

import dev.roadcase.bundler.provider.Provider;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Scripts of ours that run on machines of a show, for as long as somebody wants them. */
record MachineScripts(Provider provider, Set<MachineScript> running) implements AutoCloseable {

    MachineScripts(Provider provider) {
        this(provider, ConcurrentHashMap.newKeySet());
    }

    MachineScript start(String machine, String name, String... arguments) throws IOException {
        MachineScript script = MachineScript.start(provider, machine, name, arguments);
        running.removeIf(MachineScript::hasEnded);
        running.add(script);
        return script;
    }

    /** Ends all of them: whoever reads what they say reads its end. */
    @Override
    public void close() {
        running.forEach(MachineScript::close);
    }
}
