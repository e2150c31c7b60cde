package dev.roadcase.bundler.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.bundler.cluster.dialect.Dialect;
import dev.roadcase.bundler.cluster.dialect.UserDataReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VagrantFilesTest {
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void vagrantHasAScriptForEachDialect(Dialect dialect) {
        String script = VagrantFiles.script(UserDataReader.of(dialect));
        assertThat(script).startsWith("#!/bin/sh\n");
        if (dialect == Dialect.IGNITION) {
            assertThat(script).contains("configure again with", "--dialect coreos", "exit 1");
        } else {
            assertThat(script).containsPattern("\nmv \"?(\\$root)?/tmp/roadcase/user-data\"? ");
        }
    }

    @Test
    void theVagrantfileReadsTheScriptThatIsWrittenBesideIt() {
        assertThat(VagrantFiles.vagrantfile()).contains("\"vagrant.sh\"", "\"cluster.json\"");
    }
}
