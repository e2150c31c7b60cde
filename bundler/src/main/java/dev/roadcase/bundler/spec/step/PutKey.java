package dev.roadcase.bundler.spec.step;

import java.util.Optional;

/** <code>key: {path: PATH, value: VALUE}</code>: a key of etcd's v2 API has this value. */
public record PutKey(EtcdKey key, String value) implements StepAction {
    @Override
    public Optional<StepAction> reverse() {
        return Optional.empty();
    }
}
