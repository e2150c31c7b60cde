package dev.roadcase.bundler.cluster.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UserDataReaderTest {
    @ParameterizedTest
    @CsvSource({
        "flatcar-stable, coreos",
        "flatcar, coreos",
        "coreos-alpha, coreos",
        "coreosx, cloud-init",
        "debian-12, cloud-init",
        "ubuntu-24.04, cloud-init"
    })
    void anOperatingSystemBringsItsOwn(String os, String dialect) {
        assertThat(UserDataReader.usual(os).dialect()).hasToString(dialect);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void eachDialectHasOneThatReadsIt(Dialect dialect) {
        assertThat(UserDataReader.of(dialect).dialect()).isEqualTo(dialect);
        assertThat(Dialect.parse(dialect.toString())).isEqualTo(dialect);
    }

    @Test
    void anotherWordIsNoDialect() {
        assertThatThrownBy(() -> Dialect.parse("windows"))
                .hasMessage("not a dialect (coreos or cloud-init): \"windows\"");
    }
}
