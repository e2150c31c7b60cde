package dev.roadcase.bundler.build.debian.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoaderCacheTextTest {
    @Test
    void namesAreInTheOrderInWhichTheLoaderSearches() {
        assertThat(Stream.of("libz.so.10", "libz.so.9", "liba.so", "libz.so", "libz2.so")
                        .sorted(LoaderCacheText.ORDER))
                .containsExactly("liba.so", "libz.so", "libz.so.9", "libz.so.10", "libz2.so");
    }

    @Test
    void theFileBeginsWithItsFormatAndHoldsNamesAndPaths() {
        byte[] file = LoaderCacheText.bytes(List.of(new LoaderCacheText.CachedLibrary("liba.so", "/opt/liba.so", 3)));
        String text = new String(file, StandardCharsets.ISO_8859_1);
        assertThat(text).startsWith("glibc-ld.so.cache1.1\1\0\0\0").endsWith("liba.so\0/opt/liba.so\0");
        assertThat(file[28]).isEqualTo((byte) 2);
        assertThat(file).hasSize(48 + 24 + 21);
    }
}
