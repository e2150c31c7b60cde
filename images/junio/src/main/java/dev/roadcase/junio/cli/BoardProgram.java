package dev.roadcase.junio.cli;

import dev.roadcase.junio.board.Board;
import dev.roadcase.junio.board.Scene;
import dev.roadcase.junio.board.Visitor;
import dev.roadcase.junio.board.Watcher;
import dev.roadcase.junio.console.Log;
import dev.roadcase.junio.kubernetes.Api;
import dev.roadcase.junio.kubernetes.Pods;
import dev.roadcase.junio.kubernetes.ServiceAccount;
import dev.roadcase.junio.resolver.Resolver;
import dev.roadcase.junio.service.Environment;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/** Starts the page for the audience, and what it shows. */
final class BoardProgram {
    private static final int PORT = 8080;
    private static final InetSocketAddress WEB =
            InetSocketAddress.createUnresolved("web-1-0-0.default.svc.cluster.local", 7000);

    private BoardProgram() {}

    static void start(List<String> words, Environment environment, Log log) throws IOException {
        Scene scene = new Scene(
                environment.variable("BLUE").orElse("1.0.0"),
                environment.variable("GREEN").orElse("1.0.1"));
        ServiceAccount account = Names.account(environment)
                .orElseThrow(() -> new IllegalArgumentException("KUBERNETES_API does not say where Kubernetes is"));
        Pods pods = new Pods(Api.as(account));
        Resolver resolver = Services.resolver(environment);
        String name = environment.variable("DATEENDPOINT").orElse("date.default.svc.cluster.local");
        Board board = Board.show(environment.port(PORT), scene, line -> {});
        log.line("Starting board on port " + board.port() + ".");
        Watcher watcher = new Watcher(scene);
        Background.start("pods", () -> watcher.watch(pods), log);
        Background.start("switch", () -> watcher.watch(resolver, name), log);
        Visitor visitor = new Visitor(environment.address("WEB").orElse(WEB), resolver, scene).start();
        Ending.of(
                () -> {
                    visitor.stop();
                    board.close();
                },
                log);
    }
}
