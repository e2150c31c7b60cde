package dev.roadcase.inaetics.viewer;

import dev.roadcase.inaetics.event.Events;
import dev.roadcase.inaetics.service.Complaint;
import dev.roadcase.inaetics.settings.Settings;
import dev.roadcase.inaetics.settings.SettingsFolder;
import java.io.IOException;
import java.util.function.Supplier;

/** The settings as they are now; where they have become wrong, the last that were right. */
final class CurrentSettings implements Supplier<Settings> {
    private final SettingsFolder folder;
    private final Complaint complaint;
    private Settings last = Settings.DEPLOYED;

    CurrentSettings(SettingsFolder folder, Events events) {
        this.folder = folder;
        this.complaint = new Complaint("the settings in " + folder.folder() + " cannot be used", events);
    }

    @Override
    public synchronized Settings get() {
        try {
            last = folder.read();
            complaint.over();
        } catch (IOException | IllegalArgumentException e) {
            complaint.because(e);
        }
        return last;
    }
}
