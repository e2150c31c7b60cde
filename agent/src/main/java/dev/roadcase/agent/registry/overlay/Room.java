package dev.roadcase.agent.registry.overlay;

import dev.roadcase.agent.registry.store.StoreRefusal;
import dev.roadcase.agent.registry.store.StoreRefusal.Reason;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** How many bytes blobs and uploads may have. What is there already is counted when somebody first asks for more. */
final class Room {
    private final OptionalLong limit;
    private final LongSupplier count;
    private OptionalLong used = OptionalLong.empty();

    /** @param count of the bytes that are there */
    Room(OptionalLong limit, LongSupplier count) {
        this.limit = limit;
        this.count = count;
    }

    /** Returns if there is room for so many more bytes. */
    synchronized void require(long bytes) {
        if (limit.isPresent() && bytes > limit.getAsLong() - used()) {
            throw new StoreRefusal(
                    Reason.NO_ROOM,
                    "the overlay may have " + limit.getAsLong() + " bytes (--overlay-limit) and has " + used()
                            + ": delete what is not needed, or serve with a higher limit");
        }
    }

    /** Takes room for so many more bytes, before they are written. */
    synchronized void take(long bytes) {
        require(bytes);
        change(bytes);
    }

    synchronized void giveBack(long bytes) {
        change(-bytes);
    }

    private void change(long bytes) {
        if (limit.isPresent()) {
            used = OptionalLong.of(Math.max(0, used() + bytes));
        }
    }

    private long used() {
        if (used.isEmpty()) {
            used = OptionalLong.of(count.getAsLong());
        }
        return used.getAsLong();
    }
}
