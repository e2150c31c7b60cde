package dev.roadcase.agent.node.registration;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.registry.machine.MachineProgress;
import dev.roadcase.agent.registry.machine.Phase;
import dev.roadcase.agent.registry.machine.Registration;
import java.util.function.UnaryOperator;

/** How far this machine is. It listens to the events of the work, and passes them on. */
public final class MachineState implements Events {
    private final Events next;
    private Registration current;

    public MachineState(Registration first, Events next) {
        this.current = first;
        this.next = next;
    }

    public synchronized Registration current() {
        return current;
    }

    @Override
    public void emit(Event event) {
        if (event instanceof Event.Began began) {
            change(state -> state.in(Phase.PROVISIONING, began.step()));
        } else if (event instanceof Event.TransferMoved moved) {
            progress(its ->
                    new MachineProgress(its.images(), its.imagesWanted(), its.files(), its.bytes() + moved.bytes()));
        } else if (event instanceof Event.TransferEnded) {
            progress(its -> new MachineProgress(its.images() + 1, its.imagesWanted(), its.files(), its.bytes()));
        }
        next.emit(event);
    }

    public void installed(int files) {
        progress(its -> new MachineProgress(its.images(), its.imagesWanted(), files, its.bytes()));
    }

    /** Some of what the bundle calls images may be artifacts, which no runtime gets. */
    public void holding(int images, int wanted) {
        progress(its -> new MachineProgress(images, wanted, its.files(), its.bytes()));
    }

    public void ready() {
        progress(its -> new MachineProgress(its.imagesWanted(), its.imagesWanted(), its.files(), its.bytes()));
        change(state -> state.in(Phase.READY, "ready"));
    }

    public void failed(String why) {
        change(state -> state.in(Phase.FAILED, why));
    }

    private void progress(UnaryOperator<MachineProgress> step) {
        change(state -> state.with(step.apply(state.progress())));
    }

    private synchronized void change(UnaryOperator<Registration> step) {
        current = step.apply(current);
    }
}
