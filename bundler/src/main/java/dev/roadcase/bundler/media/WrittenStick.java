package dev.roadcase.bundler.media;

import java.util.List;

/**
 * What a stick holds now, every byte of it read again.
 *
 * @param written names of what was written
 * @param unchanged names of what was there already
 * @param direct whether all was read from the disk; if not, a part came from the kernel's memory
 */
public record WrittenStick(List<String> written, List<String> unchanged, boolean direct) {
    public WrittenStick {
        written = List.copyOf(written);
        unchanged = List.copyOf(unchanged);
    }
}
