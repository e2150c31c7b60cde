package dev.roadcase.bundler.resolve;

import java.util.List;

/**
 * What a bundle will hold, as far as it is known before anything is made.
 *
 * @param blobs in the order of the bundle, each digest once
 * @param downloads that are needed for blobs that have to be made
 */
public record Forecast(List<ExpectedBlob> blobs, List<ExpectedDownload> downloads) {
    public Forecast {
        blobs = List.copyOf(blobs);
        downloads = List.copyOf(downloads);
    }

    /** At least so many bytes are written. */
    public long knownBytes() {
        return blobs.stream()
                .map(ExpectedBlob::size)
                .filter(size -> size.certainty() == Certainty.KNOWN)
                .mapToLong(ExpectedSize::bytes)
                .sum();
    }

    /** Of all blobs together: the bundle is a little larger. */
    public ExpectedSize size() {
        return blobs.stream().map(ExpectedBlob::size).reduce(ExpectedSize.NONE, ExpectedSize::and);
    }
}
