package dev.roadcase.bundler.up;

import dev.roadcase.agent.file.FolderTree;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.provider.ProviderKind;
import dev.roadcase.bundler.provider.ProviderRecord;
import dev.roadcase.bundler.provider.chosen.ChosenProvider;
import dev.roadcase.bundler.show.KnownShows;
import dev.roadcase.bundler.show.RestoreFolder;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.ssh.SshUser;

/**
 * Takes a show down: nothing stays that came with {@link ShowUp}.
 *
 * @param known the shows of this computer
 * @param user answers what only a person knows, where machines are reached by SSH
 */
public record ShowDown(ShowFolder show, KnownShows known, SshUser user) {

    /** What will be deleted, in words for a person. */
    public String what() {
        String name = show.demo().name();
        String machines = show.machines().size() + " machines";
        String what = staysOn()
                ? "all of " + name + " on " + machines
                : machines + " of " + name + " with all that is on them";
        return what + (goesWithMachines() ? ", and the folder " + show.path() : "");
    }

    /** Machines that were not made for the show outlive it. */
    private boolean staysOn() {
        return ProviderRecord.in(show.path())
                .filter(record -> record.kind() == ProviderKind.SSH)
                .isPresent();
    }

    private boolean goesWithMachines() {
        return ProviderRecord.in(show.path()).filter(ProviderRecord::ownFolder).isPresent();
    }

    /**
     * Deletes it. The same again deletes what an earlier run has left.
     *
     * @throws Problem exit 6 if something cannot be deleted
     */
    public void run() {
        ProviderRecord record = ProviderRecord.in(show.path())
                .orElseThrow(() -> Problem.badInput("nothing here has started the machines of " + show.path())
                        .advise("delete the folder if you do not need it any more"));
        ChosenProvider.of(show, user).required().delete();
        if (record.ownFolder()) {
            known.forget(show.path());
            new FolderTree(show.path()).delete();
        } else {
            RestoreFolder.of(show).remove();
            new FolderTree(show.path().resolve(ProviderRecord.FILE)).delete();
        }
    }
}
