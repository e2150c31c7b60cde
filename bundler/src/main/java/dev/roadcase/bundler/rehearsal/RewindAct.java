package dev.roadcase.bundler.rehearsal;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.bundler.rewind.RewindNews;
import dev.roadcase.bundler.rewind.ShowRewind;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.step.StepImages;

/** Brings the demo back to its beginning, as between two audiences. */
record RewindAct(ShowFolder show, Bundle bundle, StepImages images) {

    void perform(ActNotes notes) {
        new ShowRewind(show, bundle, images, news -> write(news, notes)).run();
    }

    private static void write(RewindNews news, ActNotes notes) {
        if (news instanceof RewindNews.StepReversed step) {
            step.trouble()
                    .ifPresent(why -> notes.finding("The step " + step.step() + " cannot be taken back: " + why, ""));
        } else if (news instanceof RewindNews.PodsEnded ended) {
            notes.fact("Pods that were started anew: " + ended.pods());
        } else if (news instanceof RewindNews.ShowRewound end) {
            end.others().forEach(other -> notes.fact("It stays, since it is not of the demo: " + other));
            end.absent().forEach(machine -> notes.finding("After a rewind " + machine, ""));
        }
    }
}
