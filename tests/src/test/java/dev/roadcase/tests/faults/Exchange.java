package dev.roadcase.tests.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A request and what becomes of its answer on the way to the client. */
final class Exchange {
    private final FaultProxy proxy;
    private final Asked asked;
    private final Fault fault;
    private final Socket client;

    Exchange(FaultProxy proxy, Asked asked, Fault fault, Socket client) {
        this.proxy = proxy;
        this.asked = asked;
        this.fault = fault;
        this.client = client;
    }

    void run(Upstream upstream) throws IOException {
        if (fault instanceof Fault.Silence) {
            proxy.awaitHonesty();
            return;
        }
        Answer answer = fault.answer(asked, upstream);
        try (InputStream body = answer.body()) {
            OutputStream out = client.getOutputStream();
            answer.writeHead(out);
            if (!asked.method().equals("HEAD")) {
                boolean stopped = send(answer, body, out);
                finish(answer, stopped, out);
            }
        }
    }

    /** Returns whether there was more. */
    private boolean send(Answer answer, InputStream body, OutputStream out) throws IOException {
        Pace pace = fault instanceof Fault.Slow slow ? new Pace(slow.bytesPerSecond()) : proxy.pace();
        byte[] portion = new byte[pace.portion()];
        long sent = 0;
        while (sent < fault.end()) {
            int count = body.read(portion, 0, (int) Math.min(portion.length, fault.end() - sent));
            if (count < 0) {
                return false;
            }
            fault.spoil(portion, sent, count);
            pace.pass(count);
            proxy.admit(asked);
            answer.writeBody(portion, count, out);
            proxy.sent(asked, count);
            sent += count;
        }
        return true;
    }

    private void finish(Answer answer, boolean stopped, OutputStream out) throws IOException {
        if (stopped && fault instanceof Fault.Stall) {
            proxy.awaitHonesty();
        } else if (stopped && fault instanceof Fault.Reset) {
            client.setSoLinger(true, 0);
        } else {
            answer.writeEnd(out);
        }
    }
}
