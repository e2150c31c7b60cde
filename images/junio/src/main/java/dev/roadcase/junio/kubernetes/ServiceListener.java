package dev.roadcase.junio.kubernetes;

import java.io.IOException;
import java.util.List;

/** Hears of Services. What it cannot deal with it hears of again, since all of them are listed anew then. */
public interface ServiceListener {
    /** Is called before Services are listed. */
    void beforeList() throws IOException, InterruptedException;

    /** There are these, and no others. */
    void listed(List<ClusterService> services) throws IOException, InterruptedException;

    /** There is a new one, or one is another than before. */
    void changed(ClusterService service) throws IOException, InterruptedException;

    /** There is one no more. */
    void gone(ClusterService service) throws IOException, InterruptedException;
}
