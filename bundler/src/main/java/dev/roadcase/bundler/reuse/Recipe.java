package dev.roadcase.bundler.reuse;

import dev.roadcase.agent.format.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What something was made of and how, as a digest: the same recipe gives the same bytes. A recipe says nothing of who
 * followed it, so what it stands for is believed of the user's own bundles alone.
 *
 * @param digest of all that goes in
 */
public record Recipe(Digest digest) {

    /**
     * The recipe of these ingredients.
     *
     * @param how the way of making, with a number that rises when the same ingredients come to give other bytes
     * @param ingredients in their order; each may hold any text
     */
    public static Recipe of(String how, List<String> ingredients) {
        StringBuilder text = new StringBuilder(how);
        // With their lengths, no two lists of ingredients read the same.
        ingredients.forEach(
                one -> text.append('\n').append(one.length()).append(' ').append(one));
        return new Recipe(Digest.of(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return digest.toString();
    }
}
