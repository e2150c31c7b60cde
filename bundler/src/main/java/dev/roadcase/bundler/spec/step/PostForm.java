package dev.roadcase.bundler.spec.step;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * <code>post: URL, form: {NAME: VALUE}</code>: sends a form to an address of the demo, as a button on its page does.
 *
 * @param url http or https; may contain parameters
 * @param form values by name, in their order; they may contain parameters
 */
public record PostForm(String url, Map<String, String> form) implements StepAction {
    public PostForm {
        form = Collections.unmodifiableMap(new LinkedHashMap<>(form));
    }

    @Override
    public Optional<StepAction> reverse() {
        return Optional.empty();
    }
}
