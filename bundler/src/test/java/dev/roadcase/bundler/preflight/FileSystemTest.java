package dev.roadcase.bundler.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSystemTest {
    @ParameterizedTest
    @CsvSource({
        "ext4,         true,  ",
        "xfs,          true,  ",
        "btrfs,        true,  ",
        "tmpfs,        true,  ",
        "overlay,      true,  ",
        "apfs,         true,  ",
        "NTFS,         true,  ",
        "vfat,         false, 4294967295",
        "msdos,        false, 4294967295",
        "FAT32,        false, 4294967295",
        "fuse.fusefat, false, 4294967295",
        "exfat,        false, ",
        "exFAT,        false, ",
        "fuseblk,      false, ",
    })
    void namesTellWhatAFileSystemCanDo(String type, boolean hasHoles, Long largest) {
        FileSystem system = new FileSystem(type);
        assertThat(system.hasHoles()).isEqualTo(hasHoles);
        assertThat(system.largestFile().stream().boxed().findFirst().orElse(null))
                .isEqualTo(largest);
    }
}
