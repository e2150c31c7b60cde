package dev.roadcase.tests.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives all classes of a run the same six machines, bare and off at first. The end of the run removes them. */
final class SharedSix implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Six.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedSix.class))
                .computeIfAbsent(Six.class, type -> make(), Six.class);
    }

    private static Six make() {
        try {
            Path folder = Files.createDirectories(Path.of("target").toAbsolutePath());
            return new Six(Files.createTempDirectory(folder, "six"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
