package dev.roadcase.bundler.show;

import dev.roadcase.agent.node.workload.WorkloadPlan;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.tls.MachineIdentity;
import dev.roadcase.bundler.apiserver.ApiServer;
import dev.roadcase.bundler.cluster.folder.OutputFolder;
import dev.roadcase.bundler.cluster.folder.RegistryAccess;
import dev.roadcase.bundler.etcd.EtcdKeysApi;
import dev.roadcase.bundler.kubectl.Gateway;
import dev.roadcase.bundler.kubectl.InstalledKubectl;
import dev.roadcase.bundler.kubectl.PinnedKubectl;
import dev.roadcase.bundler.spec.parameter.Parameters;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What lets the laptop into a show. */
public record ShowAccess(ShowFolder show) {
    private static final int API_SERVER = 6443;

    /** How long an answer may take of those who have to do something first. */
    private static final Duration PATIENT = Duration.ofSeconds(30);

    /** The API server of its Kubernetes, as the user who may do everything; in somebody else's cluster, as the user's context. */
    public ApiServer apiServer() {
        return apiServer(PATIENT);
    }

    /** The same, which has to answer within this time. */
    public ApiServer apiServer(Duration most) {
        return show.host()
                .map(host -> apiServer(host, most))
                .orElseGet(() -> new ApiServer(apiServerAddress(), identity("ca", "admin"), most));
    }

    private ApiServer apiServer(HostCluster host, Duration most) {
        Path socket = new Gateway(kubectl(host), host.context()).open();
        return ApiServer.behind(socket, host.context().name(), host.scope(), most);
    }

    /** This computer's own, or else the bundle's. */
    private static Path kubectl(HostCluster host) {
        return new InstalledKubectl(System.getenv())
                .program()
                .or(() -> host.kubectl().map(PinnedKubectl::program))
                .orElseThrow(() -> Problem.machine("this computer has no kubectl any more")
                        .advise("install kubectl on this computer, or run bundle up again"));
    }

    private URI apiServerAddress() {
        return URI.create("https://" + show.controller().address() + ":" + API_SERVER);
    }

    /** Whom to trust at the registry, where anybody may read. */
    public MachineIdentity registryReader() {
        return new MachineIdentity(Optional.of(show.key("ca.crt")), Optional.empty(), Optional.empty());
    }

    /** The same for who changes what was pushed: the presenter's certificate, where the folder has one. */
    public MachineIdentity registryWriter() {
        Path own = show.certificates().resolve(show.registry());
        return new MachineIdentity(
                Optional.of(show.key("ca.crt")),
                Optional.of(own.resolve(RegistryAccess.NAME + ".cert")).filter(Files::exists),
                Optional.of(own.resolve(RegistryAccess.NAME + ".key")).filter(Files::exists));
    }

    /**
     * The keys of its etcd.
     *
     * @throws Problem exit 3 if nobody but the controller may change them
     */
    public EtcdKeysApi etcd() {
        if (show.etcd().isEmpty()) {
            throw Problem.badInput("the etcd of " + show.path() + " has no v2 API")
                    .advise("add v2: true to the key etcd of the demo's cluster, and prepare and configure it again");
        }
        return new EtcdKeysApi(show.etcd(), identity("etcd-ca", "etcd-v2"));
    }

    /** The values of the demo's parameters, as they were chosen for this show. */
    public Parameters values() {
        return Parameters.NONE.with(workloads().values());
    }

    /** What the controller applies at the beginning. */
    public WorkloadPlan workloads() {
        return WorkloadPlan.read(show.path().resolve(OutputFolder.WORKLOADS));
    }

    private MachineIdentity identity(String authority, String own) {
        return new MachineIdentity(
                Optional.of(show.key(authority + ".crt")),
                Optional.of(show.key(own + ".crt")),
                Optional.of(show.key(own + ".key")));
    }
}
