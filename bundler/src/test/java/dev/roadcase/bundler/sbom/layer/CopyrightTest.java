package dev.roadcase.bundler.sbom.layer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CopyrightTest {
    @Test
    void aMachineReadableFileNamesItsLicences() {
        String text = """
                Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
                Upstream-Name: x

                Files: *
                License: GPL-2+
                 On Debian systems, see /usr/share/common-licenses/GPL-2.

                Files: a
                License:   Expat\s\s

                License: GPL-2+
                """;
        assertThat(Copyright.parse(text).licences())
                .containsExactly(new NamedLicence("Expat", true), new NamedLicence("GPL-2+", true));
        assertThat(Copyright.parse(text.replace("\n", "\r\n")).licences())
                .extracting(NamedLicence::name)
                .containsExactly("Expat", "GPL-2+");
    }

    @Test
    void ofProseTheTextsCountThatItRefersTo() {
        String text = "License: see below\nThe text is in `/usr/share/common-licenses/LGPL-2.1'. Another one is in\n"
                + "/usr/share/common-licenses/GPL-3.\n";
        assertThat(Copyright.parse(text).licences())
                .containsExactly(new NamedLicence("GPL-3", false), new NamedLicence("LGPL-2.1", false));
    }

    @Test
    void whatNamesNoLicenceHasNone() {
        assertThat(Copyright.parse("").licences()).isEmpty();
        assertThat(Copyright.parse("Format: x\nLicense:\n\0\0\n").licences()).isEmpty();
    }

    @Test
    void aFileOfThousandsOfLicencesIsCutOff() {
        StringBuilder text = new StringBuilder("Format: x\n");
        for (int i = 0; i < 5000; i++) {
            text.append("License: L").append(i).append('\n');
        }
        assertThat(Copyright.parse(text.toString()).licences()).hasSize(64);
    }
}
