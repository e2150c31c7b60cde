package dev.roadcase.bundler.sbom.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class OsReleaseTest {
    @Test
    void nameAndVersionStandThereWithQuotesOrWithout() {
        assertThat(OsRelease.parse("NAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\nID=debian\n"))
                .contains(new OsRelease("debian", Optional.of("12")));
        assertThat(OsRelease.parse("ID='ubuntu'\r\nVERSION_ID=24.04\r\n"))
                .contains(new OsRelease("ubuntu", Optional.of("24.04")));
        assertThat(OsRelease.parse("ID=debian\n")).contains(new OsRelease("debian", Optional.empty()));
    }

    @Test
    void whatIsNoNameIsNone() {
        assertThat(OsRelease.parse("")).isEmpty();
        assertThat(OsRelease.parse("ID=\"$(reboot)\"\n")).isEmpty();
        assertThat(OsRelease.parse("ID_LIKE=debian\n")).isEmpty();
        assertThat(OsRelease.parse("ID=.\n")).isEmpty();
    }
}
