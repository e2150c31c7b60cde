package dev.roadcase.junio.etcd;

import java.io.IOException;

/** Etcd has answered, and will not do it: another member would say the same. */
public final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    Refused(String why) {
        super(why);
    }
}
