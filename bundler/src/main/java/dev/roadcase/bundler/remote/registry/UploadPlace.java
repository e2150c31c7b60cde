package dev.roadcase.bundler.remote.registry;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.bundler.remote.failure.Failure;
import okhttp3.HttpUrl;
import okhttp3.Response;

/** Where the next request of an upload goes: what a registry says in {@code Location}, which may be a path alone, or at another host. */
record UploadPlace(HttpUrl url) {

    /**
     * The place that an answer names.
     *
     * @param doing what it is for, in the imperative, to begin an error with
     */
    static UploadPlace in(Response response, String doing) {
        HttpUrl asked = response.request().url();
        HttpUrl named = asked.resolve(response.header("Location", ""));
        if (response.header("Location", "").isBlank() || named == null) {
            throw Failure.of(doing, response).lasting("takes an upload, and does not say where");
        }
        return new UploadPlace(asked.isHttps() && !named.isHttps() ? secured(named, response, doing) : named);
    }

    /** The place that an answer names, or this one where it names none. */
    UploadPlace after(Response response, String doing) {
        return response.header("Location", "").isBlank() ? this : in(response, doing);
    }

    /** Registries behind a proxy that ends TLS may believe that they are asked over plain HTTP. Nothing is sent that way. */
    private static HttpUrl secured(HttpUrl named, Response response, String doing) {
        HttpUrl asked = response.request().url();
        boolean usual = named.port() == HttpUrl.defaultPort("http") || named.port() == asked.port();
        if (!named.host().equals(asked.host()) || !usual) {
            throw Failure.of(doing, response).lasting("sends uploads to plain HTTP at " + named.host());
        }
        return named.newBuilder().scheme("https").port(asked.port()).build();
    }

    /** The place that ends the upload: the query that the registry gave stays. */
    HttpUrl ending(Digest digest) {
        return url.newBuilder().setQueryParameter("digest", digest.toString()).build();
    }
}
