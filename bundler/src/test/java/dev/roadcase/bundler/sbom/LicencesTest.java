package dev.roadcase.bundler.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.bundler.sbom.layer.NamedLicence;
import java.util.List;
import org.cyclonedx.model.License;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicencesTest {
    @ParameterizedTest
    @CsvSource({
        "GPL-2, GPL-2.0-only",
        "GPL-2+, GPL-2.0-or-later",
        "LGPL-2.1+, LGPL-2.1-or-later",
        "AGPL-3, AGPL-3.0-only",
        "GFDL-1.3, GFDL-1.3-only",
        "Expat, MIT",
        "BSD-3-clause, BSD-3-Clause",
        "apache-2.0, Apache-2.0",
        "zlib, Zlib"
    })
    void aNameOfDebianIsAnIdentifierWhereItMeansTheSame(String name, String identifier) {
        assertThat(Licences.spdx(new NamedLicence(name, true))).contains(identifier);
    }

    /** MIT is the name of several licences in DEP 5. */
    @ParameterizedTest
    @ValueSource(
            strings = {"GPL-2+ or Artistic", "GPL-9", "GPL", "GFDL-NIV-1.3+", "MIT", "public-domain", "GPL-2 with x"})
    void anyOtherStaysAName(String name) {
        assertThat(Licences.spdx(new NamedLicence(name, true))).isEmpty();
    }

    @Test
    void ofProseTheVersionsOfTheGplAreNotKnown() {
        List<License> licences = Licences.of(List.of(
                        new NamedLicence("GPL-2", false),
                        new NamedLicence("Apache-2.0", false),
                        new NamedLicence("Expat", true),
                        new NamedLicence("expat", true)))
                .getLicenses();
        assertThat(licences).extracting(License::getName).containsExactly(null, "GPL-2", null);
        assertThat(licences).extracting(License::getId).containsExactly("Apache-2.0", null, "MIT");
    }
}
