package dev.roadcase.bundler.output;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.layout.Layout;
import java.nio.file.Files;

/** Writes bundles to a target. */
public record Output(Target target, Events events) {

    /**
     * Writes a bundle beside its final name and gives it that name when all of it is on the disk. The file that stood there stays until then, and also if anything fails. Bytes that an earlier run left beside it are not written again.
     *
     * @param schedule of this layout
     */
    public void write(Layout layout, Schedule schedule) {
        try (PartialFile partial = PartialFile.open(target, layout)) {
            events.emit(new Event.Expected(layout.slowBytes(), partial.present()));
            new Writers(partial, schedule).run();
            partial.finish(layout.length());
        } catch (Problem e) {
            if (Files.exists(target.journal())) {
                events.emit(new Event.Noted("what has arrived is kept: the same command goes on with it"));
            }
            throw e;
        }
    }
}
