package dev.roadcase.tests.faults;

import java.io.InputStream;

/** Has no end. */
final class Zeros extends InputStream {
    @Override
    public int read() {
        return 0;
    }
}
