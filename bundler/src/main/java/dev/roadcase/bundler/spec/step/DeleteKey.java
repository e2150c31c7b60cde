package dev.roadcase.bundler.spec.step;

import java.util.Optional;

/** <code>key: {path: PATH}</code> without a value: etcd's v2 API has this key no longer. */
public record DeleteKey(EtcdKey key) implements StepAction {
    @Override
    public Optional<StepAction> reverse() {
        return Optional.empty();
    }
}
