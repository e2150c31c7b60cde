package dev.roadcase.bundler.secret;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The ways in which programs write a secret down: as it is, in JSON, in a URL, and in Base64. */
record SecretSpellings(String secret) {
    /** What surely holds nothing of what stands before the secret, for each place in a group of three bytes. */
    private static final int[] FOREIGN = {0, 2, 3};

    Stream<String> all() {
        Stream<String> readable = Stream.of(secret, inJson(), URLEncoder.encode(secret, StandardCharsets.UTF_8));
        return Stream.concat(readable, IntStream.range(0, 3).mapToObj(this::inBase64));
    }

    private String inJson() {
        return new String(JsonStringEncoder.getInstance().quoteAsString(secret));
    }

    /** Base64 of a longer text that has the secret after this many bytes: user:password of HTTP is such a text. */
    private String inBase64(int before) {
        byte[] own = secret.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[before + own.length];
        System.arraycopy(own, 0, all, before, own.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(all);
        // Six bits are a character: the last one also holds bits of what follows, if the secret ends within it.
        return text.substring(FOREIGN[before], all.length * 8 / 6);
    }

    /** How long it is, and not what it is. */
    @Override
    public String toString() {
        return "a secret of " + secret.length() + " characters";
    }
}
