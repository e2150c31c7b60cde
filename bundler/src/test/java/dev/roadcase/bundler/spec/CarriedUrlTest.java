package dev.roadcase.bundler.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.bundler.spec.file.CarriedUrl;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarriedUrlTest {
    private static String carried(String url) {
        return CarriedUrl.of(URI.create(url)).toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token=1", "access_token=a", "sig=a%2Fb", "X-Amz-Signature=0f", "X-Amz-Date=2026", "x-goog-expires=3",
                "sv=2026&se=2&sp=r&sr=b", "password=", "apiKey=a", "v=abcdefghijklmnopqrstuvwx", "swordfish",
                        "a=1&auth=2"
            })
    void aUrlStaysTheSameWhenATokenChanges(String query) {
        String other = query.replaceAll(
                        "(?<=(?:token|sig|ture|Date|ires|s[vepr]|word|Key|auth)=)[^&]*|^swordfish$", "other")
                .replace("abcdefghijklmnopqrstuvwx", "xwvutsrqponmlkjihgfedcba");
        assertThat(carried("https://h/a?" + query)).isEqualTo(carried("https://h/a?" + other));
    }

    @Test
    void itIsAnotherOneWhenAnythingElseChanges() {
        assertThat(carried("https://h/a?version=1&token=x"))
                .isNotEqualTo(carried("https://h/a?version=2&token=x"))
                .isNotEqualTo(carried("https://h/b?version=1&token=x"))
                .isNotEqualTo(carried("https://h/a?version=1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://h/a",
                "https://h/a?file=name&token=t",
                "https://h/a?x",
                "https://h/?",
                "https://h/a?=&&b="
            })
    void whatIsCarriedHoldsNoValueAndIsCarriedAsItIs(String url) {
        String carried = carried(url);
        assertThat(carried(carried)).isEqualTo(carried);
        assertThat(carried).doesNotContain("name", "token=t", "?x");
        assertThat(carried.contains("?")).isEqualTo(url.contains("?"));
    }
}
