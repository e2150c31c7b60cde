package dev.roadcase.bundler.provider;

import dev.roadcase.bundler.spec.step.SwitchMachine.Power;
import java.util.List;

/** Where the machines of a show come from. Everything may be done again, and does only what is missing. */
public interface Provider {
    /** Makes machines that are missing, and switches on those that are off. It does not wait until they are ready. */
    void start();

    /** Switches all machines off, in good order. What is on them stays. */
    void stop();

    /** Whether machines can go over to another bundle and other files, and keep what they hold otherwise. */
    default boolean canRenew() {
        return false;
    }

    /** Whether a machine has the bundle and the files that the show's folder names now, as {@link #start} has found it. */
    default boolean isCurrent(String machine) {
        return true;
    }

    /** Starts one machine anew, with the bundle and the files that the show's folder names now. */
    default void renew(String machine) {
        throw new UnsupportedOperationException("see canRenew");
    }

    /** Deletes the machines but not the images that their runtimes hold, so that {@link #start} makes new ones with these. */
    default void empty() {
        delete();
    }

    /** Deletes one machine with all that is on it, so that {@link #start} makes a new one. */
    void delete(String machine);

    /** Deletes the machines and everything else that {@link #start} has made. */
    void delete();

    /** Whether it can switch machines on, or off. What it cannot, a hand has to do. */
    default boolean canTurn(Power power) {
        return true;
    }

    /** Switches one machine on, or cuts its power. */
    void turn(String machine, Power power);

    /** The command that a person would type to switch it. */
    List<String> turnCommand(String machine, Power power);

    /**
     * The command that runs these words on a machine, as root.
     *
     * @param words none for a shell
     * @param terminal whether a person sits before it
     */
    List<String> shell(String machine, List<String> words, boolean terminal);

    /**
     * What these words say on standard output, run on a machine as root, to their end.
     *
     * @throws dev.roadcase.agent.problem.Problem exit 5 if they fail, with the machine's name and the reason, or if it does not
     *     answer
     */
    default String says(String machine, List<String> words) {
        return new MachineAnswer(machine, shell(machine, words, false)).text();
    }
}
