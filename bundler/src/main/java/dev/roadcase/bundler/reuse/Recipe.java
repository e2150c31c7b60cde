package dev.roadcase.bundler.reuse;

import dev.roadcase.agent.format.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What something was made of and how, as a digest: the same recipe gives the same bytes. A recipe does not prove who used it, so it is believed only in bundles that the user's own key signed.
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
        // The lengths make two different lists of ingredients different texts.
        ingredients.forEach(
                one -> text.append('\n').append(one.length()).append(' ').append(one));
        return new Recipe(Digest.of(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return digest.toString();
    }
}
