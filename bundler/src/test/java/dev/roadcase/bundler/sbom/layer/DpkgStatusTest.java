package dev.roadcase.bundler.sbom.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DpkgStatusTest {
    @Test
    void packagesThatAreInstalledAreListed() {
        String text = """
                Package: libc6
                Status: install ok installed
                Architecture: amd64
                Source: glibc (2.36-9)
                Version: 2.36-9+deb12u1
                Description: GNU C Library
                 more of it

                Package: gone
                Status: deinstall ok config-files
                Version: 1
                Architecture: all

                Package: held
                Status: hold ok installed
                Version: 1:2~rc1-3
                Source: held
                """;
        assertThat(DpkgStatus.parse(text).packages())
                .containsExactly(
                        new InstalledPackage("libc6", "2.36-9+deb12u1", "amd64", Optional.of("glibc"), List.of()),
                        new InstalledPackage("held", "1:2~rc1-3", "all", Optional.empty(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "no field",
                " a line that goes on with nothing",
                "Package: x",
                "Package: x\nVersion: 1 2",
                "Package: ../x\nVersion: 1",
                "Package: x\nVersion: 1\nArchitecture: a/b",
                "Package: x\nVersion: 1\nSource: (1)",
                "Package: x\nPackage: y\nVersion: 1",
                "Package: x\nVersion: 1\nStatus: install ok half-installed"
            })
    void whatIsNoPackageIsLeftOutAndTheOthersStay(String paragraph) {
        assertThat(DpkgStatus.parse(paragraph + "\n\nPackage: good\nVersion: 1\nArchitecture: all\n")
                        .packages())
                .extracting(InstalledPackage::name)
                .containsExactly("good");
    }
}
